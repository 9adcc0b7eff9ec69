"""What a write did, in a form that views, notifications and undo can use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """What one change set touched; `label` says it for people ('Logged a call with Ana').

    `set_id` is 0 where nothing changed. The ids are row numbers of the book. `everything` is set where naming the ids
    would be longer than reading anew (an import, a restore, an undo of one).
    """

    set_id: int
    label: str
    contacts: frozenset[int] = frozenset()
    interactions: frozenset[int] = frozenset()
    check_ins: frozenset[int] = frozenset()
    preferences: bool = False
    circles: bool = False
    everything: bool = False
    created: tuple[int, ...] = ()
    """The rows that the person asked to make, in the table that the write is about."""

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return self.set_id != 0


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One entry of the history: what was done, when, from where, and whether it has been undone."""

    id: int
    uuid: str
    label: str
    made_at: datetime
    origin: str
    undone: bool
    whole: bool = False
    """Whether it put another book in this one's place: a restore."""
