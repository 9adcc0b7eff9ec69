"""Invented people and what they would do on each day of a year, all drawn from a seed before anybody is written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from followup_desktop.domain.cadence import Cadence

FIRST_DAY = date(2027, 1, 1)
A_DAY = 3
"""To so many people the user writes on a day."""
_FOLLOWED_OF_A_WEEK = 5
_FALLS_SILENT = 0.25
_FOR_GOOD = 0.25
_SILENT_DAYS = (30, 180)


@dataclass(frozen=True, slots=True)
class Nature:
    """What people of a circle are like: how many, the wished gap, how surely and slowly they answer."""

    circle: str
    people: int
    cadence: Cadence
    answers: float
    slowest_days: int
    writes_every_days: int


NATURES = (
    Nature("Inner", 5, Cadence.parse("2 weeks"), 0.95, 3, 30),
    Nature("Close", 10, Cadence.parse("6 weeks"), 0.9, 5, 90),
    Nature("Friends", 35, Cadence.parse("3 months"), 0.8, 10, 270),
    Nature("Wider", 100, Cadence.parse("6 months"), 0.65, 14, 730),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with what they will do.

    `writes` are the days on which they write first, `answers` how many days after a note of each day they answer it
    (None: never); `in_touch_on` is the last contact before the beginning.
    """

    number: int
    nature: Nature
    in_touch_on: date
    silent: tuple[bool, ...]
    writes: frozenset[int]
    answers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everybody, and the days (0 is the first) on which the user looks."""

    seed: int
    days: int
    people: tuple[Person, ...]
    followed: frozenset[int]

    @classmethod
    def of(cls, seed: int, days: int = 365) -> World:
        """The world of a seed, always the same."""
        natures = [nature for nature in NATURES for _ in range(nature.people)]
        people = tuple(
            _person(Random(f"{seed} {number}"), number, nature, days) for number, nature in enumerate(natures)
        )
        return cls(seed, days, people, _followed(Random(f"{seed} days"), days))


def day_of(number: int) -> date:
    """The date of a day of the year, counted from 0."""
    return FIRST_DAY + timedelta(days=number)


def _person(random: Random, number: int, nature: Nature, days: int) -> Person:
    cadence = nature.cadence.days_after(FIRST_DAY)
    silent = _silence(random, days)
    rate = random.uniform(0.5, 1.5) / nature.writes_every_days
    sure = min(1.0, nature.answers * random.uniform(0.9, 1.1))
    writes = frozenset(day for day in range(days) if random.random() < rate and not silent[day])
    answers = tuple(_answer(random, sure, nature.slowest_days, silent, day) for day in range(days))
    in_touch_on = FIRST_DAY - timedelta(days=random.randint(1, cadence))
    return Person(number, nature, in_touch_on, silent, writes, answers)


def _answer(random: Random, sure: float, slowest: int, silent: tuple[bool, ...], day: int) -> int | None:
    """How many days after a note of this day they answer; out of a silence they do not."""
    answers, delay = random.random() < sure, random.randint(1, slowest)
    return delay if answers and not silent[day] else None


def _silence(random: Random, days: int) -> tuple[bool, ...]:
    falls, start = random.random() < _FALLS_SILENT, random.randrange(365)
    length = days if random.random() < _FOR_GOOD else random.randint(*_SILENT_DAYS)
    return tuple(falls and start <= day < start + length for day in range(days))


def _followed(random: Random, days: int) -> frozenset[int]:
    weeks = range(0, days, 7)
    return frozenset(day for week in weeks for day in random.sample(range(week, week + 7), _FOLLOWED_OF_A_WEEK))
