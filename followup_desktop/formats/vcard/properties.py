"""One property of a card: its name, group, parameters and value, and the value as text."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from functools import lru_cache

from followup_desktop.domain.contacts import RawProperty
from followup_desktop.formats.vcard.charsets import Decoder, codec
from followup_desktop.formats.vcard.params import BASE64, QUOTED_PRINTABLE, Params, parse_params
from followup_desktop.formats.vcard.text import split, unescape

_CHARSET = re.compile(rb';CHARSET="?([A-Za-z0-9._:-]+)', re.IGNORECASE)
_CHARSET_PARAM = re.compile(r";CHARSET=[^;]*", re.IGNORECASE)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_QUOTES_AND_COLONS = re.compile(r'\\"|"|:')
_CACHED = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the colon, as it is spelled and as it is understood.

    `shown` is the name in upper case, the group in lower case, the parameters, and whether there is anything in them
    that neither a value nor its label can hold.
    """

    spelled: str
    shown: tuple[str, str, Params, bool]


class Property:
    """A property as it stood, and the number of its line.

    `key` is its name in upper case, `group` the part before the dot in lower case; `more` says that it has a group, or
    parameters that neither a value nor its label can hold.
    """

    __slots__ = ("decoder", "group", "head", "key", "line", "more", "params", "value")

    def __init__(self, line: int, head: Head, value: str, decoder: Decoder) -> None:
        self.line = line
        self.head = head
        self.key, self.group, self.params, self.more = head.shown
        self.value = value
        self.decoder = decoder

    def raw(self) -> RawProperty:
        """The property to the letter, but a soft break that nothing followed."""
        group, _, name = self.head.spelled.rpartition(".")
        value = self.value.rstrip("=") if self.params.encoding == QUOTED_PRINTABLE else self.value
        return RawProperty(name.strip(), value, group.strip(), self.params.text)

    def text(self) -> str:
        """The value as one text, decoded and with its escapes undone."""
        value = self._decoded(self.value) if self.params.encoding else self.value
        return unescape(value) if "\\" in value else value

    def components(self) -> list[str]:
        """The parts of a compound value (N, ADR, ORG) as texts; escapes of lists inside them are undone too."""
        return [unescape(part) for part in self.parts(";")]

    def parts(self, separator: str) -> list[str]:
        """The parts of a compound (';') or list (',') value, decoded but still escaped."""
        if not self.params.encoding:
            return split(self.value, separator)
        parts = split(self.value, separator) if self.params.encoding == QUOTED_PRINTABLE else [self.value]
        decoded = [self._decoded(part) for part in parts]
        return decoded if len(decoded) > 1 else split(decoded[0], separator)

    def _decoded(self, value: str) -> str:
        charset = self.params.charset
        if self.params.encoding == QUOTED_PRINTABLE:
            data = value.encode(codec(charset) or "utf-8", "replace")
            return self.decoder.decode(binascii.a2b_qp(data), charset)
        if self.params.encoding == BASE64:
            return self.decoder.decode(from_base64(value), charset)
        return value


def from_base64(value: str) -> bytes:
    """The bytes of base64 as real files hold it, with spaces in it or its end missing."""
    data = value.encode("ascii", "ignore")
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        letters = _NO_BASE64.sub(b"", data)
    whole = len(letters) // 4 * 4
    rest = letters[whole:] if len(letters) - whole > 1 else b""
    return binascii.a2b_base64(letters[:whole] + rest + b"==")


def parse_property(line: int, data: bytes, decoder: Decoder) -> Property | None:
    """Read a logical line; None where it is no property (no colon, no name). Never raises."""
    text = data.decode("ascii") if data.isascii() else _decode(data, decoder)
    head, colon, value = text.partition(":")
    if '"' in head and ";" in head:
        head, colon, value = _past_quotes(text)
    known = _cached(head) if len(head) < _CACHED else _parse_head(head)
    return Property(line, known, value, decoder) if colon and known.shown[0] else None


def _parse_head(head: str) -> Head:
    spelled, semicolon, params = head.partition(";")
    before, _, name = spelled.rpartition(".")
    key, group, read = name.strip().upper(), before.strip().lower(), parse_params(semicolon + params)
    return Head(spelled, (key, group, read, bool(group) or read.more))


_cached = lru_cache(maxsize=2048)(_parse_head)


def _decode(data: bytes, decoder: Decoder) -> str:
    """The line as text by the charset that it names. The name goes where it is not true of UTF-8, as it is written."""
    colon = data.find(b":")
    match = _CHARSET.search(data, 0, colon + 1)
    if match is None:
        return decoder.plain(data)
    charset = match[1].decode("ascii")
    text = decoder.plain(data, charset)
    if codec(charset) == "utf-8":
        return text
    head, separator, value = text.partition(":")
    return _CHARSET_PARAM.sub("", head) + separator + value


def _past_quotes(text: str) -> tuple[str, str, str]:
    """Head, colon and value where the head holds quotes: a colon between quotes is not the one that ends it."""
    quoted = False
    for match in _QUOTES_AND_COLONS.finditer(text, text.find(";")):
        if match[0] == '"':
            quoted = not quoted
        elif match[0] == ":" and not quoted:
            return text[: match.start()], ":", text[match.end() :]
    return text.partition(":")
