"""Working days: which days of the week people rest on, by country, and counting past them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY_AND_SUNDAY = frozenset({5, 6})
_DAYS = 7


def add_working_days(day: date, count: int, weekend: frozenset[int]) -> date:
    """The day that comes so many working days after another; 0 is Monday in `weekend`.

    Where every day is a day of rest there is nothing to count past: plain days are counted.
    """
    resting = weekend if len(weekend) < _DAYS else frozenset[int]()
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() not in resting
    return day


@lru_cache(maxsize=8)
def weekend_of(region: str) -> frozenset[int]:
    """The days of rest of a country (ISO 3166 code), 0 is Monday; Saturday and Sunday where it is not known.

    From CLDR's week data, by Babel: Friday and Saturday in Egypt, Sunday alone in India.
    """
    if not region.isascii() or not region.isalpha():
        return SATURDAY_AND_SUNDAY
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(f"und_{region.upper()}")
    except (UnknownLocaleError, ValueError):
        return SATURDAY_AND_SUNDAY
    first, last = locale.weekend_start, locale.weekend_end
    return frozenset((first + after) % _DAYS for after in range((last - first) % _DAYS + 1))
