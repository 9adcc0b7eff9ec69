"""Questions made from memory."""

from __future__ import annotations

from datetime import date

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ContactDate, ContactFields, DateKind, Interest, InterestKind, Name
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.interactions import Favor, FavorEntry, Interaction, OpenLoop
from followup_desktop.domain.writing.questions import MOST_QUESTIONS, Source, questions
from followup_desktop.domain.writing.remembered import Remembered, particulars, shared_interests

TODAY = date(2026, 11, 22)


def known(kind: Kind = Kind.KEEP_IN_TOUCH, **more: object) -> Remembered:
    fields = more.pop("fields", ContactFields(name=Name(given="Ana", family="Moreira")))
    return Remembered(fields, TODAY, kind, **more)  # type: ignore[arg-type]


def loop(text: str, on: date | None = None) -> OpenLoop:
    return OpenLoop(1, "u", 1, text, date(2026, 10, 2), on)


def talk(notes: str, on: date = date(2026, 10, 2)) -> Interaction:
    return Interaction(1, "u", ((1, "Ana"),), on, None, Channel.CALL, Initiator.THEM, notes, counts=True, minutes=None)


def test_nothing_known_still_asks_something():
    (only,) = questions(known())
    assert "Ana" in only.ask


def test_open_loops_come_first():
    asked = questions(known(loops=(loop("Ask how her defence went"),), talks=(talk("Defence is soon."),)))
    assert [each.source for each in asked] == [Source.LOOP, Source.CONVERSATION]
    assert asked[0].about == "Ask how her defence went"
    assert "7 weeks ago" in asked[1].about


def test_a_loop_that_is_still_ahead_is_asked_about_otherwise():
    behind, ahead = (questions(known(loops=(loop("Talk", on),)))[0] for on in (date(2026, 11, 1), date(2026, 12, 1)))
    assert behind.ask != ahead.ask


@pytest.mark.parametrize(
    "kind", [Kind.THANK_YOU, Kind.GENTLE_NUDGE, Kind.HARD_TIME, Kind.OCCASION, Kind.INFORMATION, Kind.FOLLOW_UP]
)
def test_each_kind_asks_its_own(kind):
    first, *_ = questions(known(kind, reason="He read the contract", loops=(loop("x"),)))
    assert first.source is Source.KIND


def test_a_way_back_begins_with_what_was_shared_and_a_light_question():
    asked = questions(known(Kind.RECONNECT, talks=(talk("We watched a terrible film.", date(2025, 3, 1)),)))
    assert [each.source for each in asked] == [Source.CONVERSATION, Source.KIND]
    assert "terrible film" in asked[0].about


@pytest.mark.parametrize(("day", "word"), [((12, 6), "in 2 weeks"), ((11, 15), "ago")])
def test_dates_ahead_and_just_passed(day, word):
    dates = (ContactDate(DateKind.BIRTHDAY, PartialDate(None, *day)),)
    (asked,) = questions(known(fields=ContactFields(dates=dates)))
    assert asked.source is Source.DATE
    assert word in asked.about


def test_far_dates_are_not_asked_about():
    dates = (ContactDate(DateKind.BIRTHDAY, PartialDate(None, 6, 1)),)
    assert [each.source for each in questions(known(fields=ContactFields(dates=dates)))] == [Source.KIND]


def test_shared_interests_are_named_as_shared():
    fields = ContactFields(interests=(Interest("Climbing"), Interest("choir")))
    mine = (Interest("climbing"),)
    assert shared_interests(known(fields=fields, mine=mine)) == ("Climbing",)
    (asked,) = questions(known(fields=fields, mine=mine))
    assert "You both" in asked.about
    assert "choir" not in asked.about


def test_needs_and_offers():
    fields = ContactFields(
        interests=(Interest("a flat", InterestKind.NEED), Interest("tax advice", InterestKind.OFFER))
    )
    assert [each.source for each in questions(known(fields=fields))] == [Source.NEED, Source.NEED]


def test_who_only_asked_is_asked_what_to_give():
    favors = tuple(Favor(n, "u", 1, FavorEntry.ASKED, "x", TODAY) for n in range(3))
    assert [each.source for each in questions(known(favors=favors))] == [Source.GIVING]


def test_there_are_never_many():
    fields = ContactFields(
        interests=(Interest("a flat", InterestKind.NEED), Interest("tax", InterestKind.OFFER), Interest("choir")),
        dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 12, 1)),),
    )
    full = known(Kind.THANK_YOU, fields=fields, loops=(loop("a"), loop("b"), loop("c")), talks=(talk("x" * 900),))
    assert len(questions(full)) == MOST_QUESTIONS


def test_everything_remembered_is_particular():
    fields = ContactFields(
        name=Name(given="Ana"),
        notes="allergic to peanuts",
        how_we_met="bouldering hall",
        interests=(Interest("choir"),),
    )
    found = particulars(known(fields=fields, loops=(loop("thesis"),), talks=(talk("Lighthouse"),), reason="contract"))
    for word in ("peanuts", "Bouldering", "choir", "thesis", "lighthouse", "contract"):
        assert found.found_in(f"and the {word}") == word
