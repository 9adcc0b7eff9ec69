"""What the checks know of a language: the words of a Lexicon, and how words are counted and found in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from followup_desktop.domain.names import is_wide
from followup_desktop.domain.splitting import FIRST_WIDE, folded_words


class Language(StrEnum):
    """The languages in which messages are checked, by their ISO 639-1 codes."""

    ENGLISH = "en"
    GERMAN = "de"
    SPANISH = "es"
    FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, folded. Phrases are words with single spaces between them."""

    language: Language
    function_words: frozenset[str]
    """The commonest little words, by which the language is told."""
    common_words: frozenset[str]
    """Words of any talk, which say nothing particular of anybody."""
    you: frozenset[str]
    i: frozenset[str]
    polite_you: frozenset[str]
    """Forms that mean 'you' only where they are capitalised inside a sentence, as German 'Sie'. Not folded."""
    invitations: tuple[str, ...]
    stock: tuple[str, ...]
    """Phrases that could go to anybody."""
    stock_alone: tuple[str, ...]
    """Phrases that are kind beside something particular, and stock without it."""
    closings: frozenset[str]
    """Words that begin the line above a signature."""


def lexicon(
    language: Language,
    *,
    function_words: str,
    common_words: str,
    you: str,
    i: str,
    invitations: str,
    stock: str,
    stock_alone: str,
    closings: str,
    polite_you: str = "",
) -> Lexicon:
    """Make a Lexicon of words between spaces, and of phrases between line ends, as people write them."""
    return Lexicon(
        language=language,
        function_words=_folded(function_words),
        common_words=_folded(common_words),
        you=_folded(you),
        i=_folded(i),
        polite_you=frozenset(polite_you.split()),
        invitations=_phrases(invitations),
        stock=_phrases(stock),
        stock_alone=_phrases(stock_alone),
        closings=_folded(closings),
    )


def count_words(text: str) -> int:
    """How long a text is, in words as a reader counts them: 'don't' is one; of Chinese, every two letters are."""
    counted = 0
    for chunk in text.split():
        wide = sum(1 for letter in chunk if ord(letter) > FIRST_WIDE and is_wide(letter))
        if wide:
            counted += (wide + 1) // 2
        elif any(letter.isalnum() for letter in chunk):
            counted += 1
    return counted


def contains(words: str, phrases: Iterable[str]) -> str:
    """The first of the phrases that stands among folded words with single spaces between them; empty for none."""
    padded = f" {words} "
    return next((phrase for phrase in phrases if f" {phrase} " in padded), "")


def _folded(words: str) -> frozenset[str]:
    return frozenset(folded_words(words))


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in (" ".join(folded_words(line)) for line in lines.splitlines()) if phrase)
