"""Duplicates: all pairs in the book who may be one person, looked at one after another."""
