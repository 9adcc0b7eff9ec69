"""Who would enjoy something, by what the book knows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.enjoying import asked, ranked
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.reads.contacts import interests_of_me
from followup_desktop.store.reads.interests import enjoyers, vocabulary
from followup_desktop.store.writes.contacts import archive_contacts, set_me
from followup_desktop.store.writes.interactions import log_interaction

NEED, OFFER, VALUE = InterestKind.NEED, InterestKind.OFFER, InterestKind.VALUE


@pytest.fixture
def me(book, add, now):
    contact = add("Robin Vale", interests=(Interest("hikes"), Interest("honesty", VALUE), Interest("a room", NEED)))
    set_me(book, contact, now)
    return contact


def ask(book, text, limit=50):
    return enjoyers(book, vocabulary(book), asked(text), limit)


def test_who_enjoys_it_and_why_in_words(book, add, me):
    ana = add("Ana", interests=(Interest("hiking"), Interest("tea")))
    bea = add("Bea", interests=(Interest("Honesty", VALUE), Interest("hiking boots", NEED)))
    add("Cy", interests=(Interest("party"),))
    found = ask(book, "hikes")
    assert [(each.row.id, each.why) for each in found] == [
        (ana, "enjoys hiking, you do too"),
        (bea, "is looking for hiking boots"),
    ]
    assert [each.row.id for each in ask(book, "honesty")] == [bea]
    assert [each.row.name for each in ask(book, "https://example.org/art-and-a-party")] == ["Cy"]


def test_neither_the_user_nor_the_archived_are_listed(book, add, me, now):
    gone = add("Gone", interests=(Interest("hiking"),))
    archive_contacts(book, [gone], now, archived=True)
    assert ask(book, "hiking") == []
    assert ask(book, "") == []
    assert [each.text for each in interests_of_me(book)] == ["hikes", "honesty", "a room"]


def test_without_a_me_nothing_is_shared(book, add):
    add("Ana", interests=(Interest("hiking"),))
    assert [each.why for each in ask(book, "hiking")] == ["enjoys hiking"]
    assert interests_of_me(book) == ()


TEXTS = ("jazz", "tea", "silent film", "film", "hiking", "hikes")
people = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(InterestKind)), max_size=3),
        st.none() | st.integers(1, 4),
        st.none() | st.integers(0, 900),
    ),
    max_size=9,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    people, st.sampled_from(["film", "hike", "tea", "jazz film", "My tea, your tea and the jazz film of last night"])
)
def test_the_first_of_sqlite_are_the_first_of_the_rules(book, add, now, everybody, text):
    if not interests_of_me(book):
        set_me(book, add("Me", interests=(Interest("hiking"), Interest("tea"))), now)
    for held, circle, days in everybody:
        row = add("Somebody", circle=circle, interests=tuple(Interest(*each) for each in held))
        if days is not None:
            log_interaction(book, InteractionDraft((row,), now.date() - timedelta(days=days), Channel.CALL), now)
    every = [each.match for each in ask(book, text, 10_000)]
    assert every == ranked(every)
    assert [each.match for each in ask(book, text, 3)] == every[:3]
