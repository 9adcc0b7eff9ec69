"""What is particular to a person: the words of what is known of them, and whether a message takes one up."""

from __future__ import annotations

from collections.abc import Iterable

from followup_desktop.domain.splitting import folded_words, raw_words
from followup_desktop.domain.writing.detection import is_common

_SHORTEST = 4
"""Letters of a word that can be particular; two of a script without spaces."""
_STEM = 5
"""Words that share so many first letters, and end alike but for a few, are one word: 'climbing', 'climbed'."""
_ENDING = 4


class Particulars:
    """The telling words of a person's story. A part of their name alone is not one of them."""

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        own = {word for name in names for word in folded_words(name)}
        self._stems: dict[str, set[str]] = {}
        for word in {word for text in texts for word in folded_words(text)} - own:
            if _is_telling(word):
                self._stems.setdefault(word[:_STEM], set()).add(word)
        self._own = own

    def __bool__(self) -> bool:
        return bool(self._stems)

    def found_in(self, text: str) -> str:
        """The first word of a text, as it is written there, that takes something up; empty where none does."""
        for raw in raw_words(text):
            if any(self._is_known(word) for word in folded_words(raw)):
                return raw
        return ""

    def _is_known(self, word: str) -> bool:
        if word in self._own or not _is_telling(word):
            return False
        known = self._stems.get(word[:_STEM], ())
        return any(word == other or _are_one(word, other) for other in known)


def _is_telling(word: str) -> bool:
    if not word.isascii():
        return len(word) > 1
    return len(word) >= _SHORTEST and not word.isdigit() and not is_common(word)


def _are_one(word: str, other: str) -> bool:
    return min(len(word), len(other)) >= _STEM and abs(len(word) - len(other)) <= _ENDING
