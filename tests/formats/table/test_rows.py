"""Each row has its line; what is torn, cropped or too long costs no other row."""

from __future__ import annotations

import io
import time
import tracemalloc

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from followup_desktop.domain.problems import Problem
from followup_desktop.formats.table.people import read
from followup_desktop.formats.table.rows import Limits
from tests.formats.table.helpers import DEFAULT, people

HEADER = "Name,E-mail,Notes\n"
SMALL = Limits(row=300, row_lines=5, cells=4, rows=20, read_again=12)


def told(data: str, limits: Limits = SMALL) -> tuple[list[tuple[int, str]], list[tuple[int, bool, str]]]:
    """Line and name of each person, and line, 'skipped' and message of each problem."""
    cards, problems = people(data, limits=limits)
    return (
        [(card.line, card.fields.name.full) for card in cards],
        [(one.line, one.skipped, one.message) for one in problems],
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file_also_behind_cells_of_several(end):
    data = 'Name,E-mail,Notes\nAna,a@example.org,"one\ntwo\n\nfour"\n\n,,\nBo,b@example.org,\n'.replace("\n", end)
    assert told(data) == ([(2, "Ana"), (8, "Bo")], [])


def test_a_header_below_a_preamble():
    data = 'My people\n\n"A paragraph, with commas,\nof two lines",\n' + HEADER + "Ana,a@example.org,\n"
    assert told(data) == ([(6, "Ana")], [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_divides_the_cells_is_found(delimiter):
    data = "Name,E-mail,Notes\nAna,a@example.org,x\n".replace(",", delimiter)
    cards, _ = people(data)
    assert (cards[0].fields.name.full, cards[0].fields.notes) == ("Ana", "x")


def test_cells_beyond_the_header_are_kept():
    cards, problems = people(HEADER + "Ana,a@example.org,x,more,and more\n")
    assert [raw.value for raw in cards[0].fields.unknown] == ["more", "and more"]
    assert not problems


OPEN = "A quotation mark is never closed: the line was read as it stands"


def test_a_stray_quotation_mark_costs_nobody():
    rest = "".join(f"P{n},p{n}@example.org,\n" for n in range(8))
    names, problems = told(HEADER + 'Ana,"a@example.org,\n' + rest)
    assert names == [(2, "Ana"), *((3 + n, f"P{n}") for n in range(8))]
    assert problems == [(2, False, OPEN)]


def test_a_stray_quotation_mark_near_the_end_costs_nobody():
    names, problems = told(HEADER + 'Ana,"a@example.org,\nBo,b@example.org,\n')
    assert (names, problems) == ([(2, "Ana"), (3, "Bo")], [(2, False, OPEN)])


def test_two_stray_quotation_marks_do_not_make_one_row_of_two():
    names, problems = told(HEADER + 'Ana,"a@example.org,\nBo,"b@example.org,\nCy,c@example.org,\n')
    assert names == [(2, "Ana"), (3, "Bo"), (4, "Cy")]
    assert [line for line, _, _ in problems] == [2, 3]


def test_a_file_that_ends_in_a_note_keeps_the_person_and_what_there_is():
    cards, problems = people(HEADER + 'Ana,a@example.org,"cut\nin the mid')
    assert cards[0].fields.notes == "cut\nin the mid"
    assert [(one.line, one.skipped) for one in problems] == [(2, False)]


def test_too_many_cells_lines_characters_rows():
    names, problems = told(HEADER + "Ana,a@example.org,x,y,z\nBo,b@example.org," + "x" * 400 + "\nCy,c@example.org\n")
    assert names == [(2, "Ana"), (4, "Cy")]
    assert [(line, skipped) for line, skipped, _ in problems] == [(2, False), (3, True)]
    names, problems = told(HEADER + "".join(f"P{n},\n" for n in range(50)))
    assert len(names) == 19
    assert problems == [(20, False, "The table has more than 20 rows: the rest was left out")]


def test_rows_that_say_nothing_of_who_it_is_are_skipped_with_their_line():
    names, problems = told("Name,E-mail,Size\n,,M\nAna,,L\n , ,\n")
    assert names == [(3, "Ana")]
    assert [(line, skipped) for line, skipped, _ in problems] == [(2, True)]


def test_a_date_that_is_none_is_told_and_kept():
    cards, problems = people("Name,Birthday\nAna,30.2.1980\nBo,0/0/00\n")
    assert [raw.value for raw in cards[0].fields.unknown] == ["30.2.1980"]
    assert [(one.line, one.skipped) for one in problems] == [(2, False)]
    assert cards[1].fields.unknown == ()


@settings(max_examples=300, deadline=None, phases=[Phase.generate])
@given(
    st.lists(
        st.sampled_from(["Ana,a@x", "\n", "\r\n", "\r", '"', '""', ",", "x\n", "Bo,b@x,\n", "'=", ",,\n"]), max_size=40
    )
)
def test_everybody_is_read_or_told_in_order(some: list[str]):
    cards, problems = people(HEADER + "".join(some), limits=SMALL)
    lines = [card.line for card in cards] + [one.line for one in problems if one.skipped]
    assert len(lines) == len(set(lines))
    assert all(1 < line <= 2 + sum(piece.count("\n") + piece.count("\r") for piece in some) for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data: bytes):
    for start in (b"", b"Name,E-mail,Notes\n", b"\xff\xfe", b"First Name;Birthday;Notes\r"):
        cards, problems = people(start + data)
        assert all(card.line > 0 for card in cards)
        assert all(one.message for one in problems)


GOOGLE = "First Name,Notes,{} 1 - {},{} 1 - {}\n"
HOSTILE = {
    "one line": "x" * 5_000_000,
    "one cell": HEADER + '"' + "x" * 5_000_000,
    "quotation marks": HEADER + '"' * 5_000_000,
    "open marks": HEADER + 'x"y,"z\n' * 700_000,
    "marks and lines": HEADER + '"\n' * 2_500_000,
    "delimiters": HEADER + "," * 5_000_000,
    "cells": HEADER + ("," * 1000 + "\n") * 5_000,
    "lines": HEADER + "\n" * 2_000_000,
    "returns": HEADER + "\r" * 2_000_000,
    "nothing": "\0" * 5_000_000,
    "wide header": "Name," * 1_000_000,
    "joints": GOOGLE.format("E-mail", "Label", "E-mail", "Value")
    + ("A,," + ":::" * 300_000 + "," + ":::" * 30_000 + "\n") * 4,
    "addresses": GOOGLE.format("Address", "Street", "Address", "City")
    + ("A,," + ":::" * 150_000 + "," + ":::" * 150_000 + "\n") * 4,
    "apostrophes": HEADER + ("'" * 300_000 + ",'" * 3 + ";'" * 100_000 + "\n") * 8,
    "formulas": HEADER + ("a,b," + ";'=" * 200_000 + "\n") * 8,
    "signs": HEADER + ("a,b,'" + ";'+" * 200_000 + "\n") * 8,
    "dates": "Name,Birthday\n" + ("A," + "1/" * 200_000 + "\n") * 10,
    "brackets": "First Name,Labels,Notes,Other Properties,Organization Name\n" + ("A,,," + "[" * 900_000 + "\n") * 5,
    "utf-16": "\ufeff" + HEADER + "語,語@x,語\n" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_of_5_megabytes_is_read_in_little_time_and_memory(name):
    """Seconds of processor time, not of the clock, and those with a wide margin: what is quadratic takes minutes."""
    data = HOSTILE[name].encode("utf-16-le" if name == "utf-16" else "utf-8")
    before = time.process_time()
    for _found in read(io.BytesIO(data), "people.csv", DEFAULT):
        pass
    assert time.process_time() - before < 60


def test_memory_does_not_grow_with_the_number_of_people():
    most = []
    for count in (2_000, 2_000, 20_000):
        source = io.BytesIO(("Name,E-mail,Notes\n" + f"Ana,a@example.org,{'x y ' * 40}\n" * count).encode())
        tracemalloc.start()
        assert sum(not isinstance(one, Problem) for one in read(source, "people.csv", DEFAULT)) == count
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert most[2] < most[1] * 1.3 + 50_000
