"""A mailbox becomes one interaction a day and thread, with who began, and the people who wrote as people do."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignInteraction, Format, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.mailbox.encoded import addresses, decoded, moment_of
from followup_desktop.formats.mailbox.reader import looks_like, read
from followup_desktop.formats.reading import recognise
from followup_desktop.formats.vcard.charsets import Decoder

DATA = Path(__file__).parents[2] / "data/mailbox"
ME = ReadOptions(me=("Ben Okafor", "ben.okafor@example.org"))
DECODER = Decoder("cp1252")


def found_in(data: bytes, options: ReadOptions = ME) -> list[Foreign | Problem]:
    return list(read(io.BytesIO(data), "a.mbox", options))


def talks(found: Sequence[Foreign | Problem]) -> list[ForeignInteraction]:
    return [one for one in found if isinstance(one, ForeignInteraction)]


def people(found: Sequence[Foreign | Problem]) -> list[tuple[str, str]]:
    return [(one.fields.name.full, one.fields.reaches[0].value) for one in found if isinstance(one, ForeignCard)]


def said(found: Sequence[Foreign | Problem]) -> list[str]:
    return [one.message for one in found if isinstance(one, Problem)]


def mail(**headers: str) -> bytes:
    all_of_them = {"Date": "Mon, 2 Nov 2026 09:15:00 +0100", "From": "Ana <ana@example.org>"} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in all_of_them.items() if value]
    return "\n".join(["From - Mon Nov 02 08:15:00 2026", *lines, "", "x", "", ""]).encode()


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def letters(request: pytest.FixtureRequest) -> list[Foreign | Problem]:
    return found_in((DATA / "letters.mbox").read_bytes().replace(b"\n", request.param.encode()))


def test_one_entry_a_day_and_thread(letters):
    first, second, third = talks(letters)
    assert (first.on, first.notes) == (date(2026, 11, 2), "Le the à cinq heures (2 messages)")
    assert (first.people, first.initiator) == (("mailto:chloe@example.org", "mailto:ana@example.org"), Initiator.THEM)
    assert first.at == datetime(2026, 11, 2, 9, 15, tzinfo=timezone(timedelta(hours=1)))
    assert (first.channel, first.line) == (Channel.EMAIL, 2)
    assert first.source == "mail:a1@mail.example.org 2026-11-02"
    assert (second.on, second.initiator, second.notes) == (date(2026, 11, 3), Initiator.ME, "Le the")
    assert second.source == "mail:a1@mail.example.org 2026-11-03"
    assert (third.on, third.notes) == (date(2026, 11, 4), "Without an id")
    assert third.at.utcoffset() == timedelta(hours=-8)


def test_correspondents_come_in_passing_and_machines_do_not(letters):
    assert people(letters) == [
        ("Chloé Moreau", "Chloe@Example.org"),
        ("Ana Lindqvist", "ana@example.org"),
        ("Dilek Aydin", "dilek@example.org"),
    ]
    assert all(card.passing for card in letters if isinstance(card, ForeignCard))


def test_what_was_left_out_is_counted(letters):
    assert said(letters) == [
        "3 messages of lists or machines, or deleted, were left out",
        "1 message without a date that can be read was left out",
    ]


def test_where_nobody_is_me_nobody_began_and_it_is_said():
    found = found_in((DATA / "letters.mbox").read_bytes(), ReadOptions())
    assert {one.initiator for one in talks(found)} == {Initiator.UNKNOWN}
    assert "Which of the addresses are yours is not known" in said(found)[0]
    assert ("Ben Okafor", "ben.okafor@example.org") in people(found)


def test_a_single_message():
    found = found_in((DATA / "single.eml").read_bytes())
    assert [(one.on, one.notes, one.line) for one in talks(found)] == [(date(2026, 11, 5), "Apples", 1)]
    assert people(found) == [("Lindqvist, Ana", "ana@example.org")]
    assert said(found) == []


def test_both_halves_of_a_conversation_in_two_files_are_one_entry():
    theirs = mail(Message_ID="<1@x>")
    mine = mail(
        Message_ID="<2@x>", References="<1@x>", From="ben.okafor@example.org", To="ana@example.org",
        Date="Mon, 2 Nov 2026 19:00:00 +0100",
    )  # fmt: skip
    assert talks(found_in(theirs))[0].source == talks(found_in(mine))[0].source


def test_an_answer_that_names_nothing_goes_by_its_subject():
    answer = mail(Subject="AW: Apples", Message_ID="<1@x>")
    again = mail(Subject="Re: Re: apples", Message_ID="<2@x>")
    (entry,) = talks(found_in(answer + again))
    assert entry.notes == "Apples (2 messages)"


@pytest.mark.parametrize(
    "headers",
    [
        {"List_Unsubscribe": "<mailto:x@example.org>"},
        {"Precedence": "bulk"},
        {"Auto_Submitted": "auto-replied"},
        {"From": "MAILER-DAEMON@example.org"},
        {"From": "bounces+12-ab=cd@example.org"},
        {"From": "do-not-reply@example.org"},
        {"X_Spam_Flag": "YES"},
        {"X_Gmail_Labels": "Spam,Unread"},
        {"Content_Type": "multipart/report; boundary=x"},
    ],
)
def test_what_no_person_wrote_is_left_out(headers):
    found = found_in(mail(**headers))
    assert (talks(found), people(found)) == ([], [])
    assert said(found) == ["1 message of a list or a machine, or deleted, was left out"]


def test_two_hundred_receivers_are_not_two_hundred_contacts():
    crowd = ", ".join(f"P {number} <p{number}@example.org>" for number in range(200))
    found = found_in(mail(From="ben.okafor@example.org", To=crowd))
    assert (talks(found), people(found)) == ([], [])
    assert said(found) == ["1 message to more than 20 people was left out"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ana <a@x.org>", [("a@x.org", "Ana")]),
        ('"Lindqvist, Ana" <a@x.org>, b@x.org', [("a@x.org", "Lindqvist, Ana"), ("b@x.org", "")]),
        ('"A \\"B\\" C" <a@x.org>', [("a@x.org", 'A "B" C')]),
        ("a@x.org (Ana (the elder) L)", [("a@x.org", "Ana the elder L")]),
        ("Friends: a@x.org, B <b@x.org>; c@x.org", [("a@x.org", ""), ("b@x.org", "B"), ("c@x.org", "")]),
        ("undisclosed-recipients:;", []),
        ("=?iso-8859-1?Q?J=F6rg=2C_M?= <j@x.org>", [("j@x.org", "Jörg, M")]),
        ("<a@x.org", [("a@x.org", "")]),
    ],
)
def test_addresses(raw, expected):
    assert list(addresses(raw.encode(), DECODER)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=?UTF-8?B?w6k=?=", "é"),
        ("=?UTF-8?B?w6?= x", "Ã x"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é"),
        ("=?x-unknown?q?a?= =?windows-1251?Q?=CF=F0?=", "aПр"),
        ("a =?utf-8?q?b_c?= d", "a b c d"),
        ("=?utf-8?q?broken", "=?utf-8?q?broken"),
    ],
)
def test_encoded_words(text, expected):
    assert decoded(text, DECODER) == expected


@pytest.mark.parametrize(
    ("text", "day", "hours"),
    [
        ("Mon, 2 Nov 2026 23:30:00 -0800", date(2026, 11, 2), -8),
        ("2 Nov 2026 23:30 GMT", date(2026, 11, 2), 0),
        ("Mon, 2 Nov 2026 23:30:00 -0000", date(2026, 11, 2), None),
    ],
)
def test_days_are_those_where_it_was_written(text, day, hours):
    on, at = moment_of(text.encode())
    assert on == day
    assert (at.utcoffset() if at else None) == (None if hours is None else timedelta(hours=hours))


@pytest.mark.parametrize(
    "text", ["", "soon", "Mon, 32 Nov 2026 00:00:00 +0000", "1 Jan 1904 00:00 +0000", "2 Nov 2026 25:99 +9999"]
)
def test_no_date(text):
    assert moment_of(text.encode()) is None


def test_recognised_by_content():
    for file in (DATA / "letters.mbox", DATA / "single.eml"):
        assert recognise(file.read_bytes(), "whatever.bin") is Format.MAILBOX
    assert not looks_like(b"BEGIN:VCARD\nFN:x\n", "")
    assert not looks_like(b"From me to you, with love\n", "")
    assert not looks_like(b"name: x\ndate: y\n", "")


@given(st.binary(max_size=400) | st.text(alphabet='"(),;:<>\\@= \n\tab?=Qq_', max_size=200).map(str.encode))
def test_any_header_is_read(raw):
    list(addresses(raw, DECODER))
    decoded(raw.decode("latin-1"), DECODER)
    moment_of(raw)
    data = b"From - Mon Nov 02 08:15:00 2026\nDate: Mon, 2 Nov 2026 09:15:00 +0100\nFrom: " + raw + b"\n\nx\n"
    for one in found_in(data):
        assert not isinstance(one, ForeignInteraction) or one.people
