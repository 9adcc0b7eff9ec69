"""Circles and preferences."""

from __future__ import annotations

import json

from followup_desktop.domain.circles import Circle
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import system_region
from followup_desktop.domain.preferences import Preferences, from_json
from followup_desktop.store.book import Book
from followup_desktop.store.rows import cadence_of, uuid_text

_CIRCLES = "SELECT id, uuid, name, cadence_count, cadence_unit, position FROM circles ORDER BY position, id"
_MEMBERS = "SELECT circle_id, count(*) FROM contacts WHERE archived = 0 AND is_me = 0 GROUP BY circle_id"


def circles(book: Book, *, counted: bool = False) -> list[Circle]:
    """All circles, the closest first; `counted` with how many are in each, which reads every contact."""
    members = dict(book.rows(_MEMBERS)) if counted else {}
    return [
        Circle(row[0], uuid_text(row[1]), row[2], cadence_of(row[3], row[4]), row[5], members.get(row[0], 0))
        for row in book.rows(_CIRCLES)
    ]


def circle_named(book: Book, name: str) -> Circle:
    """A circle by its name, whatever its case. Raises NotFound with the names there are."""
    every = circles(book)
    for circle in every:
        if circle.name.casefold() == name.strip().casefold():
            return circle
    raise NotFound(f"There is no circle '{name}'; there are {', '.join(c.name for c in every)}", field="circle")


def preferences(book: Book) -> Preferences:
    """The user's preferences, with defaults for what was never chosen."""
    return from_json({name: json.loads(value) for name, value in book.rows("SELECT name, value FROM preferences")})


def region(book: Book) -> str:
    """The country whose ways are followed: the one that was chosen, else the system's; empty where neither is known."""
    return preferences(book).region or system_region()
