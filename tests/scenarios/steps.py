"""The parser: which sentences there are, and what each of them means. A sentence that is not known is an error.

A sentence is declared with places in braces; a place's name says what may stand in it:

    @act("{channel} with {names} on {day}")
    def happens(hands: Hands, channel: Channel, names: list[str], day: date) -> None: ...
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from followup_desktop.domain.cadence import Band, Cadence
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind, Snooze
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.domain.momentum import Momentum
from followup_desktop.domain.words import a_channel
from followup_desktop.domain.writing.checks import Subject
from tests.scenarios.hands import Hands

_CHANNELS = {a_channel(channel): channel for channel in Channel}
_NAME, _DAY = r"[A-Z]\w+", r"\d{4}-\d\d-\d\d"
Reader = Callable[[str], Any]


def _names(text: str) -> list[str]:
    return [] if text == "nobody" else re.split(r", | and ", text)


_PLACES: dict[str, tuple[str, Reader]] = {
    "who": (_NAME, str),
    "names": (rf"nobody|{_NAME}(?:, {_NAME})*(?: and {_NAME})?", _names),
    "day": (_DAY, date.fromisoformat),
    "time": (r"\d\d:\d\d", time.fromisoformat),
    "n": (r"\d+", int),
    "text": (r"'.*'", lambda text: text[1:-1]),
    "channel": ("|".join(_CHANNELS), _CHANNELS.__getitem__),
    "kind": ("|".join(Kind), Kind),
    "entry": ("asked|received|gave|thanked", FavorEntry),
    "band": ("|".join(set(Band) - {Band.NONE}), Band),
    "cadence": (r"\d+ (?:day|week|month|year)s?|day|week|month|year", Cadence.parse),
    "circle": (_NAME, str),
    "until": ("|".join([_DAY, *Snooze]), str),
    "country": ("[A-Z]{2}", str),
    "momentum": ("|".join(Momentum), Momentum),
    "other": (_NAME, str),
    "subject": ("|".join(Subject), Subject),
    "attributes": (".+", str),
}
"""What may stand in a place, and how it is read."""


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence that is known, and what is done when it is said."""

    pattern: re.Pattern[str]
    readers: dict[str, Reader]
    run: Callable[..., None]


ACTS: list[Step] = []
"""Sentences of given and when."""
CHECKS: list[Step] = []
"""Sentences of then."""


def act(sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a sentence of given and when."""
    return _declare(ACTS, sentence)


def check(sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a sentence of then."""
    return _declare(CHECKS, sentence)


def perform(steps: list[Step], sentence: str, hands: Hands) -> None:
    """Do what a sentence says. Raises LookupError for one that is not known, or that two declarations fit."""
    found = [(one, match) for one in steps if (match := one.pattern.fullmatch(sentence))]
    if len(found) != 1:
        raise LookupError(f"{'no step' if not found else 'more than one step'} for: {sentence}")
    one, match = found[0]
    one.run(hands, **{place: one.readers[place](text) for place, text in match.groupdict().items()})


def _declare(steps: list[Step], sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    readers: dict[str, Reader] = {}

    def place(match: re.Match[str]) -> str:
        what, reader = _PLACES[match[1]]
        readers[match[1]] = reader
        return f"(?P<{match[1]}>{what})"

    pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", place, re.escape(sentence)))

    def declared(run: Callable[..., None]) -> Callable[..., None]:
        steps.append(Step(pattern, readers, run))
        return run

    return declared
