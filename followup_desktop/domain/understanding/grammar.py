"""What is known of a language: its words for days, what tells of something, and the phrases of quick-add lines.

Patterns are regular expressions over plain text (lower case, no accents), one a line. A word in angle brackets stands
for the alternatives of that name; NAME for a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.plain import NAME

_CONTINUED = re.compile(r"\n\s*\|")
_SLOT = re.compile(r"<(\w+)>")


class Pattern:
    """A pattern that is made when it is first looked for: a language that nobody writes costs nothing.

    It matches where any of its lines does; a line that begins with '|' continues the one before. Slots may use one
    another.
    """

    def __init__(self, lines: str, slots: Mapping[str, str] = MappingProxyType({})) -> None:
        self._lines = lines
        self._slots = slots

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression."""
        lines = (line.strip() for line in _CONTINUED.sub("|", self._lines).splitlines())
        return re.compile("|".join(f"(?:{_filled(line, self._slots)})" for line in lines if line))


class Signal(StrEnum):
    """What a note can tell of that a follow-up fits."""

    HELPED = "helped"
    INTERVIEW = "interview"
    FIRST_MEETING = "first meeting"
    EVENT = "event"
    HARD_TIME = "hard time"
    ASKED = "asked"
    WAITING = "waiting"


class Way(StrEnum):
    """Which of the weekdays of a name is meant."""

    COMING = "coming"
    NEXT_WEEK = "next week"
    LAST = "last"


class Unit(StrEnum):
    """Stretches of time that days are counted in."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DayWords:
    """How a language says days. Mappings go from plain words to what they mean; 0 is Monday, 1 January."""

    near: Mapping[str, int]
    """Days from today."""
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    """Only after a preposition: 'sat' and 'sun' are words."""
    ways: Mapping[str, Way]
    """Before a weekday: 'next'."""
    ways_after: Mapping[str, Way]
    """After a weekday: 'prochain'."""
    prepositions: tuple[str, ...]
    weekday_endings: str
    """What may follow a weekday and belongs to it, as a pattern."""
    habits: tuple[str, ...]
    """Before a weekday: it is no day then but a habit ('every')."""
    no_days: tuple[str, ...]
    """What only looks like a day: 'good morning' in German."""
    months: Mapping[str, int]
    month_prepositions: tuple[str, ...]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    ahead: tuple[str, ...]
    """Patterns of 'in <n> <unit>'."""
    ago: tuple[str, ...]
    stretches: Mapping[str, tuple[Unit, int]]
    """'next week' and the like: the unit, and how many after this one."""
    day_month: tuple[str, ...]
    """Patterns of '<d> <m> <y>'."""
    times: tuple[str, ...]
    """Patterns of a time of day, its groups named hour, minute and half."""
    dotted: bool = False
    """Whether '3.5.' is a day."""
    past: str = ""
    """What tells that something happened, as a pattern."""
    coming: str = ""
    """What tells that something is still to happen, or does."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """What the lines of a quick add are made of."""

    channels: Mapping[Channel, Pattern]
    """What tells a channel; of several the first in the line."""
    vague_channels: Mapping[Channel, Pattern]
    """What tells a channel where nothing surer does: 'wrote'."""
    before_people: Pattern
    """What stands right before those one was in contact with."""
    between_people: Pattern
    after_subject: Pattern
    """What follows somebody at the beginning of a clause who is one of its people."""
    initiated: Mapping[Initiator, Pattern]
    """Who reached out; names are masked."""
    to_do: Mapping[Kind, Pattern]
    """What a to-do begins with, by what kind of check-in it is."""
    surely_to_do: Pattern
    """The beginning of a to-do where no dash announces it."""
    needless: Pattern
    """The beginning of a to-do that it can do without: 'remind me to'."""
    went: Pattern
    """After a day in a to-do: the day is that of the thing, not of the asking ('how her exam on Thursday went')."""
    somebody_else: Pattern
    """A name that stands for another one: "Bob's sister"."""
    never_names: frozenset[str]
    """Words that are no names, unless they are written with a capital inside the line ('Will')."""
    no_strangers: frozenset[str]
    """Words in the place of a name that tell who it was without naming anybody ('my boss')."""
    names_alone: bool = True
    """Whether two words with capitals are one name, which is not so where every noun has one."""


@dataclass(frozen=True, slots=True)
class TellWords:
    """What tells, in a note, of something that a follow-up fits."""

    tells: Mapping[Signal, Pattern]
    """Looked for in each clause, from its beginning ('^') to its end."""
    unless: Mapping[Signal, Pattern]
    """Withdraws a signal in whose sentence it is found."""
    negations: Pattern
    """Shortly before a match, it turns it round."""
    mine: Pattern
    theirs: Pattern
    """Whose something is: the last of both before a day decides."""
    to_do: Pattern
    """The beginning of what the user is to do."""
    happenings: Pattern
    """Something that one asks about afterwards."""
    opening: Pattern
    """What a clause may begin with and can do without: 'she said that'."""
    dangling: Pattern
    """What is left at the end of a clause whose day was taken away: 'is on'."""


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """All of one language."""

    code: str
    words: frozenset[str]
    """Words by which a short text is told to be in this language."""
    days: DayWords
    tells: TellWords
    lines: LineWords


def table(text: str) -> dict[str, int]:
    """'monday tuesday|tues' as {'monday': 0, 'tuesday': 1, 'tues': 1}."""
    return {word.replace("_", " "): place for place, words in enumerate(text.split()) for word in words.split("|")}


def words_of(text: str) -> frozenset[str]:
    """The words of a text between spaces."""
    return frozenset(text.split())


def _filled(line: str, slots: Mapping[str, str]) -> str:
    known = {"name": f"{NAME}+(?: {NAME}+)*", **slots}
    while (found := _SLOT.search(line)) is not None and found[1] in known:
        line = _SLOT.sub(lambda match: f"(?:{known[match[1]]})" if match[1] in known else match[0], line)
    return line
