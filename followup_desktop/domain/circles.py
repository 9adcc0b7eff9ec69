"""Circles: how close a contact is, each with the cadence that those in it have by default."""

from __future__ import annotations

from dataclasses import dataclass

from followup_desktop.domain.cadence import Cadence, Unit


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle. `position` counts from 0, the closest; `members` is how many contacts are in it."""

    id: int
    uuid: str
    name: str
    cadence: Cadence | None
    position: int
    members: int = 0


DEFAULT_CIRCLES = (
    ("Inner", Cadence(2, Unit.WEEK)),
    ("Close", Cadence(6, Unit.WEEK)),
    ("Friends", Cadence(3, Unit.MONTH)),
    ("Wider", Cadence(6, Unit.MONTH)),
)
"""The circles of a new book, from the closest."""


def weight(position: int | None) -> float:
    """How much a circle raises its contacts' places among the daily few: 1.5 for the closest, down to 0.75."""
    return 0.75 if position is None else max(0.75, 1.5 - 0.25 * position)
