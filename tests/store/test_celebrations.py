"""The calendar of occasions: every date on its day of every year, holidays counted, and what leaves in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.store.book import Book
from followup_desktop.store.reads.celebrations import (
    any_occasion,
    dated_people,
    occasions_between,
    who_celebrates,
)
from followup_desktop.store.reads.occasions import occasions_due
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.contacts import add_tag, archive_contacts, set_me

Add = Callable[..., int]
FEBRUARY_28 = LeapDay.FEBRUARY_28


def born(text: str) -> tuple[ContactDate, ...]:
    return (ContactDate(DateKind.BIRTHDAY, PartialDate.parse(text)),)


def told(book: Book, first: date, last: date, leap_day: LeapDay = FEBRUARY_28) -> list[tuple[str, str, int | None]]:
    found = occasions_between(book, first, last, leap_day).celebrations
    return [(one.on.isoformat(), one.name, one.years) for one in found]


def test_dates_stand_on_their_days_the_closest_first(book: Book, add: Add) -> None:
    inner = circles(book)[0].id
    add("Bo Vale", dates=born("1990-12-24"))
    add("Cy Vale", dates=born("12-24"), circle=inner)
    add("Di Vale", dates=born("2026-12-24"))
    add("Ed Vale", dates=born("1990-12"))
    add("Flo Vale", dates=born("01-01"))
    assert told(book, date(2026, 12, 1), date(2027, 1, 31)) == [
        ("2026-12-24", "Cy Vale", None),
        ("2026-12-24", "Bo Vale", 36),
        ("2026-12-24", "Di Vale", None),
        ("2027-01-01", "Flo Vale", None),
    ]
    assert told(book, date(2026, 12, 25), date(2026, 12, 31)) == []


@pytest.mark.parametrize(
    ("leap_day", "years", "days"),
    [
        (LeapDay.FEBRUARY_28, (2027, 2028), ("2027-02-28", "2028-02-29")),
        (LeapDay.MARCH_1, (2027, 2028), ("2027-03-01", "2028-02-29")),
    ],
)
def test_29_february_stands_once_in_a_year(
    book: Book, add: Add, leap_day: LeapDay, years: tuple[int, int], days: tuple[str, str]
) -> None:
    add("Ana Moreira", dates=born("1988-02-29"))
    for year, day in zip(years, days, strict=True):
        assert [one[0] for one in told(book, date(year, 1, 1), date(year, 12, 31), leap_day)] == [day]


def test_what_comes_once_stands_once(book: Book, add: Add) -> None:
    add("Ana", dates=(ContactDate(DateKind.OTHER, PartialDate(2027, 5, 8), "wedding", once=True),))
    days = [told(book, date(year, 1, 1), date(year, 12, 31)) for year in (2026, 2027, 2028)]
    assert days == [[], [("2027-05-08", "Ana", None)], []]


def test_who_is_archived_or_the_user_stands_nowhere(book: Book, add: Add, now: datetime) -> None:
    ana, bo = add("Ana", dates=born("12-24"), holidays="PT"), add("Bo", dates=born("12-24"), holidays="PT")
    archive_contacts(book, [ana], now)
    set_me(book, bo, now)
    found = occasions_between(book, date(2026, 12, 1), date(2026, 12, 31), FEBRUARY_28)
    assert found.celebrations == found.holidays == ()
    assert [one.name for one in dated_people(book)] == ["Ana"]


def test_a_holiday_of_several_countries_is_one_with_its_people(book: Book, add: Add) -> None:
    inner = circles(book)[0].id
    for number in range(3):
        add(f"Ana {number}", holidays="PT")
    add("Bo", holidays="DE-BY", circle=inner)
    christmas = next(
        holiday
        for holiday in occasions_between(book, date(2026, 12, 1), date(2026, 12, 31), FEBRUARY_28).holidays
        if holiday.on == date(2026, 12, 25)
    )
    assert (christmas.name, christmas.codes, christmas.people) == ("Christmas Day", ("DE-BY", "PT"), 4)
    assert [one.name for one in who_celebrates(book, christmas, 3)] == ["Bo", "Ana 0", "Ana 1"]


def test_the_calendar_and_today_mean_the_same_check_in(book: Book, add: Add, now: datetime) -> None:
    add("Ana", dates=born("12-25"), holidays="PT")
    day = date(2026, 12, 25)
    found = occasions_between(book, day, day, FEBRUARY_28)
    (christmas,) = found.holidays
    uuids = {found.celebrations[0].uuid, who_celebrates(book, christmas, 10)[0].uuid}
    assert {one.uuid for one in occasions_due(book, now.replace(month=12, day=25), FEBRUARY_28)} == uuids


def test_a_book_without_days_says_so(book: Book, add: Add) -> None:
    assert not any_occasion(book)
    add("Ana", dates=born("1990-12"))
    assert not any_occasion(book)
    add("Bo", holidays="PT")
    assert any_occasion(book)


def test_what_leaves_in_a_file_can_be_of_a_circle_or_a_tag(book: Book, add: Add, now: datetime) -> None:
    inner = circles(book)[0].id
    ana = add("Ana", dates=born("12-24"))
    add("Bo", dates=born("01-02"), circle=inner)
    add_tag(book, [ana], "choir", now)
    assert [one.name for one in dated_people(book)] == ["Bo", "Ana"]
    assert [one.name for one in dated_people(book, circle=inner)] == ["Bo"]
    assert [one.name for one in dated_people(book, tag="choir")] == ["Ana"]
