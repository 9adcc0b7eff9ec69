"""What leaves as a table comes back as it was; whatever a table is, what is read of it comes back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    Interest,
    Name,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.merging import merge
from followup_desktop.formats.table import google
from followup_desktop.formats.table.kept import kept
from followup_desktop.formats.table.writer import write_table
from followup_desktop.formats.vcard import Card, read_vcards, write_vcards
from tests.formats.table.helpers import FILES, people
from tests.formats.vcard import test_round_trip as vcards

TABLES = [path.name for path in FILES]


def written(*cards: Card | ContactFields) -> bytes:
    """The table of people."""
    out = io.BytesIO()
    given_cards = [card if isinstance(card, Card) else Card(card) for card in cards]
    assert write_table(lambda: iter(given_cards), out) == len(cards)
    return out.getvalue()


def again(*found: ContactFields) -> list[ContactFields]:
    """What is read of what is written of people."""
    cards, problems = people(written(*found))
    assert not problems
    return [card.fields for card in cards]


def in_order(fields: ContactFields) -> ContactFields:
    """Fields with what a table cannot tell the order of, in one order."""
    dates = sorted(fields.dates, key=lambda date: date.kind is not DateKind.BIRTHDAY)
    unknown = sorted(fields.unknown, key=repr)
    reaches = sorted(fields.reaches, key=lambda reach: reach.kind)
    interests = sorted(fields.interests, key=lambda interest: interest.kind)
    return replace(
        fields, dates=tuple(dates), unknown=tuple(unknown), reaches=tuple(reaches), interests=tuple(interests)
    )


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_another_program_comes_back_from_our_own(name):
    path = next(path for path in FILES if path.name == name)
    found = [card.fields for card in people(path.read_bytes())[0]]
    assert list(map(in_order, again(*found))) == list(map(in_order, found))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_goes_through_vcards_whole(name):
    path = next(path for path in FILES if path.name == name)
    found = [card.fields for card in people(path.read_bytes())[0]]
    for version in ("4.0", "3.0"):
        out = io.BytesIO()
        write_vcards(map(Card, found), out, version)
        out.seek(0)
        cards = [one for one in read_vcards(out, "people.vcf") if isinstance(one, Card)]
        assert [in_order(card.fields) for card in cards] == list(map(in_order, found))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_adds_nothing_to_what_came_of_it(name):
    path = next(path for path in FILES if path.name == name)
    found = [card.fields for card in people(path.read_bytes())[0]]
    for fields, back in zip(found, again(*found), strict=True):
        assert merge(fields, fields) == fields
        assert merge(fields, back) == fields


def test_everything_that_fits():
    person = ContactFields(
        name=Name("Ana L.", "Dr.", "Ana", "Sofia", "Lindqvist", "PhD", "Annie", "Anna", "Lind"),
        pronouns="she/her",
        organisation="Nordljus",
        department="Harbours; Ships",
        role="Architect",
        reaches=(
            *(Reach(ReachKind.EMAIL, f"a{n}@example.org", "work" if n % 2 else "home", n == 3) for n in range(15)),
            Reach(ReachKind.PHONE, "+46 70 1", "cell", preferred=True),
            Reach(ReachKind.PHONE, "070-22", ""),
            Reach(ReachKind.CHAT, "ana", "skype, home", preferred=True),
            Reach(ReachKind.CHAT, "@ana", ""),
            Reach(ReachKind.SOCIAL, "https://social.example.org/@ana", "mastodon"),
        ),
        addresses=tuple(Address("home" if n else "", f"Way {n}\nHouse", "", "", "Lund" * n) for n in range(8)),
        dates=(
            ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),
            ContactDate(DateKind.ANNIVERSARY, PartialDate(2015, 6, 20)),
            ContactDate(DateKind.OTHER, PartialDate(None, 7, None), "name day"),
        ),
        tags=("a, b", "c"),
        relations=(Relation("spouse", "Jonas"), Relation("", "Eva"), Relation("boat", "Vega")),
        notes='=1+1\n\n- one\n- two; three, "four"',
        how_we_met="At sea,\nin fog",
        interests=(Interest("sailing"), Interest("tea")),
        holidays="SE",
        vcard_uid="urn:uuid:1",
        unknown=(
            kept("Kundennummer: alt", "=HYPERLINK(1)\n2"),
            kept("Shirt size", "M", own_field=True),
            kept("Photo", "https://photos.example.org/1"),
            kept("Notes", "of another kind"),
            RawProperty("X-ODD", "a\\,b", "item1", ";X=1"),
            RawProperty("X-FOLLOWUP-ALSO-MET", "On land,\nin sun"),
        ),
    )
    assert list(map(in_order, again(person))) == [in_order(person)]
    assert people(written(Card(person, circle_name="Close")))[0][0].circle_name == "Close"
    (first, *_) = csv.reader(io.StringIO(written(person).decode("utf-8-sig"), newline=""))
    assert first[:5] == ["First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name"]
    assert first[-1] == "Kundennummer: alt"


def test_names_without_parts():
    names = [
        Name("Ana Lindqvist"),
        Name("陈思远"),
        Name(given="Ana"),
        Name("Ana!", given="Ana"),
        Name(nickname="Bo", full="Bo"),
    ]
    assert [fields.name for fields in again(*map(ContactFields, names))] == names


def _fits(fields: ContactFields) -> bool:
    """Whether a table can hold it: what is joined and marked as Google does is told apart by those marks."""
    told = [
        *(text for each in fields.reaches for text in (each.value, each.label)),
        *(each.label for each in fields.dates), *fields.tags, *(each.text for each in fields.interests),
        *(text for each in fields.relations for text in (each.label, each.name)),
        *(getattr(each, name) for each in fields.addresses for name in each.__slots__),
    ]  # fmt: skip
    if any(google.label_of(text) != text or text == google.ANNIVERSARY for text in told):
        return False
    return not any("::" in text or text.startswith(("*", ":")) or text.endswith(":") for text in told)


def _as_a_table_has_it(fields: ContactFields) -> ContactFields:
    """The fields without what no table of Google's can hold."""
    reaches = [each for each in fields.reaches if not each.label.startswith(("Chat", "Social"))]
    return replace(
        fields,
        portrait=None,
        reaches=tuple(dict.fromkeys(reaches)),
        addresses=tuple(dict.fromkeys(fields.addresses)),
        dates=tuple(dict.fromkeys(replace(each, lead_days=None, once=False) for each in fields.dates)),
        relations=tuple(dict.fromkeys(replace(each, contact="") for each in fields.relations)),
    )


