"""Occasions: the birthdays, anniversaries, shared days and holidays of a month, and the list of what comes next."""
