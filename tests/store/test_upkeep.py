from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.history import history
from followup_desktop.store.writes.announcements import claim_announcement
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.upkeep import begin_day
from tests.store.support import dump, dump_recomputed

WEEK = Cadence(1, Unit.WEEK)


def test_what_was_ahead_when_the_clock_stood_wrong_counts_once_its_day_has_come(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    call = InteractionDraft((ana,), now.date(), Channel.CALL)
    log_interaction(book, call, now)
    earlier = now - timedelta(days=3)
    log_interaction(book, InteractionDraft((ana,), earlier.date(), Channel.EMAIL), earlier)
    assert contact(book, ana).last_contact_on == earlier.date()
    assert begin_day(book, now) == 1
    assert contact(book, ana).last_contact_on == now.date()
    assert dump(book) == dump_recomputed(book, now.date())
    assert begin_day(book, now) == 0


def test_a_day_begins_with_old_history_and_claims_gone(book: Book, add: Callable[..., int], now: datetime) -> None:
    old = now - timedelta(days=500)
    add("Ana Moreira", at=old)
    add("Bilal Haddad")
    claim_announcement(book, ["digest 2025-07-10"], old)
    claim_announcement(book, ["digest 2026-11-22"], now)
    begin_day(book, now)
    assert [entry.label for entry in history(book)] == ["Added Bilal Haddad"]
    assert book.rows("SELECT key FROM announcements") == [("digest 2026-11-22",)]
