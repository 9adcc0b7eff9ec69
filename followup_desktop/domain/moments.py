"""Moments where clocks change: a time of a day in its zone, and instants that can be compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_SECOND = timedelta(seconds=1)


def instant(moment: datetime) -> datetime:
    """The moment in UTC. Within one zone Python compares clock faces, which lie in the hour that comes twice."""
    return moment.astimezone(UTC)


def local_moment(day: date, at: time, now: datetime) -> datetime:
    """A time of a day in the zone of `now`; in an overlap the first, in a gap the first moment after it.

    Of a day that a zone skipped (Apia, 30 December 2011) every time is the first moment of the day after.
    """
    naive = datetime.combine(day, at).replace(fold=0, tzinfo=None)
    moment = naive.replace(tzinfo=now.tzinfo)
    back = instant(moment).astimezone(now.tzinfo)
    return moment if back.replace(tzinfo=None) == naive or now.tzinfo is None else _end_of_gap(naive, now.tzinfo)


def _end_of_gap(naive: datetime, zone: tzinfo) -> datetime:
    """The first moment after the gap in which a time lies: PEP 495 gives it the offsets of both of its ends."""
    before, after = (naive.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta(0) for fold in (0, 1))
    early, late = (naive - after).replace(tzinfo=UTC), (naive - before).replace(tzinfo=UTC)
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0).astimezone(zone)
