"""Circles: how close a contact is, each with the cadence that those in it have by default."""

from __future__ import annotations

from dataclasses import dataclass

from followup_desktop.domain.cadence import Cadence


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle. `position` counts from 0, the closest; `members` is how many are in it, where that was asked for."""

    id: int
    uuid: str
    name: str
    cadence: Cadence | None
    position: int
    members: int = 0


def letter_worthy(position: int | None) -> bool:
    """Whether a circle is so close that a card or letter fits an occasion: the two closest."""
    return position is not None and position < 2
