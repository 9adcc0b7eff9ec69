"""What the columns of tables hold, as the person chose it once: remembered by the table's header."""

from __future__ import annotations

import json
from collections.abc import Sequence

from followup_desktop.store.book import Book

COLUMNS = "columns"
"""The name of the preference that remembers it."""


def all_columns(book: Book) -> dict[str, list[str]]:
    """All that is remembered, by header_key()."""
    text = book.value("SELECT value FROM preferences WHERE name = ?", (COLUMNS,))
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def columns_of(book: Book, header: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a table with this header hold; empty where nobody chose."""
    found = all_columns(book).get(header_key(header), [])
    return tuple(map(str, found)) if len(found) == len(header) else ()


def header_key(header: Sequence[str]) -> str:
    """By what a header is known again."""
    return "\t".join(" ".join(name.split()).casefold() for name in header)
