"""A clock that stood ahead for a while: nothing that lies ahead counts, and everything is as if computed now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Band, Cadence, Unit
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.announcements import claims
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.announcements import claim_announcement
from followup_desktop.store.writes.check_ins import Done, complete_check_in, skip_check_in
from followup_desktop.store.writes.interactions import edit_interaction, log_interaction
from followup_desktop.store.writes.settings import pause_all, resume_all
from followup_desktop.store.writes.upkeep import begin_day
from tests.store.support import dump, dump_recomputed

Add = Callable[..., int]
WEEK = Cadence(1, Unit.WEEK)


@pytest.fixture
def ahead(now: datetime) -> datetime:
    """When the machine thought it was, half a year too late."""
    return now + timedelta(days=180)


def due(book: Book, person: int) -> date:
    rhythm = contact(book, person).rhythm
    assert rhythm is not None
    return rhythm.due_on


def test_what_was_logged_ahead_counts_when_its_day_comes(book: Book, add: Add, now: datetime, ahead: datetime) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    log_interaction(book, InteractionDraft((ana,), now.date() - timedelta(days=2), Channel.CALL), now)
    draft = InteractionDraft((ana,), ahead.date(), Channel.EMAIL, initiator=Initiator.ME, notes="Shall we?")
    logged = log_interaction(book, draft, ahead).created[0]
    assert contact(book, ana).last_contact_on == ahead.date()
    assert begin_day(book, now) == 1
    assert contact(book, ana).last_contact_on == now.date() - timedelta(days=2)
    assert dump(book) == dump_recomputed(book, now.date())
    assert today(book, now).waiting == ()
    with pytest.raises(Refused, match="future"):
        edit_interaction(book, logged, draft, now)
    assert begin_day(book, ahead) == 1
    assert contact(book, ana).last_contact_on == ahead.date()
    assert dump(book) == dump_recomputed(book, ahead.date())


def test_a_skip_ahead_lets_nobody_wait_until_then(book: Book, add: Add, now: datetime, ahead: datetime) -> None:
    ana = add("Ana Moreira", at=now - timedelta(days=10), cadence=WEEK)
    (shown,) = today(book, ahead).few
    skip_check_in(book, shown.uuid, ahead)
    assert due(book, ana) == ahead.date() + timedelta(days=7)
    begin_day(book, now)
    assert due(book, ana) == now.date() - timedelta(days=3)
    assert dump(book) == dump_recomputed(book, now.date())
    begin_day(book, ahead)
    assert due(book, ana) == ahead.date() + timedelta(days=7)
    assert dump(book) == dump_recomputed(book, ahead.date())


def test_what_was_done_ahead_takes_no_place_of_today(book: Book, add: Add, now: datetime, ahead: datetime) -> None:
    for number in range(5):
        add(f"P{number}", at=now - timedelta(days=10), cadence=WEEK)
    complete_check_in(book, today(book, ahead).few[0].uuid, Done(Channel.CALL), ahead)
    begin_day(book, now)
    found = today(book, now)
    assert (len(found.few), found.finished) == (3, 0)
    assert {check_in.band for check_in in found.few} == {Band.READY}


def test_what_was_announced_ahead_is_not_announced_again(book: Book, now: datetime, ahead: datetime) -> None:
    key, usual = "timed 6c0f3c1e-6f0b-4a52-9d5f-2a1f5a0d7c11 1796000000", f"digest {now.date()}"
    claim_announcement(book, [key], ahead, "native")
    claim_announcement(book, [usual], now, "native")
    begin_day(book, now)
    assert claims(book, [key, usual], now).taken == {key, usual}


def test_a_pause_that_began_ahead_leaves_no_days_away(book: Book, add: Add, now: datetime, ahead: datetime) -> None:
    pause_all(book, ahead.date() + timedelta(days=9), ahead)
    assert today(book, now).paused
    resume_all(book, now)
    assert not today(book, now).paused
    assert not today(book, ahead).paused
    assert today(book, ahead).held == ()
