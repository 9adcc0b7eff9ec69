"""Parameters and groups of understood properties that the model has no place for, kept beside it and put back.

Such a remainder is kept as a RawProperty of the name X-FOLLOWUP-KEPT: its value says what it belongs to ('TEL:+49 30
1234', 'N:'), its group and params are what stood there. It is never written as a property of its own, and is let go
when what it belongs to is no longer said of the contact.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup_desktop.domain.contacts import REMAINDER, RawProperty

NAME = REMAINDER


def remainder(owner: str, value: str, group: str, params: str) -> RawProperty:
    """What is kept of a property: `owner` is its name in the model's terms ('TEL' for every phone)."""
    return RawProperty(NAME, f"{owner}:{value}", group, params)


class Remainders:
    """The remainders of one contact, given out once each while its properties are written."""

    def __init__(self, unknown: Iterable[RawProperty]) -> None:
        self._waiting: dict[str, list[RawProperty]] = {}
        for raw in unknown:
            if raw.name == NAME:
                self._waiting.setdefault(raw.value, []).append(raw)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._waiting)

    def take(self, owner: str, value: str) -> RawProperty | None:
        """The remainder that belongs to a value, if one is waiting."""
        waiting = self._waiting.get(f"{owner}:{value}")
        return waiting.pop(0) if waiting else None
