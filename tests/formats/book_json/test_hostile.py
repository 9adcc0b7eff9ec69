"""Files that are newer, damaged, mended by hand, or made to do harm: told of with their line, and not believed."""

from __future__ import annotations

import io
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_desktop.domain.foreign import ForeignCard, Format
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.json_stream import JsonStream, Malformed, Twice
from followup_desktop.formats.reading import recognise
from tests.formats.book_json.test_round_trip import ENTRIES, FULL, again, book, written

WHOLE = written(book([FULL, FULL], ENTRIES))
LONGEST_SECONDS = 20
"""Far more than any of these takes; what grows with the square takes minutes."""


def with_contact(**members: Any) -> bytes:
    return document(contacts=[{"name": {"given": "Ana"}} | members])


def document(**parts: Any) -> bytes:
    return json.dumps({"format": "followup-book", "version": 1} | parts).encode()


def problems(data: bytes) -> list[str]:
    return [one.message for one in again(data) if isinstance(one, Problem)]


def cards(data: bytes) -> list[ForeignCard]:
    return [one for one in again(data) if isinstance(one, ForeignCard)]


def test_it_is_known_by_what_is_in_it() -> None:
    assert recognise(WHOLE[:16_384], "people.vcf") is Format.JSON
    assert recognise(b'{"hello": 1}', "x.txt") is None


def test_a_newer_version_is_refused_as_a_whole() -> None:
    (problem,) = again(WHOLE.replace(b'"version":1', b'"version":2'))
    assert isinstance(problem, Problem)
    assert "newer version" in problem.message
    assert not problem.skipped


@pytest.mark.parametrize(
    "data",
    [b"{}", b"[]", b"", b'"followup-book"', b'{"format":"followup-book"}', b'{"format":"followup-book","version":"1"}',
     b'{"format":"followup-book","version":0}', b'{"format":"other","version":1,"contacts":[]}', b"\xff\xfe{\0}\0"],
)  # fmt: skip
def test_what_is_no_book_is_one_problem(data: bytes) -> None:
    assert [type(one) for one in again(data)] == [Problem]


@pytest.mark.parametrize("cut", range(20, len(WHOLE) - 2, 97))
def test_a_cropped_file_gives_what_it_holds_and_says_where_it_ends(cut: int) -> None:
    found = again(WHOLE[:cut])
    assert isinstance(found[-1], Problem)
    assert found[-1].line == WHOLE[:cut].rstrip(b"\n").count(b"\n") + 1 or "Not read" in found[-1].message
    assert len(cards(WHOLE[:cut])) <= 2


def test_a_member_that_is_not_known_is_told_once_a_file() -> None:
    data = document(contacts=[{"name": {"given": "A"}, "shoe_size": 5}, {"name": {"given": "B"}, "shoe_size": 6}], x=[])
    assert problems(data) == [
        "'shoe_size' is not understood and was left out",
        "'x' is not understood and was left out",
    ]
    assert len(cards(data)) == 2


def test_a_member_that_stands_twice_leaves_its_person_out_and_nobody_else() -> None:
    twice = b'{"name":{"given":"A","given":"B"},"tags":["x"]},\n{"name":{"given":"C"}}]}'
    data = b'{"format":"followup-book","version":1,"contacts":[' + twice
    found = again(data)
    assert [(one.line, one.skipped) for one in found if isinstance(one, Problem)] == [(1, True)]
    assert [one.fields.name.given for one in found if isinstance(one, ForeignCard)] == ["C"]


def test_a_part_that_stands_twice_is_read_once() -> None:
    data = document(contacts=[{"name": {"given": "A"}}])[:-1] + b',"contacts":[{"name":{"given":"B"}}]}'
    assert [card.fields.name.given for card in cards(data)] == ["A"]
    assert problems(data) == ["'contacts' stands there twice: the second was left out"]


@pytest.mark.parametrize(
    ("members", "where"),
    [
        ({"tags": [1, "x"]}, "tags"), ({"tags": "x"}, "tags"), ({"added_on": "2026-02-31"}, "added_on"),
        ({"added_on": 5}, "added_on"), ({"cadence": "often"}, "cadence"), ({"me": 1}, "me"), ({"id": "x"}, "id"),
        ({"reaches": [{"kind": "pigeon", "value": "x"}]}, "reaches.kind"),
        ({"reaches": [{"kind": "email"}]}, "reaches"),
        ({"dates": [{"kind": "birthday", "on": "--02-30"}]}, "dates.on"), ({"name": ["A"], "notes": "x"}, "name"),
        ({"dates": [{"kind": "other", "on": "--02-03", "once": True}]}, "dates"),
        ({"dates": [{"kind": "other", "on": "2020", "lead_days": 99}]}, "dates"),
        ({"portrait": {"media": "png", "data": "AAAA"}}, "portrait"), ({"portrait": {"data": "%%"}}, "portrait"),
        ({"portrait": {"media": "jpeg", "data": "ünicode"}}, "portrait"), ({"notes": None}, "notes"),
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_left_out_and_its_person_stays(members: dict[str, Any], where: str) -> None:
    data = with_contact(**members)
    assert f"'{where}' makes no sense here and was left out" in problems(data)
    assert len(cards(data)) == 1


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "0.5"])
def test_numbers_that_are_none_are_left_out(number: str) -> None:
    data = with_contact(dates=[{"kind": "other", "on": "--02-03", "lead_days": 0}]).replace(
        b'days": 0', b'days": ' + number.encode()
    )
    assert problems(data) == ["'dates.lead_days' makes no sense here and was left out"]
    assert cards(data)[0].fields.dates[0].lead_days is None


