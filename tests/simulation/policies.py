"""How other programs choose whom to write to, and the best that anybody could who knew everything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Protocol

from followup_desktop.domain.cadence import Band
from tests.simulation.measures import Relationship
from tests.simulation.world import A_DAY, FIRST_DAY, World, day_of


class Policy(Protocol):
    """A program before its user. Days are counted from 0, people are named by their number."""

    def listed(self, day: int) -> Sequence[int]:
        """Who is listed on a day, in the order in which the user takes them."""

    def wrote(self, person: int, day: int) -> None:
        """The user wrote to somebody."""

    def heard(self, person: int, day: int) -> None:
        """Somebody wrote to the user."""


class Timer:
    """A reminder every N from the day of adding, which nothing resets; what was missed waits, the oldest first."""

    def __init__(self, world: World) -> None:
        self._people = world.people
        self._fired = [0] * len(world.people)
        self._waiting: dict[int, date] = {}

    def listed(self, day: int) -> Sequence[int]:
        """All reminders that came and were not followed."""
        for person in self._people:
            fires_on = person.nature.cadence.after(FIRST_DAY, self._fired[person.number] + 1)
            if fires_on <= day_of(day):
                self._fired[person.number] += 1
                self._waiting.setdefault(person.number, fires_on)
        return sorted(self._waiting, key=lambda person: (self._waiting[person], person))

    def wrote(self, person: int, day: int) -> None:
        """A reminder is followed."""
        self._waiting.pop(person, None)

    def heard(self, person: int, day: int) -> None:
        """What others do changes nothing."""


class LastContact:
    """Everybody whose last contact was N ago, the longest due first; without one, N after the day of adding."""

    def __init__(self, world: World) -> None:
        self._people = world.people
        self._due = [person.nature.cadence.after(FIRST_DAY) for person in world.people]

    def listed(self, day: int) -> Sequence[int]:
        """All who are due."""
        due = [person.number for person in self._people if self._due[person.number] <= day_of(day)]
        return sorted(due, key=lambda person: (self._due[person], person))

    def wrote(self, person: int, day: int) -> None:
        """A contact, answered or not."""
        self._due[person] = self._people[person].nature.cadence.after(day_of(day))

    heard = wrote


class AtRandom:
    """Three people a day, whoever they are."""

    def __init__(self, world: World) -> None:
        self._random = Random(f"{world.seed} at random")
        self._people = len(world.people)

    def listed(self, day: int) -> Sequence[int]:
        """Three."""
        return self._random.sample(range(self._people), A_DAY)

    def wrote(self, person: int, day: int) -> None:
        """What happened changes nothing."""

    heard = wrote


class Limit:
    """Earliest deadline first, by somebody who knows what really is and what everybody will do.

    The deadline is the day on which a relationship begins to drift; nobody is written to before they are due, who will
    write first in time is waited for, and who is silent is written to on the last day that serves, so seldom.
    """

    def __init__(self, world: World, relationships: Sequence[Relationship]) -> None:
        self._world = world
        self._relationships = relationships

    def listed(self, day: int) -> Sequence[int]:
        """Those for whom today is the time."""
        today = day_of(day)
        due = [one for one in self._relationships if one.dates.due_on <= today and not self._waits(one, day)]
        due.sort(key=lambda one: (one.dates.drifting_from, one.person.number))
        return [one.person.number for one in due[:A_DAY]]

    def wrote(self, person: int, day: int) -> None:
        """It is seen."""

    heard = wrote

    def _waits(self, one: Relationship, day: int) -> bool:
        """Whether it is no loss to leave somebody alone today."""
        if one.dates.band(day_of(day)) is not Band.READY:
            return False
        deadline = min((one.dates.drifting_from - FIRST_DAY).days, self._world.days)
        if any(on in one.person.writes for on in range(day + 1, deadline)):
            return True
        later = [on for on in range(day + 1, deadline) if on in self._world.followed]
        return one.person.silent[day] and len(later) > A_DAY
