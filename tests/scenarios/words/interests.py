"""Who would enjoy something, and who should meet whom."""

from __future__ import annotations

import dataclasses

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.contacts import Interest
from followup_desktop.domain.enjoying import asked
from followup_desktop.domain.interests import shared_first
from followup_desktop.store.reads.contacts import contact, interests_of_me
from followup_desktop.store.reads.interests import enjoyers, vocabulary
from followup_desktop.store.reads.introductions import introductions
from followup_desktop.store.writes import introductions as writes
from followup_desktop.store.writes.contacts import edit_contact, set_me
from tests.scenarios.hands import Hands
from tests.scenarios.steps import act, check


@act("{who} is me")
def is_me(hands: Hands, who: str) -> None:
    set_me(hands.book, hands.id_of(who), hands.now)


@act("{who} turns to {text}")
def turns_to(hands: Hands, who: str, text: str) -> None:
    one = contact(hands.book, hands.id_of(who))
    fields = dataclasses.replace(one.fields, interests=(*one.fields.interests, Interest(text)))
    edit_contact(hands.book, one.id, fields, hands.now)


@act("I introduce {who} and {other}")
def introduce(hands: Hands, who: str, other: str) -> None:
    writes.introduce(hands.book, hands.id_of(who), hands.id_of(other), "", Channel.EMAIL, hands.now)


@check("{text} would be enjoyed by {names}")
def is_enjoyed_by(hands: Hands, text: str, names: list[str]) -> None:
    assert [one.row.name for one in enjoyers(hands.book, vocabulary(hands.book), asked(text))] == names


@check("{who} and {other} should meet")
def should_meet(hands: Hands, who: str, other: str) -> None:
    assert {who, other} in _pairs(hands)


@check("nobody should meet")
def nobody_should_meet(hands: Hands) -> None:
    assert _pairs(hands) == []


@check("the interests of {who} are {text}")
def interests_are(hands: Hands, who: str, text: str) -> None:
    theirs = contact(hands.book, hands.id_of(who)).fields.interests
    assert ", ".join(one.text for one in shared_first(theirs, interests_of_me(hands.book))) == text


def _pairs(hands: Hands) -> list[set[str]]:
    return [{pair.one.name, pair.other.name} for pair in introductions(hands.book)]
