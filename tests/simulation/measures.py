"""What a year is measured by; README.md here defines each figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from followup_desktop.domain.cadence import Band, Rhythm, rhythm
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.interactions import Initiator
from followup_desktop.domain.outreach import LOOKED_AT, outreach, stretched_halves
from tests.simulation.world import Person, World

CHANNEL = Channel.MESSAGE
"""Everybody writes: whoever takes part in a call has answered."""
_PRESSED_FROM = 2


@dataclass(slots=True)
class Relationship:
    """What really is between the user and a person, whatever a policy knows of it."""

    person: Person
    last_on: date
    newest: list[Initiator] = field(default_factory=list)
    early: bool = False
    """Whether the user wrote last while it was early, unasked."""
    longest_silence: int = 0
    dates: Rhythm = field(init=False)

    def __post_init__(self) -> None:
        self._settle()

    @property
    def unanswered(self) -> int:
        """How many of the user's notes in a row have no answer."""
        return outreach((self.last_on, CHANNEL, initiator) for initiator in self.newest).unanswered

    def happens(self, on: date, initiator: Initiator) -> None:
        """Either of them writes."""
        self.longest_silence = max(self.longest_silence, (on - self.last_on).days)
        self.last_on = on
        self.newest = [initiator, *self.newest[: LOOKED_AT - 1]]
        self._settle()

    def in_band(self, today: date) -> bool:
        """Whether a day is neither drifting nor too early."""
        band = self.dates.band(today)
        return not self.early if band is Band.EARLY else band in {Band.IN_TOUCH, Band.READY}

    def _settle(self) -> None:
        halves = stretched_halves(self.unanswered, reaching_out=False)
        cadence = self.person.nature.cadence
        dates = rhythm(
            cadence,
            added_on=self.last_on,
            last_contact_on=self.last_on,
            first_due_on=None,
            skipped_on=None,
            halves=halves,
        )
        assert dates is not None
        self.dates = dates


@dataclass(slots=True)
class Figures:
    """What was measured in one year of one policy: days in band and in all by circle, and the other numbers."""

    in_band: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    silence: int = 0
    pressed: int = 0
    listed: int = 0
    written: int = 0

    def share(self, circle: str | None = None) -> float:
        """The share of relationship-days in band, of a circle or in all."""
        if circle is None:
            return self.in_band.total() / self.days.total()
        return self.in_band[circle] / self.days[circle]


class Observer:
    """Watches one policy's year."""

    def __init__(self, world: World) -> None:
        self.relationships = [Relationship(person, person.in_touch_on) for person in world.people]
        self._figures = Figures()

    def wrote(self, person: int, on: date) -> None:
        """The user writes to somebody."""
        one = self.relationships[person]
        one.early = one.dates.band(on) is Band.EARLY
        self._figures.written += 1
        self._figures.pressed += one.unanswered >= _PRESSED_FROM
        one.happens(on, Initiator.ME)

    def heard(self, person: int, on: date, *, unasked: bool) -> None:
        """Somebody answers, or writes first."""
        one = self.relationships[person]
        one.early = one.early and not unasked
        one.happens(on, Initiator.THEM)

    def listed(self, people: int) -> None:
        """So many are listed on a day on which the user looks."""
        self._figures.listed = max(self._figures.listed, people)

    def end_of(self, today: date) -> None:
        """Count a day for everybody."""
        for one in self.relationships:
            circle = one.person.nature.circle
            self._figures.days[circle] += 1
            self._figures.in_band[circle] += one.in_band(today)

    def figures(self, last_day: date) -> Figures:
        """All that was measured."""
        silences = (max(one.longest_silence, (last_day - one.last_on).days) for one in self.relationships)
        self._figures.silence = max(silences)
        return self._figures
