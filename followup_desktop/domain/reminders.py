"""What the tray announces, and when: the digest, timed check-ins, quiet hours (product.md, Announcing)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from followup_desktop.domain.check_ins import CheckIn, local_moment
from followup_desktop.domain.preferences import Preferences

_TOGETHER_AFTER = timedelta(minutes=10)
"""A timed check-in that is later than this was missed, and is announced with the others that were."""


class Occasion(StrEnum):
    """Why something is announced."""

    DIGEST = "digest"
    TIMED = "timed"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One notification. `keys` name what it announces: each is claimed once, for good, before it is shown.

    Without check-ins there is nothing to show, but its keys are claimed: a day that began with nothing to do gets
    no digest later.
    """

    why: Occasion
    keys: tuple[str, ...]
    check_ins: tuple[CheckIn, ...]


def to_announce(
    due: Sequence[CheckIn], preferences: Preferences, now: datetime, announced: Collection[str]
) -> list[Announcement]:
    """What is to be announced now: `due` is Today's list in its order, `announced` the keys already claimed."""
    if preferences.paused(now.date()) or in_quiet_hours(preferences, now):
        return []
    timed = [c for c in due if c.due_at and c.due_at <= now and timed_key(c) not in announced]
    return _together(_timed(timed, now) + _digest(due, preferences, now, announced))


def part_won(announcement: Announcement, won: Collection[str], now: datetime) -> Announcement:
    """What is left of an announcement for whoever claimed these of its keys: the rest was another's to show."""
    kept = tuple(c for c in announcement.check_ins if (timed_key(c) if c.due_at else digest_key(now)) in won)
    return Announcement(announcement.why, tuple(key for key in announcement.keys if key in won), kept)


def in_quiet_hours(preferences: Preferences, now: datetime) -> bool:
    """Whether a moment lies in the quiet hours, which may reach over the end of the day; equal ends mean none."""
    start, end, at = preferences.quiet_from, preferences.quiet_until, now.time()
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def timed_key(check_in: CheckIn) -> str:
    """The key of a timed check-in's announcement; snoozing it makes a new one."""
    assert check_in.due_at is not None
    return f"timed {check_in.uuid} {int(check_in.due_at.timestamp())}"


def digest_key(now: datetime) -> str:
    """The key of the digest of a local date."""
    return f"digest {now.date().isoformat()}"


def next_wake(due: Sequence[CheckIn], preferences: Preferences, now: datetime) -> datetime:
    """The next moment at which something may have to be announced, a day ahead at the most."""
    moments = [now + timedelta(days=1)]
    moments += [c.due_at for c in due if c.due_at and c.due_at > now]
    for at in (preferences.digest_at, preferences.quiet_until, time(0, 0)):
        for day in (now.date(), now.date() + timedelta(days=1)):
            moment = local_moment(day, at, now)
            if moment > now:
                moments.append(moment)
    return min(moments)


def _digest_has_come(preferences: Preferences, now: datetime) -> bool:
    """Whether this is a day with a digest and its time has passed; one in quiet hours waits for the morning after."""
    today, at = now.date(), preferences.digest_at
    waits = in_quiet_hours(preferences, now.replace(hour=at.hour, minute=at.minute)) and at >= preferences.quiet_until
    of = today - timedelta(days=1) if waits else today
    if of.weekday() not in preferences.digest_days:
        return False
    return now >= local_moment(today, preferences.quiet_until if waits else at, now)


def _together(announcements: list[Announcement]) -> list[Announcement]:
    """A digest that comes with what was missed is one with it, so that nobody comes back to a pile."""
    missed = [a for a in announcements if a.why is Occasion.MISSED]
    if not missed:
        return announcements
    late = [a for a in announcements if a.why is not Occasion.TIMED]
    keys = tuple(key for a in late for key in a.keys)
    check_ins = tuple(c for a in late for c in a.check_ins)
    return [Announcement(Occasion.MISSED, keys, check_ins), *(a for a in announcements if a.why is Occasion.TIMED)]


def _timed(timed: list[CheckIn], now: datetime) -> list[Announcement]:
    missed = [c for c in timed if c.due_at and now - c.due_at > _TOGETHER_AFTER]
    fresh = [c for c in timed if c not in missed]
    announcements = [Announcement(Occasion.TIMED, (timed_key(c),), (c,)) for c in fresh]
    if missed:
        announcements.insert(0, Announcement(Occasion.MISSED, tuple(map(timed_key, missed)), tuple(missed)))
    return announcements


def _digest(
    due: Sequence[CheckIn], preferences: Preferences, now: datetime, announced: Collection[str]
) -> list[Announcement]:
    if digest_key(now) in announced or not _digest_has_come(preferences, now):
        return []
    untimed = tuple(c for c in due if c.due_at is None)
    return [Announcement(Occasion.DIGEST, (digest_key(now),), untimed)]
