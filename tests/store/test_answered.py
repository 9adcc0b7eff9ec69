"""A keep-in-touch that is due can always be done; what an interaction answered opens again when it no longer does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.check_ins import CheckIn, CheckInDraft, Kind
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import next_check_in
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes import check_ins, interactions
from followup_desktop.store.writes.check_ins import Done

WEEK = Cadence(1, Unit.WEEK)
Add = Callable[..., int]


def due(book: Book, person: int) -> date:
    rhythm = contact(book, person).rhythm
    assert rhythm is not None
    return rhythm.due_on


def only(found: tuple[CheckIn, ...]) -> CheckIn:
    (one,) = found
    return one


def test_done_without_a_contact_counts_the_next_one_from_today(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", at=now - timedelta(days=20), cadence=WEEK)
    check_ins.complete_check_in(book, only(today(book, now).few).uuid, Done(channel=None), now)
    shown = today(book, now)
    assert (shown.few, shown.next, shown.finished) == ((), (), 1)
    assert due(book, ana) == now.date() + timedelta(days=7)
    assert contact(book, ana).last_contact_on is None


def test_one_that_was_skipped_on_the_day_of_the_contact_can_be_done_when_it_is_due(
    book: Book, add: Add, now: datetime
) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    interactions.log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now)
    ahead = next_check_in(book, ana, now)
    assert ahead is not None
    check_ins.skip_check_in(book, ahead.uuid, now)
    later = now + timedelta(days=8)
    assert check_ins.complete_check_in(book, only(today(book, later).few).uuid, Done(), later)
    assert today(book, later).few == ()


def test_one_that_was_skipped_and_is_due_again_can_be_put_off(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    ahead = next_check_in(book, ana, now)
    assert ahead is not None
    check_ins.skip_check_in(book, ahead.uuid, now)
    later = now + timedelta(days=7)
    check_ins.snooze_check_in(book, only(today(book, later).few).uuid, later.date() + timedelta(days=3), later)
    assert today(book, later).few == ()
    assert contact(book, ana).shows_on == later.date() + timedelta(days=3)


def test_a_call_that_was_logged_with_the_wrong_person_leaves_the_right_one_due(
    book: Book, add: Add, now: datetime
) -> None:
    ana, anna = add("Ana Moreira", at=now - timedelta(days=20), cadence=WEEK), add("Anna Nowak")
    check_in = only(today(book, now).few)
    logged = check_ins.complete_check_in(book, check_in.uuid, Done(Channel.CALL), now).created[0]
    interactions.edit_interaction(book, logged, InteractionDraft((anna,), now.date(), Channel.CALL), now)
    assert today(book, now).finished == 0
    assert only(today(book, now).few).contact == ana
    assert check_ins.complete_check_in(book, check_in.uuid, Done(Channel.CALL), now)
    assert due(book, ana) == now.date() + timedelta(days=7)


def test_a_call_that_shall_not_count_leaves_the_contact_due(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", at=now - timedelta(days=20), cadence=WEEK)
    check_in = only(today(book, now).few)
    logged = check_ins.complete_check_in(book, check_in.uuid, Done(Channel.CALL), now).created[0]
    draft = InteractionDraft((ana,), now.date(), Channel.CALL, counts=False)
    interactions.edit_interaction(book, logged, draft, now)
    assert today(book, now).finished == 0
    assert check_ins.complete_check_in(book, only(today(book, now).few).uuid, Done(), now)


def test_a_made_check_in_of_any_kind_opens_again_with_its_interaction_gone(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    for kind in (Kind.RECONNECT, Kind.THANK_YOU):
        check_ins.add_check_in(book, CheckInDraft(ana, kind, "write", now.date()), now)
    for check_in in today(book, now).promises:
        logged = check_ins.complete_check_in(book, check_in.uuid, Done(), now).created[0]
        interactions.delete_interaction(book, logged, now)
    assert {check_in.kind for check_in in today(book, now).promises} == {Kind.RECONNECT, Kind.THANK_YOU}


def test_a_loop_opens_again_with_the_interaction_that_closed_it_gone(book: Book, add: Add, now: datetime) -> None:
    ana, anna = add("Ana Moreira"), add("Anna Nowak")
    interactions.open_loop(book, ana, "the operation", now, on=now.date() - timedelta(days=2))
    for deleted in (True, False):
        asked = only(today(book, now).promises)
        assert asked.reason == "the operation"
        logged = check_ins.complete_check_in(book, asked.uuid, Done(), now).created[0]
        assert today(book, now).promises == ()
        if deleted:
            interactions.delete_interaction(book, logged, now)
        else:
            interactions.edit_interaction(book, logged, InteractionDraft((anna,), now.date()), now)
    assert only(today(book, now).promises).reason == "the operation"
