"""Favors, settings, taking back, and what is refused."""

from __future__ import annotations

import dataclasses
from datetime import date

from followup_desktop.domain.dates import LeapDay
from followup_desktop.domain.favors import Giving, balance_lines, give_back_ideas, only_asked
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes import settings
from tests.scenarios.hands import Hands
from tests.scenarios.steps import act, check


@act("{who} and I: {entry} {text} on {day}")
def favor(hands: Hands, who: str, entry: FavorEntry, text: str, day: date) -> None:
    hands.favor(who, entry, text, day)


@act("the daily few are {n}")
def daily_few_are(hands: Hands, n: int) -> None:
    choose(hands, daily_few=n)


@act("29 February is kept on 1 March")
def leap_day_is_kept_late(hands: Hands) -> None:
    choose(hands, leap_day=LeapDay.MARCH_1)


@act("the last change is taken back")
def is_undone(hands: Hands) -> None:
    hands.undo()


def choose(hands: Hands, **chosen: object) -> None:
    """Change preferences by name."""
    settings.set_preferences(hands.book, dataclasses.replace(preferences(hands.book), **chosen), hands.now)


@check("the favors with {who} are {text}")
def favors_are(hands: Hands, who: str, text: str) -> None:
    assert ", ".join(hands.page(who).favors) == text


@check("the page of {who} says of favors: {text}")
def page_says_of_favors(hands: Hands, who: str, text: str) -> None:
    known = memory(hands.book, hands.id_of(who), hands.now)
    assert " ".join(balance_lines(known.favors, hands.today, known.untold)) == text


@check("before another ask of {who} giving back comes first")
def giving_back_comes_first(hands: Hands, who: str) -> None:
    known = memory(hands.book, hands.id_of(who), hands.now)
    assert only_asked(known.favors)
    assert {idea.giving for idea in give_back_ideas(known.favors, ())} == set(Giving)


@check("before another ask of {who} nothing comes first")
def nothing_comes_first(hands: Hands, who: str) -> None:
    assert not only_asked(memory(hands.book, hands.id_of(who), hands.now).favors)


@check("it is refused")
def is_refused_somehow(hands: Hands) -> None:
    """Where the two ways word it differently."""
    assert hands.refused
    hands.refused = None


@check("it is refused: {text}")
def is_refused(hands: Hands, text: str) -> None:
    assert hands.refused == text
    hands.refused = None
