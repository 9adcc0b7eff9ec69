"""What all check-ins share however they come about: their person's columns, days and moments as rows say them."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks, uuid_bytes, uuid_text

PERSON = """c.id, c.uuid, c.display_name, c.since_on, c.in_touch_from, c.next_due_on, c.drifting_from, c.lapsed_from"""
AWAKE = "NOT c.archived AND NOT c.is_me AND (c.paused_until IS NULL OR c.paused_until <= :today)"
"""Contacts that may be reminded of: the condition every list of due things shares."""

_ZONES_APART = timedelta(days=3)


def records(book: Book, uuids: list[str]) -> dict[str, tuple[str, str]]:
    """What was done with occurrences: their state and where they were snoozed to, by UUID."""
    keys = [uuid_bytes(uuid) for uuid in uuids]
    query = f"SELECT uuid, state, coalesce(snoozed_to, '') FROM check_ins WHERE uuid IN ({marks(keys)})"
    return {uuid_text(row[0]): (row[1], row[2]) for row in book.rows(query, keys)}


def put_off(check_in: CheckIn, moved: str, now: datetime) -> CheckIn:
    """A check-in where a snooze moved it."""
    return dataclasses.replace(check_in, due_on=day_of(moved, now), due_at=moment(moved, now))


def days(now: datetime) -> tuple[str, str]:
    """Today and tomorrow as rows say them."""
    return now.date().isoformat(), (now.date() + timedelta(days=1)).isoformat()


def around(now: datetime) -> str:
    """A day before which every row's moment begins that is today here, whatever zone it was chosen in."""
    return (now.date() + _ZONES_APART).isoformat()


def day(text: str) -> date:
    """The day that a row's day or moment begins with."""
    return date.fromisoformat(text[:10])


def day_of(text: str, now: datetime) -> date:
    """The local day of a day or of a moment, wherever the moment was chosen."""
    at = moment(text, now)
    return day(text) if at is None else at.date()


def moment(text: str, now: datetime) -> datetime | None:
    """A row's moment in the zone of `now`; None where it says only a day."""
    return datetime.fromisoformat(text).astimezone(now.tzinfo) if len(text) > 10 else None
