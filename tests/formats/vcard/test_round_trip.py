"""Whatever a contact is, what is written of it and read again is the same; whatever a file is, nothing breaks."""

from __future__ import annotations

import io
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contact_dates import MOST_LEAD_DAYS
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
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.vcard import Card, Limits, Version, read_vcards
from followup_desktop.formats.vcard.text import block, one_line
from tests.formats.vcard.helpers import FILES, read, vcard, written

line = st.text(max_size=30).map(one_line)
some_line = line.filter(bool)
lines = st.text(max_size=60).map(block)
label = st.one_of(
    st.sampled_from(["", "home", "work, cell", "fax", "pref", "voice", "home page", "spouse", "Skype", "skype, home"]),
    line.map(lambda text: text.strip(" ,")),
)
token = st.text("ABCXYZ-0189", min_size=1, max_size=8)


@st.composite
def names(draw: st.DrawFn) -> Name:
    """A name that says something; `full` only where it is not the parts in order."""
    parts = draw(st.lists(line, min_size=5, max_size=5))
    in_order = " ".join(part for part in parts if part)
    full = draw(line.filter(lambda text: text != in_order) if in_order else some_line)
    prefix, given_name, additional, family, suffix = parts
    return Name(full, prefix, given_name, additional, family, suffix, draw(line), draw(line), draw(line))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date that is one; 1604 is the year of those who have none."""
    year = draw(st.none() | st.integers(1, 9999).filter(lambda year: year != 1604))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 31))
    try:
        return PartialDate(year, month, day)
    except Refused:
        return PartialDate(2000, 2, 29)


def _reachable(reach: Reach) -> bool:
    return not reach.value.lower().startswith(("mailto:", "tel:", "x-apple:")) and reach.value == reach.value.strip()


def _phone(reach: Reach) -> Reach:
    digits = "".join(letter for letter in reach.value if letter in "0123456789+-() /")
    return Reach(reach.kind, digits.strip() or "1", reach.label, reach.preferred)


reaches = st.builds(Reach, st.sampled_from(ReachKind), some_line, label, st.booleans()).filter(_reachable)
reaches = reaches.map(lambda reach: _phone(reach) if reach.kind in (ReachKind.PHONE, ReachKind.EMAIL) else reach)
addresses = st.builds(Address, label, lines, lines, lines, lines, lines, lines, lines)
leads = st.none() | st.integers(0, MOST_LEAD_DAYS)
dates = st.one_of(
    st.builds(ContactDate, st.just(DateKind.OTHER), partial_dates(), label, leads),
    st.builds(ContactDate, st.just(DateKind.ANNIVERSARY), partial_dates(), lead_days=leads),
    st.builds(
        ContactDate,
        st.just(DateKind.OTHER),
        partial_dates().filter(lambda on: on.year is not None),
        label,
        leads,
        st.just(True),
    ),
)
raws = st.builds(
    lambda name, value, group, params: RawProperty(f"X-{name}", value, group, params),
    token,
    st.text(max_size=200).map(lambda text: "".join(letter for letter in text if letter not in "\r\n")),
    st.sampled_from(["", "", "item1", "grp"]),
    st.lists(st.builds(lambda name, value: f";X-{name}={value}", token, token), max_size=2).map("".join),
)
contacts = st.builds(
    ContactFields,
    name=names(),
    pronouns=line,
    organisation=some_line,
    department=line,
    role=line,
    reaches=st.lists(reaches, max_size=4).map(tuple),
    addresses=st.lists(addresses.filter(lambda address: any(_parts(address))), max_size=2).map(tuple),
    dates=st.lists(dates, max_size=3, unique=True).map(tuple),
    interests=st.lists(st.builds(Interest, some_line, st.sampled_from(InterestKind)), max_size=3, unique=True).map(
        tuple
    ),
    tags=st.lists(some_line, max_size=3, unique=True).map(tuple),
    relations=st.lists(st.builds(Relation, label, some_line, token), max_size=2, unique=True).map(tuple),
    notes=lines,
    how_we_met=lines,
    portrait=st.none() | st.binary(max_size=300).map(lambda data: Portrait(b"\x89PNG\r\n\x1a\n" + data, "png")),
    cadence=st.none() | st.builds(Cadence, st.integers(1, 50), st.sampled_from(Unit)),
    reaching_out=st.booleans(),
    holidays=st.sampled_from(["", "PT", "DE-BY", "FR-Zone A"]),
    vcard_uid=line,
    unknown=st.lists(raws, max_size=3).map(tuple),
)


def _parts(address: Address) -> tuple[str, ...]:
    return tuple(getattr(address, name) for name in address.__slots__ if name != "label")


@settings(max_examples=200, deadline=None)
@given(person=contacts, version=st.sampled_from(["4.0", "3.0"]))
def test_a_contact_comes_back_as_it_went(person: ContactFields, version: Version):
    cards, problems = read(written(person, version))
    assert [card.fields for card in cards] == [person]
    assert not problems


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=80), max_size=12))
def test_what_is_read_of_any_lines_comes_back_as_it_was_read(some: list[str]):
    """Also of lines that nobody would write: names, parameters and values of any kind.

    The examples are the same each time: what comes back of one in a hundred thousand is not the same.
    """
    for card in read(vcard("FN:Anna", *some))[0]:
        for version in ("4.0", "3.0"):
            again, _ = read(written(card, version))
            assert [one.fields for one in again] == [card.fields]


PIECES = [
    "FN", "N", "TEL", "EMAIL", "URL", "ADR", "LABEL", "BDAY", "NOTE", "ORG", "TITLE", "ROLE", "PHOTO", "IMPP",
    "RELATED", "X-ABLabel", "X-ABDATE", "X-SPOUSE", "UID", "REV", "X-SOCIALPROFILE", "CATEGORIES", "AGENT", "KIND",
    "item1.", "a.", "home", "work", "pref", "voice", ";TYPE=", ";PREF=1", ";VALUE=uri", ";VALUE=text", ";ENCODING=b",
    ";BASE64", ";ENCODING=QUOTED-PRINTABLE", ";CHARSET=cp1252", ";CHARSET=utf-8", ";X-A=", "=C3=BC", "^n", "ü", "語",
    "skype:a", "1980-01-02", "--0203", "1604-02-03", "/9j/AAAA", "_$!<Spouse>!$_", "tel:1;ext=2", "x", "\u202e", "\\",
    ";", ",", ":", "=", '"', "\\n", "=\n", "\n ", "\n\t", "\n", "\n", "\n", " ", "BEGIN:VCARD\n", "END:VCARD\n",
    "VERSION:2.1\n", "VERSION:4.0\n",
]  # fmt: skip
"""What vCards are made of."""


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_what_is_read_of_any_pieces_comes_back_as_it_was_read(text: str):
    for card in read(b"BEGIN:VCARD\n" + text.encode())[0]:
        for version in ("4.0", "3.0"):
            again, _ = read(written(card, version))
            assert [one.fields for one in again] == [card.fields]


LINES = [
    "BEGIN:VCARD",
    "begin:vcard ",
    "END:VCARD",
    "FN:Anna",
    "KIND:group",
    "VERSION:2.1",
    "VERSION:4.0",
    "X-A",
    "",
    "NOTE:a",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=20))
def test_each_person_found_is_read_or_told_to_be_skipped(some: list[str]):
    cards, problems = read("\n".join(some).encode())
    people = [card.line for card in cards] + [problem.line for problem in problems if problem.skipped]
    assert sorted(people) == [number for number, one in enumerate(some, 1) if one.upper().startswith("BEGIN")]


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes changed, taken out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 10, 100))
        match chance.randrange(5):
            case 0:
                changed[at : at + length] = chance.randbytes(length)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                changed[at:at] = chance.choice(PIECES).encode()
            case 4:
                del changed[at + 5000 :]
    return bytes(changed)


@pytest.mark.parametrize("path", [path for path in FILES if path.stat().st_size], ids=lambda path: path.name)
def test_no_damage_to_a_sample_breaks_the_reading(path):
    data = path.read_bytes()[:20_000]
    for seed in range(25):
        _reads(_mutated(data, random.Random(seed)))


@pytest.mark.soak
def test_no_damage_breaks_the_reading_for_long():
    """The long form: 300,000 damaged samples, others each time."""
    samples = [data[:8000] for path in FILES if (data := path.read_bytes())]
    chance = random.Random()
    for _ in range(300_000):
        _reads(_mutated(chance.choice(samples), chance))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data: bytes):
    _reads(data)
    _reads(b"BEGIN:VCARD\r\n" + data + b"\r\nEND:VCARD\r\n")


_BEGIN = re.compile(rb"[\0\s]*".join((b"B", b"E", b"G", b"I", b"N")), re.IGNORECASE)


def _reads(data: bytes) -> None:
    """Each person stands on a line of their own that begins a card, in order, and each card can be written."""
    people = [0]
    for one in read_vcards(io.BytesIO(data), "people.vcf", Limits(text=5000, picture=50_000)):
        if isinstance(one, Problem):
            assert one.file == "people.vcf"
            assert one.message
        else:
            assert written(one)
        if isinstance(one, Card) or one.skipped:
            people.append(one.line)
    assert people == sorted(set(people))
    assert len(people) - 1 <= len(_BEGIN.findall(data))
