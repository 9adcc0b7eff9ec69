"""French."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar
from followup_desktop.domain.understanding.languages.french_days import FRENCH_DAYS
from followup_desktop.domain.understanding.languages.french_tells import FRENCH_TELLS
from followup_desktop.domain.writing.languages.french import FRENCH as LEXICON

FRENCH = Grammar(
    code="fr",
    words=LEXICON.function_words | LEXICON.common_words,
    days=FRENCH_DAYS,
    tells=FRENCH_TELLS,
)
