"""Rules of the house that are looked up in the syntax of the program."""
