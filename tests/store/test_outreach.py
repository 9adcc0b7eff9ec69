"""Unanswered notes stretch the gap, any sign of life resets it, and the page says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, timedelta

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.writes.contacts import edit_contact
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction
from tests.store.support import dump, dump_recomputed

SIX_WEEKS = Cadence(6, Unit.WEEK)
MONTH = Cadence(1, Unit.MONTH)


def due(book: Book, person: int) -> date:
    rhythm = contact(book, person).rhythm
    assert rhythm is not None
    return rhythm.due_on


def note(book: Book, person: int, on: date, now: datetime, who: Initiator = Initiator.ME) -> int:
    draft = InteractionDraft((person,), on, Channel.EMAIL, initiator=who)
    return log_interaction(book, draft, now).created[0]


def test_two_unanswered_notes_make_the_gap_one_and_a_half_times_as_long_three_twice(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira", cadence=SIX_WEEKS)
    first = now.date() - timedelta(days=30)
    note(book, ana, first, now)
    assert due(book, ana) == first + timedelta(weeks=6)
    note(book, ana, first + timedelta(days=10), now)
    assert due(book, ana) == first + timedelta(days=10, weeks=9)
    third = note(book, ana, first + timedelta(days=20), now)
    assert due(book, ana) == first + timedelta(days=20, weeks=12)
    assert memory(book, ana, now).why.endswith("stretched twice because the last 3 notes are unanswered")
    delete_interaction(book, third, now)
    assert due(book, ana) == first + timedelta(days=10, weeks=9)
    assert dump(book) == dump_recomputed(book, now.date())


def test_an_answer_brings_the_usual_gap_back(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira", cadence=MONTH)
    day = date(2026, 10, 31)
    note(book, ana, day - timedelta(days=9), now)
    note(book, ana, day - timedelta(days=5), now)
    note(book, ana, day, now, Initiator.THEM)
    assert due(book, ana) == date(2026, 11, 30)
    assert memory(book, ana, now).why == "every month"


def test_somebody_the_user_keeps_reaching_out_to_is_never_stretched(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira", cadence=SIX_WEEKS)
    days = [now.date() - timedelta(days=back) for back in (20, 10, 0)]
    for day in days:
        note(book, ana, day, now)
    assert due(book, ana) == now.date() + timedelta(weeks=12)
    fields = dataclasses.replace(contact(book, ana).fields, reaching_out=True)
    edit_contact(book, ana, fields, now)
    assert due(book, ana) == now.date() + timedelta(weeks=6)
