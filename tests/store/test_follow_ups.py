"""Offers after logging, taking them, and what of it is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.follow_ups import Offer
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft, LoopDraft
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import loops_due, made_for
from followup_desktop.store.reads.follow_ups import offers_after
from followup_desktop.store.reads.timeline import open_loops
from followup_desktop.store.writes.check_ins import Done, add_check_in, complete_check_in
from followup_desktop.store.writes.contacts import delete_contacts, set_me
from followup_desktop.store.writes.follow_ups import take_offer
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import set_preferences
from tests.store.support import dump

Add = Callable[..., int]


@pytest.fixture
def ana(book: Book, add: Add, now: datetime) -> int:
    """Somebody with whom one talked before."""
    contact = add("Ana Moreira")
    log_interaction(book, InteractionDraft((contact,), now.date() - timedelta(days=90), Channel.CALL), now)
    return contact


@pytest.fixture
def log(book: Book, ana: int, now: datetime) -> Callable[..., int]:
    def logging(notes: str, channel: Channel = Channel.IN_PERSON, loops: tuple[LoopDraft, ...] = ()) -> int:
        draft = InteractionDraft((ana,), now.date(), channel, at=now, initiator=Initiator.ME, notes=notes)
        return log_interaction(book, draft, now, loops=loops).created[0]

    return logging


def test_the_first_thing_that_is_logged_is_a_first_meeting_and_the_second_is_not(
    book: Book, add: Add, now: datetime
) -> None:
    bob = add("Bob Haddad")
    draft = InteractionDraft((bob,), now.date(), Channel.IN_PERSON, at=now)
    first = log_interaction(book, draft, now).created[0]
    second = log_interaction(book, draft, now).created[0]
    assert [offer.kind for offer in offers_after(book, first, bob, now)] == [Kind.FOLLOW_UP]
    assert offers_after(book, second, bob, now) == ()


def test_the_contact_is_called_by_what_one_calls_them(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    (offer,) = offers_after(book, log("She helped me move"), ana, now)
    assert offer.reason == "Thank Ana: “She helped me move”"


def test_taking_an_offer_is_one_change_and_taking_it_again_none(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    interaction = log("She helped me move")
    (offer,) = offers_after(book, interaction, ana, now)
    before = dump(book)
    changes = take_offer(book, ana, offer, now, "window", interaction=interaction)
    assert changes.label == "Thank you: Ana Moreira, Monday 23 November"
    (made,) = made_for(book, ana, now)
    assert (made.kind, made.due_on, made.reason) == (Kind.THANK_YOU, date(2026, 11, 23), offer.reason)
    assert offers_after(book, interaction, ana, now) == ()
    assert not take_offer(book, ana, offer, now, "window", interaction=interaction)
    undo(book, now)
    assert dump(book) == before
    assert offers_after(book, interaction, ana, now) == (offer,)


def test_a_dated_offer_becomes_a_loop_that_is_asked_about_the_day_after(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    interaction = log("Her exam is on Tuesday")
    (offer,) = offers_after(book, interaction, ana, now)
    assert take_offer(book, ana, offer, now, interaction=interaction).label.endswith(", Wednesday 25 November")
    (loop,) = open_loops(book, ana)
    assert (loop.text, loop.on, loop.interaction) == ("Ask how it went: “Her exam”", date(2026, 11, 24), interaction)
    assert loops_due(book, now + timedelta(days=2)) == []
    assert [one.due_on for one in loops_due(book, now + timedelta(days=3))] == [date(2026, 11, 25)]
    assert offers_after(book, interaction, ana, now) == ()
    assert not take_offer(book, ana, offer, now, interaction=interaction)


def test_what_was_taken_and_done_is_not_offered_again(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    interaction = log("She helped me move")
    (offer,) = offers_after(book, interaction, ana, now)
    take_offer(book, ana, offer, now)
    complete_check_in(book, made_for(book, ana, now)[0].uuid, Done(channel=None), now)
    assert offers_after(book, interaction, ana, now) == ()


def test_a_kind_that_is_planned_already_is_not_offered(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    add_check_in(book, CheckInDraft(ana, Kind.THANK_YOU, "for the plants", date(2026, 12, 24)), now)
    notes = "She helped me move. Her mother died."
    assert [offer.kind for offer in offers_after(book, log(notes), ana, now)] == [Kind.HARD_TIME]


def test_a_loop_that_was_noted_with_it_stands_for_what_is_dated(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    interaction = log("Her exam is on Tuesday", loops=(LoopDraft(ana, "the exam"),))
    assert offers_after(book, interaction, ana, now) == ()


def test_the_country_says_what_a_weekend_and_a_slash_are(
    book: Book, ana: int, log: Callable[..., int], now: datetime
) -> None:
    interaction = log("Could you help me? Her exam is on 3/5.", Channel.EMAIL)
    due = {}
    for region in ("DE", "US", "EG"):
        set_preferences(book, Preferences(region=region), now)
        due[region] = [offer.on for offer in offers_after(book, interaction, ana, now)]
    assert due == {
        "DE": [date(2027, 5, 3), date(2026, 11, 27)], "US": [date(2027, 3, 5), date(2026, 11, 27)],
        "EG": [date(2027, 5, 3), date(2026, 11, 29)],
    }  # fmt: skip


def test_nothing_is_offered_to_who_was_not_there_is_gone_or_is_the_user(
    book: Book, ana: int, add: Add, log: Callable[..., int], now: datetime
) -> None:
    interaction = log("She helped me move")
    assert offers_after(book, interaction, add("Bob Haddad"), now) == ()
    assert offers_after(book, 999, ana, now) == ()
    set_me(book, ana, now)
    assert offers_after(book, interaction, ana, now) == ()
    offer = Offer(Kind.THANK_YOU, now.date(), "x", "y")
    delete_contacts(book, [ana], now)
    assert offers_after(book, interaction, ana, now) == ()
    with pytest.raises(NotFound):
        take_offer(book, ana, offer, now)
