"""Who in a file is a person: each one found gives exactly one card or one problem that says why not."""

from __future__ import annotations

import io

import pytest

from followup_desktop.domain.contacts import RawProperty
from followup_desktop.formats.vcard import Card, Group, looks_like_vcard, read_vcards
from tests.formats.vcard.helpers import read, vcard, written

AGENT = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Assistant\r\nTEL;WORK:1,2\r\nEND:VCARD"


@pytest.mark.parametrize("kind", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group", "KIND:Location", "KIND:device"])
def test_what_is_no_person_is_told_once(kind: str):
    cards, problems = read(vcard("FN:Friends", kind, "BDAY:nonsense") + vcard("FN:Anna"))
    assert [card.fields.name.full for card in cards] == ["Anna"]
    assert [(problem.line, problem.skipped) for problem in problems] == [(1, True)]


@pytest.mark.parametrize("prefix", ["", "X-ADDRESSBOOKSERVER-"])
def test_a_group_names_its_members(prefix: str):
    members = [f"{prefix}MEMBER:{uid}" for uid in ("urn:uuid:A-1", "urn:uuid:B-2", "")]
    data = vcard("FN:Chess\\, Thursdays", f"{prefix}KIND:Group", *members)
    group, problem = read_vcards(io.BytesIO(data), "people.vcf")
    assert group == Group("Chess, Thursdays", ("urn:uuid:A-1", "urn:uuid:B-2"), 1)
    assert "as a tag" in problem.message
    assert problem.skipped


@pytest.mark.parametrize("lines", [("FN:Empty",), ("MEMBER:urn:uuid:A",), ("FN:", "MEMBER:urn:uuid:A")])
def test_a_group_without_a_name_or_people_is_left_out(lines: tuple[str, ...]):
    (problem,) = read_vcards(io.BytesIO(vcard("KIND:group", *lines)), "people.vcf")
    assert problem.skipped


@pytest.mark.parametrize("kind", ["KIND:individual", "KIND:org", "X-ABShowAs:COMPANY", "KIND:x-robot"])
def test_people_and_organisations_are_people(kind: str):
    cards, problems = read(vcard("FN:Anna", kind))
    assert len(cards) == 1
    assert not problems
    assert cards[0].fields.unknown[0].value == kind.partition(":")[2]


@pytest.mark.parametrize("lines", [(), ("X-A:1", "REV:20200101T000000Z"), ("FN:", "N:;;;;", "TEL:", "ADR:;;;;;;")])
def test_an_empty_card_is_skipped(lines: tuple[str, ...]):
    cards, problems = read(vcard(*lines) + vcard("FN:Anna"))
    assert len(cards) == 1
    assert [(problem.line, problem.skipped) for problem in problems] == [(1, True)]


def test_a_card_inside_a_card_belongs_to_the_outer_one():
    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Anna\r\nAGENT:\r\n" + AGENT + b"\r\nTEL:3\r\nEND:VCARD\r\n"
    cards, problems = read(data)
    assert not problems
    (card,) = cards
    assert card.fields.name.full == "Anna"
    assert [reach.value for reach in card.fields.reaches] == ["3"]
    inner = "BEGIN:VCARD\\nVERSION:2.1\\nFN:Assistant\\nTEL\\;WORK:1\\,2\\nEND:VCARD"
    assert card.fields.unknown == (RawProperty("AGENT", inner),)
    assert read(written(card, "3.0"))[0][0].fields == card.fields


def test_a_card_that_does_not_end_before_the_next_begins():
    cards, problems = read(vcard("FN:Anna").replace(b"END:VCARD\r\n", b"") + vcard("FN:Max"))
    assert [card.fields.name.full for card in cards] == ["Anna", "Max"]
    assert [(problem.line, problem.skipped) for problem in problems] == [(1, False)]


def test_an_agent_that_does_not_end():
    cards, problems = read(b"BEGIN:VCARD\r\nFN:Anna\r\nAGENT:\r\n" + AGENT)
    assert [card.fields.name.full for card in cards] == ["Anna"]
    assert [problem.line for problem in problems] == [1]
    cards, _ = read(b"BEGIN:VCARD\r\nFN:Anna\r\nAGENT:\r\n" + AGENT[:-11])
    assert cards[0].fields.unknown[0].value.startswith("BEGIN:VCARD\\nVERSION")


def test_lines_between_cards_are_told():
    cards, problems = read(b"before\n" + vcard("FN:Anna") + b"\n\nbetween\nEND:VCARD\n" + vcard("FN:Max"))
    assert len(cards) == 2
    assert [(problem.line, problem.skipped) for problem in problems] == [(8, False), (9, False)]


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 0, "empty"),
        (b"\xef\xbb\xbf", 0, "empty"),
        (b"\r\n\r\n", 0, "empty"),
        (b"Name,E-mail\r\nAnna,a@example.com\r\n", 1, "BEGIN:VCARD"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 1, "BEGIN:VCARD"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, 1, "BEGIN:VCARD"),
        (b"\0" * 1000, 1, "BEGIN:VCARD"),
    ],
)
def test_what_is_no_vcard_at_all(data: bytes, line: int, says: str):
    cards, problems = read(data)
    assert not cards
    (problem,) = problems
    assert (problem.file, problem.line, problem.skipped) == ("people.vcf", line, False)
    assert problem.message.startswith("Not a vCard")
    assert says in problem.message
    assert not looks_like_vcard(data)


@pytest.mark.parametrize(
    ("head", "is_vcard"),
    [
        (b"BEGIN:VCARD\r\n", True),
        (b"begin:vcard", True),
        ("\ufeff\n BEGIN: VCARD\n".encode(), True),
        ("BEGIN:VCARD\n".encode("utf-16"), True),
        ("BEGIN:VCARD\n".encode("utf-16-le")[:-1], True),
        (b"BEGIN:VCARDS\r\n", False),
        (b"From: a@example.com\n\nBEGIN:VCARD\n", False),
        (b"", False),
    ],
)
def test_recognition(head: bytes, is_vcard: bool):
    assert looks_like_vcard(head) is is_vcard


class _Counted(io.BytesIO):
    """A source that remembers how much of it was asked for."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_people_come_while_the_file_streams():
    source = _Counted(vcard("FN:Anna", "NOTE:" + "x" * 900) * 3000)
    first = next(iter(read_vcards(source, "people.vcf")))
    assert isinstance(first, Card)
    assert source.taken < 300_000
    assert not source.closed
