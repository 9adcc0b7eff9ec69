"""Contacts of every shape, for tests that something survives whatever they hold."""

from __future__ import annotations

from hypothesis import strategies as st

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
"""Any text that a book can hold: line breaks, markup, scripts, blanks."""
some = words.filter(lambda text: bool(text.strip()))
partial_dates = st.one_of(
    st.dates().map(PartialDate.of),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28)),
    st.just(PartialDate(None, 2, 29)),
    st.builds(PartialDate, st.integers(1900, 2030), st.integers(1, 12), st.none()),
    st.builds(PartialDate, st.integers(1900, 2030), st.none(), st.none()),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.none()),
)
contact_dates = st.one_of(
    st.builds(ContactDate, st.sampled_from(DateKind), partial_dates, words, st.none() | st.integers(0, 60)),
    st.builds(ContactDate, st.sampled_from(DateKind), st.dates().map(PartialDate.of), words, once=st.just(True)),
)


def _several(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


contact_fields = st.builds(
    ContactFields,
    name=st.builds(Name, *[words] * 9),
    pronouns=words,
    organisation=words,
    department=words,
    role=words,
    reaches=_several(st.builds(Reach, st.sampled_from(ReachKind), words, words, st.booleans())),
    addresses=_several(st.builds(Address, *[words] * 8)),
    dates=_several(contact_dates),
    interests=_several(st.builds(Interest, words, st.sampled_from(InterestKind))),
    tags=_several(words),
    relations=_several(st.builds(Relation, words, words, words)),
    notes=words,
    how_we_met=words,
    portrait=st.none() | st.just(Portrait(b"no picture at all", "png")),
    cadence=st.none() | st.builds(Cadence, st.integers(1, 90), st.sampled_from(Unit)),
    reaching_out=st.booleans(),
    holidays=st.sampled_from(["", "PT", "DE-BY"]),
    vcard_uid=words,
    unknown=_several(st.builds(RawProperty, words, words, words, words)),
)

FULL = ContactFields(
    name=Name("Dr. Ana M.", "Dr.", "Ana", "Maria", "Moreira", "Jr.", "Aninha", "アナ", "モレイラ"),
    pronouns="she/her",
    organisation="City hospital",
    department="Children",
    role="Nurse",
    reaches=(Reach(ReachKind.EMAIL, "ana@example.org", "home", True), Reach(ReachKind.PHONE, "+351 21 000", "cell")),
    addresses=(Address("home", "Rua 1\n2nd", "Apt 3", "7", "Porto", "Norte", "4000", "Portugal"),),
    dates=(
        ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),
        ContactDate(DateKind.OTHER, PartialDate(2011, 5, 1), "name day", lead_days=7),
        ContactDate(DateKind.OTHER, PartialDate(2027, 6, 12), "wedding", once=True),
    ),
    interests=(Interest("climbing"), Interest("honesty", InterestKind.VALUE), Interest("a room", InterestKind.NEED)),
    tags=("Porto",),
    relations=(Relation("sister", "Inês"),),
    notes="First line\n\nThird line",
    how_we_met="In Lund",
    cadence=Cadence(6, Unit.WEEK),
    reaching_out=True,
    holidays="PT",
    vcard_uid="uid-1",
    unknown=(RawProperty("X-ODD", "1;2", "item1", ";TYPE=x"),),
)
"""A contact with every field."""
