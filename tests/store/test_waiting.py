"""The question of the over-contact guard to the book: whether an outreach without an answer is near."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.outreach import waiting_since
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.interactions import log_interaction

WROTE = date(2026, 10, 1)


def wrote(book: Book, contact: int, now: datetime, initiator: Initiator = Initiator.ME) -> None:
    log_interaction(book, InteractionDraft((contact,), WROTE, Channel.EMAIL, initiator=initiator), now)


@pytest.mark.parametrize(
    ("on", "waits"), [(date(2026, 10, 1), True), (date(2026, 10, 10), True), (date(2026, 10, 11), False)]
)
def test_a_quarter_of_the_cadence(book: Book, add: Callable[..., int], now: datetime, on: date, waits: bool) -> None:
    contact = add("Bea Lund", cadence=Cadence(40, Unit.DAY))
    wrote(book, contact, now)
    assert waiting_since(book, contact, on) == (WROTE if waits else None)


def test_the_circle_s_cadence_counts_where_there_is_no_own(book: Book, add: Callable[..., int], now: datetime) -> None:
    inner = circles(book)[0]
    assert inner.cadence is not None
    contact = add("Bea Lund", circle=inner.id)
    wrote(book, contact, now)
    assert waiting_since(book, contact, WROTE) == WROTE


def test_who_reaches_out_on_purpose_and_who_has_no_cadence_is_never_guarded(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    mentee = add("Bea Lund", cadence=Cadence(6, Unit.WEEK), reaching_out=True)
    friend = add("Cem Kaya")
    for contact in (mentee, friend):
        wrote(book, contact, now)
        assert waiting_since(book, contact, WROTE) is None


def test_an_answer_ends_the_waiting(book: Book, add: Callable[..., int], now: datetime) -> None:
    contact = add("Bea Lund", cadence=Cadence(6, Unit.WEEK))
    wrote(book, contact, now)
    wrote(book, contact, now, Initiator.THEM)
    assert waiting_since(book, contact, WROTE) is None
