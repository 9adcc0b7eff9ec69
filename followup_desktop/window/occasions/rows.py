"""What the rows of a list of occasions say, and how they are read. No Qt: it runs on the worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from followup_desktop.domain.dates import LeapDay, add_months
from followup_desktop.domain.holidays import place_name
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.occasions import LATE_DAYS, years_words
from followup_desktop.domain.spoken import ENGLISH, month_and_year
from followup_desktop.store.book import Book
from followup_desktop.store.reads.celebrations import (
    Celebration,
    Holiday,
    Occasions,
    any_occasion,
    occasions_between,
    who_celebrates,
)
from followup_desktop.store.reads.settings import preferences

MONTHS_AHEAD = 12
_AT_ONCE = 60
"""So many rows are read before the list rests, or a year."""
_SOON, _MOST_NEXT = timedelta(days=45), 6
"""Beside a day without occasions so many of the next ones are shown."""
_MOST_PEOPLE = 200
"""Of those who celebrate a holiday so many are listed on its day."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a heading of words, a person's occasion, or a holiday. `first` of its day shows the day."""

    heading: str = ""
    person: Celebration | None = None
    holiday: Holiday | None = None
    first: bool = False

    @property
    def on(self) -> date | None:
        """The day that the row is about; None for a heading."""
        about = self.person or self.holiday
        return about.on if about else None


@dataclass(frozen=True, slots=True)
class Month:
    """What falls on the days of a month's sheet, and whether the book knows of any occasion at all."""

    occasions: Occasions
    any: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The rows of a day; without any, those of what comes `next`."""

    rows: tuple[Row, ...]
    next: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Ahead:
    """Further rows of the list, and how many months from now the next ones begin; None where it ends."""

    rows: tuple[Row, ...]
    next: int | None
    any: bool


def read_month(book: Book, first: date, last: date) -> Month:
    """What falls on the days of a sheet, from one to another."""
    with book.snapshot():
        return Month(occasions_between(book, first, last, preferences(book).leap_day), any_occasion(book))


def read_day(book: Book, day: date) -> Day:
    """Everybody whose occasion is on a day: their own dates first, then the holidays with those who celebrate them.

    On a day without any, who comes next.
    """
    with book.snapshot():
        leap_day = preferences(book).leap_day
        found = occasions_between(book, day, day, leap_day)
        rows = [Row(person=one) for one in found.celebrations]
        for holiday in found.holidays:
            people = who_celebrates(book, holiday, _MOST_PEOPLE)
            for code in holiday.codes:
                place_name(code)  # kept from now on: what is painted must not load the names of the world
            rows += [Row(heading=holiday_words(holiday)), *(Row(person=one) for one in people)]
            if holiday.people > len(people):
                rows.append(Row(heading=_("and {n} more").format(n=f"{holiday.people - len(people):,}")))
        return Day(tuple(rows)) if rows else Day((), _after(book, day, leap_day))


def read_ahead(book: Book, today: date, start: int = 0) -> Ahead:
    """The rows from so many months from now on, until there are enough of them or a year is over."""
    rows: list[Row] = []
    with book.snapshot():
        leap_day, offset = preferences(book).leap_day, start
        if start == 0:
            rows += _just_passed(book, today, leap_day)
        while offset <= MONTHS_AHEAD and len(rows) < _AT_ONCE:
            rows += _of_month(book, today, offset, leap_day)
            offset += 1
        return Ahead(tuple(rows), offset if offset <= MONTHS_AHEAD else None, any_occasion(book))


def what_words(one: Celebration) -> str:
    """'Birthday · turns 40', 'Wedding · 12 years', 'Christmas Day · Portugal'."""
    more = years_words(one.kind, one.years) if one.kind is not None else place_name(one.place)
    what = one.what[:1].upper() + one.what[1:]
    return " · ".join(filter(None, (what, more)))


def holiday_words(holiday: Holiday) -> str:
    """'Christmas Day · 3 people'."""
    return f"{holiday.name} · {people_words(holiday.people)}"


def people_words(people: int) -> str:
    """'1 person', '60 people'."""
    return ngettext("{n} person", "{n} people", people).format(n=f"{people:,}")


def _after(book: Book, day: date, leap_day: LeapDay) -> tuple[Row, ...]:
    """The next few after a day, under 'Next', or under the months they are in."""
    found = occasions_between(book, day, day + _SOON, leap_day)
    rows: list[Row] = []
    heading, month = _("Next"), day.month
    for row in list(_by_day(found.celebrations, found.holidays))[:_MOST_NEXT]:
        if row.on is not None and row.on.month != month:
            heading, month = month_and_year(row.on, ENGLISH), row.on.month
        if heading:
            rows.append(Row(heading=heading))
            heading = ""
        rows.append(row)
    return tuple(rows)


def _just_passed(book: Book, today: date, leap_day: LeapDay) -> list[Row]:
    last = today - timedelta(days=1)
    found = occasions_between(book, today - timedelta(days=LATE_DAYS), last, leap_day)
    rows = list(_by_day(found.celebrations, found.holidays))
    return [Row(heading=_("Just passed: a late wish is still kind")), *rows] if rows else []


def _of_month(book: Book, today: date, offset: int, leap_day: LeapDay) -> list[Row]:
    begins = add_months(today.replace(day=1), offset)
    last = add_months(begins, 1) - timedelta(days=1)
    found = occasions_between(book, max(begins, today), last, leap_day)
    rows = list(_by_day(found.celebrations, found.holidays))
    return [Row(heading=month_and_year(begins, ENGLISH)), *rows] if rows else []


def _by_day(celebrations: Sequence[Celebration], holidays: Sequence[Holiday]) -> Iterator[Row]:
    """Both in the order of their days, people first; the first row of a day knows that it is."""
    rows: Iterable[Row] = (*(Row(person=one) for one in celebrations), *(Row(holiday=one) for one in holidays))
    shown: date | None = None
    for row in sorted(rows, key=lambda row: row.on or date.min):
        yield Row(person=row.person, holiday=row.holiday, first=row.on != shown)
        shown = row.on
