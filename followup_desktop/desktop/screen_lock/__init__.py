"""Noticing that the person's screen is locked, each system its own way."""
