"""Telling the language of a note or a line, which may be a few words long."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from followup_desktop.domain.understanding.grammar import DayWords, Grammar
from followup_desktop.domain.understanding.languages import GRAMMARS
from followup_desktop.domain.understanding.plain import Plain
from followup_desktop.domain.writing.detection import lexicon_of

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4_000
_FEW_WORDS = 12
_LETTERS = {
    "de": re.compile("[äöüß]"),
    "es": re.compile("[ñ¿¡íóúá]"),
    "fr": re.compile("[àâçèêîôûœ]|\\b(?:[cdjlnst]|qu|m(?=['’][aeiouéè]))['’]"),
}
"""Letters that tell a language apart where there are hardly any words."""


def grammar_of(text: Plain) -> Grammar:
    """The grammar of the language that most of a text's words are of; English where that cannot be told.

    Of a few words those tell most that only one language has; of many, how common the common ones are.
    """
    words = _WORD.findall(text.text[:_LOOKED_AT])
    lexicon = lexicon_of(words)
    hits = [0] * len(GRAMMARS)
    if lexicon is None or len(words) < _FEW_WORDS:
        written = text.written[:_LOOKED_AT].lower()
        letters = [grammar.code in _LETTERS and bool(_LETTERS[grammar.code].search(written)) for grammar in GRAMMARS]
        hits = [
            4 * sum(word in own for word in words) + sum(word in known for word in words) + 2 * by
            for (known, own), by in zip(_words_of_each(), letters, strict=True)
        ]
    if lexicon is None or max(hits) > 0:
        return GRAMMARS[hits.index(max(hits))]
    return next(grammar for grammar in GRAMMARS if grammar.code == lexicon.language)


@lru_cache(maxsize=1)
def _words_of_each() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words of each language, and those of them that no other has: 'am' and 'die' tell little."""
    every = [grammar.words | _day_words(grammar.days) for grammar in GRAMMARS]
    shared = {word for word, count in Counter(word for words in every for word in words).items() if count > 1}
    return tuple((words, words - shared) for words in every)


def _day_words(words: DayWords) -> frozenset[str]:
    every = (words.near, words.weekdays, words.months, words.units, words.numbers)
    return frozenset(word for table in every for word in table if " " not in word)
