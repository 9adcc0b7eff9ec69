"""Salvage: a new book of all that can still be read in a damaged one, which itself is never written to."""
