"""The command line, for people and scripts: no Qt, so that it starts at once."""
