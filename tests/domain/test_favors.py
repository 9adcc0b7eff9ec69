"""Favors: what is owed, what follows from help, and how to give back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.favors import (
    LONGEST_FAVOR,
    FavorDraft,
    Giving,
    balance_lines,
    entry_name,
    give_back_ideas,
    only_asked,
    promises,
    still_follows,
    thanks,
    thanks_owed,
    thanks_uuid,
)
from followup_desktop.domain.interactions import Favor, FavorEntry

TODAY = date(2026, 11, 22)
ASKED, RECEIVED, GAVE, THANKED = FavorEntry


def favor(number: int, entry: FavorEntry, days_ago: int = 0, text: str = "a lift", uuid: str = "") -> Favor:
    return Favor(number, uuid or f"u{number}", 1, entry, text, TODAY - timedelta(days=days_ago))


def test_help_received_asks_for_thanks_the_next_day_and_for_news_a_calendar_month_later() -> None:
    received = Favor(1, "u", 1, RECEIVED, "the introduction to Erik", date(2026, 1, 31))
    thank, tell = promises(received, "Ana")
    assert (thank.kind, thank.due_on) == (Kind.THANK_YOU, date(2026, 2, 1))
    assert thank.reason == "Thank Ana for “the introduction to Erik”"
    assert (tell.kind, tell.due_on) == (Kind.FOLLOW_UP, date(2026, 2, 28))
    assert tell.reason == "Let Ana know how it turned out: the introduction to Erik"


@pytest.mark.parametrize("entry", [ASKED, GAVE, THANKED])
def test_nothing_follows_from_the_other_entries(entry: FavorEntry) -> None:
    assert promises(favor(1, entry), "Ana") == ()


def test_a_long_line_is_shortened_at_a_word() -> None:
    thank, tell = promises(favor(1, RECEIVED, text="word " * 60), "Ana")
    for reason in (thank.reason, tell.reason):
        assert len(reason) < 130
        assert "word…" in reason


def test_help_follows_for_a_calendar_month() -> None:
    assert still_follows(date(2026, 10, 22), TODAY)
    assert not still_follows(date(2026, 10, 21), TODAY)


@pytest.mark.parametrize("entry", list(FavorEntry))
def test_only_thanks_need_no_words(entry: FavorEntry) -> None:
    assert FavorDraft(entry, "  a \n lift ", TODAY).text == "a lift"
    if entry is THANKED:
        assert FavorDraft(entry, " ", TODAY).text == ""
        return
    with pytest.raises(Refused) as refused:
        FavorDraft(entry, " \n", TODAY)
    assert refused.value.field == "text"


def test_a_line_has_an_end_and_a_day_has_come() -> None:
    assert len(FavorDraft(GAVE, "x" * LONGEST_FAVOR, TODAY).text) == LONGEST_FAVOR
    with pytest.raises(Refused):
        FavorDraft(GAVE, "x" * (LONGEST_FAVOR + 1), TODAY)
    FavorDraft(GAVE, "x", TODAY).must_have_happened(TODAY)
    with pytest.raises(Refused, match="still ahead") as refused:
        FavorDraft(GAVE, "x", TODAY + timedelta(days=1)).must_have_happened(TODAY)
    assert refused.value.field == "on"


def test_thanks_belong_to_the_help_they_were_entered_for() -> None:
    older, newer = favor(1, RECEIVED, 9), favor(2, RECEIVED, 5)
    thanked = favor(3, THANKED, 1, uuid=thanks_uuid("u1"))
    assert thanks([thanked, newer, older]) == {1: thanked}
    assert thanks_owed([thanked, newer, older]) == [newer]


def test_thanks_of_another_origin_answer_the_newest_that_waited_when_they_were_entered() -> None:
    older, newer, thanked = favor(1, RECEIVED, 9), favor(2, RECEIVED, 5), favor(3, THANKED, 1)
    remembered_later = favor(4, RECEIVED, 3)
    assert thanks([remembered_later, thanked, newer, older]) == {2: thanked}


def test_help_that_is_remembered_after_its_thanks_is_thanked_for() -> None:
    thanked, received = favor(1, THANKED, 3), favor(2, RECEIVED, 5)
    assert thanks_owed([thanked, received]) == []
    assert thanks_owed([favor(1, THANKED, 6), received]) == [received]


def test_help_and_thanks_of_one_day_belong_together() -> None:
    assert thanks_owed([favor(2, THANKED, 3), favor(1, RECEIVED, 3)]) == []


def test_one_thanks_is_not_for_two() -> None:
    older, newer = favor(1, RECEIVED, 9), favor(2, RECEIVED, 5)
    assert thanks_owed([favor(3, THANKED), newer, older]) == [older]
    assert thanks_owed([favor(4, THANKED), favor(3, THANKED), newer, older]) == []


def test_the_balance_says_what_is_owed() -> None:
    received = favor(1, RECEIVED, 2, "looked over the CV")
    assert balance_lines([], TODAY) == []
    assert balance_lines([received], TODAY) == [
        "They helped you: looked over the CV, 2 days ago. You have not thanked them yet."
    ]
    ledger = [favor(2, THANKED, 1), received]
    assert balance_lines(ledger, TODAY) == ["They helped you: looked over the CV, 2 days ago. You thanked them."]
    assert balance_lines(ledger, TODAY, frozenset({1})) == [
        "They helped you: looked over the CV, 2 days ago. You thanked them; they do not know yet how it turned out."
    ]


def test_the_balance_tells_each_way_and_earlier_help() -> None:
    ledger = [
        favor(5, ASKED, 1, "a reference"),
        favor(4, THANKED, 2),
        favor(3, RECEIVED, 3, "a lift"),
        favor(2, GAVE, 8, "read the lease"),
        favor(1, RECEIVED, 20, "the ladder"),
    ]
    assert balance_lines(ledger, TODAY) == [
        "They helped you: a lift, 3 days ago. You thanked them. Earlier help waits for thanks, too.",
        "You asked: a reference, yesterday.",
        "You helped them: read the lease, 8 days ago.",
    ]


def test_an_ask_that_was_answered_is_not_told_again() -> None:
    assert len(balance_lines([favor(2, RECEIVED, 1), favor(1, ASKED, 5)], TODAY)) == 1


@pytest.mark.parametrize(
    ("entries", "alone"),
    [
        ("aaa", True), ("aaaa", True), ("gaaa", True), ("aa", False), ("", False), ("aag", False), ("aga", False),
        ("raa", False), ("aaat", False),
    ],
)  # fmt: skip
def test_three_asks_in_a_row_are_noticed(entries: str, alone: bool) -> None:
    kinds = {"a": ASKED, "r": RECEIVED, "g": GAVE, "t": THANKED}
    ledger = [favor(place, kinds[letter], 90 - place) for place, letter in enumerate(entries, 1)]
    assert only_asked(ledger) is alone
    assert only_asked(ledger[::-1]) is alone


def test_there_are_five_ways_to_give_back() -> None:
    assert [idea.words for idea in give_back_ideas([], [])] == [
        "Say thank you", "Share a resource", "Introduce someone", "Recommend them", "Ask what they need",
    ]  # fmt: skip


def test_what_is_known_makes_an_idea_fit_and_come_first() -> None:
    interests = [Interest("a flat", InterestKind.NEED), Interest("chess"), Interest("tax", InterestKind.OFFER)]
    first, second, third, *rest = give_back_ideas([], interests)
    assert (first.giving, first.about) == (Giving.SHARE, "They enjoy chess")
    assert (second.giving, second.about) == (Giving.INTRODUCE, "They are looking for a flat")
    assert (third.giving, third.about) == (Giving.RECOMMEND, "They can help with tax")
    assert [idea.giving for idea in rest] == [Giving.THANK, Giving.ASK]
    thanking = give_back_ideas([favor(1, RECEIVED, 2)], interests)[0]
    assert (thanking.giving, thanking.about) == (Giving.THANK, "For “a lift”")


def test_the_ledger_speaks_as_the_user_would() -> None:
    assert [entry_name(entry) for entry in FavorEntry] == ["I asked", "I received", "I gave", "I thanked"]
