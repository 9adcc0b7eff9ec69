"""What upkeep remembers of itself in the book, by name: when it was looked through last, and what was found."""

from __future__ import annotations

from followup_desktop.store.book import Book

_SET = "INSERT INTO upkeep (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def noted(book: Book, name: str) -> str:
    """What was noted under a name; empty where nothing was."""
    return str(book.value("SELECT value FROM upkeep WHERE name = ?", (name,)) or "")


def note(book: Book, name: str, value: str) -> None:
    """Note something. Only within a transaction."""
    book.execute(_SET, (name, value))
