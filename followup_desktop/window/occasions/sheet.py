"""The days of a month's sheet: whole weeks, beginning with the day on which weeks begin where the user lives."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale

_DAYS = 7


def week_start(region: str) -> int:
    """The first day of the week (0 is Monday) in a region; the system's for none or an unknown one."""
    from babel import Locale, UnknownLocaleError

    if region:
        try:
            return int(Locale.parse(f"und_{region}").first_week_day)
        except (ValueError, UnknownLocaleError):
            pass
    return int(QLocale().firstDayOfWeek().value) - 1


def days_of(month: date, first_weekday: int) -> list[date]:
    """All days of the weeks that a month touches; `month` is any day of it."""
    begins = month.replace(day=1)
    begins -= timedelta(days=(begins.weekday() - first_weekday) % _DAYS)
    ends = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    weeks = -(-(ends - begins).days // _DAYS)
    return [begins + timedelta(days=number) for number in range(weeks * _DAYS)]
