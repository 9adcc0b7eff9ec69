"""After a vacation the pile comes by the daily few, whatever ended the vacation, and the same on every look."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.check_ins import CheckIn, CheckInDraft, Kind
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.reminders import to_announce
from followup_desktop.store.book import Book
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.today import count_today, today
from followup_desktop.store.writes.check_ins import (
    Done,
    add_check_in,
    complete_check_in,
    skip_check_in,
    snooze_check_in,
)
from followup_desktop.store.writes.contacts import pause_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import close_loop, log_interaction, open_loop
from followup_desktop.store.writes.settings import pause_all, resume_all, set_preferences

Add = Callable[..., int]
AWAY = 14


@pytest.fixture
def back(now: datetime) -> datetime:
    """The morning of the return."""
    return now.replace(hour=10) + timedelta(days=AWAY)


@pytest.fixture
def pile(book: Book, add: Add, now: datetime) -> list[int]:
    """Nine people with a promise each, due on as many days; then two weeks of vacation."""
    people = [add(f"P{number}") for number in range(9)]
    for number, person in enumerate(people):
        promise(book, person, now.date() + timedelta(days=number + 1), now)
    pause_all(book, now.date() + timedelta(days=AWAY), now)
    return people


def promise(book: Book, person: int, on: date, now: datetime, at: datetime | None = None) -> None:
    add_check_in(book, CheckInDraft(person, Kind.THANK_YOU, "thanks", on, at), now)


def names(check_ins: tuple[CheckIn, ...]) -> list[str]:
    return [check_in.contact_name for check_in in check_ins]


def test_the_pile_comes_by_the_daily_few_the_oldest_first(book: Book, pile: list[int], back: datetime) -> None:
    for day, come in enumerate((3, 6, 9)):
        then = today(book, back + timedelta(days=day))
        assert names(then.promises) == [f"P{number}" for number in range(come)]
        assert names(then.held) == [f"P{number}" for number in range(come, 9)]
        assert then.promises == today(book, back + timedelta(days=day)).promises


def test_who_does_three_a_day_never_sees_more_than_three(book: Book, pile: list[int], back: datetime) -> None:
    for day in range(3):
        moment = back + timedelta(days=day)
        shown = today(book, moment).promises
        assert len(shown) == 3
        complete_check_in(book, shown[0].uuid, Done(), moment)
        skip_check_in(book, shown[1].uuid, moment)
        snooze_check_in(book, shown[2].uuid, moment.date() + timedelta(days=60), moment)
        assert today(book, moment).promises == ()
    assert today(book, back + timedelta(days=3)).held == ()


def test_doing_more_than_came_leaves_less_for_tomorrow(book: Book, pile: list[int], back: datetime) -> None:
    first = today(book, back)
    for check_in in (*first.promises, *first.held[:2]):
        complete_check_in(book, check_in.uuid, Done(), back)
    assert names(today(book, back).promises) == []
    tomorrow = today(book, back + timedelta(days=1))
    assert (names(tomorrow.promises), len(tomorrow.held)) == (["P5"], 3)
    undo(book, back)
    assert names(today(book, back + timedelta(days=1)).promises) == ["P4", "P5"]


def test_resumed_early_it_is_the_same(book: Book, pile: list[int], now: datetime) -> None:
    early = now + timedelta(days=7)
    assert resume_all(book, early)
    assert not resume_all(book, early)
    assert not preferences(book).paused(early.date())
    first = today(book, early)
    assert names(first.promises) == ["P0", "P1", "P2", "P6"], "P6 falls due on the day of the return"
    assert names(first.held) == ["P3", "P4", "P5"]
    assert len(today(book, early + timedelta(days=1)).promises) == 8


def test_what_is_made_or_due_after_the_return_is_not_held_back(book: Book, pile: list[int], back: datetime) -> None:
    promise(book, pile[0], back.date(), back)
    promise(book, pile[1], back.date() - timedelta(days=1), back)
    open_loop(book, pile[2], "the exam", back, on=back.date() - timedelta(days=3))
    found = today(book, back)
    assert (len(found.promises), len(found.held)) == (6, 6)
    assert all(check_in.reason == "thanks" and check_in.due_on < back.date() for check_in in found.held)


def test_what_was_put_off_to_after_the_return_comes_on_its_day(book: Book, pile: list[int], back: datetime) -> None:
    last = today(book, back).held[-1]
    snooze_check_in(book, last.uuid, back.date() + timedelta(days=1), back)
    assert "P8" in names(today(book, back + timedelta(days=1)).promises)


def test_loops_and_occasions_are_of_the_pile_and_what_has_a_moment_is_not(
    book: Book, add: Add, now: datetime, back: datetime
) -> None:
    day, gone = now.date(), back.date()
    ana, bo, cy, di = add("Ana"), add("Bo"), add("Cy"), add("Di")
    open_loop(book, ana, "the operation", now, on=day + timedelta(days=3))
    closed = open_loop(book, bo, "the move", now, on=day + timedelta(days=4)).created[0]
    promise(book, cy, day + timedelta(days=2), now)
    born = gone - timedelta(days=2)
    add("Eva", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, born.month, born.day)),))
    promise(book, di, day + timedelta(days=1), now, now.replace(hour=15) + timedelta(days=1))
    set_preferences(book, dataclasses.replace(preferences(book), daily_few=2), now)
    pause_all(book, gone, now)
    found = today(book, back)
    assert (names(found.timed), names(found.promises), names(found.occasions)) == (["Di"], ["Cy"], ["Eva"])
    assert names(found.held) == ["Ana", "Bo"]
    close_loop(book, closed, back)
    tomorrow = today(book, back + timedelta(days=1))
    assert (names(tomorrow.promises), tomorrow.held) == (["Cy", "Ana"], ())


def test_the_few_come_by_the_few_as_on_any_day(book: Book, add: Add, now: datetime, back: datetime) -> None:
    for number in range(8):
        person = add(f"P{number}", cadence=Cadence(1, Unit.MONTH))
        log_interaction(book, InteractionDraft((person,), now.date() - timedelta(days=20)), now)
    pause_all(book, back.date(), now)
    found = today(book, back)
    assert (len(found.few), len(found.next), found.held) == (3, 5, ())


def test_what_was_open_before_the_vacation_is_not_held_back(
    book: Book, add: Add, now: datetime, back: datetime
) -> None:
    for number in range(5):
        promise(book, add(f"P{number}"), now.date() - timedelta(days=2), now - timedelta(days=4))
    pause_all(book, back.date(), now)
    assert len(today(book, back).promises) == 5


def test_a_second_vacation_does_not_let_the_pile_of_the_first_loose(
    book: Book, pile: list[int], back: datetime
) -> None:
    again = back + timedelta(days=7)
    pause_all(book, again.date(), back)
    found = today(book, again)
    assert (len(found.promises), len(found.held)) == (3, 6)


def test_the_digest_says_what_today_shows(book: Book, pile: list[int], back: datetime) -> None:
    found = today(book, back)
    (digest,) = to_announce(found.shown, preferences(book), back, ())
    assert len(digest.check_ins) == len(found.shown) == count_today(book, back) == 3
    assert to_announce(found.shown, preferences(book), back - timedelta(days=1), ()) == []


def test_while_it_lasts_today_shows_what_is_due(book: Book, pile: list[int], now: datetime) -> None:
    later = today(book, now + timedelta(days=6))
    assert later.paused
    assert (len(later.promises), later.held) == (6, ())


def test_one_persons_pause_is_not_spread(book: Book, add: Add, now: datetime, back: datetime) -> None:
    ana = add("Ana")
    for number in range(5):
        promise(book, ana, now.date() + timedelta(days=number), now)
    pause_contacts(book, [ana], back.date(), now)
    assert today(book, back - timedelta(days=1)).promises == ()
    assert len(today(book, back).promises) == 5
