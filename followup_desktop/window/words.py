"""Short words for days, as chips, menus and the timeline show them."""

from __future__ import annotations

import functools
from datetime import date


@functools.lru_cache(maxsize=2000)
def _format(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date  # Here, because nothing of the first frame needs it.

    return str(format_date(day, pattern, locale=locale))


def short_day(day: date, today: date, *, weekday: bool = False, locale: str = "en") -> str:
    """'2 October', in another year '2 October 2025'; with `weekday` 'Fri 2 October'."""
    pattern = ("EEE " if weekday else "") + "d MMMM" + ("" if day.year == today.year else " y")
    return _format(day, pattern, locale)


def month_name(month: str, locale: str = "en") -> str:
    """'October 2026' for '2026-10'."""
    year, number = month.split("-")
    return _format(date(int(year), int(number), 1), "LLLL y", locale)
