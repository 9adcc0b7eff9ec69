"""Days and moments of events (RFC 5545 sections 3.3.4 to 3.3.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from followup_desktop.formats.icalendar.zones import Zones
from followup_desktop.formats.vcard.properties import Property

_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z)?)?", re.ASCII)
_DURATION = re.compile(r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?")
_MOST_MINUTES = 24 * 60
MANY = 10_000
"""Values of one property that are looked at."""


@dataclass(frozen=True, slots=True)
class When:
    """The day of something; its local time where it has one, and the zone where that is known."""

    day: date
    time: time | None = None
    zone: tzinfo | None = None

    def at(self, day: date) -> datetime | None:
        """The moment on this or another day, with its offset in whole minutes; None where it has no time or zone."""
        if self.time is None or self.zone is None:
            return None
        try:
            local = datetime.combine(day, self.time, self.zone)
            offset = local.utcoffset() or timedelta()
            minutes = round(offset.total_seconds() / 60)
            return local.replace(tzinfo=timezone(timedelta(minutes=minutes)))
        except (OverflowError, ValueError):
            return None


def read_when(value: str, zone_name: str, zones: Zones, home: tzinfo | None) -> When | None:
    """What a value says, or None. A moment of the world's clock is told by the clock of the calendar's own zone."""
    match = _MOMENT.fullmatch(value.strip())
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return When(day)
        moment = time(int(match[4]), int(match[5]), min(int(match[6] or 0), 59))
        if match[7]:
            local = datetime.combine(day, moment, UTC).astimezone(home or UTC)
            return When(local.date(), local.time(), home or UTC)
    except (OverflowError, ValueError):
        return None
    return When(day, moment, zones.find(zone_name) if zone_name else None)


def when(prop: Property | None, zones: Zones, home: tzinfo | None) -> When | None:
    """The day or moment of a property."""
    return None if prop is None else read_when(prop.value, prop.params.get("TZID"), zones, home)


def days_of(props: list[Property], zones: Zones, home: tzinfo | None) -> set[date]:
    """The days that EXDATE or RDATE name; of a period, the day it begins."""
    found: set[date] = set()
    for prop in props:
        for value in prop.value.split(",", MANY)[:MANY]:
            read = read_when(value.partition("/")[0], prop.params.get("TZID"), zones, home)
            if read is not None and len(found) < MANY:
                found.add(read.day)
    return found


def minutes_between(begins: When, ends: When | None, duration: str) -> int | None:
    """How long a meeting takes, up to a day; None where that is not said."""
    minutes = None
    if begins.time is not None and ends is not None and ends.time is not None:
        first, last = begins.at(begins.day), ends.at(ends.day)
        if first is None or last is None:
            first, last = datetime.combine(begins.day, begins.time, UTC), datetime.combine(ends.day, ends.time, UTC)
        minutes = round((last - first).total_seconds() / 60)
    elif begins.time is not None and (match := _DURATION.fullmatch(duration.strip().upper())) and match[1] != "-":
        weeks, days, hours, mins, seconds = (int(part or 0) for part in match.groups()[1:])
        minutes = (weeks * 7 + days) * _MOST_MINUTES + hours * 60 + mins + seconds // 60
    return minutes if minutes is not None and 0 < minutes <= _MOST_MINUTES else None