def test_halves_of_characters_cannot_get_in() -> None:
    data = with_contact(notes="a\ud800b", tags=["\udfff"])
    (card,) = cards(data)
    assert (card.fields.notes, card.fields.tags) == ("a\ufffdb", ("\ufffd",))


def test_bytes_that_are_no_text_are_told() -> None:
    data = with_contact(notes="XX").replace(b"XX", b"\xff\xfe")
    assert cards(data)[0].fields.notes == "\ufffd\ufffd"
    assert problems(data) == ["Some letters are not UTF-8 and are shown as \ufffd"]


@pytest.mark.parametrize("part", ["interactions", "open_loops", "favors", "check_ins"])
@pytest.mark.parametrize(
    "entry", [{}, [], None, 5, "x", {"id": "x"}, {"id": FULL.uuid}, {"contacts": 5, "contact": []}]
)
def test_an_entry_that_makes_no_sense_is_told_and_costs_nobody(part: str, entry: Any) -> None:
    data = document(contacts=[{"name": {"given": "A"}}], **{part: [entry]})
    assert problems(data)[-1].startswith("An entry was left out")
    assert len(cards(data)) == 1


def test_somebody_of_whom_nothing_is_said_is_skipped() -> None:
    assert (
        problems(document(contacts=[{}, 5]))
        == ["A contact was left out: it makes no sense, or lacks what it needs"] * 2
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"format":"followup-book","version":1,"contacts":' + b"[" * 100_000, "too deeply"),
        (b'{"format":"followup-book","version":1,"x":' + b"[" * 100_000, "too deeply"),
        (b'{"format":"followup-book","version":1,"contacts":[' + b"0," * 2_500_000 + b"0]}", "makes no sense"),
        (b'{"format":"followup-book","version":1,"x":[' + b"0," * 2_500_000 + b"0]}", "too many values"),
        (b'{"format":"followup-book","version":1,"x":"' + b"a" * 60_000_000, "longer than"),
        (b'{"format":"followup-book","version":1,"contacts":[{"notes":"' + b'\\"' * 2_500_000, "middle"),
        (b'{"format":"followup-book","version":1,"contacts":[{"a":' * 1 + b'{"a":' * 500_000, "too deeply"),
        (b" " * 5_000_000 + b'{"format":"followup-book","version":1,"contacts":[}', "Not read"),
    ],
    ids=["deep", "deep aside", "wrong", "many aside", "long", "unended", "deep objects", "blank"],
)
def test_what_is_made_to_do_harm_is_given_up(data: bytes, why: str) -> None:
    begun = time.monotonic()
    told = problems(data)
    assert why in told[-1]
    assert len(told) < 1100
    assert time.monotonic() - begun < LONGEST_SECONDS


def test_a_thousand_wrong_ones_are_enough() -> None:
    told = problems(document(contacts=[5] * 3000))
    assert len(told) == 1002
    assert told[-1] == "Not read any further: too much of it makes no sense"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(json_values, st.integers(1, 40), st.booleans())
def test_the_stream_reads_what_the_standard_decoder_reads(value: Any, chunk: int, pretty: bool) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1 if pretty else None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("followup_desktop.formats.json_stream._CHUNK", chunk)
        data = text.encode("utf-8", "surrogatepass")
        try:
            data.decode()
        except UnicodeDecodeError:
            return
        for read in (walked, lambda stream: stream.value()):
            stream = JsonStream(io.BytesIO(data))
            assert read(stream) == value
            stream.expect_end()
            assert (stream.line, stream.offset) == (text.count("\n") + 1, len(data))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(1, 9))
def test_the_stream_raises_nothing_but_what_it_says(data: bytes, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("followup_desktop.formats.json_stream._CHUNK", chunk)
        try:
            walked(JsonStream(io.BytesIO(data)))
        except (Malformed, Twice):
            return


@settings(max_examples=200, deadline=None)
@given(st.integers(40, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_any_damage_is_told_or_harmless(place: int, junk: bytes) -> None:
    found = again(WHOLE[:place] + junk + WHOLE[place + len(junk) :])
    for one in found:
        assert not isinstance(one, Problem) or (one.file and one.message)


def walked(stream: JsonStream) -> Any:
    """A value read piece by piece."""
    if stream.kind() == "{":
        return {name: walked(stream) for name in stream.members()}
    if stream.kind() == "[":
        return [walked(stream) for _place in stream.elements()]
    return stream.value()
