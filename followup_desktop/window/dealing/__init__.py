"""Dealing out: one person at a time, a key for each circle, until everybody has a place."""
