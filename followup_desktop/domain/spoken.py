"""Days, months, lengths and lists as a language says them. English is here; every other language is Babel's.

Babel is loaded when it is needed and not before: it takes longer to load than most commands take to run.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

ENGLISH = "en"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def weekday(day: date, locale: str) -> str:
    """'Sunday'."""
    return _WEEKDAYS[day.weekday()] if locale == ENGLISH else _formatted(day, "EEEE", locale)


def month(day: date, locale: str) -> str:
    """'November', as it stands alone."""
    return _MONTHS[day.month - 1] if locale == ENGLISH else _formatted(day, "LLLL", locale)


def month_and_year(day: date, locale: str) -> str:
    """'November 2025'."""
    return f"{month(day, locale)} {day.year}" if locale == ENGLISH else _formatted(day, "LLLL y", locale)


def whole_day(day: date, locale: str) -> str:
    """'Sunday 22 November'."""
    if locale == ENGLISH:
        return f"{weekday(day, locale)} {day.day} {month(day, locale)}"
    return _formatted(day, "EEEE d MMMM", locale)


def short_weekday_and_day(day: date, locale: str) -> str:
    """'Sun 22 November'."""
    if locale == ENGLISH:
        return f"{weekday(day, locale)[:3]} {day.day} {month(day, locale)}"
    return _formatted(day, "EEE d MMMM", locale)


def days(count: int, locale: str) -> str:
    """'1 day', '12 days'."""
    return _length(count, "day", locale)


def weeks(count: int, locale: str) -> str:
    """'1 week', '7 weeks'."""
    return _length(count, "week", locale)


def together(names: Sequence[str], locale: str) -> str:
    """'Ana', 'Ana and Bilal', 'Ana, Bilal, and Carla'."""
    if locale == ENGLISH:
        *first, last = names or ("",)
        if len(first) < 2:
            return " and ".join((*first, last))
        return f"{', '.join(first)}, and {last}"
    from babel.lists import format_list

    return str(format_list(list(names), locale=locale))


def _length(count: int, unit: str, locale: str) -> str:
    if locale == ENGLISH:
        return f"{count} {unit}{'' if count == 1 else 's'}"
    from babel.units import format_unit

    return str(format_unit(count, f"duration-{unit}", locale=locale))


def _formatted(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=locale))
