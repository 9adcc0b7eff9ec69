"""A question to the one who writes, and the quoting of a talk that it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followup_desktop.domain.interactions import Interaction
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import a_channel, ago

_QUOTED = 80


class Source(StrEnum):
    """What a question is made from."""

    KIND = "kind"
    LOOP = "loop"
    CONVERSATION = "conversation"
    DATE = "date"
    INTEREST = "interest"
    PLACE = "place"
    NEED = "need"
    GIVING = "giving"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the one who writes, and what it is made from ('' where the question says that itself)."""

    source: Source
    ask: str
    about: str = ""


def quoted(talk: Interaction, today: date) -> str:
    """'A call, 7 weeks ago: “Defence is on 14 November. …”'."""
    flat = " ".join(talk.notes.split())
    notes = flat if len(flat) <= _QUOTED else f"{flat[: _QUOTED - 1].rsplit(' ', 1)[0].rstrip('.,;:')}…"
    when = ago(talk.on, today)
    words = _("{channel}, {when}: “{notes}”").format(channel=a_channel(talk.channel), when=when, notes=notes)
    return words[:1].upper() + words[1:]
