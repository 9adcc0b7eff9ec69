"""Circles and preferences."""

from __future__ import annotations

import json

from followup_desktop.domain.circles import Circle
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.preferences import Preferences, from_json
from followup_desktop.store.book import Book
from followup_desktop.store.rows import cadence_of, uuid_text

_CIRCLES = """
SELECT c.id, c.uuid, c.name, c.cadence_count, c.cadence_unit, c.position,
       (SELECT count(*) FROM contacts p WHERE p.circle_id = c.id AND NOT p.archived AND NOT p.is_me)
FROM circles c ORDER BY c.position, c.id
"""


def circles(book: Book) -> list[Circle]:
    """All circles, the closest first, with how many are in each."""
    return [
        Circle(row[0], uuid_text(row[1]), row[2], cadence_of(row[3], row[4]), row[5], row[6])
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
