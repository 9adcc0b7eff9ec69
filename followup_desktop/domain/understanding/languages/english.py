"""English."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar, words_of
from followup_desktop.domain.understanding.languages.english_days import ENGLISH_DAYS
from followup_desktop.domain.understanding.languages.english_lines import ENGLISH_LINES
from followup_desktop.domain.understanding.languages.english_tells import ENGLISH_TELLS
from followup_desktop.domain.writing.languages.english import ENGLISH as LEXICON

ENGLISH = Grammar(
    code="en",
    words=(LEXICON.function_words - words_of("m s t d"))
    | LEXICON.common_words
    | words_of("coffee lunch dinner called visited texted emailed walk letter gift flowers drinks phoned with"),
    days=ENGLISH_DAYS,
    tells=ENGLISH_TELLS,
    lines=ENGLISH_LINES,
)
