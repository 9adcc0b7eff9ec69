"""Text made plain, so that words can be looked for however they are written, without losing where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from anyascii import anyascii

Span = tuple[int, int]
"""Where something stands in a text: its first letter, and the one after its last."""
NAME = "ĸ"
"""The letter that stands for those of a name in plain text: a letter that no plain text has."""
_ENDS = re.compile(r"[.!?;\n]+(?=\s|$)|[,:]\s|\s-+\s|\n|[()]")
"""What parts clauses: '3.5.' and '15:00' hold together."""
_SENTENCES = re.compile(r"[.!?;]+(?=\s|$)|\n")
_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " "}
_WHITE = {ord(letter): " " for letter in "\t\r\v\f"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in lower-case letters without accents. `places` say where each letter stands in the text as written."""

    written: str
    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Where a part of the plain text stands in what was written."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end]


def plain(written: str) -> Plain:
    """Make a text plain: 'Nächsten' is 'nachsten', typographic apostrophes and dashes are simple ones."""
    if written.isascii():
        return Plain(written, written.lower().translate(_WHITE))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(written):
        for part in _parts(letter):
            letters.append(part)
            places.append(place)
    places.append(len(written))
    return Plain(written, "".join(letters), tuple(places))


def masked(text: str, spans: list[Span]) -> str:
    """Plain text with the letters of names replaced, so that patterns can speak of 'a name'."""
    for start, end in spans:
        text = text[:start] + NAME * (end - start) + text[end:]
    return text


def clauses(text: str) -> list[Span]:
    """Where each clause of a plain text stands: up to a full stop, comma, dash or line end."""
    return _between(_ENDS, text)


def sentences(text: str) -> list[Span]:
    """Where each sentence of a plain text stands."""
    return _between(_SENTENCES, text)


def _between(ends: re.Pattern[str], text: str) -> list[Span]:
    edges = [0, *(edge for match in ends.finditer(text) for edge in match.span()), len(text)]
    return [_stripped(text, start, end) for start, end in list(pairwise(edges))[::2] if text[start:end].strip()]


def _stripped(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _parts(letter: str) -> str:
    """The plain letters of one letter; none for an accent that stands by itself after its letter."""
    if letter.isascii():
        return letter.lower().translate(_WHITE)
    if letter in _ALIKE:
        return _ALIKE[letter]
    if unicodedata.combining(letter) or letter == NAME:
        return ""
    return anyascii(letter).lower() if letter.isalpha() and ord(letter) < _LATIN_ENDS else letter.lower()


_LATIN_ENDS = 0x250
