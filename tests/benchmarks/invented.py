"""People and notes for the big book, made up from the parts in invented.toml by a seeded Random."""

from __future__ import annotations

import tomllib
from itertools import accumulate, count
from pathlib import Path
from random import Random
from typing import Any

from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    Name,
    Reach,
    ReachKind,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.names import fold

_PARTS = tomllib.loads(Path(__file__).with_name("invented.toml").read_text(encoding="utf-8"))


class _Sort:
    """Names of one script; `closed` ones are written without a space, the family's first."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._given, self._family = names.get("given", "").split(), names["family"].split()
        self._letters = names.get("given_letters", "")
        self._parts, self._ends = names.get("parts", "").split(), names.get("ends", "").split()
        self.closed = bool(self._letters)

    def given(self, random: Random) -> str:
        return "".join(random.choices(self._letters, k=2)) if self._letters else random.choice(self._given)

    def family(self, random: Random) -> str:
        if not self._parts or random.random() < 0.25:
            return random.choice(self._family)
        return "".join(random.choices(self._parts, k=2)).title() + random.choice(self._ends)


class Inventor:
    """Makes up people and notes; the same seed makes the same ones. `random` is the chance behind it all."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        syllables = _PARTS["syllables"].split()
        made = {"".join(self.random.choices(syllables, k=self.random.randint(2, 4))) for _ in range(4000)}
        self._words = [*_PARTS["common"].split(), *sorted(made)]
        self._shares = list(accumulate(1 / (place + 8) for place in range(len(self._words))))
        self._names = [_Sort(names) for names in _PARTS["names"]]
        self._name_shares = list(accumulate(names["share"] for names in _PARTS["names"]))
        self._sentences = [self._sentence() for _ in range(30_000)]
        self._numbers = count(1)

    def person(self, circle: int | None) -> ContactFields:
        """Somebody, about as much known of them as address books know."""
        random, number = self.random, next(self._numbers)
        name = self._name()
        mailbox = "".join(letter for letter in fold(f"{name.given}{name.family}") if letter.isalnum())
        reaches = (
            Reach(ReachKind.EMAIL, f"{mailbox}.{number}@mail.example", "home"),
            Reach(ReachKind.PHONE, f"+49 30 {number:09}", "cell"),
        )
        return ContactFields(
            name=name,
            organisation=random.choice(self._words).title() + " & Co" if random.random() < 0.6 else "",
            role=random.choice(self._words) if random.random() < 0.4 else "",
            reaches=reaches,
            addresses=(Address(street=f"{number % 90} Long Row", city=random.choice(_PARTS["cities"])),)
            if random.random() < 0.3
            else (),
            dates=(self._birthday(),) if random.random() < 0.4 else (),
            interests=tuple(Interest(random.choice(self._words)) for _ in range(random.randint(0, 4))),
            tags=tuple(sorted(set(random.choices(_PARTS["tags"], k=random.randint(0, 2))))),
            notes=self.note() if random.random() < 0.5 else "",
            circle=circle,
        )

    def note(self) -> str:
        """What was talked about: one to three sentences."""
        return " ".join(self.random.choices(self._sentences, k=self.random.choice((1, 2, 2, 3))))

    def _name(self) -> Name:
        sort = self.random.choices(self._names, cum_weights=self._name_shares)[0]
        given, family = sort.given(self.random), sort.family(self.random)
        return (
            Name(full=family + given, given=given, family=family) if sort.closed else Name(given=given, family=family)
        )

    def _sentence(self) -> str:
        words = self.random.choices(self._words, cum_weights=self._shares, k=self.random.randint(5, 12))
        return " ".join(words).capitalize() + "."

    def _birthday(self) -> ContactDate:
        random = self.random
        year = random.choice((None, random.randint(1940, 2005)))
        return ContactDate(DateKind.BIRTHDAY, PartialDate(year, random.randint(1, 12), random.randint(1, 28)))
