"""An import as a plan: what each person of a foreign file would become in the book, before anything is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from followup_desktop.domain.contacts import ContactFields, ReachKind
from followup_desktop.domain.foreign import ForeignCard, Happened
from followup_desktop.domain.merging import SECOND_UID, merge, reach_key, swap
from followup_desktop.domain.names import display_name, fold
from followup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from followup_desktop.domain.duplicates.comparing import Described

_PHONE_DIGITS = 9
"""So many last digits make two numbers the same one, with or without the country's code (facts: duplicates)."""
_SHORTEST_PHONE = 6
_MOST_SHARING = 30
"""So many who share a key are compared with a card, and whoever says the same: thousands may share a switchboard."""
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
    the file twice. Of somebody who is NEW (or told of in passing and SKIPPED) `asked` names, in the same way, the one
    whom they may be, and `reasons` (duplicates.comparing.Reason) why; Choice(contact=asked) says that they are.
    """

    card: ForeignCard
    outcome: Outcome
    result: ContactFields
    contact: int | None = None
    revision: int = 0
    why: str = ""
    asked: int | None = None
    reasons: tuple[str, ...] = ()


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
    def asked(self) -> int:
        """How many people are new but may be somebody who is there."""
        return sum(entry.asked is not None and entry.outcome is Outcome.NEW for entry in self.entries)

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
    if name := name_key(fields):
        keys.append(f"n:{name}")
    return list(dict.fromkeys(keys))


def name_key(fields: ContactFields) -> str:
    """The folded words of a name in the order of the alphabet: 'ana moreira' for 'Moreira, Ana'."""
    return " ".join(sorted(fold(display_name(fields)).replace(",", " ").replace(".", " ").split()))


def similar_key(fields: ContactFields) -> str:
    """The key under which `plan` is told who has a similar name, as 's:' and the name; nobody is kept by it."""
    return f"s:{name_key(fields)}"


def plan(
    cards: Sequence[ForeignCard],
    known: Mapping[str, Sequence[KnownContact]],
    problems: Sequence[Problem] = (),
    choices: Mapping[int, Choice] = MappingProxyType({}),
    happened: Sequence[Happened] = (),
    region: str = "",
) -> ImportPlan:
    """What each card becomes, given the book's contacts by match key.

    A card that adds nothing to a contact that it matches is unchanged; else it is merged into the contact that it
    matches most surely; else it is new, and later cards may match it. Nobody is merged on a guess: who may be somebody
    is new, and `asked` names whom. `choices` are what the person wants otherwise, by the card's place. Somebody told of
    in passing who matches nobody is skipped; two of one file of this program's own are two people.
    `region` reads phone numbers that are written without a country.
    """
    planner = _Planner(known, region)
    entries = tuple(planner.place(card, choices.get(place, _AS_PLANNED)) for place, card in enumerate(cards))
    files = tuple(dict.fromkeys(card.file for card in cards))
    return ImportPlan(entries, tuple(problems), files, tuple(happened))


@dataclass(frozen=True, slots=True)
class _Match:
    """A contact that a card may belong to: `certain`, or to be asked; `key` is the match key they share."""

    contact: int
    key: str
    certain: bool = True
    reasons: tuple[str, ...] = ()


class _Planner:
    """The book as it will be, while cards are placed one after another."""

    def __init__(self, known: Mapping[str, Sequence[KnownContact]], region: str) -> None:
        self._region = region
        self._by_key: dict[str, list[int]] = {}
        self._fields: dict[int, ContactFields] = {}
        self._described: dict[int, Described] = {}
        self._revisions: dict[int, int] = {}
        self._saying: dict[ContactFields, list[int]] = {}
        self._exact: dict[int, str] = {}
        self._placed = 0
        for key, contacts in known.items():
            for contact in contacts:
                self._fields[contact.id] = contact.fields
                self._revisions[contact.id] = contact.revision
                self._by_key.setdefault(key, []).append(contact.id)
        for contact in {contact.id: contact for contacts in known.values() for contact in contacts}.values():
            self._saying.setdefault(_said(contact.fields), []).append(contact.id)

    def place(self, card: ForeignCard, choice: Choice) -> Planned:
        """The next card's outcome."""
        place, self._placed = -1 - self._placed, self._placed + 1
        if choice.outcome is Outcome.SKIPPED:
            return Planned(card, Outcome.SKIPPED, card.fields)
        chosen = self._chosen(choice)
        sharing = [] if choice.outcome is Outcome.NEW else chosen or self._others(card, self._sharing(card.fields))
        held = self._held(card, sharing, choice)
        if held is not None:
            return held
        matches = sharing if chosen else self._matches(card.fields, sharing)
        best = next((match for match in matches if match.certain), None)
        if best is not None:
            result = self._merged(best.contact, card, choice)
            self._add(best.contact, result)
            revision = self._revisions.get(best.contact, 0)
            return Planned(card, Outcome.MERGED, result, best.contact, revision, best.key)
        asked = matches[0] if matches else _Match(0, "")
        if card.passing and choice.outcome is not Outcome.NEW:
            outcome = Outcome.SKIPPED
        else:
            outcome = Outcome.NEW
            self._add(place, card.fields)
            self._exact[place] = card.file if card.exact else ""
        return Planned(card, outcome, card.fields, asked=asked.contact or None, reasons=asked.reasons)

    def _chosen(self, choice: Choice) -> list[_Match]:
        """Whom the person chose to merge it into, if that is still somebody."""
        known = choice.contact is not None and choice.contact in self._fields
        return [_Match(choice.contact, CHOSEN)] if known and choice.contact is not None else []

    def _sharing(self, fields: ContactFields) -> list[_Match]:
        """Who shares a key with a card, by the surest one; whether they are the same person is not looked at yet."""
        found: dict[int, str] = {}
        for key in (*match_keys(fields), similar_key(fields)):
            holders = self._by_key.get(key, ())
            if len(holders) > _MOST_SHARING:
                alike = self._saying.get(_said(fields), ())[:_MOST_SHARING]
                holders = [*holders[:_MOST_SHARING], *alike]
            for contact in holders:
                found.setdefault(contact, key)
        return [_Match(contact, key) for contact, key in found.items()]

    def _others(self, card: ForeignCard, sharing: Sequence[_Match]) -> list[_Match]:
        """Those of them who can be the same person: two people of one book are two, however alike they are."""
        return [match for match in sharing if not card.exact or self._exact.get(match.contact) != card.file]

    def _held(self, card: ForeignCard, sharing: Sequence[_Match], choice: Choice) -> Planned | None:
        """The card as UNCHANGED where somebody who can be this person has all of it already."""
        for match in sharing:
            contact = self._fields[match.contact]
            if self._merged(match.contact, card, choice) == contact and self._could_be(match, card.fields):
                revision = self._revisions.get(match.contact, 0)
                return Planned(card, Outcome.UNCHANGED, contact, match.contact, revision)
        return None

    def _could_be(self, match: _Match, fields: ContactFields) -> bool:
        from followup_desktop.domain.duplicates.comparing import could_be, describe

        if match.key == CHOSEN or match.key.startswith("u:") or self._fields[match.contact].name == fields.name:
            return True
        return could_be(self._describe(match.contact), describe(fields))

    def _matches(self, fields: ContactFields, sharing: Sequence[_Match]) -> list[_Match]:
        """Who of those sharing a key is surely this person, then who may be; of several namesakes nobody surely is."""
        from followup_desktop.domain.duplicates.comparing import Certainty, compare, describe

        if not sharing:
            return []
        mine = describe(fields)
        found = [(match, compare(mine, self._describe(match.contact), self._region)) for match in sharing]
        namesakes = sum(match.key.startswith("n:") for match in sharing)
        matches = [
            _Match(
                match.contact,
                match.key,
                verdict.certainty is Certainty.CERTAIN and not (verdict.by_name_alone and namesakes > 1),
                verdict.reasons,
            )
            for match, verdict in found
            if verdict is not None
        ]
        return sorted(matches, key=lambda match: not match.certain)

    def _merged(self, contact: int, card: ForeignCard, choice: Choice) -> ContactFields:
        return merge(*swap(self._fields[contact], card.fields, choice.theirs))

    def _describe(self, contact: int) -> Described:
        from followup_desktop.domain.duplicates.comparing import describe

        if contact not in self._described:
            self._described[contact] = describe(self._fields[contact])
        return self._described[contact]

    def _add(self, contact: int, fields: ContactFields) -> None:
        self._fields[contact] = fields
        self._described.pop(contact, None)
        self._saying.setdefault(_said(fields), []).append(contact)
        for key in match_keys(fields):
            holders = self._by_key.setdefault(key, [])
            if contact not in holders:
                holders.append(contact)


def _said(fields: ContactFields) -> ContactFields:
    """What a file says of somebody: their circle and tags may be the book's own."""
    return dataclasses.replace(fields, circle=None, tags=(), cadence=None, reaching_out=False)
