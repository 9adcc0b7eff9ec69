"""What a line says is to be done: where each to-do stands, of what kind it is, and for which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.days import FoundDay
from followup_desktop.domain.understanding.grammar import LineWords
from followup_desktop.domain.understanding.plain import Plain, Span
from followup_desktop.domain.understanding.understood import FollowUp

_DASH = re.compile(r"(?:^|\s)-+(?:\s+|$)|\s*->\s*")
_BREAK = re.compile(r"[,;.!?:]\s+|\s(?=(?:and|und|y|et)\s)")


def to_dos(text: str, words: LineWords) -> tuple[int, list[Span]]:
    """Where what happened ends, and where each to-do stands: after a dash, or where it surely begins."""
    starts: list[Span] = []
    for start in sorted(set(_starts(text, words))):
        before = text[starts[-1][1] : start[1]].strip(" ,") if starts else "?"
        if not before or not words.needless.regex.sub("", f"{before} ", count=1).strip():
            continue
        starts.append(start)
    if not starts:
        return len(text), []
    ends = [*(start for start, _end in starts[1:]), len(text)]
    return starts[0][0], [_stripped(text, begin, end) for (_start, begin), end in zip(starts, ends, strict=True)]


def follow_up(text: Plain, part: Span, days: Sequence[FoundDay], words: LineWords, today: date) -> FollowUp:
    """A to-do as a check-in on its day; without one, or where the day is that of the thing, as an open loop."""
    needless = words.needless.regex.match(text.text[slice(*part)])
    begins = part[0] + (needless.end() if needless else 0)
    kind = _kind(text.text[begins : part[1]], words) or _kind(text.text[slice(*part)], words) or Kind.REMINDER
    day = next((day for day in days if part[0] <= day.span[0] < part[1] and day.last >= today), None)
    span = text.span(*part)
    if day is None:
        return FollowUp(kind, _wording(text, begins, part[1]), None, loop=True, span=span)
    if words.went.regex.match(text.text, day.span[1], part[1]):
        return FollowUp(kind, _wording(text, begins, part[1]), day.last, loop=True, span=span)
    said = " ".join(filter(None, (_wording(text, begins, day.span[0]), _wording(text, day.span[1], part[1]))))
    return FollowUp(kind, said or _wording(text, *part), max(day.on, today), loop=False, span=span, at=day.at)


def _starts(text: str, words: LineWords) -> list[Span]:
    """Pairs of the end of what is before a to-do and its own beginning."""
    found = [match.span() for match in _DASH.finditer(text) if _kind(text[match.end() :], words) is not None]
    found += [match.span() for match in _BREAK.finditer(text) if _surely(text[match.end() :], words)]
    if _surely(text.lstrip(), words):
        found.append((0, len(text) - len(text.lstrip())))
    return found


def _surely(text: str, words: LineWords) -> bool:
    return words.surely_to_do.regex.match(text) is not None


def _kind(text: str, words: LineWords) -> Kind | None:
    piece = _DASH.split(text.lstrip(), maxsplit=1)[0]
    return next((kind for kind, begins in words.to_do.items() if begins.regex.search(piece)), None)


def _wording(text: Plain, start: int, end: int) -> str:
    return " ".join(text.written[slice(*text.span(start, max(start, end)))].split()).strip(" ,;:.-–—")


def _stripped(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip(" -")), end - len(part) + len(part.rstrip(" ,;.-"))
