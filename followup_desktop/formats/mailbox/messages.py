"""The headers of each message of a file, as it streams: bodies are passed over, and no index of the file is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_WANTED = frozenset(
    b"from to cc date subject message-id in-reply-to references list-id list-unsubscribe list-post precedence sender"
    b" auto-submitted x-auto-response-suppress x-spam-flag x-spam-status x-gmail-labels x-mozilla-status content-type"
    b" feedback-id x-autoreply x-autorespond".split()
)
_MOST_HEADER = 16_000
"""Bytes of one unfolded header that are kept. An honest one is far shorter; what is over it says that it is not."""
_MOST_OF_MESSAGE = 64_000
_LONGEST_LINE = 1 << 16
_SEPARATOR = re.compile(rb"From (?=[^\r\n]*\d\d:\d\d)(?=[^\r\n]*\d{4})")
"""The line before a message (RFC 4155); time and year stand in it, which a sentence that begins so has not."""
_FIELD = re.compile(rb"([!-9;-~]{1,70})[ \t]*:[ \t]*")
_BLANK = frozenset((b"\n", b"\r\n"))


@dataclass(slots=True)
class Headers:
    """The headers of a message that say who wrote it when to whom: by lower-case name, unfolded, still encoded.

    `large` are the names of those of which only the beginning is here.
    """

    line: int
    fields: dict[str, bytes] = field(default_factory=dict)
    large: set[str] = field(default_factory=set)

    def get(self, name: str) -> bytes:
        """A header's bytes, or b''."""
        return self.fields.get(name, b"")


def is_separator(line: bytes) -> bool:
    """Whether a line stands before a message in an mbox file."""
    return line[:5] == b"From " and _SEPARATOR.match(line) is not None


def messages(source: BinaryIO, *, single: bool) -> Iterator[Headers]:
    """The headers of every message of an mbox file, or of the only one of a file."""
    gathering: _Gathering | None = _Gathering(1) if single else None
    blank = begins = True
    number = 0
    while line := source.readline(_LONGEST_LINE):
        number += begins
        if begins and blank and not single and is_separator(line):
            if gathering is not None:
                yield gathering.headers
            gathering, blank = _Gathering(number + 1), False
        elif gathering is not None and not gathering.over and not (single and not gathering.begun and line in _BLANK):
            blank = gathering.take(line, begins=begins)
        else:
            blank = begins and line in _BLANK
        begins = line.endswith(b"\n")
    if gathering is not None:
        yield gathering.headers


class _Gathering:
    """The headers of one message while its lines come; `over` once its body has begun."""

    def __init__(self, line: int) -> None:
        self.headers = Headers(line)
        self.over = self.begun = False
        self._name = ""
        self._size = 0

    def take(self, line: bytes, *, begins: bool) -> bool:
        """Add a line of the head; whether it is the blank one after it."""
        if begins and line in _BLANK:
            self.over = True
            return True
        if not begins or line[:1] in (b" ", b"\t"):
            self._add(b" " + line.strip() if begins else line.strip(b"\r\n"))
            return False
        match = _FIELD.match(line)
        name = match[1].lower() if match else b""
        self.begun = self.begun or bool(match)
        self._name = name.decode("ascii") if name in _WANTED and name.decode("ascii") not in self.headers.fields else ""
        if match and self._name:
            self.headers.fields[self._name] = b""
            self._add(line[match.end() :].strip())
        return False

    def _add(self, data: bytes) -> None:
        if not self._name:
            return
        known = self.headers.fields[self._name]
        room = min(_MOST_HEADER - len(known), _MOST_OF_MESSAGE - self._size)
        if len(data) > room:
            self.headers.large.add(self._name)
            data = data[: max(0, room)]
        if data:
            self._size += len(data)
            self.headers.fields[self._name] = known + data
