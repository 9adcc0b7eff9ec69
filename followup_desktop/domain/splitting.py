"""Cutting a text into words that can be compared, in any script."""

from __future__ import annotations

import re

from followup_desktop.domain.names import fold, is_wide

MOST_LETTERS = 20_000
"""Letters of a text that are looked at: no note is longer, and a pasted book must not hold up the writing."""
FIRST_WIDE = 0x1100
"""The first code point of the scripts that are written without spaces; asking for less is asking in vain."""
_WORD = re.compile(r"[^\W_]+")


def raw_words(text: str) -> list[str]:
    """The words as they are written; apostrophes and hyphens part them ('j', 'ai')."""
    return _WORD.findall(text[:MOST_LETTERS])


def folded_words(text: str) -> list[str]:
    """The words of a text, each folded; of a script without spaces, each pair of neighbouring letters."""
    return [part for word in raw_words(text) for part in _parts(word)]


def _parts(word: str) -> list[str]:
    if word.isascii():
        return [word.lower()]
    if not any(ord(letter) > FIRST_WIDE and is_wide(letter) for letter in word):
        return fold(word).split()
    word = word.casefold()
    return [word[place : place + 2] for place in range(max(1, len(word) - 1))]
