"""The words of each language that is understood, data only; the first is the one taken where none can be told."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Grammar
from followup_desktop.domain.understanding.languages.english import ENGLISH
from followup_desktop.domain.understanding.languages.french import FRENCH
from followup_desktop.domain.understanding.languages.german import GERMAN
from followup_desktop.domain.understanding.languages.spanish import SPANISH

GRAMMARS: tuple[Grammar, ...] = (ENGLISH, GERMAN, SPANISH, FRENCH)
