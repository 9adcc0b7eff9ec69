"""When the clocks of the world change, told from the zones alone: what the sweeps are held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

FROM, TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True)
class Transition:
    """A moment from which on a zone has another offset."""

    zone: str
    at: datetime


def transitions(zone: str, since: datetime = FROM, until: datetime = TO) -> list[Transition]:
    """All transitions of a zone, by looking at each day and closing in on those whose ends differ."""
    info, found = ZoneInfo(zone), []
    day, offset = since, since.astimezone(info).utcoffset()
    while day < until:
        after = (day + _DAY).astimezone(info).utcoffset()
        if after != offset:
            found.append(Transition(zone, _first_with(info, day, day + _DAY)))
        day, offset = day + _DAY, after
    return found


def all_transitions(part: int = 0, zones: int = 1, each: int = 1) -> list[Transition]:
    """Those of all zones there are from 2020 to 2037: of each so many-th zone from the `part`-th on each so many-th."""
    names = sorted(available_timezones())[part::zones]
    return [transition for name in names for transition in transitions(name)][::each]


def first_reading(zone: ZoneInfo, day: date, at: time, since: datetime, until: datetime) -> datetime | None:
    """The first moment of a span at which a clock in the zone shows that day and that time, or a later one.

    Told from the spans of equal offset alone: a time that is skipped is read at the first moment after the gap, also
    where that is the day after.
    """
    wanted = datetime.combine(day, at, tzinfo=UTC)
    edges = [since, *_changes(zone.key, since, until), until]
    for begin, end in pairwise(edges):
        offset = begin.astimezone(zone).utcoffset()
        assert offset is not None
        moment = max(begin, wanted - offset)
        if moment < end:
            return moment
    return None


@lru_cache(maxsize=1)
def _changes(zone: str, since: datetime, until: datetime) -> list[datetime]:
    return [each.at for each in transitions(zone, since, until)]


def _first_with(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    before = early.astimezone(zone).utcoffset()
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == before else (early, middle)
    return late.replace(microsecond=0)
