"""What a contact's page says of their dates: those that are near, and all others."""

from __future__ import annotations

from datetime import date, timedelta

from followup_desktop.domain.contacts import ContactDate, ContactFields
from followup_desktop.domain.dates import LeapDay
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.occasions import occasion_name, upcoming, years_words
from followup_desktop.domain.words import ahead
from followup_desktop.window.words import short_day

_NEAR = timedelta(days=60)
HOLIDAY_DAYS = 30
"""A holiday is told of so many days before it."""


def near_lines(fields: ContactFields, today: date, leap_day: LeapDay) -> list[str]:
    """'Birthday 6 December, in 2 weeks · turns 36', the soonest first."""
    days = ((on, occasion) for occasion in fields.dates if (on := upcoming(occasion, today, leap_day)) is not None)
    near = sorted((on for on in days if on[0] - today <= _NEAR), key=lambda found: found[0])
    return [_near(occasion, on, today) for on, occasion in near]


def far_lines(fields: ContactFields, today: date, leap_day: LeapDay) -> list[str]:
    """'Birthday 9 June', 'Wedding 8 May 2024' for one that came once, 'Birthday: 1990-06' where the day is unknown."""
    found = ((upcoming(occasion, today, leap_day), occasion) for occasion in fields.dates)
    return [_far(occasion, today) for on, occasion in found if on is None or on - today > _NEAR]


def holiday_line(on: date, name: str, today: date) -> str:
    """'Christmas Day 25 December, in 5 days'."""
    return _("{occasion} {day}, {when}").format(occasion=name, day=short_day(on, today), when=ahead(on, today))


def _near(occasion: ContactDate, on: date, today: date) -> str:
    words = holiday_line(on, _name(occasion), today)
    years = years_words(occasion.kind, None if occasion.once else occasion.on.turns(on))
    return f"{words} · {years}" if years else words


def _far(occasion: ContactDate, today: date) -> str:
    on = occasion.on
    if on.month is None or on.day is None:
        return f"{_name(occasion)}: {on}"
    if occasion.once:
        return f"{_name(occasion)} {short_day(date(on.year or today.year, on.month, on.day), today)}"
    # A leap year, so that 29 February is called what it is; the year itself is not told.
    leap = date(2000, on.month, on.day)
    return f"{_name(occasion)} {short_day(leap, leap)}"


def _name(occasion: ContactDate) -> str:
    name = occasion_name(occasion)
    return name[:1].upper() + name[1:]
