"""The momentum mark stands where it means something, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.interactions import Channel, InteractionDraft, LoopDraft
from followup_desktop.domain.momentum import Momentum
from followup_desktop.store.book import Book
from followup_desktop.store.reads.momentum import momentum_of
from followup_desktop.store.reads.timeline import open_loops
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import archive_contacts
from followup_desktop.store.writes.interactions import close_loop, log_interaction


def talked(book: Book, contact: int, now: datetime, days_ago: int, *, counts: bool = True, loop: str = "") -> None:
    draft = InteractionDraft((contact,), now.date() - timedelta(days=days_ago), Channel.CALL, counts=counts)
    log_interaction(book, draft, now, loops=[LoopDraft(contact, loop)] if loop else [])


FIRST = [(0, Momentum.FRESH), (1, Momentum.FRESH), (3, Momentum.WARM), (4, Momentum.COOLING), (7, Momentum.COOLING)]


@pytest.mark.parametrize(("days", "mark"), [*FIRST, (8, None)])
def test_a_first_meeting_is_marked_for_a_week(
    book: Book, add: Callable[..., int], now: datetime, days: int, mark: Momentum | None
) -> None:
    ana = add("Ana Moreira")
    talked(book, ana, now, days)
    assert momentum_of(book, ana, now.date()) is mark


def test_a_second_meeting_is_not_marked(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    talked(book, ana, now, 90)
    talked(book, ana, now, 0)
    assert momentum_of(book, ana, now.date()) is None


def test_what_does_not_count_is_no_meeting(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    talked(book, ana, now, 90, counts=False)
    assert momentum_of(book, ana, now.date()) is None
    talked(book, ana, now, 0)
    assert momentum_of(book, ana, now.date()) is Momentum.FRESH


@pytest.mark.parametrize(("days", "mark"), [*FIRST, (8, Momentum.COLD), (14, Momentum.COLD), (15, None)])
def test_something_to_come_back_to_is_marked_until_it_is_closed(
    book: Book, add: Callable[..., int], now: datetime, days: int, mark: Momentum | None
) -> None:
    ana = add("Ana Moreira")
    talked(book, ana, now, 90)
    talked(book, ana, now, days, loop="the recipe")
    assert momentum_of(book, ana, now.date()) is mark
    (loop,) = open_loops(book, ana)
    close_loop(book, loop.id, now)
    assert momentum_of(book, ana, now.date()) is None


def test_a_promise_is_marked(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    talked(book, ana, now, 90)
    talked(book, ana, now, 2)
    add_check_in(book, CheckInDraft(ana, Kind.THANK_YOU, "for the lift", now.date()), now)
    assert momentum_of(book, ana, now.date()) is Momentum.WARM


def test_nobody_without_a_contact_and_nobody_archived_is_marked(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bilal = add("Ana Moreira"), add("Bilal Haddad")
    talked(book, bilal, now, 0)
    archive_contacts(book, [bilal], now)
    assert [momentum_of(book, one, now.date()) for one in (ana, bilal, 99)] == [None, None, None]
