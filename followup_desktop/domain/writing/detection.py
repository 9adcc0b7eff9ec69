"""Telling the language of a message by its commonest little words."""

from __future__ import annotations

from collections.abc import Sequence

from followup_desktop.domain.writing.languages.english import ENGLISH
from followup_desktop.domain.writing.languages.french import FRENCH
from followup_desktop.domain.writing.languages.german import GERMAN
from followup_desktop.domain.writing.languages.spanish import SPANISH
from followup_desktop.domain.writing.lexicon import Lexicon

LEXICONS: tuple[Lexicon, ...] = (ENGLISH, GERMAN, SPANISH, FRENCH)
_LEAST_WORDS = 4
_LEAST_HITS = 2
_LEAST_SHARE = 0.2
_AHEAD = 1.15
"""By this much the best language must lead: words like 'la' and 'me' belong to several."""


def lexicon_of(words: Sequence[str]) -> Lexicon | None:
    """The words of the language that folded words are in; None where it is none of ours, or cannot be told yet."""
    if len(words) < _LEAST_WORDS:
        return None
    hits = [(sum(word in each.function_words for word in words), each) for each in LEXICONS]
    (best, found), (second, _) = sorted(hits, key=lambda hit: -hit[0])[:2]
    enough = best >= _LEAST_HITS and best >= _LEAST_SHARE * len(words)
    return found if enough and best >= _AHEAD * second else None


def is_common(word: str) -> bool:
    """Whether a folded word says nothing particular in any of the languages."""
    return any(word in each.function_words or word in each.common_words for each in LEXICONS)
