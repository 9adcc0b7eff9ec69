"""What is over a limit is left out and told, with file and line; the person is kept, and the memory is."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest

from followup_desktop.domain.problems import Problem
from followup_desktop.formats.vcard import Card, Limits, read_vcards
from tests.formats.vcard.helpers import LIMITS, read, vcard

SMALL = Limits(text=100, picture=1000, card=3000, properties=10, nesting=2, problems=3)


class _Made(io.RawIOBase):
    """A source whose bytes are made while they are read, so that a test needs no memory for them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        self._rest = self._rest or next(self._pieces, b"")
        given = self._rest[: len(buffer)]
        buffer[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)


def made(*pieces: bytes | tuple[bytes, int]) -> io.BufferedReader:
    """A source of these pieces, of which some come many times."""
    repeated = (piece if isinstance(piece, tuple) else (piece, 1) for piece in pieces)
    return io.BufferedReader(_Made(piece for piece, times in repeated for _ in range(times)))


def names_and_lines(source: io.BufferedReader, limits: Limits = LIMITS) -> tuple[list[str], list[tuple[int, str]], int]:
    """The names read, the problems, and the most bytes that the reading held."""
    names, problems = [], []
    tracemalloc.start()
    for found in read_vcards(source, "people.vcf", limits):
        if isinstance(found, Card):
            names.append(found.fields.name.full)
        else:
            problems.append((found.line, found.message))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return names, problems, most


START = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\n"
END = b"\r\nTEL:123\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    "picture",
    [
        (b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/", (b"\r\n " + b"A" * 7000, 14_300)),
        (b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/", (b"A" * 70_000, 1430)),
        (b"PHOTO:data:image/jpeg;base64,/9j/", (b"A" * 70_000, 1430)),
    ],
    ids=["folded", "one line", "data address"],
)
def test_a_picture_of_100_megabytes_is_left_out_and_the_person_kept(picture: tuple[bytes, tuple[bytes, int]]):
    names, problems, most = names_and_lines(made(START, *picture, END, START, END))
    assert names == ["Anna", "Anna"]
    assert problems == [(4, "PHOTO is longer than 32 MB: left out, the person was kept")]
    assert most < 80_000_000


def test_a_picture_within_the_limit_is_kept():
    data = b"PHOTO;ENCODING=b:/9j/" + b"A" * 7_999_997 + b"\r\n"
    (card,) = read(START + data + END[2:])[0]
    assert card.fields.portrait is not None
    assert len(card.fields.portrait.data) == 6_000_000


def test_a_file_of_one_endless_line_is_refused_in_little_memory():
    names, problems, most = names_and_lines(made((b"x" * 100_000, 1000)))
    assert names == []
    assert problems == [(1, "Not a vCard: the file has no line BEGIN:VCARD")]
    assert most < 80_000_000


def test_memory_does_not_grow_with_the_number_of_people():
    _, _, few = names_and_lines(made((vcard("FN:Anna", "NOTE:" + "x" * 300), 500)))
    names, _, many = names_and_lines(made((vcard("FN:Anna", "NOTE:" + "x" * 300), 5000)))
    assert len(names) == 5000
    assert many < few * 1.3 + 500_000


@pytest.mark.parametrize("line", ["NOTE:" + "x" * 200, "NOTE:" + "x\r\n " * 200, "X-A:\\n" + "," * 200])
def test_a_long_text_is_left_out(line: str):
    cards, problems = read(vcard("FN:Anna", line, "TEL:1"), SMALL)
    assert cards[0].fields.notes == ""
    assert cards[0].fields.reaches[0].value == "1"
    assert [(problem.line, problem.skipped) for problem in problems] == [(4, False)]
    assert problems[0].message.endswith("is longer than 0.0001 MB: left out, the person was kept")


def test_a_quoted_printable_text_over_the_limit_ends_where_it_ends():
    long = "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=41=\r\n" * 100 + "=41"
    cards, problems = read(vcard("FN:Anna", long, "TEL:1", version="2.1"), SMALL)
    assert [reach.value for reach in cards[0].fields.reaches] == ["1"]
    assert len(problems) == 1


def test_too_many_properties():
    cards, problems = read(vcard("FN:Anna", *(f"TEL:{n}" for n in range(20))) + vcard("FN:Max"), SMALL)
    assert [card.fields.name.full for card in cards] == ["Anna", "Max"]
    assert len(cards[0].fields.reaches) == 8
    assert [(problem.line, problem.message) for problem in problems] == [
        (12, "The card is too large: the rest of it was left out")
    ]


def test_too_many_bytes_in_a_card():
    cards, problems = read(vcard("FN:Anna", *["LOGO:" + "x" * 900] * 5) + vcard("FN:Max"), SMALL)
    assert [len(card.fields.unknown) for card in cards] == [3, 0]
    assert [problem.line for problem in problems] == [7]


def test_too_many_problems_are_not_all_told():
    _, problems = read(vcard("FN:Anna", *["nonsense"] * 8), SMALL)
    assert len(problems) == 3


def test_too_many_cards_inside_each_other():
    begin, end = b"BEGIN:VCARD\nFN:Anna\nAGENT:\n", b"END:VCARD\n"
    cards, problems = read(begin * 5 + b"BEGIN:VCARD\nFN:Innermost\nEND:VCARD\n" + end * 5 + vcard("FN:Max"), SMALL)
    assert [card.fields.name.full for card in cards] == ["Anna", "Max"]
    assert cards[0].fields.unknown[0].value.count("BEGIN:VCARD") == 2
    assert [(problem.line, problem.skipped) for problem in problems] == [(10, False)]


def test_many_stray_lines_are_not_all_told():
    found = list(read_vcards(io.BytesIO(vcard("FN:Anna") + b"stray\n" * 1000), "people.vcf"))
    assert sum(isinstance(one, Problem) for one in found) == 50


@pytest.mark.parametrize(
    "line",
    [
        "N:" + ";" * 900_000,
        "CATEGORIES:" + "," * 900_000,
        "NOTE:" + "\\\\" * 450_000,
        "ADR:" + "\\;" * 450_000,
        "TEL;" + 'X="' * 300_000 + ":1",
        'TEL;"' * 100 + "a" * 900_000,
        "TEL;TYPE=" + "a," * 450_000 + ":1",
        "X" * 900_000 + ":1",
        "NOTE;QUOTED-PRINTABLE:" + "=C3" * 300_000,
        "NOTE;CHARSET=" + "x" * 900_000 + ":ü",
    ],
    ids=range(10),
)
def test_long_lines_within_the_limit_are_read_at_once(line: str):
    cards, problems = read(vcard("FN:Anna", line, version="2.1"))
    assert len(cards) == 1
    assert len(problems) <= 1
