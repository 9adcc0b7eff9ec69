"""An import as a plan: what each person of a foreign file would become in the book, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from followup_desktop.domain.contacts import ContactFields, ReachKind
from followup_desktop.domain.foreign import ForeignCard, Happened
from followup_desktop.domain.merging import SECOND_UID, merge, reach_key, swap
from followup_desktop.domain.names import display_name, fold
from followup_desktop.domain.problems import Problem

_PHONE_DIGITS = 9
"""So many last digits make two numbers the same one, with or without the country's code (facts: duplicates)."""
_SHORTEST_PHONE = 6
CHOSEN = "chosen"
"""Why a card is merged into a contact that the person chose for it."""


class Outcome(StrEnum):
    """What becomes of one person of the file."""

    NEW = "new"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A contact of the book that a card may belong to."""

    id: int
    revision: int
    fields: ContactFields


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person wants of one card otherwise than the plan would have it; what says nothing is left to the plan.

    `contact` is whom it is merged into, named as in Planned; `theirs` are the fields (of merging.ONE_VALUE) in which
    both say something else and the file's value shall stand.
    """

    outcome: Outcome | None = None
    contact: int | None = None
    theirs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Planned:
    """One card with its outcome; `result` is what is written.

    MERGED and UNCHANGED name the contact: a row number, or -1-n for the plan's entry n where the same person stands in
    the file twice.
    """

    card: ForeignCard
    outcome: Outcome
    result: ContactFields
    contact: int | None = None
    revision: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import would do. found = new + merged + unchanged + skipped, always, of people.

    `happened` is what the files tell of them; what is in the book already is left out when it is written, and what
    is told of somebody who was skipped goes with them.
    """

    entries: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    happened: tuple[Happened, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many people have this outcome; those that could not be read at all are skipped."""
        unreadable = sum(problem.skipped for problem in self.problems) if outcome is Outcome.SKIPPED else 0
        return unreadable + sum(entry.outcome is outcome for entry in self.entries)

    @property
    def found(self) -> int:
        """How many people the files hold."""
        return sum(self.count(outcome) for outcome in Outcome)


_AS_PLANNED = Choice()


def match_keys(fields: ContactFields) -> list[str]:
    """The keys by which a person is recognised, the surest first: 'u:' UID, 'e:' e-mail, 'p:' phone, 'n:' name."""
    keys = [f"u:{fields.vcard_uid}"] if fields.vcard_uid else []
    keys += [f"u:{raw.value}" for raw in fields.unknown if raw.name == SECOND_UID]
    keys += [f"e:{reach_key(reach)[1]}" for reach in fields.reaches if reach.kind is ReachKind.EMAIL]
    for reach in fields.reaches:
        if reach.kind is ReachKind.PHONE:
            digits = "".join(letter for letter in reach.value if letter.isdecimal())
            if len(digits) >= _SHORTEST_PHONE:
                keys.append(f"p:{digits[-_PHONE_DIGITS:]}")
    name = " ".join(sorted(fold(display_name(fields)).replace(",", " ").replace(".", " ").split()))
    if name:
        keys.append(f"n:{name}")
    return list(dict.fromkeys(keys))


def plan(
    cards: Sequence[ForeignCard],
    known: Mapping[str, Sequence[KnownContact]],
    problems: Sequence[Problem] = (),
    choices: Mapping[int, Choice] = MappingProxyType({}),
    happened: Sequence[Happened] = (),
) -> ImportPlan:
    """What each card becomes, given the book's contacts by match key.

    A card that adds nothing to a contact that it matches is unchanged; else it is merged into the contact that it
    matches most surely; else it is new, and later cards may match it. `choices` are what the person wants otherwise, by
    the card's place. Somebody told of in passing who matches nobody is skipped.
    """
    planner = _Planner(known)
    entries = tuple(planner.place(card, choices.get(place, _AS_PLANNED)) for place, card in enumerate(cards))
    files = tuple(dict.fromkeys(card.file for card in cards))
    return ImportPlan(entries, tuple(problems), files, tuple(happened))


