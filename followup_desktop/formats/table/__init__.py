"""Tables of comma-separated values as other software writes them, to people and back."""
