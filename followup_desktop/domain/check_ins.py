"""Check-ins: something to do for a contact on a day or at a moment, with a kind and a reason."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha1

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.dates import add_months
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.moments import instant

_OCCURRENCES = uuid.UUID("6c0f3c1e-6f0b-4a52-9d5f-2a1f5a0d7c11")
_LATER_TODAY = timedelta(hours=3)
_SATURDAY = 5
_MONDAY = 0


class Kind(StrEnum):
    """The kinds of check-ins (product.md, Words)."""

    KEEP_IN_TOUCH = "keep in touch"
    THANK_YOU = "thank you"
    FOLLOW_UP = "follow up"
    INFORMATION = "information"
    GENTLE_NUDGE = "gentle nudge"
    HARD_TIME = "hard time"
    OCCASION = "occasion"
    RECONNECT = "reconnect"
    REMINDER = "reminder"


PROMISES = frozenset(
    {Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.GENTLE_NUDGE, Kind.HARD_TIME, Kind.INFORMATION, Kind.REMINDER}
)
"""Kinds that Today shows as promises: everything the user said they would do."""


class State(StrEnum):
    """What became of a check-in. Only an open one shows."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class CheckInDraft:
    """A check-in as a person makes it: on a day, or at a moment with its offset that lies on this day."""

    contact: int
    kind: Kind
    reason: str
    due_on: date
    due_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.kind in {Kind.KEEP_IN_TOUCH, Kind.OCCASION}:
            raise Refused("This kind of check-in follows from a cadence or a date: change that instead", field="kind")
        if self.due_at is not None and (self.due_at.tzinfo is None or self.due_at.date() != self.due_on):
            raise Refused("The moment of a check-in lies on its day and carries its zone's offset", field="due_at")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in as Today, the page, the tray and the command line show it.

    `uuid` names this occurrence for good: that of a stored check-in is its row's; that of a keep-in-touch or an
    occasion is made from its contact or date and its day (occurrence_uuid), so that doing it twice is noticed.
    `due_on` and `due_at` are where a snooze moved it; `was_due_on` is the day it was due by itself. `band` is the
    contact's.
    """

    uuid: str
    contact: int
    contact_uuid: str
    contact_name: str
    kind: Kind
    reason: str
    due_on: date
    due_at: datetime | None
    was_due_on: date
    band: Band
    channel: Channel | None = None
    state: State = State.OPEN
    urgency: float = 0.0
    loop: int | None = None
    """The open loop that a promise comes from."""
    occasion: str = ""
    """Which date of the contact an occasion is: 'birthday', 'anniversary', or its label."""


def occurrence_uuid(owner_uuid: str, day: date) -> str:
    """The name of one occurrence of something that comes again: a contact's keep-in-touch, a date's occasion.

    A UUID of version 5 (RFC 9562); uuid5() makes two objects of it first, and Today asks for hundreds.
    """
    named = _OCCURRENCES.bytes + f"{owner_uuid} {day.isoformat()}".encode()
    digits = sha1(named, usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


class Snooze(StrEnum):
    """The choices of 'later' (product.md, Snooze); a date can be given instead."""

    LATER_TODAY = "later today"
    TOMORROW = "tomorrow"
    THIS_WEEKEND = "this weekend"
    NEXT_WEEK = "next week"
    NEXT_MONTH = "next month"


def snoozed_to(choice: Snooze, now: datetime, week_start: int = _MONDAY) -> date | datetime:
    """The day, or for 'later today' the moment, to which a choice moves a check-in.

    This weekend is the coming Saturday (on a weekend, the next one); next week the first day of the next week (0 is
    Monday); next month the same day a calendar month later. Late in the evening 'later today' is tomorrow.
    """
    today = now.date()
    match choice:
        case Snooze.LATER_TODAY:
            later = (instant(now) + _LATER_TODAY).astimezone(now.tzinfo).replace(minute=0, second=0, microsecond=0)
            return later if later.date() == today else today + timedelta(days=1)
        case Snooze.TOMORROW:
            return today + timedelta(days=1)
        case Snooze.THIS_WEEKEND:
            return today + timedelta(days=(_SATURDAY - today.weekday()) % 7 or 7)
        case Snooze.NEXT_WEEK:
            return today + timedelta(days=(week_start - today.weekday()) % 7 or 7)
        case Snooze.NEXT_MONTH:
            return add_months(today, 1)


def is_timed(check_in: CheckIn) -> bool:
    """Whether a check-in belongs to a moment, not to a whole day."""
    return check_in.due_at is not None
