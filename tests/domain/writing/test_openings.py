"""The way back to a lapsed tie: light questions from what is known."""

from __future__ import annotations

from datetime import date

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import Address, ContactFields, Interest, Name
from followup_desktop.domain.interactions import Interaction, OpenLoop
from followup_desktop.domain.writing.openings import openings
from followup_desktop.domain.writing.question import Source
from followup_desktop.domain.writing.questions import questions
from followup_desktop.domain.writing.remembered import Remembered

TODAY = date(2026, 11, 22)
TALK = Interaction(
    1, "u", ((1, "Freya"),), date(2025, 3, 17), None, Channel.IN_PERSON, Initiator.BOTH, "We watched a terrible film.",
    counts=True, minutes=None,
)  # fmt: skip
FIELDS = ContactFields(
    name=Name(given="Freya", family="Lindqvist"),
    interests=(Interest("Sailing"), Interest("chess")),
    addresses=(Address(street="Kungsgatan 1"), Address(city="Lund")),
)


def known(**more: object) -> Remembered:
    return Remembered(**({"fields": FIELDS, "today": TODAY, "kind": Kind.RECONNECT} | more))  # type: ignore[arg-type]


def test_all_that_is_known_is_asked_from_the_most_telling_first() -> None:
    asked = list(openings(known(talks=(TALK,), mine=(Interest("sailing"),))))
    assert [(each.source, each.about) for each in asked] == [
        (Source.CONVERSATION, "A meeting, in March 2025: “We watched a terrible film.”"),
        (Source.INTEREST, "You both enjoy Sailing"),
        (Source.PLACE, ""),
        (Source.KIND, ""),
    ]
    assert all(each.ask.endswith("?") for each in asked)
    assert asked[2].ask == "What would you like to know about life in Lund these days?"


def test_their_own_interests_stand_in_for_shared_ones() -> None:
    assert next(openings(known())).about == "They enjoy Sailing and chess"


def test_with_nothing_known_one_light_question_is_left() -> None:
    (only,) = openings(known(fields=ContactFields(name=Name(given="Freya"))))
    assert only.ask == "What would you like to hear about Freya these days?"


def test_the_composer_leaves_room_for_a_loop_and_asks_nothing_twice() -> None:
    loop = OpenLoop(1, "u", 1, "Find the title of the film", date(2025, 3, 17))
    asked = questions(known(talks=(TALK,), loops=(loop,)))
    assert [each.source for each in asked] == [Source.CONVERSATION, Source.INTEREST, Source.PLACE, Source.LOOP]
