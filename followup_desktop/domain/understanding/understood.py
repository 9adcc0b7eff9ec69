"""What was understood of a line of the quick add, each part with its place in the line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.plain import Span


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody of the book and what they are called: `names` are folded, the whole ones and the nickname."""

    id: int
    uuid: str
    name: str
    names: tuple[str, ...]
    archived: bool = False


PeopleLookup = Callable[[Sequence[str]], Mapping[str, Sequence[Called]]]
"""Everybody one of whose names holds a word, by folded word; words that nobody is called are missing."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a line names: one candidate is known, several are to be chosen from, none is not in the book."""

    text: str
    span: Span
    candidates: tuple[Called, ...]

    @property
    def contact(self) -> int | None:
        """The number of the contact, where there is no doubt."""
        return self.candidates[0].id if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a line says is to be done: a check-in of a kind on a day, or an open loop of this text.

    A loop's `on` is the day of what it is about (one asks the day after), or None. `contact` is the one it names
    itself; None leaves it with the first of the line's people.
    """

    kind: Kind
    text: str
    on: date | None
    loop: bool
    span: Span
    contact: int | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood. Spans are None where the line does not say it and the default was taken.

    Without notes nothing happened: the line only says what is to be done.
    """

    line: str
    people: tuple[Person, ...]
    on: date
    on_span: Span | None
    channel: Channel
    channel_span: Span | None
    initiator: Initiator
    notes: str
    follow_ups: tuple[FollowUp, ...]
    at: time | None = None

    @property
    def happened(self) -> bool:
        """Whether there is something to log."""
        return bool(self.notes)

    @property
    def contacts(self) -> tuple[int, ...]:
        """Those who are known, each once, in the line's order."""
        return tuple(dict.fromkeys(person.contact for person in self.people if person.contact is not None))

    @property
    def in_doubt(self) -> tuple[Person, ...]:
        """Those who can be several contacts."""
        return tuple(person for person in self.people if len(person.candidates) > 1)

    @property
    def unknown(self) -> tuple[Person, ...]:
        """Those who are not in the book."""
        return tuple(person for person in self.people if not person.candidates)


def chosen(understood: Understood, place: int, who: Called) -> Understood:
    """The same with one of its people decided upon."""
    people = list(understood.people)
    people[place] = replace(people[place], candidates=(who,))
    return replace(understood, people=tuple(people))
