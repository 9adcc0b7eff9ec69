"""What the tray announces, and when: the digest, timed check-ins, quiet hours (product.md, Announcing)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.digests import digest_day, digest_key, digest_moment, is_digest, quiet_until
from followup_desktop.domain.moments import instant, local_moment
from followup_desktop.domain.preferences import Preferences

MOST = 5
"""Notifications in `SPAN`, at most: the rest comes together."""
SPAN = timedelta(minutes=10)
SEVERAL = "several"
"""The name of a notification about several check-ins that is no digest: a newer one takes its place."""
_TOGETHER_AFTER = timedelta(minutes=10)
"""A timed check-in that is later than this was missed, and is announced with the others that were."""
_DAY = timedelta(days=1)


class Occasion(StrEnum):
    """Why something is announced."""

    DIGEST = "digest"
    TIMED = "timed"
    MISSED = "missed"
    """Several that could not come at their own moments, or were too many for that."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One notification. `keys` name what it announces: each is claimed before it is shown, and never shown again.

    Without check-ins there is nothing to show, but its keys are claimed: a day that began with nothing to do gets
    no digest later.
    """

    why: Occasion
    keys: tuple[str, ...]
    check_ins: tuple[CheckIn, ...]


def to_announce(
    due: Sequence[CheckIn],
    preferences: Preferences,
    now: datetime,
    announced: Collection[str],
    recent: Sequence[datetime] = (),
    left: Sequence[tuple[str, ...]] = (),
) -> list[Announcement]:
    """What is to be announced now: `due` is Today's list in its order, `announced` the keys that need not be any more.

    `recent` are the moments of earlier notifications, of which there are no more than `MOST` in `SPAN`. `left` are
    the keys of notifications that nobody knows to have been shown: what is still wanted of them comes as it was, for
    it may be on the screen already.
    """
    if is_held(preferences, now):
        return []
    room = max(0, MOST - len(_counted(recent, now)))
    timed = [c for c in due if c.due_at and instant(c.due_at) <= instant(now) and timed_key(c) not in announced]
    digest = _digest(due, preferences, now, announced)
    again = _as_they_were(left, timed, digest)
    come = {key for announcement in again for key in announcement.keys}
    fresh = _timed([c for c in timed if timed_key(c) not in come], now)
    fresh += [announcement for announcement in digest if not come.intersection(announcement.keys)]
    return again[:room] + _fitting(_together(fresh), room - len(again))


def is_held(preferences: Preferences, now: datetime) -> bool:
    """Whether nothing is announced now: everything is paused, for days or for hours, or these are quiet hours."""
    return preferences.paused(now.date()) or preferences.held(now) or quiet_until(preferences, now) is not None


def part_won(announcement: Announcement, won: Collection[str]) -> Announcement:
    """What is left of an announcement for whoever claimed these of its keys: the rest was another's to show."""
    digest_won = any(is_digest(key) for key in won)
    kept = tuple(c for c in announcement.check_ins if (timed_key(c) in won if c.due_at else digest_won))
    return Announcement(announcement.why, tuple(key for key in announcement.keys if key in won), kept)


def timed_key(check_in: CheckIn) -> str:
    """The key of a timed check-in's announcement; snoozing it makes a new one."""
    assert check_in.due_at is not None
    return f"timed {check_in.uuid} {int(check_in.due_at.timestamp())}"


def next_wake(
    due: Sequence[CheckIn], preferences: Preferences, now: datetime, recent: Sequence[datetime] = ()
) -> datetime:
    """The next moment at which something may have to be announced, a day ahead at the most."""
    moments = [instant(now) + _DAY]
    moments += [instant(c.due_at) for c in due if c.due_at]
    for day in (now.date() - _DAY, now.date(), now.date() + _DAY):
        moments.append(instant(digest_moment(preferences, day, now)))
        moments += [instant(local_moment(day, at, now)) for at in (preferences.quiet_until, time(0, 0))]
    if preferences.held_until is not None:
        moments.append(instant(preferences.held_until))
    counted = _counted(recent, now)
    if len(counted) >= MOST:
        moments.append(min(counted) + SPAN)
    return min(moment for moment in moments if moment > instant(now)).astimezone(now.tzinfo)


def _as_they_were(
    left: Sequence[tuple[str, ...]], timed: Sequence[CheckIn], digest: Sequence[Announcement]
) -> list[Announcement]:
    """Of what was left behind what is wanted now, under all the keys that it had: by them the notification is known."""
    wanted = [(timed_key(c), (c,)) for c in timed] + [(key, a.check_ins) for a in digest for key in a.keys]
    found = []
    for keys in left:
        if any(key in keys for key, _check_ins in wanted):
            check_ins = tuple(c for key, each in wanted if key in keys for c in each)
            found.append(Announcement(Occasion.MISSED, keys, check_ins))
    return found


def notification_id(keys: Sequence[str]) -> str:
    """The name of the notification of these keys: a digest's day, a check-in's UUID, or that of several; 36 letters."""
    digest = next((key for key in keys if is_digest(key)), "")
    if digest or len(keys) != 1:
        return digest or SEVERAL
    return keys[0].split()[1]


def _counted(recent: Sequence[datetime], now: datetime) -> list[datetime]:
    """The notifications that fill a place: a clock that was set back has some that are still ahead."""
    return [instant(each) for each in recent if timedelta(0) <= instant(now) - instant(each) < SPAN]


def _fitting(announcements: list[Announcement], room: int) -> list[Announcement]:
    """As many as there is room for, the rest together in the last of them. Without room they wait for it."""
    if len(announcements) <= room:
        return announcements
    return [*announcements[: room - 1], _one(announcements[room - 1 :])] if room > 0 else []


def _one(announcements: list[Announcement]) -> Announcement:
    keys = tuple(key for a in announcements for key in a.keys)
    return Announcement(Occasion.MISSED, keys, tuple(c for a in announcements for c in a.check_ins))


def _together(announcements: list[Announcement]) -> list[Announcement]:
    """A digest that comes with what was missed is one with it, so that nobody comes back to a pile."""
    if not any(a.why is Occasion.MISSED for a in announcements):
        return announcements
    late = [a for a in announcements if a.why is not Occasion.TIMED]
    return [_one(late), *(a for a in announcements if a.why is Occasion.TIMED)]


def _timed(timed: list[CheckIn], now: datetime) -> list[Announcement]:
    missed = [c for c in timed if c.due_at and instant(now) - instant(c.due_at) > _TOGETHER_AFTER]
    fresh = [c for c in timed if c not in missed]
    announcements = [Announcement(Occasion.TIMED, (timed_key(c),), (c,)) for c in fresh]
    if missed:
        announcements.insert(0, Announcement(Occasion.MISSED, tuple(map(timed_key, missed)), tuple(missed)))
    return announcements


def _digest(
    due: Sequence[CheckIn], preferences: Preferences, now: datetime, announced: Collection[str]
) -> list[Announcement]:
    day = digest_day(preferences, now, announced)
    if day is None:
        return []
    untimed = tuple(c for c in due if c.due_at is None)
    return [Announcement(Occasion.DIGEST, (digest_key(day),), untimed)]
