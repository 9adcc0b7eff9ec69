"""Whether somebody came back from being lapsed follows from the book, and an answer ends the offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import Initiator, InteractionDraft
from followup_desktop.domain.reconnect import OFFERED_FOR
from followup_desktop.domain.writing.question import Source
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import next_check_in
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.reads.reconnect import offer_after_return, way_back
from followup_desktop.store.writes.check_ins import skip_check_in
from followup_desktop.store.writes.contacts import archive_contacts, set_cadence
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction
from followup_desktop.store.writes.reconnect import choose_rhythm, keep_rhythm
from tests.conftest import NOON
from tests.store.support import dump

TODAY = NOON.date()
SIX_WEEKS = Cadence(6, Unit.WEEK)
LAPSED = 7 * 18
"""Days after which six weeks have passed three times."""


@pytest.fixture
def freya(add: Callable[..., int]) -> int:
    return add("Freya Lindqvist", NOON - timedelta(days=900), cadence=SIX_WEEKS)


def log(book: Book, who: int, days_ago: int, *, counts: bool = True, initiator: Initiator = Initiator.BOTH) -> int:
    draft = InteractionDraft((who,), TODAY - timedelta(days=days_ago), Channel.CALL, initiator=initiator, counts=counts)
    return log_interaction(book, draft, NOON).created[0]


def offered(book: Book, who: int, now: datetime = NOON) -> date | None:
    offer = offer_after_return(book, who, now)
    return offer.returned_on if offer else None


@pytest.mark.parametrize(("days", "lapsed"), [(LAPSED - 1, False), (LAPSED, True), (600, True)])
def test_a_return_from_being_lapsed_is_noticed(book: Book, freya: int, days: int, lapsed: bool) -> None:
    log(book, freya, days)
    assert offered(book, freya) is None
    log(book, freya, 0)
    offer = offer_after_return(book, freya, NOON)
    assert (offer is not None) is lapsed
    if offer is not None:
        assert (offer.returned_on, str(offer.smaller), str(offer.calmer)) == (TODAY, "2 weeks", "3 months")


def test_a_first_contact_long_after_somebody_was_added_is_a_return(book: Book, freya: int) -> None:
    log(book, freya, 0)
    assert offered(book, freya) == TODAY


def test_what_is_no_contact_is_no_return(book: Book, freya: int) -> None:
    log(book, freya, 600)
    log(book, freya, 0, counts=False)
    assert offered(book, freya) is None


def test_the_offer_stays_for_an_answer_of_theirs_and_for_two_weeks(book: Book, freya: int) -> None:
    log(book, freya, 600)
    log(book, freya, 2)
    log(book, freya, 2)
    log(book, freya, 0, initiator=Initiator.THEM)
    returned = TODAY - timedelta(days=2)
    assert offered(book, freya) == returned
    last = NOON + OFFERED_FOR - timedelta(days=2)
    assert offered(book, freya, last) == returned
    assert offered(book, freya, last + timedelta(days=1)) is None


def test_a_skip_before_the_return_moves_when_somebody_has_lapsed(book: Book, freya: int) -> None:
    log(book, freya, LAPSED + 20)
    due = next_check_in(book, freya, NOON - timedelta(days=60))
    assert due is not None
    skip_check_in(book, due.uuid, NOON - timedelta(days=60))
    log(book, freya, 0)
    assert offered(book, freya) is None


def test_a_rhythm_that_is_chosen_ends_the_offer_and_undo_brings_it_back(book: Book, freya: int) -> None:
    log(book, freya, 600)
    log(book, freya, 0)
    before = dump(book)
    for cadence in (Cadence(2, Unit.WEEK), Cadence(3, Unit.MONTH)):
        changes = choose_rhythm(book, freya, cadence, NOON)
        assert changes.contacts == {freya}
        assert contact(book, freya).fields.cadence == cadence
        assert offered(book, freya) is None
        undo(book, NOON)
        assert dump(book) == before
        assert offered(book, freya) == TODAY


def test_keeping_it_ends_the_offer_and_changes_no_date(book: Book, freya: int) -> None:
    log(book, freya, 600)
    log(book, freya, 0)
    before, person = dump(book), contact(book, freya)
    assert keep_rhythm(book, freya, NOON).label == "Kept the rhythm with Freya Lindqvist"
    assert contact(book, freya) == person
    assert offered(book, freya) is None
    undo(book, NOON)
    assert dump(book) == before
    assert offered(book, freya) == TODAY


def test_a_rhythm_chosen_elsewhere_after_the_return_answers_too(book: Book, freya: int) -> None:
    log(book, freya, 600)
    log(book, freya, 2)
    set_cadence(book, [freya], Cadence(1, Unit.YEAR), NOON)
    assert offered(book, freya) is None


def test_one_chosen_before_it_does_not(book: Book, freya: int) -> None:
    log(book, freya, 600)
    set_cadence(book, [freya], Cadence(1, Unit.MONTH), NOON - timedelta(days=1))
    log(book, freya, 0)
    assert offered(book, freya) == TODAY


def test_without_the_return_there_is_no_offer(book: Book, freya: int) -> None:
    log(book, freya, 600)
    delete_interaction(book, log(book, freya, 0), NOON)
    assert offered(book, freya) is None


def test_nobody_is_offered_a_rhythm_who_has_none(book: Book, freya: int, add: Callable[..., int]) -> None:
    without = add("Bilal", NOON - timedelta(days=900))
    for who in (freya, without):
        log(book, who, 600)
        log(book, who, 0)
    archive_contacts(book, [freya], NOON)
    assert [offered(book, who) for who in (freya, without, 999)] == [None, None, None]


def test_daily_talks_hide_what_came_before_and_nothing_is_guessed(book: Book, freya: int) -> None:
    log(book, freya, 600)
    for days in range(12, -1, -1):
        log(book, freya, days)
    assert offered(book, freya) is None


def test_what_is_gone_cannot_be_answered(book: Book) -> None:
    with pytest.raises(NotFound):
        keep_rhythm(book, 999, NOON)
    with pytest.raises(NotFound):
        choose_rhythm(book, 999, SIX_WEEKS, NOON)


def test_the_way_back_is_for_lapsed_ties_only(book: Book, freya: int) -> None:
    log(book, freya, LAPSED - 1)
    assert way_back(memory(book, freya, NOON), TODAY) == ()
    tomorrow = NOON + timedelta(days=1)
    asked = way_back(memory(book, freya, tomorrow), tomorrow.date())
    assert [each.source for each in asked] == [Source.KIND]
    archive_contacts(book, [freya], NOON)
    assert way_back(memory(book, freya, tomorrow), tomorrow.date()) == ()


def test_who_reaches_out_is_counted_over_the_last_ten_that_say_so(book: Book, freya: int) -> None:
    for days in range(200, 190, -1):
        log(book, freya, days, initiator=Initiator.THEM)
    log(book, freya, 300, initiator=Initiator.ME)
    for days in range(150):
        log(book, freya, days, initiator=Initiator.UNKNOWN)
    found = memory(book, freya, NOON).balance
    assert (found.mine, found.theirs, found.both) == (0, 10, 0)
