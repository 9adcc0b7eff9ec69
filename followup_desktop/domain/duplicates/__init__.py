"""Duplicates: whether two descriptions are of one person, how sure that is, and why."""
