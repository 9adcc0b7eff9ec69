"""When interests are one, and when a need meets an offer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.inflection import forms
from followup_desktop.domain.interests import is_same, meaning, meets, met, others, shared, shared_first

ONE = [
    ("hiking", "hikes"), ("hiking", "Hike"), ("hiker", "hiking"), ("hikers", "hiking"), ("art", "arts"),
    ("running", "run"), ("runner", "running"), ("baked", "baking"), ("cookie", "cookies"), ("city", "cities"),
    ("movies", "movie"), ("gardens", "gardening"), ("dancer", "dance class dancing"), ("travelling", "travel"),
    ("swimming", "swim"), ("churches", "church"), ("boxes", "box"), ("film", "silent films"), ("tea", "Tea ceremony"),
    ("board games", "board game"), ("Wandern", "Wanderung"), ("Wanderungen", "wandern"), ("Reisen", "Reise"),
    ("Brettspiel", "Brettspiele"), ("libro", "libros"), ("flor", "flores"), ("canción", "canciones"), ("jeu", "jeux"),
    ("randonnée", "randonnées"), ("Łódź", "lodz"), ("爬山", "去爬山"), ("the sea", "sea"),
]  # fmt: skip
TWO = [
    ("art", "party"), ("cars", "care"), ("cars", "caring"), ("wine", "wins"), ("planes", "plans"), ("tea", "teaching"),
    ("cooking", "cookies"), ("corner", "corn"), ("mother", "moths"), ("flower", "flow"), ("linen", "lines"),
    ("reis", "reisen"), ("board games", "board meetings"), ("chess", "che"), ("king", "k"), ("", "art"), ("!", "?"),
]  # fmt: skip
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
folded = st.text("abcdeginorsuxz", min_size=1, max_size=12)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_interest_in_two_forms(one, other):
    assert is_same(one, other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_interests_that_look_alike(one, other):
    assert not is_same(one, other)


@given(words, words)
def test_being_the_same_has_no_direction(one, other):
    assert is_same(one, other) == is_same(other, one)


@given(words)
def test_an_interest_is_itself_in_any_case(one):
    if meaning(one):
        assert is_same(one, f"  {one}  ")
        assert is_same(one, one.upper()) or one.upper().casefold() != one.casefold()


@given(words, words)
def test_what_says_more_of_it_is_a_sort_of_it(one, other):
    more = f"{one} {other}"
    if meaning(one) and len(meaning(more)) == len(meaning(one)) + len(meaning(other)):
        assert is_same(one, more)


@given(folded)
def test_every_word_is_one_of_its_forms_and_none_is_a_stump(word):
    found = forms(word)
    assert word in found
    assert all(len(form) >= min(3, len(word)) for form in found)


MINE = (
    Interest("hikes"),
    Interest("film"),
    Interest("honesty", InterestKind.VALUE),
    Interest("a flat", InterestKind.NEED),
)
HERS = (
    Interest("jazz"),
    Interest("silent film"),
    Interest("kindness", InterestKind.VALUE),
    Interest("Honesty", InterestKind.VALUE),
    Interest("hiking"),
    Interest("flats", InterestKind.OFFER),
)


def test_what_is_shared_is_worded_as_the_broader_of_two():
    assert [each.text for each in shared(HERS, MINE)] == ["film", "Honesty", "hiking"]
    assert shared(HERS, ()) == ()
    assert shared((Interest("film"), Interest("films")), MINE) == (Interest("film"),)


def test_what_is_shared_stands_first_and_the_rest_keeps_its_order():
    first = [each.text for each in shared_first(HERS, MINE)]
    assert first == ["silent film", "Honesty", "hiking", "jazz", "kindness", "flats"]
    assert others(HERS, MINE, InterestKind.INTEREST) == ("jazz",)
    assert others(HERS, MINE, InterestKind.VALUE) == ("kindness",)
    assert others(HERS, MINE, InterestKind.OFFER) == ("flats",)


interests = st.lists(st.builds(Interest, words, st.sampled_from(InterestKind)), max_size=5).map(tuple)


@given(interests, interests)
def test_shared_first_drops_and_adds_nothing(theirs, mine):
    assert sorted(shared_first(theirs, mine), key=repr) == sorted(theirs, key=repr)
    both = shared(theirs, mine)
    assert all(any(is_same(each.text, own.text) for own in mine) for each in both)
    assert bool(both) == bool(shared(mine, theirs))


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("looking for a flat", "knows flats"),
        ("a room for workshops", "rooms, at weekends"),
        ("help with contracts", "a second pair of eyes on contracts"),
        ("help with taxes", "tax advice"),
        ("sucht eine Wohnung", "kennt Wohnungen"),
        ("busca un piso", "pisos en Oporto"),
        ("cherche un appartement", "appartements à Lyon"),
    ],
)
def test_needs_meet_offers(need, offer):
    assert meets(need, offer)


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("a room for workshops", "workshops on speaking up"),
        ("somebody to read lines with", "help with spreadsheets"),
        ("help", "help"),
        ("looking for somebody", "knows somebody"),
        ("", "flats"),
    ],
)
def test_words_that_only_look_like_help_do_not(need, offer):
    assert not meets(need, offer)


def test_each_need_is_met_once():
    needs = (Interest("a flat", InterestKind.NEED), Interest("flats", InterestKind.INTEREST))
    offers = (Interest("flats", InterestKind.OFFER), Interest("a flat in Porto", InterestKind.OFFER))
    assert met(needs, offers) == (("a flat", "flats"),)
    assert met(needs, needs) == ()
