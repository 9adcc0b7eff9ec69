"""Who is offered to be introduced, what an introduction leaves behind, and pairs left apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import timedelta

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.contacts import Interest, InterestKind, Relation
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.introductions import reasons
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.introductions import chosen_pair, introductions, person_of
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.timeline import interactions
from followup_desktop.store.writes.contacts import archive_contacts, delete_contacts, edit_contact, set_me
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction
from followup_desktop.store.writes.introductions import introduce, leave_apart

JAZZ = (Interest("jazz"),)


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira", interests=(*JAZZ, Interest("a flat", InterestKind.NEED)))


@pytest.fixture
def bob(add: Callable[..., int]) -> int:
    return add("Bob Ng", interests=(*JAZZ, Interest("flats in Porto", InterestKind.OFFER)))


def offered(book, about=None):
    return [pair.contacts for pair in introductions(book, about)]


def test_a_pair_stands_there_with_its_reasons(book, ana, bob, add):
    add("Cy", interests=(Interest("tea"),))
    (pair,) = introductions(book)
    assert pair.contacts == (ana, bob)
    assert reasons(pair) == ("Ana is looking for a flat. Bob can help with flats in Porto.", "Both enjoy jazz")


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.CALL])
def test_who_met_in_person_is_not_introduced(book, ana, bob, now, channel):
    log_interaction(book, InteractionDraft((ana, bob), now.date() - timedelta(days=900), channel), now)
    assert offered(book) == ([] if channel is Channel.IN_PERSON else [(ana, bob)])


@pytest.mark.parametrize("by_uuid", [True, False])
@pytest.mark.parametrize("turned", [True, False])
def test_who_stands_in_the_others_life_is_not_introduced(book, ana, bob, now, by_uuid, turned):
    one, other = (contact(book, each) for each in ((bob, ana) if turned else (ana, bob)))
    name = "somebody" if by_uuid else f"{other.fields.name.given} {other.fields.name.family}".upper()
    relation = Relation("friend", name, other.uuid if by_uuid else "")
    edit_contact(book, one.id, dataclasses.replace(one.fields, relations=(relation,)), now)
    assert offered(book) == []


def test_an_introduction_is_one_interaction_with_both_and_one_undo(book, ana, bob, now):
    changes = introduce(book, ana, bob, " Meet each other ", Channel.EMAIL, now)
    (made,) = changes.created
    logged = interactions(book, [made])[made]
    assert [row for row, _name in logged.contacts] == [ana, bob]
    assert (logged.introduces, logged.notes, logged.initiator) == (True, "Meet each other", Initiator.ME)
    assert changes.label == "Introduced Ana Moreira and Bob Ng"
    assert {contact(book, each).last_contact_on for each in (ana, bob)} == {now.date()}
    assert offered(book) == []
    undo(book, now)
    assert offered(book) == [(ana, bob)]
    redo(book, now)
    delete_interaction(book, made, now)
    assert offered(book) == [(ana, bob)]


def test_a_pair_left_apart_is_not_offered_again_and_undo_brings_it_back(book, ana, bob, add, now):
    cy = add("Cy", interests=JAZZ)
    before = preferences(book)
    assert leave_apart(book, bob, ana, now).preferences
    assert leave_apart(book, ana, cy, now)
    assert not leave_apart(book, ana, bob, now)
    assert offered(book) == [(bob, cy)]
    assert preferences(book) == before
    undo(book, now)
    undo(book, now)
    assert (ana, bob) in offered(book)


def test_who_cannot_be_introduced(book, ana, bob, add, now):
    user, gone, past = add("Robin", interests=JAZZ), add("Gone"), add("Past", interests=JAZZ)
    set_me(book, user, now)
    delete_contacts(book, [gone], now)
    archive_contacts(book, [past], now, archived=True)
    for write in (
        lambda one, other: introduce(book, one, other, "", Channel.EMAIL, now),
        lambda one, other: leave_apart(book, one, other, now),
    ):
        for wrong in (ana, user):
            with pytest.raises(Refused):
                write(ana, wrong)
        with pytest.raises(NotFound):
            write(gone, ana)
    for wrong in (user, gone, past):
        with pytest.raises(NotFound):
            person_of(book, wrong)
    with pytest.raises(NotFound):
        introductions(book, gone)
    assert offered(book) == [(ana, bob)]


def test_one_contact_can_be_asked_about_and_two_chosen_freely(book, ana, bob, add):
    many = [add(f"Fan {number}", interests=JAZZ) for number in range(5)]
    cy = add("Cy")
    assert {frozenset(pair) for pair in offered(book, ana)} == {frozenset((ana, other)) for other in (bob, *many)}
    shown = [each for pair in offered(book) for each in pair]
    assert max(shown.count(each) for each in shown) == 2
    assert offered(book, cy) == []
    assert reasons(chosen_pair(book, cy, ana)) == ()


def test_the_list_is_the_same_each_time_and_can_be_stopped(book, ana, bob, add):
    for number in range(30):
        add(f"Fan {number}", interests=JAZZ)
    assert offered(book) == offered(book)
    assert len(offered(book)) == 12

    class Stop(Exception):
        pass

    def stop() -> None:
        raise Stop

    with pytest.raises(Stop):
        introductions(book, check=stop)
