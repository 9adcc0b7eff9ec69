"""The user is a contact of the book whom nothing lists, and whose interests are their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import ContactDate, ContactFields, DateKind, Interest, InterestKind, Name
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.enjoying import asked
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import interests_of_me, me
from followup_desktop.store.reads.interests import enjoyers, vocabulary
from followup_desktop.store.reads.introductions import introductions
from followup_desktop.store.reads.lists import ListQuery, contact_ids, ids_by_more, ids_by_name
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.contacts import set_me
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from followup_desktop.store.writes.me import add_me, set_my_interests

JAZZ = (Interest("jazz"),)


@pytest.fixture
def user(book: Book, add: Callable[..., int], now: datetime) -> int:
    """A user who was an ordinary contact, due, with a birthday, an open loop and an unanswered message."""
    long_ago = now - timedelta(days=400)
    birthday = ContactDate(DateKind.BIRTHDAY, PartialDate(1990, now.month, now.day))
    contact = add("Robin Vale", at=long_ago, cadence=Cadence(1, Unit.WEEK), dates=(birthday,), interests=JAZZ)
    sent = InteractionDraft((contact,), now.date() - timedelta(days=20), Channel.EMAIL, initiator=Initiator.ME)
    log_interaction(book, sent, now)
    open_loop(book, contact, "ask", now, on=now.date() - timedelta(days=3))
    return contact


def listed(book: Book, now: datetime) -> set[int]:
    found = today(book, now, everybody=True)
    every = (*found.timed, *found.promises, *found.occasions, *found.few, *found.next)
    return {check_in.contact for check_in in every}


def test_the_user_is_nobody_to_follow_up_with(book, add, now, user):
    add("Ana", interests=JAZZ)
    assert user in listed(book, now)
    assert [pair.contacts[0] for pair in introductions(book)] == [user]
    set_me(book, user, now)
    assert user not in listed(book, now)
    assert introductions(book) == []
    query, day = ListQuery("robin"), now.date()
    assert user not in (*ids_by_name(book, query, day), *ids_by_more(book, query, day))
    assert user not in contact_ids(book, ListQuery(), day)
    assert [each.row.name for each in enjoyers(book, vocabulary(book), asked("jazz"))] == ["Ana"]


def test_ones_own_interests_are_replaced_kind_by_kind_and_undone(book, now):
    with pytest.raises(NotFound):
        set_my_interests(book, InterestKind.INTEREST, ["jazz"], now)
    add_me(book, ContactFields(name=Name(given="Robin"), interests=JAZZ), now)
    set_my_interests(book, InterestKind.VALUE, ["honesty", " ", "honesty"], now)
    set_my_interests(book, InterestKind.INTEREST, ["tea", "jazz"], now)
    assert set(interests_of_me(book)) == {Interest("honesty", InterestKind.VALUE), Interest("tea"), Interest("jazz")}
    assert not set_my_interests(book, InterestKind.INTEREST, ["tea", "jazz"], now)
    undo(book, now)
    assert interests_of_me(book) == (*JAZZ, Interest("honesty", InterestKind.VALUE))
    assert me(book).fields.interests == interests_of_me(book)
