"""Time zones by the names that calendar files call them by."""

from __future__ import annotations

import re
import warnings
from datetime import tzinfo
from zoneinfo import ZoneInfo

from followup_desktop.formats.icalendar.components import Component

_MOST = 200
"""Zones of its own that one file may define."""
_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,3}")
_FREQUENCY = re.compile(rb"FREQ\s*=\s*([A-Z]+)", re.IGNORECASE)
_LONGEST_LINE = 10_000
_MOST_RULES = 200


class Zones:
    """The zones of one file: the world's by name, Windows' names, and those that the file defines."""

    def __init__(self) -> None:
        self._known: dict[str, tzinfo | None] = {}
        self._own: dict[str, Component] = {}

    def learn(self, zone: Component) -> None:
        """Remember a VTIMEZONE, which is read only if its name says nothing by itself."""
        name = next((line[5:] for line in zone.raw if line[:5].upper() == b"TZID:"), b"").strip()
        if name and len(self._own) < _MOST and zone.whole and not zone.cut:
            self._own.setdefault(name.decode("utf-8", "replace"), zone)

    def find(self, name: str) -> tzinfo | None:
        """The zone of a TZID; None where nobody knows it."""
        name = name.strip()
        if name not in self._known:
            if len(self._known) > _MOST:
                return None
            self._known[name] = _by_name(name) or self._defined(name)
        return self._known[name]

    def _defined(self, name: str) -> tzinfo | None:
        zone = self._own.get(name)
        return _from_rules(zone.raw) if zone is not None and _harmless(zone.raw) else None


def _by_name(name: str) -> tzinfo | None:
    """The world's zone of a name, also where a maker's path stands before it (RFC 5545 section 3.2.19)."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = WINDOWS_TO_OLSON.get(name, name).strip("/").split("/")
    for start in range(min(len(parts), 6)):
        if found := _zone("/".join(parts[start:])):
            return found
    return None


def _zone(name: str) -> tzinfo | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def _harmless(lines: list[bytes]) -> bool:
    """Whether rules come once a year, as a zone's do: a rule of each second would be followed for ever."""
    rules = [line for line in lines if line[:5].upper() == b"RRULE"]
    yearly = all([each.upper() for each in _FREQUENCY.findall(line)] == [b"YEARLY"] for line in rules)
    return yearly and len(rules) <= _MOST_RULES and all(len(line) < _LONGEST_LINE for line in lines)


def _from_rules(lines: list[bytes]) -> tzinfo | None:
    """The zone that a VTIMEZONE describes, through the library; None where it describes none."""
    from icalendar import Timezone

    data = b"\r\n".join(lines) + b"\r\n"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            zone = Timezone.from_ical(data)
            return zone.to_tz(lookup_tzid=False) if isinstance(zone, Timezone) else None
    except Exception:  # whatever the library stumbles over, the day is still known without the zone
        return None