class _Planner:
    """The book as it will be, while cards are placed one after another."""

    def __init__(self, known: Mapping[str, Sequence[KnownContact]]) -> None:
        self._by_key: dict[str, list[int]] = {}
        self._fields: dict[int, ContactFields] = {}
        self._revisions: dict[int, int] = {}
        self._placed = 0
        for key, contacts in known.items():
            for contact in contacts:
                self._fields[contact.id] = contact.fields
                self._revisions[contact.id] = contact.revision
                self._by_key.setdefault(key, []).append(contact.id)

    def place(self, card: ForeignCard, choice: Choice) -> Planned:
        """The next card's outcome."""
        place, self._placed = -1 - self._placed, self._placed + 1
        if choice.outcome is Outcome.SKIPPED:
            return Planned(card, Outcome.SKIPPED, card.fields)
        matches = [] if choice.outcome is Outcome.NEW else self._chosen(choice) or self._matches(card.fields)
        merged = None
        for contact, _ in matches:
            result = merge(*swap(self._fields[contact], card.fields, choice.theirs))
            if result == self._fields[contact]:
                return Planned(card, Outcome.UNCHANGED, result, contact, self._revisions.get(contact, 0))
            merged = merged or result
        if merged is None and card.passing and choice.outcome is not Outcome.NEW:
            return Planned(card, Outcome.SKIPPED, card.fields)
        if merged is None:
            self._add(place, card.fields)
            return Planned(card, Outcome.NEW, card.fields)
        contact, why = matches[0]
        self._add(contact, merged)
        return Planned(card, Outcome.MERGED, merged, contact, self._revisions.get(contact, 0), why)

    def _chosen(self, choice: Choice) -> list[tuple[int, str]]:
        """Whom the person chose to merge it into, if that is still somebody."""
        known = choice.contact is not None and choice.contact in self._fields
        return [(choice.contact, CHOSEN)] if known and choice.contact is not None else []

    def _matches(self, fields: ContactFields) -> list[tuple[int, str]]:
        found: dict[int, str] = {}
        for key in match_keys(fields):
            for contact in self._by_key.get(key, ()):
                if contact not in found and _believable(key, fields, self._fields[contact]):
                    found[contact] = key
        return list(found.items())

    def _add(self, contact: int, fields: ContactFields) -> None:
        self._fields[contact] = fields
        for key in match_keys(fields):
            holders = self._by_key.setdefault(key, [])
            if contact not in holders:
                holders.append(contact)


def _believable(key: str, one: ContactFields, other: ContactFields) -> bool:
    """Whether a shared key means one person: families share addresses and numbers, and many people share a name."""
    if key.startswith("u:"):
        return True
    names = [set(fold(display_name(fields)).replace(",", " ").split()) for fields in (one, other)]
    if key.startswith("n:"):
        ways = [{reach_key(reach) for reach in fields.reaches} for fields in (one, other)]
        return len(names[0]) > 1 or not (ways[0] and ways[1]) or bool(ways[0] & ways[1])
    if any("@" in display_name(fields) for fields in (one, other)):
        return True
    return bool(names[0] & names[1]) and not _two_of_a_family(one, other, names)


def _two_of_a_family(one: ContactFields, other: ContactFields, names: list[set[str]]) -> bool:
    """Whether two whole names have no first name in common: 'J. Smith' can be John, and Mary is not."""
    if names[0] == names[1] or min(len(words) for words in names) < 2:
        return False
    return not any(
        mine.startswith(theirs) or theirs.startswith(mine)
        for mine in _first_names(one)
        for theirs in _first_names(other)
    )


def _first_names(fields: ContactFields) -> set[str]:
    """The words that a person may be called by: given names, nickname, and what their name begins with but a title."""
    name = fields.name
    titles = fold(name.prefix).split()
    after_family = fold(display_name(fields)).split(",")[:2][-1]
    begins = [word for word in after_family.split() if word not in titles][:1]
    return {word.strip(".") for word in (*fold(f"{name.given} {name.nickname}").split(), *begins)} - {""}
