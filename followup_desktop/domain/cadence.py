"""The wished gap between contacts and the date it leads to (product.md, Keep-in-touch due date and Band)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from followup_desktop.domain.dates import add_months
from followup_desktop.domain.errors import Refused

_LONGEST_YEARS = 100
_WRITTEN = re.compile(r"(?:every\s+)?(\d{1,6})?\s*([a-z]+)", re.IGNORECASE)
_LAPSED_AFTER = 3


class Unit(StrEnum):
    """A calendar unit."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_UNIT_WORDS = {
    "d": Unit.DAY, "day": Unit.DAY, "days": Unit.DAY, "w": Unit.WEEK, "week": Unit.WEEK, "weeks": Unit.WEEK,
    "m": Unit.MONTH, "month": Unit.MONTH, "months": Unit.MONTH, "y": Unit.YEAR, "year": Unit.YEAR, "years": Unit.YEAR,
}  # fmt: skip
_PER_YEAR = {Unit.DAY: 366, Unit.WEEK: 53, Unit.MONTH: 12, Unit.YEAR: 1}


@dataclass(frozen=True, slots=True)
class Cadence:
    """A wished gap: a count of calendar units, at least one and at most a hundred years. Raises Refused otherwise."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 1:
            raise Refused("A cadence is at least one day", field="cadence")
        if self.count > _LONGEST_YEARS * _PER_YEAR[self.unit]:
            raise Refused(f"A cadence is at most {_LONGEST_YEARS} years", field="cadence")

    @classmethod
    def parse(cls, text: str) -> Cadence:
        """Read 'every 6 weeks', '6 weeks', '6w', 'week'. Raises Refused where it is none of these."""
        match = _WRITTEN.fullmatch(text.strip())
        unit = _UNIT_WORDS.get(match[2].lower()) if match else None
        if match is None or unit is None:
            raise Refused(
                f"'{text}' is not a cadence: write a number and days, weeks, months or years", field="cadence"
            )
        return cls(int(match[1] or 1), unit)

    def __str__(self) -> str:
        """The text that parse() reads back: '6 weeks', '1 month'."""
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    def after(self, day: date, times: int = 1) -> date:
        """The day that lies this cadence (or several of it) after another; the calendar's last day at the most."""
        count = self.count * times
        try:
            if self.unit is Unit.DAY:
                return day + timedelta(days=count)
            if self.unit is Unit.WEEK:
                return day + timedelta(weeks=count)
            return add_months(day, count * (12 if self.unit is Unit.YEAR else 1))
        except (OverflowError, ValueError):
            return date.max

    def days_after(self, day: date) -> int:
        """How many days the gap that begins on a day has."""
        return (self.after(day) - day).days


class Band(StrEnum):
    """Where a contact stands between two contacts (product.md, Band). NONE: no cadence, never reminded."""

    NONE = "none"
    EARLY = "early"
    IN_TOUCH = "in touch"
    READY = "ready"
    DRIFTING = "drifting"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The dates on which a contact's band changes; what the book keeps of a contact so that lists need not compute.

    `since` is the last contact, or the day the contact was added; `in_touch_from`, `due_on`, `drifting_from` and
    `lapsed_from` are the first days of the next bands, in this order.
    """

    since: date
    in_touch_from: date
    due_on: date
    drifting_from: date
    lapsed_from: date

    def band(self, today: date) -> Band:
        """The band on a day."""
        if today < self.in_touch_from:
            return Band.EARLY
        if today < self.due_on:
            return Band.IN_TOUCH
        if today < self.drifting_from:
            return Band.READY
        return Band.DRIFTING if today < self.lapsed_from else Band.LAPSED


def rhythm(
    cadence: Cadence | None,
    *,
    added_on: date,
    last_contact_on: date | None,
    first_due_on: date | None,
    skipped_on: date | None,
    halves: int = 0,
) -> Rhythm | None:
    """The dates that follow from a cadence, or None without one.

    `halves` is by how many halves of the cadence the gap is stretched (domain.outreach.stretched_halves).

    Due is last contact + cadence; with no contact yet, the day added + cadence, or the date that it was spread to when
    the cadence was chosen for many. A skip after that counts anew from its own day, and is no contact: only the due
    date moves.
    """
    if cadence is None:
        return None
    since = last_contact_on or added_on
    half = timedelta(days=(cadence.days_after(since) + 1) // 2)
    due_on = _later(cadence.after(since, 1 + halves // 2), half * (halves % 2))
    if last_contact_on is None and first_due_on is not None:
        due_on = first_due_on
    if skipped_on is not None and skipped_on >= since:
        due_on = max(due_on, cadence.after(skipped_on))
    in_touch_from = min(_later(since, half), due_on)
    drifting_from = _later(due_on, half)
    lapsed_from = max(cadence.after(since, _LAPSED_AFTER), drifting_from)
    return Rhythm(since, in_touch_from, due_on, drifting_from, lapsed_from)


def spread_first_dates(count: int, cadence: Cadence, added_on: date) -> list[date]:
    """First due dates for contacts that were added together, evenly over one cadence, the last at its end."""
    days = cadence.days_after(added_on)
    return [added_on + timedelta(days=-(-days * place // count)) for place in range(1, count + 1)]


def emptiest_day(taken: Mapping[date, int], cadence: Cadence, today: date) -> date:
    """The first due date of one more person who comes into a cadence today: a day within it on which fewest are due.

    `taken` is how many are due on a day. Of days that are equally empty the one farthest from what was taken before is
    chosen, by halving (van der Corput's sequence), so that also the first few of many stand far apart.
    """
    days = cadence.days_after(today)
    fewest = min(taken.get(today + timedelta(days=ahead), 0) for ahead in range(1, days + 1))
    bits = days.bit_length()
    for place in range(1, 1 << bits):
        ahead = int(f"{place:0{bits}b}"[::-1], 2)
        if ahead <= days and taken.get(today + timedelta(days=ahead), 0) == fewest:
            return today + timedelta(days=ahead)
    raise AssertionError("one of the days is the emptiest")


def _later(day: date, gap: timedelta) -> date:
    try:
        return day + gap
    except OverflowError:
        return date.max
