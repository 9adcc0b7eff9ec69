"""Who is still to be dealt out: everybody without a circle and a cadence, but those of whom it was decided."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from followup_desktop.domain.dealing import Dealing, from_json
from followup_desktop.store.book import Book

DEALING = "dealing"
"""The name of the preference that remembers it."""
_WITHOUT = """
SELECT c.id FROM contacts c
WHERE c.circle_id IS NULL AND c.cadence_count IS NULL AND c.archived = 0 AND c.is_me = 0 ORDER BY c.id
"""
_ORIGINS = """
SELECT min(c.row), max(c.row), s.label, s.made_at FROM row_changes c JOIN change_sets s ON s.id = c.change_set_id
WHERE c.table_name = 'contacts' AND c.before IS NULL AND s.kind = 'do' GROUP BY c.change_set_id
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """The change that brought people into the book: the first and last of their row numbers, its words, its day."""

    first: int
    last: int
    label: str
    on: date


@dataclass(frozen=True, slots=True)
class Pile:
    """Row numbers of those who wait, in the order in which they come, and how many there were when it began."""

    waiting: tuple[int, ...]
    total: int

    @property
    def dealt(self) -> int:
        """How many of them have their place."""
        return self.total - len(self.waiting)


def pile(book: Book) -> Pile:
    """Who waits: in the order they came into the book, and those who were put off after all the others."""
    with book.snapshot():
        known = remembered(book)
        found = [row for (row,) in book.rows(_WITHOUT) if row not in known.no_reminders]
    waiting = sorted(found, key=lambda row: row in known.later)
    return Pile(tuple(waiting), max(known.total, len(waiting)) if waiting else known.total)


def origins(book: Book) -> list[Origin]:
    """The changes that brought people into the book, as far as the history reaches. It reads all of the history."""
    return [Origin(row[0], row[1], row[2], datetime.fromisoformat(row[3]).date()) for row in book.rows(_ORIGINS)]


def remembered(book: Book) -> Dealing:
    """What is remembered of dealing out."""
    text = book.value("SELECT value FROM preferences WHERE name = ?", (DEALING,))
    return from_json(json.loads(text)) if text else Dealing()
