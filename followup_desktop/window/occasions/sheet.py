"""The days of a month's sheet: whole weeks, beginning with the day on which weeks begin where the user lives."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt

from followup_desktop.domain.dates import add_months

WEEK = 7


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
    begins -= timedelta(days=(begins.weekday() - first_weekday) % WEEK)
    ends = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    weeks = -(-(ends - begins).days // WEEK)
    return [begins + timedelta(days=number) for number in range(weeks * WEEK)]


def walked(key: Qt.Key, day: date, today: date, *, mirrored: bool = False) -> date | None:
    """Where a key leads from a day of the calendar; None for keys that lead nowhere."""
    first = day.replace(day=1)
    match key:
        case Qt.Key.Key_Left | Qt.Key.Key_Right:
            return day + timedelta(days=1 if (key == Qt.Key.Key_Right) is not mirrored else -1)
        case Qt.Key.Key_Up | Qt.Key.Key_K:
            return day - timedelta(days=WEEK)
        case Qt.Key.Key_Down | Qt.Key.Key_J:
            return day + timedelta(days=WEEK)
        case Qt.Key.Key_PageUp:
            return add_months(day, -1)
        case Qt.Key.Key_PageDown:
            return add_months(day, 1)
        case Qt.Key.Key_Home:
            return first
        case Qt.Key.Key_End:
            return add_months(first, 1) - timedelta(days=1)
        case Qt.Key.Key_T:
            return today
    return None
