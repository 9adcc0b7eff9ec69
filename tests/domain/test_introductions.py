"""Who should meet whom, and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.introductions import MOST_FOR_ONE, Person, pair_of, pairs, reasons, varied

NEED, OFFER, VALUE = InterestKind.NEED, InterestKind.OFFER, InterestKind.VALUE


def person(number: int, *interests: Interest | str, circle: int = 0) -> Person:
    made = tuple(Interest(each) if isinstance(each, str) else each for each in interests)
    return Person(number, f"P{number} Q", f"P{number}", made, circle)


def test_help_comes_before_what_both_enjoy_and_the_rare_before_the_common():
    people = [
        person(1, "jazz", "glass blowing"),
        person(2, Interest("a flat", NEED)),
        person(3, "blowing glass", "jazz"),
        person(4, Interest("flats", OFFER)),
        *(person(number, "jazz") for number in range(5, 15)),
    ]
    found = pairs(people)
    assert [pair.contacts for pair in found[:3]] == [(2, 4), (1, 3), (1, 5)]
    assert reasons(found[0]) == ("P2 is looking for a flat. P4 can help with flats.",)
    assert reasons(found[1]) == ("Both enjoy jazz and glass blowing",)


def test_values_are_shared_too_and_needs_are_not():
    people = [person(1, Interest("honesty", VALUE), Interest("a flat", NEED)), person(2, Interest("honesty", VALUE))]
    (pair,) = pairs([*people, person(3, Interest("a flat", NEED))])
    assert reasons(pair) == ("Both care about honesty",)


def test_one_can_be_asked_about():
    people = [person(number, "jazz") for number in range(1, 5)]
    assert [pair.contacts for pair in pairs(people, about=3)] == [(1, 3), (2, 3), (3, 4)]
    assert pairs(people, about=99) == []


def test_closer_people_come_first_where_reasons_weigh_the_same():
    people = [person(1, "jazz", circle=3), person(2, "jazz", circle=3), person(3, "jazz", circle=1)]
    assert [pair.contacts for pair in pairs(people)] == [(1, 3), (2, 3), (1, 2)]


def test_two_whom_the_user_chose_need_no_reason():
    pair = pair_of(person(1, "jazz"), person(2, "tea"))
    assert (pair.contacts, reasons(pair)) == ((1, 2), ())
    assert reasons(pair_of(person(1, "jazz"), person(2, "jazz"))) == ("Both enjoy jazz",)


def test_nobody_fills_the_list_alone():
    found = list(varied(pairs([person(number, "jazz") for number in range(1, 12)]), most=6))
    shown = [contact for pair in found for contact in pair.contacts]
    assert len(found) == 6
    assert max(shown.count(contact) for contact in shown) <= MOST_FOR_ONE


words = st.sampled_from(["jazz", "tea", "hiking", "hikes", "a flat", "flats", "silent film", "film", "", "the", "茶道"])
interests = st.lists(st.builds(Interest, words, st.sampled_from(InterestKind)), max_size=4).map(tuple)
people = st.lists(interests, max_size=8).map(
    lambda every: [Person(number, f"P{number} Q", f"P{number}", each, number % 3) for number, each in enumerate(every)]
)


@given(people, st.randoms())
def test_each_pair_stands_once_with_a_reason_whatever_the_order_of_people(everybody, random):
    found = pairs(everybody)
    assert len({frozenset(pair.contacts) for pair in found}) == len(found)
    assert all(pair.one.contact != pair.other.contact for pair in found)
    assert all(1 <= len(reasons(pair)) <= 3 for pair in found)
    shuffled = list(everybody)
    random.shuffle(shuffled)
    assert {frozenset(pair.contacts) for pair in pairs(shuffled)} == {frozenset(pair.contacts) for pair in found}
    assert pairs(everybody) == found
