"""Changing a check-in that a person made: its kind, reason and day, never one that follows from something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for, next_check_in
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.check_ins import (
    add_check_in,
    edit_check_in,
    skip_check_in,
    snooze_check_in,
)
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import open_loop
from tests.store.support import dump


def test_it_gets_another_kind_reason_and_moment_and_undo_gives_it_back(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana")
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", now.date() + timedelta(days=2)), now)
    before = dump(book)
    (made,) = made_for(book, ana, now)
    at = now + timedelta(days=5)
    draft = CheckInDraft(ana, Kind.THANK_YOU, " for the map ", at.date(), at)
    changes = edit_check_in(book, made.uuid, draft, now)
    assert changes.label == "Changed a check-in for Ana"
    (after,) = made_for(book, ana, now)
    assert (after.uuid, after.kind, after.reason, after.due_at) == (made.uuid, Kind.THANK_YOU, "for the map", at)
    assert not edit_check_in(book, made.uuid, draft, now)
    undo(book, now)
    assert dump(book) == before


def test_a_snooze_is_over_once_a_day_is_chosen(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana")
    day = now.date() + timedelta(days=2)
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", day), now)
    (made,) = made_for(book, ana, now)
    snooze_check_in(book, made.uuid, now.date() + timedelta(days=40), now)
    edit_check_in(book, made.uuid, CheckInDraft(ana, Kind.REMINDER, "call", day), now)
    assert made_for(book, ana, now)[0].due_on == day


def test_what_is_done_gone_or_follows_from_something_else_is_refused(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana", at=now - timedelta(days=40), circle=circles(book)[0].id)
    draft = CheckInDraft(ana, Kind.REMINDER, "call", now.date() + timedelta(days=2))
    in_touch = next_check_in(book, ana, now)
    assert in_touch is not None
    snooze_check_in(book, in_touch.uuid, now.date() + timedelta(days=5), now)
    open_loop(book, ana, "the flat", now, on=now.date())
    loop = next_check_in(book, ana, now)
    assert loop is not None
    assert loop.loop is not None
    for derived in (in_touch.uuid, loop.uuid):
        with pytest.raises(Refused, match="follows from"):
            edit_check_in(book, derived, draft, now)
    add_check_in(book, draft, now)
    (made,) = made_for(book, ana, now)
    skip_check_in(book, made.uuid, now)
    with pytest.raises(Refused, match="done already"):
        edit_check_in(book, made.uuid, draft, now)
    with pytest.raises(NotFound):
        edit_check_in(book, "11111111-1111-4111-8111-111111111111", draft, now)
