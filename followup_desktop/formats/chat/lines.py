"""The messages of a chat's text: all shapes of their beginning, in which day and month may stand either way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from followup_desktop.formats.vcard.charsets import Decoder
from followup_desktop.formats.vcard.text import one_line

_MARKS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{0,4}"
_SPACE = "[ \u00a0\u2009\u202f]"
_HEADER = re.compile(
    rf"{_MARKS}(?:(?P<bracket>\[){_MARKS})?(?P<one>\d{{1,4}})(?P<sign>[./-]){_SPACE}?(?P<two>\d{{1,2}})[./-]{_SPACE}?"
    rf"(?P<three>\d{{1,4}})\.?,?{_SPACE}{{1,2}}(?:(?:klo|kl\.?|um|at|à|a las){_SPACE})?"
    rf"(?P<before>(?:上午|下午|午前|午後|오전|오후){_SPACE}?)?"
    rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    rf"(?:{_SPACE}?(?P<half>[apAP])\.?{_SPACE}?[mM]\.?)?{_MARKS}"
    rf"(?P<end>\]{_SPACE}?|{_SPACE}[-–]{_SPACE}|:{_SPACE}|{_SPACE})"
)
_AUTHOR = re.compile(r"([^:\"“”„«»]{1,80}?): ?(?=\S|$)")
_MEDIA = re.compile(
    r"<[^<>]{1,60}>"
    r"|.{0,60}\b(?:omitted|weggelassen|ausgeschlossen|omitid[oa]s?|omis(?:e|es)?|absente?|omess[oai]|weggelaten"
    r"|utelämnad|udeladt|utelatt|pominięto)\b.{0,10}"
    r"|.{0,200}\((?:file attached|Datei angehängt|fichier joint|archivo adjunto|arquivo anexado|file allegato"
    r"|bestand bijgevoegd)\)"
    r"|<(?:attached|Anhang|adjunto|pièce jointe): .{0,200}>",
    re.IGNORECASE,
)
_LONGEST_LINE = 1 << 16
_LONGEST_HEAD = 300
_HIDDEN = "\u200e"


@dataclass(frozen=True, slots=True)
class Message:
    """A line that begins with a moment. `author` is '' where the program itself speaks; `text` its first line.

    `numbers` are the day's three as they stand, `minute` the minutes since midnight; `media` says that it is a picture
    or the like.
    """

    line: int
    numbers: tuple[int, int, int]
    minute: int
    end: str
    author: str
    text: str
    media: bool = False


def is_header(line: str) -> bool:
    """Whether a line begins a message."""
    return _HEADER.match(line) is not None


def messages(source: BinaryIO, decoder: Decoder, most: int) -> Iterator[Message]:
    """Each message, of at most so many bytes.

    Lines that go on are passed over, and so is what only looks like a beginning: the first one's shape is the file's.
    """
    number, begins, shape, size = 0, True, "", 0
    while (line := source.readline(_LONGEST_LINE)) and size < most:
        number += begins
        size += len(line)
        found = _message(number, decoder.decode(line[:_LONGEST_LINE])) if begins else None
        if found is not None and shape in ("", found.end):
            shape = found.end
            yield found
        begins = line.endswith(b"\n")


def day_of(numbers: tuple[int, int, int], order: str) -> date | None:
    """The day of three numbers in the order 'dmy', 'mdy' or 'ymd'; None where there is no such day."""
    parts = dict(zip(order, numbers, strict=True))
    year = parts["y"] + (2000 if parts["y"] < 100 else 0)
    try:
        return date(year, parts["m"], parts["d"])
    except ValueError:
        return None


def _message(number: int, line: str) -> Message | None:
    head = _HEADER.match(line[:_LONGEST_HEAD])
    if head is None or len(head["three"]) == 3 or len(head["one"]) == 3:
        return None
    minute = _minute(int(head["hour"]), int(head["minute"]), (head["half"] or "").lower(), head["before"] or "")
    rest = line[head.end() :].rstrip("\r\n")
    author = _AUTHOR.match(rest[:_LONGEST_HEAD])
    end = "]" if head["bracket"] else head["end"].strip() or " "
    numbers = (int(head["one"]), int(head["two"]), int(head["three"]))
    if author is None:
        return Message(number, numbers, minute, end, "", "")
    said = rest[author.end() :]
    name, media = author_name(author[1]), _MEDIA.fullmatch(one_line(said[:_LONGEST_HEAD])) is not None
    if said.startswith(_HIDDEN) and not media:
        return Message(number, numbers, minute, end, "", "")
    return Message(number, numbers, minute, end, name, "" if media else one_line(said), media)


def author_name(text: str) -> str:
    """A name as it is shown: '~' says that it is what somebody calls themselves."""
    return " ".join(one_line(text).lstrip("~").split())


def _minute(hour: int, minute: int, half: str, before: str) -> int:
    after_noon = half == "p" or before.strip() in {"下午", "午後", "오후"}
    if half or before:
        hour = hour % 12 + (12 if after_noon else 0)
    return min(hour, 23) * 60 + min(minute, 59)
