"""Files that were made to cost time or memory cost little of both, whatever format they claim."""

from __future__ import annotations

import io
import sys
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from followup_desktop.domain.foreign import ReadOptions
from followup_desktop.formats.icalendar import reader
from followup_desktop.formats.reading import read as read_any
from followup_desktop.formats.reading import recognise

SIZE = 5_000_000
MOST_MEMORY = 60_000_000
"""Bytes that Python's objects may take while a file of SIZE is read, and what was found is thrown away at once."""
SMALL = 100_000
"""What every test run reads, with limits in proportion: the counting of memory makes all of it ten times as slow."""
EVENT = b"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261122T000000Z\r\nDTSTART:20200101T090000Z\r\n"
ANA = b"ATTENDEE;CN=Ana:mailto:ana@example.org\r\n"
MAIL = b"From - Mon Nov 02 08:15:00 2026\nDate: Mon, 2 Nov 2026 09:15:00 +0100\nMessage-ID: <%d@x>\n"


def times(piece: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    """A piece as often as it takes to fill a file."""
    return before + piece * (SIZE // len(piece)) + after


def numbered(make: Callable[[int], bytes]) -> bytes:
    return b"".join(make(number) for number in range(SIZE // len(make(10_000))))


def of_event(*lines: bytes) -> bytes:
    return EVENT + b"".join(lines) + b"END:VEVENT\r\n"


def many(event: bytes) -> bytes:
    return times(event, b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"3/6/18, 13:55 - Ana: Hello\n" + bytes(8 * SIZE))
    return out.getvalue()


CALENDARS = {
    "one line without an end": lambda: times(b"A" * 1000, EVENT + b"SUMMARY:"),
    "folds of one letter": lambda: times(b"a\r\n ", EVENT + b"SUMMARY:"),
    "attendees of one event": lambda: times(ANA, EVENT, b"END:VEVENT\r\n"),
    "people": lambda: numbered(lambda number: of_event(b"ATTENDEE:mailto:p%d@example.org\r\n" % number)),
    "events that never end": lambda: times(EVENT),
    "nested events": lambda: times(b"BEGIN:VALARM\r\n", EVENT),
    "days of an unending rule": lambda: many(of_event(ANA, b"RRULE:FREQ=DAILY\r\n")),
    "rules of seconds": lambda: many(of_event(ANA, b"RRULE:FREQ=SECONDLY\r\n")),
    "rules that count": lambda: many(of_event(ANA, b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9\r\n")),
    "rules that count for long": lambda: many(
        of_event(ANA, b"RRULE:FREQ=DAILY;COUNT=19990\r\n").replace(b"2020", b"1972")
    ),
    "exceptions": lambda: times(b"20200101,", EVENT + ANA + b"EXDATE:", b"\r\nEND:VEVENT\r\n"),
    "exceptions in lines": lambda: times(b"EXDATE:20200101T090000Z\r\n", EVENT + ANA, b"END:VEVENT\r\n"),
    "zones of seconds": lambda: times(
        b"BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\n"
        b"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
        of_event(ANA).replace(b"DTSTART:", b"DTSTART;TZID=X:").replace(b"090000Z", b"090000"),
    ),
    "zones": lambda: numbered(
        lambda number: of_event(ANA).replace(b"DTSTART:", b"DTSTART;TZID=Z%d:" % number).replace(b"0000Z", b"0000")
    ),
    "birthdays": lambda: times(
        of_event(b"SUMMARY:" + b"'s birthday of " * 8 + b"\r\n").replace(b"T090000Z", b""),
    ),
}
MAILBOXES = {
    "one header": lambda: times(b"=?utf-8?q?a", MAIL % 1 + b"From: "),
    "words that begin": lambda: times(MAIL % 1 + b"From: " + b"=?a?q?" * 2500 + b" <a@example.org>\n\n"),
    "open brackets": lambda: times(MAIL % 1 + b"From: " + b"(" * 15000 + b"a@example.org\n\n"),
    "signs of addresses": lambda: times(MAIL % 1 + b"From: a@example.org\nTo: " + b'<"(,;' * 3000 + b"\n\n"),
    "folded header": lambda: times(b" a\n", MAIL % 1 + b"Subject: x\n"),
    "headers": lambda: times(b"From: Ana <ana@example.org>\n", MAIL % 1),
    "senders": lambda: numbered(lambda number: MAIL % number + b"From: p%d@example.org\n\nx\n\n" % number),
    "threads": lambda: numbered(lambda number: MAIL % number + b"From: ana@example.org\n\n\n"),
    "beginnings": lambda: times(b"From - Mon Nov 02 08:15:00 2026\n\n"),
    "no line ends": lambda: times(b"x", MAIL % 1 + b"From: ana@example.org\n\n"),
    "receivers": lambda: times(b"a@example.org, ", MAIL % 1 + b"From: ana@example.org\nTo: "),
}
CHATS = {
    "authors": lambda: numbered(lambda number: b"3/6/18, 13:55 - P%d: x\n" % number),
    "days": lambda: numbered(
        lambda number: (
            b"%d/%d/%d, 13:55 - Ana: x\n" % (number % 28 + 1, number // 28 % 12 + 1, 2010 + number // 336 % 90)
        )
    ),
    "one day": lambda: times(b"3/6/18, 13:55 - Ana: x\n"),
    "one message": lambda: times(b"and more\n", b"3/6/18, 13:55 - Ana: x\n"),
    "no line ends": lambda: times(b"3/6/18, 13:55 - ", b"3/6/18, 13:55 - Ana: x\n"),
    "almost authors": lambda: times(b"3/6/18, 13:55 - " + b"a" * 400 + b"\n", b"3/6/18, 13:55 - Ana: x\n"),
    "marks": lambda: times(b"\xe2\x80\x8e" * 200 + b"\n", b"3/6/18, 13:55 - Ana: x\n"),
    "an archive that grows": bomb,
}


every_case = pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param(name, make, id=f"{name} {case}")
        for name, cases in (("a.ics", CALENDARS), ("a.mbox", MAILBOXES), ("WhatsApp a.zip", CHATS))
        for case, make in cases.items()
    ],
)


@every_case
def test_malice_costs_little_memory(name: str, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "SIZE", SMALL)
    monkeypatch.setattr(reader, "_MOST_INTERACTIONS", reader._MOST_INTERACTIONS // 50)
    monkeypatch.setattr(reader, "_MOST_DAYS", reader._MOST_DAYS // 50)
    assert most_memory(name, make()) < MOST_MEMORY // 8


@pytest.mark.soak
@every_case
def test_five_megabytes_of_malice(name: str, make: Callable[[], bytes]) -> None:
    assert most_memory(name, make()) < MOST_MEMORY


def most_memory(name: str, data: bytes) -> int:
    """Bytes held at most while something is found in a file, and told how often."""
    assert recognise(data[:16_384], name) is not None
    source = io.BytesIO(data)
    tracemalloc.start()
    count = sum(1 for _one in read_any(source, name, ReadOptions(me=("ben@example.org",))))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 0 < count <= 400_000
    return most
