"""German."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar
from followup_desktop.domain.understanding.languages.german_days import GERMAN_DAYS
from followup_desktop.domain.understanding.languages.german_tells import GERMAN_TELLS
from followup_desktop.domain.writing.languages.german import GERMAN as LEXICON

GERMAN = Grammar(
    code="de",
    words=LEXICON.function_words | LEXICON.common_words | {"kaffee", "mittagessen", "abendessen", "telefoniert"},
    days=GERMAN_DAYS,
    tells=GERMAN_TELLS,
)
