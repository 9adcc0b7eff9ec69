"""A chat becomes one interaction a day with those who wrote, in whatever shape a phone wrote its lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.channels import Channel, Initiator, ReachKind
from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignInteraction, Format, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.chat.reader import read, title_of
from followup_desktop.formats.reading import recognise

DATA = Path(__file__).parents[2] / "data/chat"
DIRECT = "WhatsApp Chat with Ana Lindqvist.txt"
ME = ReadOptions(me=("Ben Okafor", "ben@example.org", "+49 170 7654321"))


def found_in(data: str | bytes, name: str = "_chat.txt", options: ReadOptions = ME) -> list[Foreign | Problem]:
    return list(read(io.BytesIO(data.encode() if isinstance(data, str) else data), name, options))


def days(found: Sequence[Foreign | Problem]) -> list[ForeignInteraction]:
    return [one for one in found if isinstance(one, ForeignInteraction)]


def said(found: Sequence[Foreign | Problem]) -> list[str]:
    return [one.message for one in found if isinstance(one, Problem)]


def names(found: Sequence[Foreign | Problem]) -> list[str]:
    return [one.fields.name.full or one.fields.reaches[0].value for one in found if isinstance(one, ForeignCard)]


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            # Of a fixed moment: what is the same is the same to the byte.
            archive.writestr(zipfile.ZipInfo(name.replace("__", ".")), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SHAPES = [
    "3/6/18, 1:55 p.m. - Ana: Hello",
    "03-06-2018, 01.55 PM - Ana: Hello",
    "03.06.18 13.55.15: Ana: Hello",
    "[03.06.18 13:55:15] Ana: Hello",
    "3.6.2018 klo 13.55.15 - Ana: Hello",
    "3. 6. 2018. 13:55:15 Ana: Hello",
    "[3/6/18 1:55:00 p. m.] Ana: Hello",
    "\u200e[3/6/18 1:55:00 p.\u00a0m.] Ana: Hello",
    "[2018/06/03, 13:55:15] Ana: Hello",
    "[3/6/18, 1:55:00\u202fPM] ~\u202fAna: Hello",
    "3/6/18, 13:55 - Ana: Hello",
    "[2018/6/3 下午1:55:00] Ana: Hello",
]


@pytest.mark.parametrize("line", SHAPES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_shape_of_a_line_is_known(line, end):
    text = f"{line}{end}and more{end}{line.replace('Ana', 'Ben Okafor').replace('Hello', 'Hi: you')}{end}"
    found = found_in(text)
    (day,) = days(found)
    assert (day.on, day.channel, day.line) == (date(2018, 6, 3), Channel.MESSAGE, 1)
    assert (day.notes, day.initiator) == ("Ana: Hello\nBen Okafor: Hi: you", Initiator.THEM)
    assert names(found) == ["Ana"]
    assert day.people == ("_chat.txt:Ana",)
    assert said(found) == []
    assert recognise(text.encode(), "x.bin") is Format.CHAT


def test_a_direct_chat():
    found = found_in((DATA / DIRECT).read_bytes(), DIRECT, ReadOptions())
    first, second = days(found)
    assert (first.on, second.on) == (date(2026, 10, 30), date(2026, 11, 2))
    assert first.notes == (
        "Ana Lindqvist: Are you coming on Saturday?\nBen: Yes: with pleasure\nBen: See you\nand 2 more messages"
    )
    assert (first.initiator, second.initiator) == (Initiator.THEM, Initiator.ME), "the file says whose chat it is"
    assert second.people == first.people == (f"{DIRECT}:Ana Lindqvist",)
    assert first.source == "whatsapp:ana lindqvist & ben 2026-10-30"
    assert names(found) == ["Ana Lindqvist"]
    assert all(one.passing for one in found if isinstance(one, ForeignCard))
    assert said(found) == []


def test_a_group_names_those_who_wrote_on_a_day():
    found = found_in((DATA / "_chat.txt").read_bytes(), "WhatsApp Chat - Choir.zip/_chat.txt")
    first, second = days(found)
    assert [(day.on, day.initiator) for day in (first, second)] == [
        (date(2025, 12, 31), Initiator.THEM),
        (date(2026, 1, 1), Initiator.THEM),
    ], "the month stands first, and a day on which only I wrote reached nobody in particular"
    assert [person.rpartition(":")[2] for person in second.people] == ["Dilek", "+49 170 1234567"]
    assert second.notes == "+49 170 1234567: Same to you\nBen Okafor: And to all\nand 1 more message"
    phones = [one for one in found if isinstance(one, ForeignCard) and one.fields.reaches]
    assert [(one.fields.reaches[0].kind, one.fields.reaches[0].value) for one in phones] == [
        (ReachKind.PHONE, "+49 170 1234567")
    ]


def test_where_nobody_is_me_it_is_said_and_both_took_part():
    text = "[3/6/18, 13:55:00] Ana: Hello\n[3/6/18, 13:56:00] Ben Okafor: Hi\n"
    found = found_in(text, options=ReadOptions())
    assert [(day.initiator, len(day.people)) for day in days(found)] == [(Initiator.UNKNOWN, 2)]
    assert "Which of Ana, Ben Okafor is you is not known" in said(found)[0]
    assert days(found)[0].source == days(found_in(text))[0].source, "told again when it is known, it is the same"


@pytest.mark.parametrize(
    ("dates", "region", "expected"),
    [
        (["13/6/18", "1/7/18"], "US", [date(2018, 6, 13), date(2018, 7, 1)]),
        (["6/13/18", "7/1/18"], "DE", [date(2018, 6, 13), date(2018, 7, 1)]),
        (["1/2/18", "2/1/18"], "DE", [date(2018, 1, 2), date(2018, 2, 1)]),
        (["3/6/18", "4/6/18"], "US", [date(2018, 3, 6), date(2018, 4, 6)]),
        (["3/6/18", "4/6/18"], "DE", [date(2018, 6, 3), date(2018, 6, 4)]),
        (["2018-06-03", "2018-06-04"], "US", [date(2018, 6, 3), date(2018, 6, 4)]),
    ],
)
def test_day_and_month_are_told_apart_by_the_whole_file(dates, region, expected):
    text = "".join(f"{day}, 10:00 - Ana: x\n{day}, 10:01 - Ben Okafor: y\n" for day in dates)
    assert [day.on for day in days(found_in(text, options=options(region)))] == expected


def options(region: str) -> ReadOptions:
    return ReadOptions(me=ME.me, region=region)


def test_midnight_and_noon():
    text = "1/6/18, 12:10 AM - Ana: night\n1/6/18, 12:10 PM - Ben Okafor: noon\n"
    assert [day.initiator for day in days(found_in(text))] == [Initiator.THEM]


def test_what_goes_on_is_no_beginning():
    text = "[3/6/18, 13:55:00] Ana: The list:\n4/6/18, 10:00 - Ben: no header here\n[3/6/18, 13:56:00] Ben Okafor: x\n"
    assert [(day.on, day.notes) for day in days(found_in(text))] == [
        (date(2018, 6, 3), "Ana: The list:\nBen Okafor: x"),
    ]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("WhatsApp Chat with Ana.txt", "Ana"),
        ("WhatsApp Chat mit Ana Brandt (2).txt", "Ana Brandt"),
        ("WhatsApp Chat - Choir.zip", "Choir"),
        ("Chat de WhatsApp con Ana.txt", "Ana"),
        ("Discussion WhatsApp avec Ana.txt", "Ana"),
        ("_chat.txt", ""),
    ],
)
def test_the_name_of_the_file_says_whose_chat_it_is(name, title):
    assert title_of(name) == title


def test_an_archive_is_read_like_its_text():
    text = (DATA / DIRECT).read_text(encoding="utf-8")
    name = "WhatsApp Chat - Ana Lindqvist.zip"
    found = found_in(zipped(_chat__txt=text, photo__jpg="x"), name, ReadOptions())
    assert [(day.on, day.notes, day.source) for day in days(found)] == [
        (day.on, day.notes, day.source) for day in days(found_in(text, DIRECT, ReadOptions()))
    ]
    assert recognise(zipped(_chat__txt=text)[:500], "a.zip") is Format.CHAT


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (zipped(photo__jpg="x"), "no chat in the archive"),
        (zipped(a__txt="x", b__txt="y"), "no chat in the archive"),
        (zipped(_chat__txt="x")[:40], "damaged"),
        (zipped(_chat__txt="hello"), "no message"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
    ],
    ids=["a picture", "two texts", "cut", "no message", "no archive"],
)
def test_an_archive_that_holds_no_chat_is_said_to(data, why):
    (problem,) = said(found_in(data, "WhatsApp.zip"))
    assert why in problem


def test_damage_inside_an_archive_is_a_problem():
    text = "".join(f"{day}/6/18, 10:00 - Ana: {day * 7919}\n" for day in range(1, 29))
    data = bytearray(zipped(_chat__txt=text))
    data[60:90] = bytes(30)
    assert any("damaged" in line for line in said(found_in(bytes(data), "WhatsApp.zip")))


@given(st.lists(st.sampled_from([*SHAPES, "99/99/99, 10:00 - A: b", "x", "\u200e", "0/0/0000 0:00 - :"]), max_size=8))
def test_any_lines_are_read(lines):
    for one in found_in("\n".join(lines)):
        assert not isinstance(one, ForeignInteraction) or one.people


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data):
    found_in(b"3/6/18, 13:55 - Ana: " + data)
    found_in(b"PK\x03\x04" + data)
