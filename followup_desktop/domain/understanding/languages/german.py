"""German."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar, words_of
from followup_desktop.domain.understanding.languages.german_days import GERMAN_DAYS
from followup_desktop.domain.understanding.languages.german_lines import GERMAN_LINES
from followup_desktop.domain.understanding.languages.german_tells import GERMAN_TELLS
from followup_desktop.domain.writing.languages.german import GERMAN as LEXICON

GERMAN = Grammar(
    code="de",
    words=LEXICON.function_words
    | LEXICON.common_words
    | words_of(
        """
        kaffee mittagessen abendessen telefoniert angerufen getroffen spaziergang besuch besucht brief karte blumen
        videoanruf fragen mit
        """
    ),
    days=GERMAN_DAYS,
    tells=GERMAN_TELLS,
    lines=GERMAN_LINES,
)
