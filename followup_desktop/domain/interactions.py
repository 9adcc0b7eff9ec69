"""Interactions: what happened with one or more contacts, and the open loops and favors that came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.errors import Refused

__all__ = [
    "LONGEST_NOTE",
    "Channel",
    "Favor",
    "FavorEntry",
    "Initiator",
    "Interaction",
    "InteractionDraft",
    "LoopDraft",
    "OpenLoop",
    "last_contact",
]

LONGEST_NOTE = 100_000
"""Characters in the notes of one interaction, at most."""
_LONGEST_MINUTES = 31 * 24 * 60


@dataclass(frozen=True, slots=True)
class InteractionDraft:
    """An interaction as a person enters it. Raises Refused where something is out of bounds.

    `at` is the moment, with its zone's offset, where it is known; its local date is `on`.
    """

    contacts: tuple[int, ...]
    on: date
    channel: Channel = Channel.OTHER
    at: datetime | None = None
    initiator: Initiator = Initiator.UNKNOWN
    notes: str = ""
    counts: bool = True
    minutes: int | None = None
    source: str = ""
    """Where an import took it from (a message's id, say), so that importing it again adds nothing."""
    introduces: bool = False
    """Whether the user made its contacts known to each other by it."""

    def __post_init__(self) -> None:
        if not self.contacts:
            raise Refused("An interaction is with at least one contact", field="contacts")
        if self.at is not None and (self.at.tzinfo is None or self.at.date() != self.on):
            raise Refused("The moment of an interaction lies on its day and carries its zone's offset", field="at")
        if len(self.notes) > LONGEST_NOTE:
            raise Refused(f"Notes hold at most {LONGEST_NOTE:,} characters", field="notes")
        if self.introduces and len(set(self.contacts)) < 2:
            raise Refused("An introduction is between two people or more", field="contacts")
        if self.minutes is not None and not 0 < self.minutes <= _LONGEST_MINUTES:
            raise Refused("A duration is between a minute and a month", field="minutes")


@dataclass(frozen=True, slots=True)
class Interaction:
    """An interaction of the timeline. `contacts` are pairs of row number and display name, in the order of names."""

    id: int
    uuid: str
    contacts: tuple[tuple[int, str], ...]
    on: date
    at: datetime | None
    channel: Channel
    initiator: Initiator
    notes: str
    counts: bool
    minutes: int | None
    loops: tuple[OpenLoop, ...] = ()
    """What was noted in it to come back to, whatever became of that."""
    introduces: bool = False
    came_back: tuple[OpenLoop, ...] = ()
    """What it came back to: the loops that it closed."""


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """Something to come back to. `on` is its date, if it has one; `closed_on` is None while it is open."""

    id: int
    uuid: str
    contact: int
    text: str
    opened_on: date
    on: date | None = None
    closed_on: date | None = None
    interaction: int | None = None


@dataclass(frozen=True, slots=True)
class LoopDraft:
    """Something to come back to with a contact, as a person enters it; `on` is its date, if it has one."""

    contact: int
    text: str
    on: date | None = None


class FavorEntry(StrEnum):
    """The four entries of the ledger (product.md, Favors)."""

    ASKED = "asked"
    RECEIVED = "received"
    GAVE = "gave"
    THANKED = "thanked"


@dataclass(frozen=True, slots=True)
class Favor:
    """One entry of the ledger between the user and a contact."""

    id: int
    uuid: str
    contact: int
    entry: FavorEntry
    text: str
    on: date


def last_contact(interactions: list[tuple[date, bool]], today: date) -> date | None:
    """The newest day of the (day, counts) pairs that is not in the future and counts as contact."""
    return max((on for on, counts in interactions if counts and on <= today), default=None)
