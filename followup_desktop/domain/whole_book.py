"""A book as it leaves in one file: everything that a person would miss, as it streams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from followup_desktop.domain.foreign import (
    ForeignCard,
    ForeignCheckIn,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    ForeignSettings,
)


class InteractionText(NamedTuple):
    """An interaction as the book writes it: there are a million of them, and none is looked into on its way out.

    `happened` is a day or a moment, `people` are UUIDs.
    """

    uuid: str
    people: Sequence[str]
    happened: str
    channel: str
    initiator: str
    notes: str = ""
    counts: bool = True
    minutes: int | None = None
    source: str = ""
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class WholeBook:
    """All of a book, or of some of its contacts: each part is gone through once, in this order.

    Contacts, and through them everything, are named by their UUIDs; `file` and `line` say nothing.
    """

    written_at: datetime
    written_by: str
    settings: ForeignSettings
    people: Iterable[ForeignCard]
    interactions: Iterable[InteractionText]
    loops: Iterable[ForeignLoop]
    favors: Iterable[ForeignFavor]
    check_ins: Iterable[ForeignCheckIn]


@dataclass(slots=True)
class Written:
    """How much of a book was written."""

    contacts: int = 0
    interactions: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """One contact with everything that happened with them, the newest interaction first."""

    card: ForeignCard
    interactions: tuple[ForeignInteraction, ...] = ()
    loops: tuple[ForeignLoop, ...] = ()
    favors: tuple[ForeignFavor, ...] = ()
    check_ins: tuple[ForeignCheckIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """What a folder of pages is made of: everybody's name by UUID, those who get a page, and their stories in order."""

    names: Mapping[str, str]
    chosen: Sequence[str]
    stories: Iterable[Story]
