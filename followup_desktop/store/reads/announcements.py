"""Announcements: which of them are claimed already."""

from __future__ import annotations

from collections.abc import Sequence

from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks


def claimed(book: Book, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that were claimed at any time, by any process."""
    rows = book.rows(f"SELECT key FROM announcements WHERE key IN ({marks(keys)})", keys)
    return frozenset(key for (key,) in rows)
