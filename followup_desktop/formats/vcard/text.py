"""Text values: escapes, lists and compounds taken apart and put together, and marks that cannot be seen left out."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r'\\([nN,;:"\\])')
_MEANINGS = {"n": "\n", "N": "\n"}
_PLAIN_ESCAPES = (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\:", ":"), ('\\"', '"'), ("\\N", "\n"))
"""Where no backslash stands for itself, one after another is the same and faster."""
_TOKENS = {";": re.compile(r"\\.|;", re.DOTALL), ",": re.compile(r"\\.|,", re.DOTALL)}

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
_BREAKS = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " ")
_DIRECTIONS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_INVISIBLE = dict.fromkeys((0x00AD, 0x180E, 0x200B, *range(0x2060, 0x2065), 0xFEFF))
_ONE_LINE = _CONTROLS | _BREAKS | _DIRECTIONS | _INVISIBLE
_NUMBER = _ONE_LINE | dict.fromkeys((0x200C, 0x200D)) | dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F), " ")
_BLOCK = {code: None for code in _CONTROLS if code not in (9, 10)}


def escape(text: str) -> str:
    """Text as a value of vCard 3.0 and 4.0 (RFC 6350 section 3.4)."""
    if text.isalnum():
        return text
    if "\\" in text or "\r" in text:
        text = text.replace("\\", "\\\\").replace("\r", "")
    return text.replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def escape_uri(text: str) -> str:
    """An address as a value: commas and semicolons are its own."""
    return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")


def unescape(value: str) -> str:
    """The text that a value stands for; a backslash before any other letter stands for itself."""
    if "\\" not in value:
        return value
    if "\\\\" not in value:
        for escaped, meaning in _PLAIN_ESCAPES:
            value = value.replace(escaped, meaning)
        return value
    return _ESCAPED.sub(lambda match: _MEANINGS.get(match[1], match[1]), value)


def split(value: str, separator: str) -> list[str]:
    """The parts of a compound (';') or list (',') value, still escaped."""
    if "\\" not in value or ("\\\\" not in value and f"\\{separator}" not in value):
        return value.split(separator)
    parts, start = [], 0
    for match in _TOKENS[separator].finditer(value):
        if match[0] == separator:
            parts.append(value[start : match.start()])
            start = match.end()
    return [*parts, value[start:]]


def one_line(text: str) -> str:
    """Text for one line: no control characters, no marks that cannot be seen, nothing that turns the direction."""
    return text.strip() if text.isprintable() else text.translate(_ONE_LINE).strip()


def number(text: str) -> str:
    """A phone number as people write it, with plain spaces only."""
    return text.strip() if text.isprintable() else text.translate(_NUMBER).strip()


def block(text: str) -> str:
    """Text of several lines, with line feeds only and no other control characters but tabs."""
    if not text:
        return text
    if text.replace("\n", "").isprintable():
        return text.strip()
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_BLOCK).strip()
