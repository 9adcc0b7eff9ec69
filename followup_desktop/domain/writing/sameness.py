"""Whether nearly the same words went to somebody else before. Two texts are compared by their runs of three words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from followup_desktop.domain.splitting import folded_words

_RUN = 3
_LEAST_RUNS = 6
"""Shorter texts are alike by chance."""
_NEARLY = 0.6
"""From this share of common runs on, two texts are nearly the same: another name at the top does not make it new."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A text that went to somebody: their name, the day, and its runs of words."""

    name: str
    on: date
    runs: frozenset[tuple[str, ...]]


def sent(name: str, on: date, text: str) -> Sent | None:
    """A text made ready to be compared with; None where it is too short for that."""
    found = runs_of(folded_words(text))
    return Sent(name, on, found) if len(found) >= _LEAST_RUNS else None


def runs_of(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The runs of neighbouring words in a text."""
    return frozenset(tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))


def can_be_told(words: Sequence[str]) -> bool:
    """Whether a text is long enough to be compared."""
    return len(runs_of(words)) >= _LEAST_RUNS


def sent_before(words: Sequence[str], texts: Iterable[Sent]) -> Sent | None:
    """The text that is nearly the same, if there is one; the most alike of several."""
    runs = runs_of(words)
    if len(runs) < _LEAST_RUNS:
        return None
    best = max(((_likeness(runs, each.runs), place, each) for place, each in enumerate(texts)), default=None)
    return best[2] if best is not None and best[0] >= _NEARLY else None


def _likeness(runs: frozenset[tuple[str, ...]], others: frozenset[tuple[str, ...]]) -> float:
    common = len(runs & others)
    return common / (len(runs) + len(others) - common)
