"""Occasions: dates of a contact that return, when each begins to show, and the words for it (product.md, Occasions)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followup_desktop.domain import spoken
from followup_desktop.domain.circles import letter_worthy
from followup_desktop.domain.contact_dates import MOST_LEAD_DAYS, ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext

LETTER_DAYS = 3
"""A birthday in a letter-worthy circle shows so many days before, because post takes its time."""
LATE_DAYS = 3
"""A missed occasion shows for so many days after it: a late wish is kind that long."""
MOST_HOLIDAYS = 3
"""So many people are offered on a holiday that many celebrate: a few wishes, not a mailing (product.md, belief 5)."""
_A_WEEK = 6
"""Up to so many days away a day is named by its weekday alone."""

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DatedPerson:
    """A date with whose it is: the uuids of the date and of the contact, and the contact's name."""

    uuid: str
    contact_uuid: str
    name: str
    date: ContactDate


def celebrated_in(occasion: ContactDate, year: int, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> date | None:
    """The day on which an occasion comes in a year; None where it does not, or its month or day is unknown."""
    first = occasion.on.year
    if first is not None and (year < first or (occasion.once and year != first)):
        return None
    return occasion.on.returns_in(year, leap_day)


def upcoming(occasion: ContactDate, today: date, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> date | None:
    """The first day on or after today on which an occasion comes; None where there is none, or it is not known."""
    start = max(today.year, occasion.on.year or today.year)
    days = (celebrated_in(occasion, year, leap_day) for year in (start, start + 1) if year <= date.max.year)
    return next((day for day in days if day is not None and day >= today), None)


def lead_days(occasion: ContactDate, circle_position: int | None) -> int:
    """How many days before it an occasion begins to show: its own lead time, else the default of its kind."""
    if occasion.lead_days is not None:
        return occasion.lead_days
    return LETTER_DAYS if occasion.kind is DateKind.BIRTHDAY and letter_worthy(circle_position) else 0


def days_to_look_at(today: date, leap_day: LeapDay) -> list[tuple[date, int, int]]:
    """The days on which an occasion may show today, each with a month and day of birth that is celebrated on it.

    Those with a lead time of their own may lie further ahead: `further_ahead` has them.
    """
    found = []
    for away in range(-LATE_DAYS, LETTER_DAYS + 1):
        day = today + timedelta(days=away)
        found.append((day, day.month, day.day))
        if (day.month, day.day) != (2, 29) and PartialDate(None, 2, 29).returns_in(day.year, leap_day) == day:
            found.append((day, 2, 29))
    return found


def further_ahead(today: date) -> list[tuple[MonthDay, MonthDay]]:
    """The first and last months and days of the days beyond those, up to the longest lead time; 29 February included.

    Two pairs where the year ends in between.
    """
    first, last = today + timedelta(days=LETTER_DAYS + 1), today + timedelta(days=MOST_LEAD_DAYS)
    begins: MonthDay = (2, 29) if (first.month, first.day) == (3, 1) else (first.month, first.day)
    ends: MonthDay = (2, 29) if (last.month, last.day) == (2, 28) else (last.month, last.day)
    return [(begins, ends)] if first.year == last.year else [(begins, (12, 31)), ((1, 1), ends)]


def shows(occasion: ContactDate, on: date, today: date, circle_position: int | None) -> bool:
    """Whether an occasion on a day is inside its lead time, or late but still kindly wished."""
    first = occasion.on.year
    if first is not None and (on.year < first or (occasion.once and on.year != first)):
        return False
    return -LATE_DAYS <= (on - today).days <= lead_days(occasion, circle_position)


def occasion_name(occasion: ContactDate) -> str:
    """'Birthday', 'Anniversary', or what the person called it."""
    if occasion.kind is DateKind.BIRTHDAY:
        return _("Birthday")
    return occasion.label or (_("Anniversary") if occasion.kind is DateKind.ANNIVERSARY else _("Occasion"))


def years_words(kind: DateKind, years: int | None) -> str:
    """'turns 40' for a birthday, '12 years' for other dates; empty where the year is unknown."""
    if years is None:
        return ""
    if kind is DateKind.BIRTHDAY:
        return _("turns {years}").format(years=years)
    return ngettext("{n} year", "{n} years", years).format(n=years)


def lead_words(days: int) -> str:
    """'On the day', '3 days before', '2 weeks before'."""
    if days == 0:
        return _("On the day")
    if days % 7 == 0:
        return ngettext("{n} week before", "{n} weeks before", days // 7).format(n=days // 7)
    return ngettext("{n} day before", "{n} days before", days).format(n=days)


def occasion_reason(occasion: ContactDate, on: date, today: date, locale: str = "en") -> str:
    """Such as 'Turns 40 on Friday.', or 'Birthday was on Friday: a late wish is still kind.'."""
    years = None if occasion.once else occasion.on.turns(on)
    when = _when(on, today, locale)
    name = occasion_name(occasion)
    if on < today and occasion.once:
        return _("{occasion} was {when}: a late word is still kind.").format(occasion=name, when=when)
    if on < today:
        return _("{occasion} was {when}: a late wish is still kind.").format(occasion=name, when=when)
    if years is None:
        return _("{occasion} {when}.").format(occasion=name, when=when)
    if occasion.kind is DateKind.BIRTHDAY:
        return _("Turns {years} {when}.").format(years=years, when=when)
    words = ngettext("{occasion} {when}: {n} year.", "{occasion} {when}: {n} years.", years)
    return words.format(occasion=name, when=when, n=years)


def holiday_reason(name: str, on: date, today: date, others: int = 0, locale: str = "en") -> str:
    """'Christmas Day today.', and that others celebrate it too, who are not all in Today."""
    when = _when(on, today, locale)
    if on < today:
        return _("{occasion} was {when}: a late wish is still kind.").format(occasion=name, when=when)
    if not others:
        return _("{occasion} {when}.").format(occasion=name, when=when)
    words = ngettext(
        "{occasion} {when}; {n} more celebrates it, see Occasions.",
        "{occasion} {when}; {n} more celebrate it, see Occasions.",
        others,
    )
    return words.format(occasion=name, when=when, n=f"{others:,}")


def _when(on: date, today: date, locale: str) -> str:
    away = (on - today).days
    if away == 0:
        return _("today")
    if away == 1:
        return _("tomorrow")
    if away == -1:
        return _("yesterday")
    if abs(away) <= _A_WEEK:
        return _("on {weekday}").format(weekday=spoken.weekday(on, locale))
    return _("on {day}").format(day=spoken.whole_day(on, locale))
