"""Calendar dates: partial dates of which the year may be unknown, and yearly returns of them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followup_desktop.domain.errors import Refused

_FULL = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_YEARLESS = re.compile(r"(?:--)?(\d{2})-?(\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTH = re.compile(r"--(\d{2})")
_YEAR = re.compile(r"\d{4}")
_LEAP_YEAR = 2000


class LeapDay(StrEnum):
    """The day on which 29 February is celebrated in a common year (product.md, Occasions)."""

    FEBRUARY_28 = "february-28"
    MARCH_1 = "march-1"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which a part may be unknown: year, month and day; month and day; year and month; month; year.

    29 February without a year is valid; 29 February 2025 is not. A part that is unknown is None: there are no
    sentinel years. Raises Refused where the parts are no date.
    """

    year: int | None
    month: int | None
    day: int | None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise Refused("A date needs at least a year or a month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise Refused(f"{self.year} is not a year between 1 and 9999")
        if self.month is None:
            if self.day is not None:
                raise Refused("A day needs its month")
            return
        if not 1 <= self.month <= 12:
            raise Refused(f"There is no month {self.month}")
        if self.day is not None:
            last = calendar.monthrange(self.year or _LEAP_YEAR, self.month)[1]
            if not 1 <= self.day <= last:
                written = (
                    f"{self.month:02}-{self.day:02}"
                    if self.year is None
                    else f"{self.year}-{self.month:02}-{self.day:02}"
                )
                raise Refused(f"{written} is not a day of the calendar")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read '2026-02-28', '20260228', '--02-28', '--0228', '02-28', '2026-02', '--02' or '2026'.

        Raises Refused with one clear line where the text is none of these or no day of the calendar.
        """
        text = text.strip()
        if match := _FULL.fullmatch(text):
            return cls(int(match[1]), int(match[2]), int(match[3]))
        if match := _YEAR_MONTH.fullmatch(text):
            return cls(int(match[1]), int(match[2]), None)
        if _YEAR.fullmatch(text):
            return cls(int(text), None, None)
        if match := _YEARLESS.fullmatch(text):
            return cls(None, int(match[1]), int(match[2]))
        if match := _MONTH.fullmatch(text):
            return cls(None, int(match[1]), None)
        raise Refused(f"'{text}' is not a date: write 2026-02-28, or 02-28 where the year is unknown")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The partial date of which everything is known."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        """The text that parse() reads back: '2026-02-28', '--02-28', '2026-02', '--02', '2026'."""
        if self.month is None:
            return f"{self.year:04}"
        start = f"{self.year:04}-" if self.year is not None else "--"
        return f"{start}{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")

    def returns_in(self, year: int, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> date | None:
        """The day on which this date is celebrated in a year, or None where its month or day is unknown."""
        if self.month is None or self.day is None:
            return None
        if (self.month, self.day) == (2, 29) and not calendar.isleap(year):
            return date(year, 2, 28) if leap_day is LeapDay.FEBRUARY_28 else date(year, 3, 1)
        return date(year, self.month, self.day)

    def turns(self, on: date) -> int | None:
        """How many years it has been on a celebration, or None where the year is unknown or still ahead."""
        if self.year is None or on.year <= self.year:
            return None
        return on.year - self.year


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the month's last where it is shorter: 31 January + 1 is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
