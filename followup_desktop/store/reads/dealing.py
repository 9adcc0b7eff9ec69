"""Who is still to be dealt out: everybody without a circle and a cadence, but those of whom it was decided."""

from __future__ import annotations

import json
from dataclasses import dataclass

from followup_desktop.domain.dealing import Dealing, from_json
from followup_desktop.store.book import Book

DEALING = "dealing"
"""The name of the preference that remembers it."""
_WITHOUT = """
SELECT c.id FROM contacts c
WHERE c.circle_id IS NULL AND c.cadence_count IS NULL AND c.archived = 0 AND c.is_me = 0 ORDER BY c.id
"""


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


def remembered(book: Book) -> Dealing:
    """What is remembered of dealing out."""
    text = book.value("SELECT value FROM preferences WHERE name = ?", (DEALING,))
    return from_json(json.loads(text)) if text else Dealing()
