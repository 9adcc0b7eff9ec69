"""Occasions as a calendar shows them: whose date or which holiday falls on which day, from one day to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import Any

from followup_desktop.domain.check_ins import occurrence_uuid
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.occasions import DatedPerson, celebrated_in, occasion_name
from followup_desktop.store.book import Book
from followup_desktop.store.reads.occasions import holiday_codes, named_holidays
from followup_desktop.store.rows import marks, uuid_text

_IN_BOOK = "NOT c.archived AND NOT c.is_me"
"""Who rests for a while has birthdays all the same; only Today is silent about them."""
_DATES = f"""
SELECT d.month, d.day, d.year, d.kind, d.label, d.once, d.uuid, c.id, c.display_name, c.portrait, r.position
FROM contact_dates d JOIN contacts c ON c.id = d.contact_id LEFT JOIN circles r ON r.id = c.circle_id
WHERE d.month = ? AND d.day BETWEEN ? AND ? AND {_IN_BOOK}
"""
_CELEBRATING = f"SELECT c.holidays, count(*) FROM contacts c WHERE c.holidays <> '' AND {_IN_BOOK} GROUP BY c.holidays"
_WHO = f"""
SELECT c.id, c.uuid, c.display_name, c.portrait, r.position, c.holidays
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.holidays IN ({{}}) AND {_IN_BOOK}
"""
_EXPORTED = """
SELECT d.uuid, c.uuid, c.display_name, d.kind, d.year, d.month, d.day, d.label, d.lead_days, d.once
FROM contact_dates d JOIN contacts c ON c.id = d.contact_id
WHERE d.day IS NOT NULL AND NOT c.is_me AND {} ORDER BY d.month, d.day, c.sort_name, d.id
"""
_AND = "; "
"""Stands between the names of two holidays of one day."""
_LAST = 1_000
"""Stands for the circle of those who are in none."""


@dataclass(frozen=True, slots=True)
class Celebration:
    """An occasion of one contact on a day; `kind` is None for a holiday. `key` is the date's UUID, or the contact's.

    `years` is the age or how long it has been, where the year is known; `position` the place of the contact's circle;
    `portrait` the digest of their picture; `place` the code of the country or region of a holiday.
    """

    key: bytes
    on: date
    contact: int
    name: str
    what: str
    kind: DateKind | None
    years: int | None
    position: int | None
    portrait: str | None
    place: str = ""

    @property
    def uuid(self) -> str:
        """The UUID of its check-in; made when it is asked for, for a month can have thousands."""
        owner = uuid_text(self.key)
        return occurrence_uuid(owner if self.kind is not None else f"{owner} holiday", self.on)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday on a day, in one or more countries, and how many contacts celebrate it."""

    on: date
    name: str
    codes: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Occasions:
    """What falls into a span of days: people's own dates, by day and the closest first, and the holidays by day."""

    celebrations: tuple[Celebration, ...]
    holidays: tuple[Holiday, ...]


def occasions_between(book: Book, first: date, last: date, leap_day: LeapDay) -> Occasions:
    """What falls on the days from one to another, both included."""
    with book.snapshot():
        found = [one for month in _months(first, last) for one in _of_month(book, *month, leap_day)]
        return Occasions(
            tuple(sorted((one for one in found if first <= one.on <= last), key=_by_day)),
            tuple(_holidays(book, first, last)),
        )


def who_celebrates(book: Book, holiday: Holiday, most: int) -> list[Celebration]:
    """The people who celebrate a holiday, the closest first, at most so many."""
    rows = book.rows(_WHO.format(marks(holiday.codes)), holiday.codes)
    picked = nsmallest(most, rows, key=lambda row: (_LAST if row[4] is None else row[4], row[2]))
    return [
        Celebration(
            key=row[1],
            on=holiday.on,
            contact=row[0],
            name=row[2],
            what=holiday.name,
            kind=None,
            years=None,
            position=row[4],
            portrait=row[3],
            place=row[5],
        )
        for row in picked
    ]


def any_occasion(book: Book) -> bool:
    """Whether the book knows the day of anything at all."""
    dated = book.value("SELECT 1 FROM contact_dates WHERE month IS NOT NULL AND day IS NOT NULL LIMIT 1")
    return bool(dated or holiday_codes(book))


def dated_people(book: Book, *, circle: int | None = None, tag: str = "") -> Iterator[DatedPerson]:
    """All dates whose day is known, through the year, of everybody but the user, or of one circle, one tag."""
    conditions, parameters = ["1"], list[Any]()
    if circle is not None:
        conditions.append("c.circle_id = ?")
        parameters.append(circle)
    if tag:
        conditions.append("c.id IN (SELECT contact_id FROM tags WHERE text = ?)")
        parameters.append(tag)
    for row in book.rows(_EXPORTED.format(" AND ".join(conditions)), parameters):
        known = ContactDate(DateKind(row[3]), PartialDate(*row[4:7]), row[7], row[8], bool(row[9]))
        yield DatedPerson(uuid_text(row[0]), uuid_text(row[1]), row[2], known)


def _months(first: date, last: date) -> Iterator[tuple[int, int, int, int]]:
    """Years and months from one day to another, each with its first and last days that lie between them."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = number // 12, number % 12 + 1
        begins = first.day if (year, month) == (first.year, first.month) else 1
        ends = last.day if (year, month) == (last.year, last.month) else 31
        yield year, month, begins, ends


def _of_month(book: Book, year: int, number: int, begins: int, ends: int, leap_day: LeapDay) -> Iterator[Celebration]:
    """What is celebrated on the days of a month; those born on 29 February on the day before or after, mostly."""
    rows = book.rows(_DATES, (number, begins, ends))
    if (number, ends) == (2, 28):
        rows += book.rows(_DATES, (2, 29, 29))
    if (number, begins) == (3, 1):
        rows += book.rows(_DATES, (2, 29, 29))
    for row in rows:
        occasion = ContactDate(DateKind(row[3]), PartialDate(row[2], row[0], row[1]), row[4], once=bool(row[5]))
        on = celebrated_in(occasion, year, leap_day)
        if on is not None and on.month == number:
            yield Celebration(
                key=row[6],
                on=on,
                contact=row[7],
                name=row[8],
                what=occasion_name(occasion),
                kind=occasion.kind,
                years=None if occasion.once else occasion.on.turns(on),
                position=row[10],
                portrait=row[9],
            )


def _holidays(book: Book, first: date, last: date) -> list[Holiday]:
    people: dict[str, int] = dict(book.rows(_CELEBRATING))
    where: dict[tuple[date, str], list[str]] = {}
    for code, by_day in named_holidays(sorted(people), first, last).items():
        for on, names in by_day.items():
            for name in names.split(_AND):
                where.setdefault((on, name), []).append(code)
    holidays = (
        Holiday(on, name, tuple(codes), sum(people[code] for code in codes)) for (on, name), codes in where.items()
    )
    return sorted(holidays, key=lambda holiday: (holiday.on, -holiday.people, holiday.name))


def _by_day(one: Celebration) -> tuple[date, int, str, bytes]:
    return (one.on, _LAST if one.position is None else one.position, one.name, one.key)
