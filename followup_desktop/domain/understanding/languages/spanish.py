"""Spanish."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar, words_of
from followup_desktop.domain.understanding.languages.spanish_days import SPANISH_DAYS
from followup_desktop.domain.understanding.languages.spanish_lines import SPANISH_LINES
from followup_desktop.domain.understanding.languages.spanish_tells import SPANISH_TELLS
from followup_desktop.domain.writing.languages.spanish import SPANISH as LEXICON

SPANISH = Grammar(
    code="es",
    words=LEXICON.function_words
    | LEXICON.common_words
    | words_of(
        "comida cena llame llamo visite vinieron correo carta regalo paseo quede comimos quedamos con y llamada"
    ),
    days=SPANISH_DAYS,
    tells=SPANISH_TELLS,
    lines=SPANISH_LINES,
)
