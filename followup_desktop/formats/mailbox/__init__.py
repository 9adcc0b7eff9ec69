"""Mail as mbox files and single messages (.eml): who wrote to whom on which day, from the headers alone."""
