"""The file as a stream of UTF-8 lines, whatever it was written in; and whether it is a vCard at all."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable
from typing import BinaryIO

_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEGIN = re.compile(rb"\s*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:[\r\n]|$)", re.IGNORECASE)
_Recode = Callable[[bytes, bool], bytes]


def looks_like_vcard(head: bytes) -> bool:
    """Whether a file that starts with these bytes (a few hundred will do) is a vCard file."""
    encoding, mark = _encoding(head)
    if encoding:
        head = head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore")
    return _BEGIN.match(head) is not None


def open_stream(source: BinaryIO) -> tuple[io.BufferedReader, bool]:
    """The source as buffered UTF-8 with line feeds, and whether it says itself that it is Unicode.

    Reads as it goes and leaves the source open. A file of the old Macintosh, with carriage returns only, has its
    lines told apart too.
    """
    head = source.read(_CHUNK)
    encoding, mark = _encoding(head)
    recode: _Recode | None = None
    if encoding and encoding != "utf-8":
        recode = _to_utf8(encoding)
    elif b"\r" in head and b"\n" not in head:
        recode = _feed_lines
    return io.BufferedReader(_Recoded(head[len(mark) :], source, recode), _CHUNK), bool(encoding)


def _encoding(head: bytes) -> tuple[str, bytes]:
    """The encoding that the first bytes show, and the mark that they start with, if any."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, mark
    if b"\0" in head[:4] and head[:24].replace(b"\0", b"").upper().startswith(b"BEGIN:"):
        return ("utf-16-be" if head[0] == 0 else "utf-16-le"), b""
    return "", b""


def _to_utf8(encoding: str) -> _Recode:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return lambda chunk, final: decoder.decode(chunk, final).encode("utf-8", "replace")


def _feed_lines(chunk: bytes, _final: bool) -> bytes:
    return chunk.replace(b"\r", b"\n")


class _Recoded(io.RawIOBase):
    """What remains of a source after its head was looked at, recoded chunk by chunk."""

    def __init__(self, head: bytes, source: BinaryIO, recode: _Recode | None) -> None:
        self._ready = head if recode is None else recode(head, False)
        self._source = source
        self._recode = recode
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            chunk = self._source.read(_CHUNK)
            self._ended = not chunk
            self._ready = chunk if self._recode is None else self._recode(chunk, self._ended)
        given = self._ready[: len(buffer)]
        buffer[: len(given)] = given
        self._ready = self._ready[len(given) :]
        return len(given)
