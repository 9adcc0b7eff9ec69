"""Text that wants to be something else: markup, an address, an option, a formula, a path, another order of letters."""
