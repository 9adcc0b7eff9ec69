"""What the composer says of a message while it is written, and what stands beside it."""

from __future__ import annotations

from followup_desktop.domain.writing.checks import Reader as Addressee
from followup_desktop.domain.writing.checks import State, Subject, check_message
from followup_desktop.store.reads.writing import sent_to_others
from followup_desktop.window.composer.reading import read_material
from tests.scenarios.hands import Hands
from tests.scenarios.steps import act, check


@act("{text} is written to {who}")
def is_written(hands: Hands, text: str, who: str) -> None:
    hands.message = (who, text)


@act("a message of {n} words is written to {who}")
def is_written_at_length(hands: Hands, n: int, who: str) -> None:
    hands.message = (who, " ".join(["word"] * n))


def _said(hands: Hands, subject: Subject) -> State:
    who, text = hands.message
    number = hands.id_of(who)
    material = read_material(hands.book, number, "", hands.now)
    addressee = Addressee(material.name, material.particulars, sent_to_others(hands.book, number), hands.today)
    return next(one.state for one in check_message(text, addressee) if one.subject is subject)


@check("of {subject} all is well")
def is_well(hands: Hands, subject: Subject) -> None:
    assert _said(hands, subject) is State.FINE


@check("of {subject} there is a hint")
def is_hinted(hands: Hands, subject: Subject) -> None:
    assert _said(hands, subject) is State.HINT


@check("of {subject} nothing is said yet")
def is_unknown(hands: Hands, subject: Subject) -> None:
    assert _said(hands, subject) is State.UNKNOWN
