"""Pairs of contacts about whom the user said something once; kept among the preferences."""

from __future__ import annotations

import json

from followup_desktop.store.book import Book

NOT_INTRODUCED = "not_introduced"
"""The name of pairs whom the user does not want to introduce."""
NOT_THE_SAME = "not_the_same"
"""The name of pairs of whom the user said that they are two people."""


def kept_pairs(book: Book, name: str) -> set[frozenset[str]]:
    """The pairs of UUIDs that are kept under a name."""
    stored = book.value("SELECT value FROM preferences WHERE name = ?", (name,))
    return {frozenset(pair) for pair in json.loads(stored)} if stored else set()
