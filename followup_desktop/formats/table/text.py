"""The text of a table: its encoding, decided once for the whole file, and its lines as they are needed."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from followup_desktop.formats.vcard.charsets import codec

HEAD = 65_536
"""Characters in which the header is looked for."""
_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGED = "\ufffd"
_SOUND_FOR_ONE_BROKEN = 3
"""Text with so many sound letters beyond ASCII for each broken one is damaged UTF-8 rather than another encoding."""


def encoding_of(source: BinaryIO, code_page: str) -> str:
    """The encoding of a whole file: what its first bytes say, else UTF-8, else the code page. Reads all of it once.

    The source is left at its beginning.
    """
    head = source.read(_CHUNK)
    if known := encoding_shown(head):
        source.seek(0)
        return known
    sound = broken = 0
    strict = codecs.getincrementaldecoder("utf-8")("replace")
    while head:
        text = strict.decode(head)
        if not text.isascii():
            damaged = text.count(_DAMAGED)
            broken += damaged
            sound += sum(not letter.isascii() for letter in text) - damaged
        head = source.read(_CHUNK)
    source.seek(0)
    if broken and sound < _SOUND_FOR_ONE_BROKEN * broken:
        return codec(code_page) or "cp1252"
    return "utf-8"


def encoding_shown(head: bytes) -> str:
    """The encoding that the first bytes of a file show; '' where they show none."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[:200:2].count(0), head[1:200:2].count(0)
    if max(even, odd) > len(head[:200]) // 4:
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def head_text(head: bytes) -> str:
    """The text of a file's first bytes, as well as it can be told from them; the last line may be cut."""
    encoding = encoding_shown(head)
    if encoding:
        return head.decode(encoding, "ignore")
    return head.decode("utf-8", "replace")


@contextmanager
def opened(source: BinaryIO, encoding: str) -> Iterator[TextIO]:
    """The source as text from its beginning, line ends as they are; it is left open."""
    source.seek(0)
    text = io.TextIOWrapper(source, encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()
