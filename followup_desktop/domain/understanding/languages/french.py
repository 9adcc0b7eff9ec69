"""French."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar, words_of
from followup_desktop.domain.understanding.languages.french_days import FRENCH_DAYS
from followup_desktop.domain.understanding.languages.french_lines import FRENCH_LINES
from followup_desktop.domain.understanding.languages.french_tells import FRENCH_TELLS
from followup_desktop.domain.writing.languages.french import FRENCH as LEXICON

FRENCH = Grammar(
    code="fr",
    words=LEXICON.function_words
    | LEXICON.common_words
    | words_of("dejeuner diner appele verre croise avec chez lettre cadeau fleurs balade visio coup"),
    days=FRENCH_DAYS,
    tells=FRENCH_TELLS,
    lines=FRENCH_LINES,
)
