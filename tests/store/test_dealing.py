"""Dealing out: each person once, each decision undone by itself, and nobody falls due together with all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.dealing import Fate
from followup_desktop.domain.errors import NotFound
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.dealing import pile
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.reads.settings import circles, preferences
from followup_desktop.store.writes.contacts import add_contact, archive_contacts, set_circle
from followup_desktop.store.writes.dealing import deal
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.settings import edit_circle


@pytest.fixture
def people(book: Book, now: datetime) -> Callable[[int], list[int]]:
    def adding(count: int) -> list[int]:
        made = [add_contact(book, ContactFields(name=Name(full=f"Person {n}")), now).created for n in range(count)]
        return [row for (row,) in made]

    return adding


def due(book: Book, row: int) -> date:
    rhythm = contact(book, row).rhythm
    assert rhythm is not None
    return rhythm.due_on


def test_everybody_without_a_place_waits_in_their_order(book: Book, people, now: datetime) -> None:
    first, second, third, away = people(4)
    set_circle(book, [second], circles(book)[0].id, now)
    archive_contacts(book, [away], now)
    assert pile(book).waiting == (first, third)


def test_each_fate_takes_a_person_out_and_later_puts_them_last(book: Book, people, now: datetime) -> None:
    one, two, three, four, five = people(5)
    deal(book, one, Fate.CIRCLE, now, circle=circles(book)[1].id)
    deal(book, two, Fate.NO_REMINDERS, now)
    deal(book, three, Fate.LATER, now)
    deal(book, four, Fate.ARCHIVE, now)
    assert pile(book).waiting == (five, three)
    assert (pile(book).total, pile(book).dealt) == (5, 3)
    assert contact(book, one).fields.circle == circles(book)[1].id
    assert contact(book, two).rhythm is None
    assert contact(book, four).archived


def test_each_decision_is_undone_by_itself(book: Book, people, now: datetime) -> None:
    rows = people(5)
    fates = (Fate.CIRCLE, Fate.NO_REMINDERS, Fate.LATER, Fate.ARCHIVE)
    before = [pile(book)]
    for row, fate in zip(rows, fates, strict=False):
        deal(book, row, fate, now, circle=circles(book)[0].id)
        before.append(pile(book))
    labels = []
    while before[1:]:
        before.pop()
        newest = next_undo(book)
        assert newest is not None
        labels.append(newest.label)
        undo(book, now)
        assert pile(book).waiting == before[-1].waiting
    assert labels == [
        "Archived Person 3",
        "Person 2 comes later",
        "No reminders for Person 1",
        "Moved Person 0 to Inner",
    ]


def test_it_goes_on_after_a_restart(book: Book, people, now: datetime) -> None:
    rows = people(6)
    deal(book, rows[0], Fate.NO_REMINDERS, now)
    deal(book, rows[1], Fate.LATER, now)
    folder: Path = book.path.parent
    book.close()
    again = open_book(folder)
    assert pile(again).waiting == (*rows[2:], rows[1])
    assert (pile(again).dealt, pile(again).total) == (1, 6)
    assert preferences(again).daily_few == 3
    again.close()


def test_a_new_round_counts_from_its_own_beginning(book: Book, people, now: datetime) -> None:
    for row in people(3):
        deal(book, row, Fate.NO_REMINDERS, now)
    assert pile(book).waiting == ()
    people(2)
    assert (pile(book).dealt, pile(book).total) == (0, 2)


@pytest.mark.parametrize("weeks_later", [0, 3, 60])
def test_two_hundred_dealt_one_by_one_never_fall_due_together(
    book: Book, people, now: datetime, weeks_later: int
) -> None:
    rows, then = people(200), now + timedelta(weeks=weeks_later)
    friends = circles(book)[2]
    assert friends.cadence is not None
    for row in rows:
        deal(book, row, Fate.CIRCLE, then, circle=friends.id)
    days = friends.cadence.days_after(then.date())
    by_day = Counter(due(book, row) for row in rows)
    assert max(by_day.values()) <= -(-200 // days)
    assert min(by_day) > then.date()
    assert max(by_day) <= friends.cadence.after(then.date())


def test_many_moved_at_once_long_after_their_import_are_spread_too(book: Book, people, now: datetime) -> None:
    rows, then = people(100), now + timedelta(days=400)
    set_circle(book, rows, circles(book)[2].id, then)
    assert max(Counter(due(book, row) for row in rows).values()) <= 3
    assert min(due(book, row) for row in rows) > then.date()


def test_a_circle_that_is_given_another_cadence_spreads_those_who_wait_anew(book: Book, people, now: datetime) -> None:
    from followup_desktop.domain.cadence import Cadence

    wider = circles(book)[3]
    rows = people(60)
    set_circle(book, rows, wider.id, now)
    edit_circle(book, wider.id, wider.name, Cadence.parse("1 month"), now)
    by_day = Counter(due(book, row) for row in rows)
    assert max(by_day) <= Cadence.parse("1 month").after(now.date())
    assert max(by_day.values()) <= 3


def test_somebody_moved_into_a_closer_circle_does_not_wait_for_the_wider_ones_date(
    book: Book, people, now: datetime
) -> None:
    rows = people(50)
    inner, wider = circles(book)[0], circles(book)[3]
    set_circle(book, rows, wider.id, now)
    set_circle(book, [rows[-1]], inner.id, now)
    assert inner.cadence is not None
    assert due(book, rows[-1]) == inner.cadence.after(now.date())


def test_a_circle_that_is_gone_is_refused_and_nothing_is_remembered(book: Book, people, now: datetime) -> None:
    (row,) = people(1)
    with pytest.raises(NotFound):
        deal(book, row, Fate.CIRCLE, now, circle=999)
    assert pile(book).waiting == (row,)
