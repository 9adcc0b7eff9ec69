"""What notes in four languages offer, near misses included: an offer that does not fit is worse than none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.follow_ups import MOST_OFFERS, Logged, offers
from followup_desktop.domain.understanding.signals import told_by
from tests.domain.understanding import english, french, german, spanish

SUNDAY = date(2026, 11, 22)
WEEKEND = frozenset({5, 6})


def cases(text: str) -> list[tuple[str, str]]:
    return [(note, kinds) for note, _arrow, kinds in (line.rpartition(" -> ") for line in text.strip("\n").split("\n"))]


def offered(note: str) -> str:
    wrote = note.startswith("wrote: ")
    how = (Channel.EMAIL, Initiator.ME) if wrote else (Channel.IN_PERSON, Initiator.UNKNOWN)
    found = offers(Logged(note.removeprefix("wrote: "), SUNDAY, *how, first=False), "Ana", SUNDAY, WEEKEND, "DE")
    return ", ".join(sorted("loop" if one.loop else str(one.kind) for one in found)) or "nothing"


@pytest.mark.parametrize(
    ("note", "kinds"), [case for module in (english, german, spanish, french) for case in cases(module.NOTES)]
)
def test_a_note_offers_what_fits(note: str, kinds: str) -> None:
    assert offered(note) == kinds


WORDS = [
    "Ana", "she", "her", "I", "helped me", "is", "ill", "not", "asked", "Monday", "30 Feb", "ĸ", "sie", "hat", "mir",
    "a", "geholfen", "été", "su", "madre", "murió", ".", ",", "!", "\n", "next week", "the", "conference", "İ", "ß",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)),
    st.dates(),
    st.dates(),
    st.sampled_from(Channel),
    st.booleans(),
)
def test_no_note_is_too_strange(notes: str, on: date, today: date, channel: Channel, first: bool) -> None:
    logged = Logged(notes, min(on, today), channel, Initiator.ME, first)
    found = offers(logged, "Ana", today, WEEKEND)
    assert len(found) <= MOST_OFFERS
    assert all(offer.on >= today and offer.reason and offer.why for offer in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "piece", ["a ", "her ", "she has ", "1", " ", "at the ", "i had my ", "ĸ", "in 3 ", "x, ", "\n", "3.", "é"]
)
def test_a_very_long_note_is_read_too(piece: str) -> None:
    told_by(piece * (100_000 // len(piece)), "Ana", SUNDAY)


def test_the_phrase_is_the_notes_own() -> None:
    notes = "Long walk. She told me that her mother died in spring; sad."
    (offer,) = offers(Logged(notes, SUNDAY, Channel.IN_PERSON, Initiator.ME, first=False), "Ana", SUNDAY, WEEKEND)
    assert offer.reason == "See how Ana is doing: “her mother died in spring”"
