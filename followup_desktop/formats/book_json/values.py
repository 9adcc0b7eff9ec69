"""Single values of the document, believed only where they are what they should be; the rest is told."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.json_stream import clean

_T = TypeVar("_T")
Take = Callable[[Any], Any]
_SHOWN = 60
_MOST_TOLD = 20
"""Of one contact or entry."""


class Notes:
    """What is wrong with one contact or entry: told of it, and emptied for the next one."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._unknown: set[str] = set()

    def wrong(self, where: str) -> None:
        """A value was left out because it makes no sense."""
        if len(self._told) < _MOST_TOLD:
            self._told.append(_("'{name}' makes no sense here and was left out").format(name=where[:_SHOWN]))

    def unknown(self, where: str) -> None:
        """A member is not known; told once a file."""
        if where not in self._unknown and len(self._unknown) < _MOST_TOLD:
            self._unknown.add(where)
            self._told.append(_("'{name}' is not understood and was left out").format(name=where[:_SHOWN]))

    def taken(self) -> list[str]:
        """What was noted since the last time."""
        told, self._told = self._told, []
        return told


def members(value: Any, known: Mapping[str, Take], where: str, notes: Notes) -> dict[str, Any]:
    """The members of an object that are known and make sense. Raises TypeError where it is none."""
    if not isinstance(value, dict):
        raise TypeError(where)
    found: dict[str, Any] = {}
    for name, held in value.items():
        take = known.get(name)
        if take is None:
            notes.unknown(f"{where}.{clean(name)}" if where else clean(name))
            continue
        try:
            found[name] = take(held)
        except (Refused, ValueError, TypeError, OverflowError):
            notes.wrong(f"{where}.{name}" if where else name)
    return found


def many(value: Any, take: Callable[[Any], _T], where: str, notes: Notes) -> tuple[_T, ...]:
    """The values of a list that make sense. Raises TypeError where it is none."""
    if not isinstance(value, list):
        raise TypeError(where)
    found: list[_T] = []
    for held in value:
        try:
            found.append(take(held))
        except (Refused, ValueError, TypeError, OverflowError):
            notes.wrong(where)
    return tuple(found)


def text(value: Any) -> str:
    """A text. Raises TypeError."""
    if type(value) is not str:
        raise TypeError
    return clean(value)


def flag(value: Any) -> bool:
    """True or false. Raises TypeError."""
    if type(value) is not bool:
        raise TypeError
    return value


def number(value: Any) -> int:
    """A whole number. Raises TypeError."""
    if type(value) is not int:
        raise TypeError
    return value


def name(value: Any) -> str:
    """A UUID as the book writes it. Raises TypeError, ValueError."""
    return str(uuid.UUID(text(value)))


def day(value: Any) -> date:
    """A day: '2026-02-28'. Raises TypeError, ValueError."""
    written = text(value)
    if len(written) != 10:
        raise ValueError(written)
    return date.fromisoformat(written)


def moment(value: Any) -> datetime:
    """A moment with its offset. Raises TypeError, ValueError."""
    found = datetime.fromisoformat(text(value))
    if found.tzinfo is None or found.utcoffset() is None:
        raise ValueError(value)
    return found


def day_or_moment(value: Any) -> str:
    """The text of a day or of a moment with its offset. Raises TypeError, ValueError."""
    written = text(value)
    return day(written).isoformat() if len(written) == 10 else moment(written).isoformat(timespec="minutes")


def partial_day(value: Any) -> PartialDate:
    """A date of which a part may be unknown. Raises TypeError, Refused."""
    return PartialDate.parse(text(value))


def cadence(value: Any) -> Cadence:
    """A wished gap: '6 weeks'. Raises TypeError, Refused."""
    return Cadence.parse(text(value))
