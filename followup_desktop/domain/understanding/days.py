"""Days in a text, each with its place and date. What is not sure is not found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache

from followup_desktop.domain.understanding.day_forms import Asked, DayForms, Leaning
from followup_desktop.domain.understanding.grammar import DayWords, Grammar
from followup_desktop.domain.understanding.plain import Plain, Span, clauses

_NOON = 12
_CUE_REACHES = 80
"""Letters before a day in which a verb tells whether it is behind or ahead."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day that a text names. `last` is the last day of a stretch, else the same; `at` the time of day if told."""

    span: Span
    on: date
    last: date
    at: time | None = None


def days_in(
    text: Plain, grammar: Grammar, today: date, *, region: str = "", leaning: Leaning | None = None, terse: bool = False
) -> list[FoundDay]:
    """The days that a text names, in its order; spans are of the plain text.

    `leaning` None has the words around each day decide whether it is behind or ahead. `region` is the country by which
    3/5 is read. `terse` text is a line in which '3/5' is a day without a word before it.
    """
    forms, verbs, times = _compiled(grammar)
    told = clauses(text.text) if leaning is None else []
    found: list[FoundDay] = []
    taken = 0
    for match, read in forms.matches(text.text, terse=terse):
        if match.start() < taken:
            continue
        taken = match.end()
        lean = leaning or _leaning(text.text, match.span(), told, verbs)
        stretch = read(match, Asked(today, region, lean))
        if stretch is not None:
            found.append(_with_time(FoundDay(match.span(), *stretch), text.text, times))
            taken = found[-1].span[1]
    return found


@dataclass(frozen=True, slots=True)
class _Verbs:
    past: re.Pattern[str]
    coming: re.Pattern[str]


@lru_cache(maxsize=8)
def _compiled(grammar: Grammar) -> tuple[DayForms, _Verbs, re.Pattern[str]]:
    words: DayWords = grammar.days
    times = re.compile(rf"[\s,]{{1,2}}(?:{'|'.join(words.times)})")
    return DayForms(words), _Verbs(re.compile(words.past), re.compile(words.coming)), times


def _leaning(text: str, day: Span, told: list[Span], verbs: _Verbs) -> Leaning:
    """What the nearest verb before a day in its clause tells, else the first one after it; ahead where none does."""
    place = bisect_right(told, (day[0], len(text))) - 1
    start, end = told[place] if place >= 0 else (0, len(text))
    before = max(start, day[0] - _CUE_REACHES)
    past = max((match.start() for match in verbs.past.finditer(text, before, day[0])), default=-1)
    coming = max((match.start() for match in verbs.coming.finditer(text, before, day[0])), default=-1)
    if past == coming:
        after = min(end, day[1] + _CUE_REACHES)
        behind = verbs.past.search(text, day[1], max(after, day[1]))
        return Leaning.BEHIND if behind else Leaning.AHEAD
    return Leaning.BEHIND if past > coming else Leaning.AHEAD


def _with_time(day: FoundDay, text: str, times: re.Pattern[str]) -> FoundDay:
    """The day with the time that follows it, if one does."""
    match = times.match(text, day.span[1])
    if match is None or day.on != day.last:
        return day
    groups = {name: value for name, value in match.groupdict().items() if value}
    hour = next((int(value) for name, value in groups.items() if name.startswith("hour")), -1)
    minute = next((int(value) for name, value in groups.items() if name.startswith("minute")), 0)
    half = next((value for name, value in groups.items() if name.startswith("half")), "")
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0) if 1 <= hour <= _NOON else -1
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return day
    return replace(day, span=(day.span[0], match.end()), at=time(hour, minute))
