"""A contact while its card is being understood: what is known so far, what is kept as it stood, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    Interest,
    Name,
    Portrait,
    RawProperty,
    Reach,
    Relation,
)
from followup_desktop.formats.vcard import kept
from followup_desktop.formats.vcard.address_text import address_key
from followup_desktop.formats.vcard.params import encode
from followup_desktop.formats.vcard.properties import Property
from followup_desktop.formats.vcard.text import one_line, unescape
from followup_desktop.formats.vcard.words import from_apple

OWN = "X-FOLLOWUP-"
LEAD, ONCE = f"{OWN}LEAD", f"{OWN}ONCE"
"""Parameters of dates: how many days before it one begins to show, and that it comes once."""
ALSO = "X-FOLLOWUP-ALSO-"
"""Second values that merging kept: plain texts, unlike other unknown properties (domain/merging.py)."""


@dataclass(slots=True)
class Draft:
    """Everything a card has said so far. `words` holds the fields of one text, by their names in ContactFields.

    `labels` is what X-ABLabel says, by group in lower case; `old_style` that the card is a vCard 2.1.
    """

    labels: dict[str, str] = field(default_factory=dict)
    old_style: bool = False
    words: dict[str, str] = field(default_factory=dict)
    full: str | None = None
    parts: list[str] | None = None
    reaches: list[Reach] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    dates: list[ContactDate] = field(default_factory=list)
    interests: list[Interest] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    portrait: Portrait | None = None
    cadence: Cadence | None = None
    reaching_out: bool = False
    holidays: str = ""
    revised: datetime | None = None
    unknown: list[RawProperty] = field(default_factory=list)
    postponed: list[Property] = field(default_factory=list)
    """Properties whose meaning depends on what else the card says."""
    problems: list[tuple[int, str]] = field(default_factory=list)
    _remainders: list[tuple[str, str | Address, str, str]] = field(default_factory=list)
    _labelled: set[str] = field(default_factory=set)

    def keep(self, prop: Property) -> None:
        """Keep a property as it stood."""
        raw = prop.raw()
        if prop.key.startswith(ALSO):
            raw = RawProperty(raw.name, unescape(raw.value), raw.group, raw.params)
        self.unknown.append(raw)

    def label(self, prop: Property, service: str = "") -> str:
        """The label of a property: its service if it has one, its types, and Apple's label of its group."""
        words = (service, *prop.params.words) if service else prop.params.words
        if prop.group in self.labels:
            self._labelled.add(prop.group)
            words = (*words, from_apple(self.labels[prop.group]))
        if len(words) > 1:
            return ", ".join(filter(None, dict.fromkeys(words)))
        return words[0] if words else ""

    def remember(self, prop: Property, owner: str, value: str | Address, *known: str) -> None:
        """Keep the group and parameters, but the known ones, of a labelled property understood as `value`.

        Needed only where `prop.more` says that there is anything to keep.
        """
        params = prop.params.rest(*known) if prop.params.others else ""
        if prop.params.quiet:
            params += f";TYPE={','.join(prop.params.quiet)}"
        if owner == "ADR" and prop.params.preferred:
            params += ";PREF=1"
        if prop.group or params:
            self._remainders.append((owner, value, prop.group, params))

    def remember_all(self, prop: Property, owner: str, value: str = "", *known: str) -> None:
        """Keep the group and all parameters of an understood property that has no label; the first one's if several."""
        params = prop.params
        if prop.group or params.text:
            types = f";TYPE={','.join(map(encode, params.types))}" if params.types else ""
            pref = ";PREF=1" if params.preferred else ""
            if not any(known_owner == owner and of == value for known_owner, of, *_ in self._remainders):
                self._remainders.append((owner, value, prop.group, params.rest(*known) + types + pref))

    def remember_picture(self, prop: Property) -> None:
        """Keep the group and parameters of the portrait, but those that say what kind of picture it is."""
        params = prop.params.rest("MEDIATYPE") + (";PREF=1" if prop.params.preferred else "")
        self._remainders.append(("PHOTO", "", prop.group, params))

    def leftover_labels(self) -> list[str]:
        """The groups whose label belongs to nothing that has one."""
        return [group for group in self.labels if group not in self._labelled]

    def fields(self) -> ContactFields:
        """The contact's fields."""
        return ContactFields(
            name=self._name(),
            pronouns=self.words.get("pronouns", ""),
            organisation=self.words.get("organisation", ""),
            department=self.words.get("department", ""),
            role=self.words.get("role", ""),
            reaches=tuple(self.reaches),
            addresses=tuple(self.addresses),
            dates=tuple(self.dates),
            interests=tuple(dict.fromkeys(self.interests)),
            tags=tuple(dict.fromkeys(self.tags)),
            relations=tuple(self.relations),
            notes="\n\n".join(self.notes),
            how_we_met=self.words.get("how_we_met", ""),
            portrait=self.portrait,
            cadence=self.cadence,
            reaching_out=self.reaching_out,
            holidays=self.holidays,
            vcard_uid=self.words.get("vcard_uid", ""),
            unknown=(*self.unknown, *self._kept()),
        )

    def _name(self) -> Name:
        family, given, additional, prefix, suffix = self.parts or [""] * 5
        in_order = " ".join(part for part in (prefix, given, additional, family, suffix) if part)
        return Name(
            full="" if self.full == in_order else self.full or "",
            prefix=prefix,
            given=given,
            additional=additional,
            family=family,
            suffix=suffix,
            nickname=self.words.get("nickname", ""),
            phonetic_given=self.words.get("phonetic_given", ""),
            phonetic_family=self.words.get("phonetic_family", ""),
        )

    def _kept(self) -> list[RawProperty]:
        """The remainders that matter, in an order that does not depend on the card's."""
        if not self._remainders:
            return []
        groups = {raw.group.lower() for raw in self.unknown if raw.group}
        found = [
            kept.remainder(
                owner, value if isinstance(value, str) else address_key(value), group if group in groups else "", params
            )
            for owner, value, group, params in self._remainders
            if params or group in groups
        ]
        return sorted(found, key=lambda raw: (raw.value, raw.params, raw.group))


def labels_of(properties: Iterable[Property]) -> dict[str, str]:
    """What the X-ABLabels of a card say, by group; the first of a group counts."""
    labels: dict[str, str] = {}
    for prop in properties:
        if prop.key == "X-ABLABEL" and prop.group and (label := one_line(prop.text())):
            labels.setdefault(prop.group, label)
    return labels
