"""A contact's page speaks of their dates and of the next holiday, if they have holidays on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from followup_desktop.domain import holidays
from followup_desktop.domain.contacts import ContactDate, ContactFields, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.store.book import Book
from followup_desktop.store.reads.memory import memory
from followup_desktop.window.contacts.occasion_lines import far_lines, near_lines
from followup_desktop.window.contacts.remember import Remember
from followup_desktop.window.context import Context
from followup_desktop.window.kit.text import Text

TODAY = date(2026, 11, 22)


def dated(text: str, kind: DateKind = DateKind.OTHER, label: str = "wedding", **more: object) -> ContactDate:
    return ContactDate(kind, PartialDate.parse(text), label, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "near", "far"),
    [
        (dated("1986-12-06", DateKind.BIRTHDAY, ""), "Birthday 6 December, in 2 weeks · turns 40", ""),
        (dated("12-06"), "Wedding 6 December, in 2 weeks", ""),
        (dated("2001-11-22"), "Wedding 22 November, today · 25 years", ""),
        (dated("2026-12-06", once=True), "Wedding 6 December, in 2 weeks", ""),
        (dated("2027-06-12", once=True), "", "Wedding 12 June 2027"),
        (dated("2024-05-08", once=True), "", "Wedding 8 May 2024"),
        (dated("1986-06-06", DateKind.BIRTHDAY, ""), "", "Birthday 6 June"),
        (dated("02-29", DateKind.BIRTHDAY, ""), "", "Birthday 29 February"),
        (dated("1990-06", DateKind.BIRTHDAY, ""), "", "Birthday: 1990-06"),
        (dated("1990", DateKind.BIRTHDAY, ""), "", "Birthday: 1990"),
    ],
)
def test_a_date_is_near_or_far(day: ContactDate, near: str, far: str) -> None:
    fields = ContactFields(dates=(day,))
    assert near_lines(fields, TODAY, LeapDay.FEBRUARY_28) == ([near] if near else [])
    assert far_lines(fields, TODAY, LeapDay.FEBRUARY_28) == ([far] if far else [])


def test_29_february_is_near_on_the_day_that_the_user_prefers() -> None:
    fields = ContactFields(dates=(dated("02-29", DateKind.BIRTHDAY, ""),))
    today = date(2027, 2, 20)
    assert near_lines(fields, today, LeapDay.FEBRUARY_28) == ["Birthday 28 February, in 8 days"]
    assert near_lines(fields, today, LeapDay.MARCH_1) == ["Birthday 1 March, in 9 days"]


def test_the_soonest_stands_first() -> None:
    fields = ContactFields(dates=(dated("12-24"), dated("11-30", label="name day")))
    assert [line.split(",")[0] for line in near_lines(fields, TODAY, LeapDay.MARCH_1)] == [
        "Name day 30 November", "Wedding 24 December",
    ]  # fmt: skip


def words(remember: Remember) -> list[str]:
    return [label.text() for label in remember.findChildren(Text) if label.isVisibleTo(remember)]


@pytest.mark.parametrize("loaded", [True, False])
def test_the_next_holiday_is_told_at_once_or_as_soon_as_holidays_are_loaded(
    book: Book,
    context: Context,
    add: Callable[..., int],
    now: datetime,
    keep: Callable[..., None],
    settle: Callable[[], None],
    loaded: bool,
) -> None:
    ana = add("Ana Moreira", holidays="PT")
    holidays._country.cache_clear()
    holidays.holidays_of.cache_clear()
    if loaded:
        holidays.is_known("PT")
    remember = Remember(context)
    keep(remember)
    remember.show_memory(memory(book, ana, now))
    line = "Restoration of Independence Day 1 December, in 9 days"
    assert (line in words(remember)) is loaded
    settle()
    assert words(remember).count(line) == 1


def test_an_answer_about_somebody_else_is_not_shown(
    book: Book,
    context: Context,
    add: Callable[..., int],
    now: datetime,
    keep: Callable[..., None],
    settle: Callable[[], None],
) -> None:
    ana, bilal = add("Ana Moreira", holidays="PT"), add("Bilal Haddad")
    holidays._country.cache_clear()
    remember = Remember(context)
    keep(remember)
    remember.show_memory(memory(book, ana, now))
    remember.show_memory(memory(book, bilal, now))
    settle()
    assert not any("Independence" in text for text in words(remember))
