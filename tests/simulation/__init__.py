"""A simulated year: the program and its peers before the same people (README.md here says what is measured)."""
