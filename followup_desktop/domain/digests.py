"""Quiet hours, and the day whose digest is to be announced: keyed by local date, right where clocks change."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from followup_desktop.domain.moments import instant, local_moment
from followup_desktop.domain.preferences import Preferences

DAYS_AROUND = (0, -1, -2)
"""Days whose digest can be the one to come now: those of yesterday and before were missed, or held by quiet hours."""
_CAUGHT_UP = timedelta(hours=18)
_DAY = timedelta(days=1)


def digest_key(day: date) -> str:
    """The key of the digest of a local date."""
    return f"digest {day.isoformat()}"


def is_digest(key: str) -> bool:
    """Whether a key is a digest's."""
    return key.startswith("digest ")


def quiet_until(preferences: Preferences, now: datetime) -> datetime | None:
    """When the quiet hours end in which a moment lies, or None; they may reach over midnight, equal ends mean none."""
    start, end = preferences.quiet_from, preferences.quiet_until
    if start == end:
        return None
    for day in (now.date() - _DAY, now.date()):
        begin = local_moment(day, start, now)
        over = local_moment(day + _DAY if end < start else day, end, now)
        if instant(begin) <= instant(now) < instant(over):
            return over
    return None


def digest_day(preferences: Preferences, now: datetime, announced: Collection[str]) -> date | None:
    """The day whose digest is to be announced now, if there is one: the last to come, so that a pile comes as one.

    It can be caught up on until its day ends, and for 18 hours at the least: one of the evening before comes in the
    morning. It is out of date once that of a later day was announced, as after a flight over the date line.
    """
    today = now.date()
    for day in (today + back * _DAY for back in DAYS_AROUND):
        chosen = day.weekday() in preferences.digest_days and not preferences.paused(day)
        if chosen and _has_come(preferences, day, now):
            later = (digest_key(day + ahead * _DAY) for ahead in range(3))
            return None if any(key in announced for key in later) else day
    return None


def digest_keys(now: datetime) -> list[str]:
    """All keys that `digest_day` asks for."""
    return [digest_key(now.date() + days * _DAY) for days in range(min(DAYS_AROUND), 3)]


def digest_moment(preferences: Preferences, day: date, now: datetime) -> datetime:
    """When the digest of a day comes, in the zone of `now`: at its time, or when the quiet hours around that end."""
    at = local_moment(day, preferences.digest_at, now)
    return quiet_until(preferences, at) or at


def _has_come(preferences: Preferences, day: date, now: datetime) -> bool:
    comes = instant(digest_moment(preferences, day, now))
    ends = max(instant(local_moment(day + _DAY, time(0, 0), now)), comes + _CAUGHT_UP)
    return comes <= instant(now) < ends
