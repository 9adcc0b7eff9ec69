"""English."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar
from followup_desktop.domain.understanding.languages.english_days import ENGLISH_DAYS
from followup_desktop.domain.understanding.languages.english_tells import ENGLISH_TELLS
from followup_desktop.domain.writing.languages.english import ENGLISH as LEXICON

ENGLISH = Grammar(
    code="en",
    words=(LEXICON.function_words - {"m", "s", "t", "d"})
    | LEXICON.common_words
    | {"coffee", "lunch", "dinner", "called", "emailed", "texted"},
    days=ENGLISH_DAYS,
    tells=ENGLISH_TELLS,
)
