"""Dealing out: what becomes of one person after another, and what is remembered of it between two sittings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """What becomes of somebody who is dealt."""

    CIRCLE = "circle"
    NO_REMINDERS = "no reminders"
    ARCHIVE = "archive"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Dealing:
    """What is remembered: who is to have no reminders, who comes later, and how many there were when it began.

    People are row numbers. Whoever has a circle, a cadence of their own or is archived needs no remembering.
    """

    no_reminders: frozenset[int] = frozenset()
    later: frozenset[int] = frozenset()
    total: int = 0

    def decided(self, contact: int, fate: Fate) -> Dealing:
        """The same after somebody was dealt."""
        later = self.later | {contact} if fate is Fate.LATER else self.later - {contact}
        silent = self.no_reminders | {contact} if fate is Fate.NO_REMINDERS else self.no_reminders - {contact}
        return dataclasses.replace(self, no_reminders=silent, later=later)


def to_json(dealing: Dealing) -> dict[str, Any]:
    """As a JSON value; people in a row are kept as their first and last."""
    return {
        "no_reminders": list(_runs(dealing.no_reminders)), "later": list(_runs(dealing.later)), "total": dealing.total,
    }  # fmt: skip


def from_json(value: Any) -> Dealing:
    """What to_json() made; what is anything else is as if nothing had been dealt."""
    try:
        silent, later = (frozenset(_members(value[name])) for name in ("no_reminders", "later"))
        return Dealing(silent, later, int(value["total"]))
    except (KeyError, TypeError, ValueError):
        return Dealing()


def _runs(people: Iterable[int]) -> Iterator[list[int]]:
    first = last = None
    for person in sorted(people):
        if first is None or last is None:
            first = person
        elif person != last + 1:
            yield [first, last]
            first = person
        last = person
    if first is not None and last is not None:
        yield [first, last]


def _members(runs: Iterable[tuple[int, int]]) -> Iterator[int]:
    for first, last in runs:
        yield from range(first, last + 1)
