"""Help with writing to somebody: quiet checks in the language of the message, and questions made from memory. No Qt."""