some_contacts = vcards.contacts.map(_as_a_table_has_it).filter(_fits)


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(st.lists(some_contacts, min_size=1, max_size=3))
def test_contacts_come_back_as_they_went(some: list[ContactFields]):
    assert list(map(in_order, again(*some))) == list(map(in_order, some))


PIECES = [
    ",", ";", "\t", "\n", "\r\n", "\r", '"', '""', "'", "=", "+", "-", "@", " ::: ", "* ", "Name", "First Name",
    "E-mail", "Phone 1 - Value", "Phone 1 - Label", "Notes", "Birthday", "Address 1 - Street", "Labels",
    "Custom Field 1 - Value", "Custom Field 1 - Label", "Connected On", "Event 1 - Value", "Ana", "ana@example.org",
    "+49 30 1234", "1980-02-30", "3/4/80",
    "7-Feb-22", "语", "\u202e", "\0", " ", "x" * 50, "Other Properties", '["X-A","b","",""]', "Full Name",
]  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_what_is_read_of_any_pieces_is_read_the_same_of_our_own(rest: str):
    for header in (
        "Name,E-mail,Notes\n",
        "First Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\n",
    ):
        found = [card.fields for card in people(header + rest)[0]]
        if all(map(_fits, found)):
            assert list(map(in_order, again(*found))) == list(map(in_order, found))
