"""A word, a link or a text, the interests it speaks of, and who comes first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.enjoying import Found, Match, Vocabulary, asked, ranked, why

KNOWN = Vocabulary(
    [
        Interest("hiking"), Interest("climbing"), Interest("silent film"), Interest("film"), Interest("board games"),
        Interest("teaching"), Interest("writing"), Interest("tea"), Interest("Wandern"), Interest("cuisine"),
        Interest("fotografía"), Interest("爬山"), Interest("being on time", InterestKind.VALUE),
        Interest("a flat in Porto", InterestKind.NEED), Interest("honesty", InterestKind.VALUE),
    ]
)  # fmt: skip


def names(text: str) -> set[str]:
    return {each.interest.text for each in KNOWN.find(asked(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hikes", {"hiking"}),
        ("Hiking in May", {"hiking"}),
        ("film", {"film", "silent film"}),
        ("silent films", {"film", "silent film"}),
        ("climb", {"climbing"}),
        ("clim", {"climbing"}),
        ("tea", {"tea"}),
        ("teac", {"teaching"}),
        ("te", set()),
        ("te ", set()),
        ("writing", {"writing"}),
        ("flat", {"a flat in Porto"}),
        ("games", {"board games"}),
        ("honest", {"honesty"}),
        ("爬山", {"爬山"}),
        ("", set()),
        ("the", set()),
        ("party", set()),
    ],
)
def test_a_word_or_a_few(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/2026/11/best-hikes-near-porto.html?utm=film", {"hiking"}),
        ("www.example.org/%C3%BCber/wandern", {"Wandern"}),
        ("example.org/blog/board-games-of-the-year", {"board games"}),
        ("https://film.example/", set()),
        ("https://[bad/hiking", set()),
        ("Read this https://example.org/silent-film-festival please", {"film", "silent film"}),
        ("https://example.org/a1b2c3/99", set()),
    ],
)
def test_of_a_link_the_words_of_its_path(text, expected):
    assert names(text) == expected


TEXTS = {
    "en": "I am writing to tell you that the new climbing hall opens, with film evenings and nights of board games",
    "de": "Am Wochenende sind wir beim Wandern in den Bergen gewesen, und danach gab es Tee und viel gute Laune",
    "es": "La exposición de fotografías abre el viernes en la biblioteca, con vino y con la artista de la ciudad",
    "fr": "Un petit restaurant de cuisine libanaise vient d'ouvrir dans notre rue, on y mange pour pas cher du tout",
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", {"climbing", "film", "board games"}), ("de", {"Wandern"}), ("es", {"fotografía"}), ("fr", {"cuisine"})],
)
def test_in_a_text_only_telling_words_count(language, expected):
    assert names(TEXTS[language]) == expected


def test_of_a_need_a_text_must_only_name_what_is_needed():
    assert names("There is a flat to let above the bakery, with a view over the river, from the first of March") == {
        "a flat in Porto"
    }


def test_the_beginning_of_several_forms_finds_an_interest_once():
    found = KNOWN.find(asked("hik"))
    assert [each.interest.text for each in found] == ["hiking"]


def test_what_a_text_speaks_of_often_counts_up_to_three_times():
    text = "Hiking here, hiking there, hikes everywhere, and hikers on all the paths; at the end a cup of tea"
    assert {each.interest.text: each.times for each in KNOWN.find(asked(text))} == {"hiking": 3, "tea": 1}


def test_words_of_one_interest_stand_beside_each_other():
    apart = "The board of the club met at length, in the old hall, to discuss the accounts before the children's games"
    assert "board games" not in names(apart)


@pytest.mark.parametrize("text", ["a-" * 20_000, "a." * 20_000, "www." * 9_000, "board games " * 4_000, "/" * 40_000])
def test_a_pasted_book_is_no_trouble(text):
    assert len(asked(text).words) <= 20_000
    assert names(text) <= {"board games"}


def match(contact: int, *texts: str, mine: tuple[str, ...] = (), circle: int = 0, last: date | None = None) -> Match:
    return Match(contact, tuple(Found(Interest(text)) for text in texts), frozenset(mine), circle, last, f"n{contact}")


def test_more_of_it_then_shared_then_close_then_long_silent():
    long_ago, lately = date(2025, 1, 1), date(2026, 11, 1)
    people = [
        match(1, "hiking"),
        match(2, "hiking", last=lately),
        match(3, "hiking", last=long_ago),
        match(4, "hiking", circle=2),
        match(5, "hiking", mine=("hiking",), circle=3),
        match(6, "hiking", "film", circle=9),
    ]
    assert [each.contact for each in ranked(people)] == [6, 5, 3, 2, 1, 4]


def test_somebody_who_looks_for_it_comes_before_somebody_who_can_do_it():
    needs, offers, values = (
        Match(n, (Found(Interest("flats", kind)),), frozenset(), 0, None, "")
        for n, kind in enumerate((InterestKind.NEED, InterestKind.OFFER, InterestKind.VALUE))
    )
    assert ranked([offers, values, needs]) == [needs, values, offers]


def test_why_says_it_in_words():
    found = (
        Found(Interest("hiking")),
        Found(Interest("film")),
        Found(Interest("a flat", InterestKind.NEED)),
        Found(Interest("honesty", InterestKind.VALUE)),
        Found(Interest("taxes", InterestKind.OFFER)),
    )
    shown = why(Match(1, found, frozenset({"hiking", "film", "a flat"}), 0, None, ""))
    expected = "enjoys hiking and film, you do too · is looking for a flat · cares about honesty · can help with taxes"
    assert shown == expected
    assert why(Match(1, found[:1], frozenset(), 0, None, "")) == "enjoys hiking"
    assert why(Match(1, found[:2], frozenset({"film"}), 0, None, "")) == "enjoys film, you do too · also enjoys hiking"


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
interests = st.lists(st.builds(Interest, words, st.sampled_from(InterestKind)), max_size=8)


@given(interests, st.lists(words, max_size=12).map(" ".join))
def test_only_what_is_known_is_found_each_once(known, text):
    found = Vocabulary(known).find(asked(text))
    assert {each.interest for each in found} <= set(known)
    assert len({each.interest for each in found}) == len(found)
    assert all(1 <= each.times <= 3 for each in found)


@given(interests)
def test_every_interest_that_says_something_is_found_by_its_own_words(known):
    vocabulary = Vocabulary(known)
    for each in known:
        about = asked(each.text)
        if about.words and not about.is_text:
            assert each in {found.interest for found in vocabulary.find(about)}
