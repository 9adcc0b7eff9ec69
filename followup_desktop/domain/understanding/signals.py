"""What a note tells of that a follow-up fits: help, interviews, first meetings, hard times, open questions, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from followup_desktop.domain.names import fold
from followup_desktop.domain.understanding.days import FoundDay, days_in
from followup_desktop.domain.understanding.grammar import Grammar, Pattern, Signal, TellWords
from followup_desktop.domain.understanding.plain import Plain, Span, clauses, masked, plain, sentences
from followup_desktop.domain.understanding.telling import grammar_of

MOST_LETTERS = 20_000
"""Letters of a note that are looked at: what is longer was pasted."""
_TURNS_ROUND = 16
"""So many letters before a match a negation turns it round."""
_SHORTEST_NAME = 2
_LONGEST_PHRASE = 70


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that a note tells of: the clause as it is written, without what it can do without."""

    signal: Signal
    phrase: str


@dataclass(frozen=True, slots=True)
class Coming:
    """Something of theirs at a day still ahead: what it is, as it is written, and its last day."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Told:
    """All that a note tells of: each signal once, the first time; and what comes, the soonest first."""

    heard: tuple[Heard, ...]
    coming: tuple[Coming, ...]

    def of(self, *signals: Signal) -> Heard | None:
        """The first of these signals that was heard, or None."""
        return next((heard for signal in signals for heard in self.heard if heard.signal is signal), None)


def told_by(notes: str, name: str, today: date, region: str = "") -> Told:
    """What a note about a contact tells of. `name` is what they are called; `today` the day it is written."""
    text = plain(notes[:MOST_LETTERS])
    grammar = grammar_of(text)
    known = masked(text.text, _spans_of(name, text.text))
    heard = {each.signal: each for each in reversed(list(_heard(text, known, grammar.tells)))}
    coming = sorted(_coming(text, known, grammar, today, region), key=lambda each: each.on)
    return Told(tuple(heard.values()), tuple(coming))


def _heard(text: Plain, known: str, words: TellWords) -> Iterator[Heard]:
    for sentence in sentences(known):
        whole = known[slice(*sentence)]
        parts = [(start + sentence[0], end + sentence[0]) for start, end in clauses(whole)]
        for signal, tells in words.tells.items():
            found = next((part for part in parts if _tells(known[slice(*part)], tells, words.negations)), None)
            if found is not None and not words.unless[signal].regex.search(whole):
                yield Heard(signal, _phrase(text, known, found, words))


def _tells(clause: str, tells: Pattern, negations: Pattern) -> bool:
    return any(
        negations.regex.search(clause, max(0, match.start() - _TURNS_ROUND), match.start()) is None
        for match in tells.regex.finditer(clause)
    )


def _coming(text: Plain, known: str, grammar: Grammar, today: date, region: str) -> Iterator[Coming]:
    words = grammar.tells
    days = [day for day in days_in(text, grammar, today, region=region) if day.last >= today]
    if not days:
        return
    for part in clauses(known):
        day = next((day for day in days if part[0] <= day.span[0] < part[1]), None)
        if day is not None and not _met_there(known[slice(*part)], words) and _is_theirs(known, part, day, words):
            what = _without(text, known, part, day.span, words)
            if what:
                yield Coming(what, day.last)


def _met_there(clause: str, words: TellWords) -> bool:
    """Whether the day of a clause is that of where one met."""
    return words.tells[Signal.EVENT].regex.search(clause) is not None


def _is_theirs(known: str, part: Span, day: FoundDay, words: TellWords) -> bool:
    clause = known[slice(*part)]
    if words.to_do.regex.search(clause) or not words.happenings.regex.search(clause):
        return False
    before = known[part[0] : day.span[0]]
    return _last(words.mine, before) <= _last(words.theirs, before) and (
        _last(words.theirs, before) >= 0 or words.mine.regex.search(clause) is None
    )


def _last(pattern: Pattern, text: str) -> int:
    return max((match.start() for match in pattern.regex.finditer(text)), default=-1)


def _phrase(text: Plain, known: str, part: Span, words: TellWords) -> str:
    opening = words.opening.regex.match(known[slice(*part)])
    start = part[0] + (opening.end() if opening else 0)
    return shortened(text.written[slice(*text.span(start if start < part[1] else part[0], part[1]))])


def _without(text: Plain, known: str, part: Span, day: Span, words: TellWords) -> str:
    """A clause without its day, where the day stands at an end of it; else whole."""
    end = min(day[1], part[1])
    if not known[end : part[1]].strip():
        left = known[part[0] : day[0]].rstrip()
        dangling = words.dangling.regex.search(left)
        part = (part[0], part[0] + (dangling.start() if dangling else len(left)))
    elif not known[part[0] : day[0]].strip():
        part = (end, part[1])
    return _phrase(text, known, part, words) if part[0] < part[1] else ""


def shortened(phrase: str) -> str:
    """A phrase on one line, of at most seventy letters, cut between words."""
    flat = " ".join(phrase.split()).strip(" ,;:-–—")
    return flat if len(flat) <= _LONGEST_PHRASE else f"{flat[: _LONGEST_PHRASE - 1].rsplit(' ', 1)[0]}…"


def _spans_of(name: str, text: str) -> list[Span]:
    found = _name_pattern(name)
    return [match.span() for match in found.finditer(text)] if found else []


@lru_cache(maxsize=64)
def _name_pattern(name: str) -> re.Pattern[str] | None:
    words = _long_enough(fold(name).split())
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?=\b|s\b)") if words else None


def _long_enough(words: Iterable[str]) -> list[str]:
    return [word for word in words if len(word) >= _SHORTEST_NAME]
