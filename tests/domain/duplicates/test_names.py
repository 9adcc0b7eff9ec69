"""How names relate, which sound alike, and which similar ones are found among very many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.duplicates.name_words import Relation, relate, skeleton, words_of
from followup_desktop.domain.duplicates.nicknames import are_forms, is_full_form, stand_in
from followup_desktop.domain.duplicates.phones import is_same_number, number_of
from followup_desktop.domain.duplicates.similar import SimilarNames


def between(one: str, other: str) -> Relation:
    return relate(*(words_of(ContactFields(Name(full=name))) for name in (one, other)))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Ana Moreira", "Moreira, Ana", Relation.SAME),
        ("Dr. Ana Moreira", "ANA MOREIRA", Relation.SAME),
        ("Ludwig van Beethoven", "Ludwig Beethoven", Relation.SAME),
        ("Käthe Müller", "Kaethe Mueller", Relation.SAME),
        ("Robert Weiss", "Bob Weiss", Relation.FORM),
        ("Bobby Weiss", "Bob Weiss", Relation.SHORT_FORMS),
        ("Alex Weiss", "Sandra Weiss", Relation.SHORT_FORMS),
        ("María García", "María García López", Relation.PART),
        ("J. Smith", "John Smith", Relation.INITIAL),
        ("John A. Smith", "John B. Smith", Relation.OTHER),
        ("Sergey Ivanov", "Sergei Ivanov", Relation.SIMILAR),
        ("Ana", "Ana Moreira", Relation.GIVEN),
        ("Moreira", "Ana Moreira", Relation.FAMILY),
        ("Ana", "Ana", Relation.ONE_WORD),
        ("Mario Rossi", "Maria Rossi", Relation.OTHER),
        ("Paul Weiss", "Paula Weiss", Relation.OTHER),
        ("Tomasz Kowalski", "Tomasz Kowalska", Relation.OTHER),
        ("陈思远", "陈思源", Relation.OTHER),
        ("ana@example.org", "Bo Ek", Relation.NAMELESS),
    ],
)
def test_two_names_relate_either_way_round(one: str, other: str, relation: Relation) -> None:
    assert between(one, other) is relation
    assert between(other, one) is relation


def test_a_nickname_that_somebody_told_stands_for_the_given_name() -> None:
    told = words_of(ContactFields(Name(given="Aloysius", family="Weiss", nickname="Red")))
    assert relate(told, words_of(ContactFields(Name(full="Red Weiss")))) is Relation.FORM
    assert relate(told, words_of(ContactFields(Name(full="Blue Weiss")))) is Relation.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [("sergei", "sergey"), ("tchaikovsky", "chaykovskiy"), ("mohammed", "muhamad"), ("cecilia", "zezilia")],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_short_forms_belong_to_their_names() -> None:
    assert are_forms("bob", "robert")
    assert are_forms("paco", "francisco")
    assert not are_forms("bob", "bob")
    assert not are_forms("bob", "william")
    assert is_full_form("robert")
    assert not is_full_form("bob")
    assert stand_in("bob") == stand_in("rob") == stand_in("robert")
    assert stand_in("nobody") == "nobody"


@pytest.mark.parametrize(
    ("one", "other", "region", "same"),
    [
        ("+351 912 345 678", "00351912345678", "", True),
        ("+351 912 345 678", "912 345 678", "PT", True),
        ("+351 912 345 678", "912 345 678", "BR", False),
        ("+351 912 345 678", "912 345 678", "", True),
        ("+49 (0)30 1234567", "030/1234567", "DE", True),
        ("030 1234567", "030-1234567", "", True),
        ("+49 30 1234567", "+43 30 1234567", "DE", False),
        ("12345", "12345", "DE", False),
    ],
)
def test_numbers_are_compared_as_numbers(one: str, other: str, region: str, same: bool) -> None:
    assert is_same_number(number_of(one, region), number_of(other, region)) is same


NAMES = sorted(["ana moreira", "bob weiss", "robert weiss", "ivanov sergei", "ivanov sergey", "garcia maria",
                "garcia lopez maria", "ek bo", "moreira rita"])  # fmt: skip


def test_similar_names_are_found_among_others() -> None:
    index = SimilarNames(NAMES)
    assert [{NAMES[one], NAMES[other]} for one, other in sorted(index.pairs())] == [
        {"bob weiss", "robert weiss"},
        {"garcia lopez maria", "garcia maria"},
        {"ivanov sergei", "ivanov sergey"},
    ]
    assert index.like("rob weiss") == ["bob weiss", "robert weiss"]
    assert index.like("nobody here") == []


words = st.text("abcdeimnorst", min_size=1, max_size=8)


@given(st.lists(st.tuples(words, words).map(sorted).map(" ".join), unique=True, max_size=30).map(sorted))
def test_each_pair_is_given_once_and_both_are_like_each_other(names: list[str]) -> None:
    index = SimilarNames(names)
    found = list(index.pairs())
    assert len(set(found)) == len(found)
    assert all(one < other for one, other in found)
    for one, other in found:
        assert names[other] in index.like(names[one])


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_relate_the_same_way_either_way_round(one: str, other: str) -> None:
    assert between(one, other) is between(other, one)
