"""Physical lines to logical ones: folds and quoted-printable soft breaks undone, with line numbers and limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from followup_desktop.formats.vcard.card import Limits

Line = tuple[int, bytes, bool]
"""A logical line: the number of its first physical line, its bytes, and whether only its start is here (too long)."""

_CHUNK = 1 << 17
_HEAD = 300
_EQUALS = ord("=")
_SPACES = b" \t"
_QUOTED = re.compile(rb";\s*(?:ENCODING\s*=\W*)?QUOTED-PRINTABLE\W*(?:;|$)", re.IGNORECASE)
_BASE64 = re.compile(rb";\s*(?:ENCODING\s*=\W*)?(?:BASE64|B)\W*(?:;|$)", re.IGNORECASE)
_BASE64_ONLY = re.compile(rb"[A-Za-z0-9+/=]+\s*")
_PROPERTY = re.compile(rb"(?:[\w-]+\.)?[A-Za-z][\w-]*[;:]")
_END = re.compile(rb"END\s*:\s*VCARD\s*", re.IGNORECASE)
_LARGE = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)


class Lines:
    """The logical lines of a stream. `old_style` is set by the reader while it is inside a vCard 2.1."""

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self.old_style = False
        self._stream = stream
        self._limits = limits

    def __iter__(self) -> Iterator[Line]:
        """Each logical line that is not empty, unfolded (RFC 6350 section 3.2; vCard 2.1 section 2.1.3)."""
        start = number = 0
        current = b""
        folded: _Folded | None = None
        most = self._limits.text
        for lines in self._physical():
            for data in lines:
                number += 1
                if current:
                    if folded or b":" not in data or data[0] in _SPACES or current[-1] == _EQUALS:
                        folded = folded or _Folded(current, self._limits)
                        if folded.takes(data, self.old_style):
                            continue
                        yield folded.line(start)
                        folded = None
                    else:
                        yield (start, current, False) if len(current) <= most else self._long(start, current)
                start, current = number, data
        if current:
            yield (folded or _Folded(current, self._limits)).line(start)

    def _physical(self) -> Iterator[list[bytes]]:
        """Physical lines without carriage returns, some at a time; one that is too long ends just over the limit."""
        rest: list[bytes] = []
        size = 0
        while chunk := self._stream.read(_CHUNK):
            chunk = chunk.replace(b"\r\n", b"\n")
            if b"\r" in chunk:
                chunk = chunk.replace(b"\r", b"")
            first, *lines = chunk.split(b"\n")
            if size <= self._limits.picture:
                rest.append(first)
                size += len(first)
            if lines:
                last = lines.pop()
                yield [b"".join(rest), *lines]
                rest, size = [last], len(last)
        yield [b"".join(rest)]

    def _long(self, start: int, data: bytes) -> Line:
        if len(data) > allowed(data, self._limits):
            return start, data[:_HEAD], True
        return start, data, False


def allowed(head: bytes, limits: Limits) -> int:
    """How many bytes the line may have that starts so: pictures and the like are large."""
    name = head[:_HEAD].partition(b":")[0]
    large = _LARGE.match(head[:_HEAD]) or _BASE64.search(name)
    return limits.picture if large else limits.text


class _Folded:
    """A logical line that is being put together from several physical ones."""

    def __init__(self, first: bytes, limits: Limits) -> None:
        head = first[:_HEAD].partition(b":")[0]
        self._quoted = _QUOTED.search(head) is not None
        self._base64 = not self._quoted and _BASE64.search(head) is not None
        self._parts = [first]
        self._size = len(first)
        self._allowed = allowed(first, limits)
        self._gap = False
        self._indented = False
        self._cut = False
        self._add(b"")

    def takes(self, data: bytes, old_style: bool) -> bool:
        """Whether a physical line belongs to this one; if so, it has been added."""
        folds = data[:1] in (b" ", b"\t")
        if self._quoted and self._parts[-1][-1:] == b"=" and (old_style or not folds):
            return self._takes_soft(data)
        if self._base64:
            return self._takes_base64(data, folds, old_style)
        if folds:
            # vCard 2.1 folds before a space that belongs to the text; later versions put one there.
            self._add(data if old_style else data[1:])
        return folds

    def _takes_soft(self, data: bytes) -> bool:
        """After a soft break; some files have an empty line between the halves, others one in place of the second."""
        if not data:
            self._gap = True
            return True
        if _END.fullmatch(data) or (self._gap and _PROPERTY.match(data)):
            return False
        self._gap = False
        self._parts[-1] = self._parts[-1][:-1]
        self._add(data)
        return True

    def _takes_base64(self, data: bytes, folds: bool, old_style: bool) -> bool:
        """Outlook indents the lines of a picture, others do not even do that."""
        if not folds and (self._indented or not _BASE64_ONLY.fullmatch(data)):
            return False
        self._indented = folds
        self._add(data.strip() if old_style or not folds else data[1:])
        return True

    def _add(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._allowed:
            self._cut = True
            self._parts = [self._parts[0][:_HEAD], data[-1:]]
        elif data:
            self._parts.append(data)

    def line(self, start: int) -> Line:
        """The whole line, or its head where it was too long."""
        if self._cut:
            return start, self._parts[0][:_HEAD], True
        data = b"".join(self._parts)
        return start, data.rstrip(b"=") if self._quoted else data, False
