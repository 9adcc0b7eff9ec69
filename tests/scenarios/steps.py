"""The parser: which sentences there are, and what each of them means. A sentence that is not known is an error.

A sentence is declared with places in braces; a place's name says what may stand in it:

    @step("{names} had {channel} on {day}")
    def happened(hands, names, channel, day): ...
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
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
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d|today|tomorrow|yesterday")
Reader = Callable[[str, Hands], Any]


def _names(text: str, hands: Hands) -> list[str]:
    return [] if text == "nobody" else re.split(r", | and ", text)


def _day(text: str, hands: Hands) -> date:
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}
    return hands.today + timedelta(days=near[text]) if text in near else date.fromisoformat(text)


_NAME = r"[A-Z]\w+"
_PLACES: dict[str, tuple[str, Reader]] = {
    "who": (_NAME, lambda text, _: text),
    "names": (rf"nobody|{_NAME}(?:, {_NAME})*(?: and {_NAME})?", _names),
    "day": (_A_DAY.pattern, _day),
    "time": (r"\d\d:\d\d", lambda text, _: time.fromisoformat(text)),
    "n": (r"\d+", lambda text, _: int(text)),
    "text": (r"'.*'", lambda text, _: text[1:-1]),
    "channel": ("|".join(_CHANNELS), lambda text, _: _CHANNELS[text]),
    "kind": ("|".join(Kind), lambda text, _: Kind(text)),
    "entry": ("asked|received|gave|thanked", lambda text, _: FavorEntry(text)),
    "band": ("|".join(set(Band) - {Band.NONE}), lambda text, _: Band(text)),
    "cadence": (r"\d+ (?:day|week|month|year)s?|day|week|month|year", lambda text, _: Cadence.parse(text)),
    "circle": (r"[A-Z]\w+", lambda text, _: text),
    "until": (r"\d{4}-\d\d-\d\d|" + "|".join(Snooze), lambda text, _: text),
    "country": ("[A-Z]{2}", lambda text, _: text),
    "momentum": ("|".join(Momentum), lambda text, _: Momentum(text)),
    "other": (_NAME, lambda text, _: text),
    "subject": ("|".join(Subject), lambda text, _: Subject(text)),
    "attributes": (".+", lambda text, _: text),
}
"""What may stand in a place, and how it is read."""


@dataclass(frozen=True, slots=True)
class _Step:
    pattern: re.Pattern[str]
    readers: dict[str, Reader]
    run: Callable[..., None]


ACTS: list[_Step] = []
"""Sentences of given and when."""
CHECKS: list[_Step] = []
"""Sentences of then."""


def act(sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a sentence of given and when."""
    return _declare(ACTS, sentence)


def check(sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a sentence of then."""
    return _declare(CHECKS, sentence)


def perform(steps: list[_Step], sentence: str, hands: Hands) -> None:
    """Do what a sentence says. Raises LookupError for one that is not known, or that two declarations fit."""
    found = [(one, match) for one in steps if (match := one.pattern.fullmatch(sentence))]
    if len(found) != 1:
        raise LookupError(f"{'no step' if not found else 'more than one step'} for: {sentence}")
    one, match = found[0]
    one.run(hands, **{place: one.readers[place](text, hands) for place, text in match.groupdict().items()})


def known(steps: list[_Step], sentence: str) -> bool:
    """Whether exactly one declaration fits a sentence."""
    return sum(one.pattern.fullmatch(sentence) is not None for one in steps) == 1


def _declare(steps: list[_Step], sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    readers: dict[str, Reader] = {}

    def place(match: re.Match[str]) -> str:
        what, reader = _PLACES[match[1]]
        readers[match[1]] = reader
        return f"(?P<{match[1]}>{what})"

    pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", place, re.escape(sentence)))

    def declared(run: Callable[..., None]) -> Callable[..., None]:
        steps.append(_Step(pattern, readers, run))
        return run

    return declared
