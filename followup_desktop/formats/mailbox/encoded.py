"""Headers as text: encoded words (RFC 2047), addresses (RFC 5322 section 3.4), dates.

The standard library's own take quadratic time, or nest without end, on headers that were made for that.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from followup_desktop.formats.vcard.charsets import Decoder
from followup_desktop.formats.vcard.text import one_line

_WORD = re.compile(r"=\?([A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z0-9-]{0,20})?\?([bBqQ])\?([^?]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"\?=[ \t]+=\?")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_TOKEN = re.compile(r'\\.|["(),;:<>]')
_LONGEST_DATE = 100
_FIRST_YEAR, _LAST_YEAR = 1971, 2200
MOST_ADDRESSES = 100


def text_of(raw: bytes, decoder: Decoder) -> str:
    """A header as one line of text."""
    return one_line(decoded(decoder.decode(raw), decoder))


def decoded(text: str, decoder: Decoder) -> str:
    """Text with its encoded words read. Those that follow one another are one text, even inside a character."""
    if "=?" not in text:
        return text
    parts: list[str] = []
    held, charset, end = b"", "", 0
    text = _BETWEEN_WORDS.sub("?==?", text)
    for match in _WORD.finditer(text):
        if match.start() > end or (held and match[1].casefold() != charset):
            parts += [decoder.decode(held, charset), text[end : match.start()]]
            held = b""
        charset = match[1].casefold()
        held += _bytes_of(match[3], quoted=match[2] in "qQ")
        end = match.end()
    return "".join([*parts, decoder.decode(held, charset) if held else "", text[end:]])


def addresses(raw: bytes, decoder: Decoder) -> Iterator[tuple[str, str]]:
    """Each address of a header with the name that stands with it, MOST_ADDRESSES at most; groups are their members."""
    for number, (name, address) in enumerate(_mailboxes(decoder.decode(raw))):
        if number >= MOST_ADDRESSES:
            return
        yield address, one_line(decoded(name, decoder))


def moment_of(raw: bytes) -> tuple[date, datetime | None] | None:
    """The day of a Date header where it was written, and the moment if its offset is known; None if it is no date."""
    text = raw[:_LONGEST_DATE].decode("ascii", "replace").strip()
    if not text.isascii():
        return None
    try:
        found = parsedate_to_datetime(text)
        if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            return None
        offset = found.utcoffset()
        if offset is None:
            return found.date(), None
        minutes = round(offset.total_seconds() / 60)
        return found.date(), found.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _bytes_of(text: str, *, quoted: bool) -> bytes:
    data = text.encode("ascii", "ignore")
    if quoted:
        return binascii.a2b_qp(data, header=True)
    letters = _NO_BASE64.sub(b"", data)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _mailboxes(text: str) -> Iterator[tuple[str, str]]:
    """Names and addresses, with quotes taken off and comments taken as names where there is no other."""
    reading = _Mailbox()
    start = 0
    for match in _TOKEN.finditer(text):
        reading.add(text[start : match.start()])
        if reading.take(match[0]):
            if reading.has_address:
                yield reading.said()
            reading = _Mailbox()
        start = match.end()
    reading.add(text[start:])
    if reading.has_address:
        yield reading.said()


class _Mailbox:
    """One address while its letters come."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._address: list[str] | None = None
        self._comment: list[str] = []
        self._depth = 0
        self._quoted = self._inside = False

    def add(self, text: str) -> None:
        """Text that stands between two signs."""
        if not text:
            return
        if self._depth:
            self._comment.append(text)
        elif self._inside and self._address is not None:
            self._address.append(text)
        else:
            self._words.append(text)

    def take(self, sign: str) -> bool:
        """A sign; whether it ends the address."""
        if sign[0] == "\\":
            self.add(sign[1])
        elif sign == '"' and not self._depth:
            self._quoted = not self._quoted
        elif self._quoted:
            self.add(sign)
        elif sign in "()":
            self._depth = max(0, self._depth + (1 if sign == "(" else -1))
        elif self._depth:
            self.add(sign)
        elif sign in "<>":
            self._inside = sign == "<"
            self._address = [] if self._inside and self._address is None else self._address
        elif sign == ":" and not self._inside:
            self._words.clear()
        else:
            return sign in ",;" and not self._inside
        return False

    @property
    def has_address(self) -> bool:
        return "@" in "".join(self._address if self._address is not None else self._words)

    def said(self) -> tuple[str, str]:
        """The name and the address."""
        words, comment = " ".join("".join(self._words).split()), " ".join("".join(self._comment).split())
        if self._address is None:
            return comment, words
        return words or comment, "".join(self._address).strip()
