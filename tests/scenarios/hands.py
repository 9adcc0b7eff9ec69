"""What a scenario is done with: the hands of somebody at the program, whichever way they reach into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.contacts import ContactFields
from tests.conftest import NOON


class Inexpressible(Exception):
    """This way into the program has no words for what is asked."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A check-in as a list shows it."""

    id: str
    who: str
    kind: str
    reason: str
    due_on: date
    at: time | None
    band: str
    channel: Channel | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the timeline."""

    on: date
    channel: Channel
    initiator: Initiator
    notes: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a contact's page tells."""

    band: str
    last_contact_on: date | None
    next_due_on: date | None
    timeline: tuple[Entry, ...]
    loops: tuple[tuple[str, date | None], ...]
    favors: tuple[str, ...]


class Hands:
    """A moment that only a scenario moves, and everything that a scenario can do and see; both ways inherit from it.

    A method that a way does not have raises Inexpressible.
    """

    def __init__(self) -> None:
        self.now = NOON
        self.refused: str | None = None
        self.announced: list[str] = []
        self.message = ("", "")

    @property
    def today(self) -> date:
        """The user's local date."""
        return self.now.date()

    def move(self, day: date, at: time | None = None) -> None:
        """Let it be another moment: a time of a day, noon unless it is told."""
        self.now = datetime.combine(day, at or NOON.time(), NOON.tzinfo)

    @contextmanager
    def on(self, day: date) -> Iterator[None]:
        """Look from another day, at the same time of it."""
        before = self.now
        self.now = datetime.combine(day, before.time(), before.tzinfo)
        yield
        self.now = before

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise Inexpressible(name)


def only(listed: Sequence[Listed], who: str) -> Listed:
    """The one check-in of somebody in a list."""
    found = [one for one in listed if one.who == who]
    assert len(found) == 1, f"{who} is listed {len(found)} times in {[one.who for one in listed]}"
    return found[0]


def plain(fields: ContactFields) -> bool:
    """Whether a contact has nothing that the command line's `add` cannot say."""
    said = ContactFields(name=fields.name, circle=fields.circle, cadence=fields.cadence, reaches=fields.reaches)
    return fields == said
