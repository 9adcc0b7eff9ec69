"""Occasions: dates of a contact that return, when each begins to show, and the words for it (product.md, Occasions)."""

from __future__ import annotations

from datetime import date, timedelta

from followup_desktop.domain import spoken
from followup_desktop.domain.circles import letter_worthy
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.language import gettext as _

LETTER_DAYS = 3
"""A birthday in a letter-worthy circle shows so many days before, because post takes its time."""
LATE_DAYS = 3
"""A missed occasion shows for so many days after it: a late wish is kind that long."""


def days_to_look_at(today: date, leap_day: LeapDay) -> list[tuple[date, int, int]]:
    """The days on which an occasion may show today, each with a month and day of birth that is celebrated on it."""
    found = []
    for away in range(-LATE_DAYS, LETTER_DAYS + 1):
        day = today + timedelta(days=away)
        found.append((day, day.month, day.day))
        if (day.month, day.day) != (2, 29) and PartialDate(None, 2, 29).returns_in(day.year, leap_day) == day:
            found.append((day, 2, 29))
    return found


def shows(occasion: ContactDate, on: date, today: date, circle_position: int | None) -> bool:
    """Whether an occasion on a day is inside its lead time, or late but still kindly wished."""
    if occasion.on.year is not None and on.year < occasion.on.year:
        return False
    lead = LETTER_DAYS if occasion.kind is DateKind.BIRTHDAY and letter_worthy(circle_position) else 0
    return -LATE_DAYS <= (on - today).days <= lead


def occasion_name(occasion: ContactDate) -> str:
    """'Birthday', 'Anniversary', or what the person called it."""
    if occasion.kind is DateKind.BIRTHDAY:
        return _("Birthday")
    return occasion.label or (_("Anniversary") if occasion.kind is DateKind.ANNIVERSARY else _("Occasion"))


def occasion_reason(occasion: ContactDate, on: date, today: date, locale: str = "en") -> str:
    """Such as 'Turns 40 on Friday.', or 'Birthday was on Friday: a late wish is still kind.'."""
    years = occasion.on.turns(on)
    when = _when(on, today, locale)
    if on < today:
        return _("{occasion} was {when}: a late wish is still kind.").format(
            occasion=occasion_name(occasion), when=when
        )
    if years is None:
        return _("{occasion} {when}.").format(occasion=occasion_name(occasion), when=when)
    if occasion.kind is DateKind.BIRTHDAY:
        return _("Turns {years} {when}.").format(years=years, when=when)
    return _("{occasion} {when}: {years} years.").format(occasion=occasion_name(occasion), when=when, years=years)


def _when(on: date, today: date, locale: str) -> str:
    away = (on - today).days
    if away == 0:
        return _("today")
    if away == 1:
        return _("tomorrow")
    if away == -1:
        return _("yesterday")
    return _("on {weekday}").format(weekday=spoken.weekday(on, locale))
