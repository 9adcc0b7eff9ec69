"""Postal addresses, whose parts stand in columns of their own, gathered by number and label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar

from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.contacts import Address, RawProperty
from followup_desktop.domain.names import fold
from followup_desktop.formats.table import google
from followup_desktop.formats.table.kept import kept
from followup_desktop.formats.table.values import several, with_label

_PARTS = {
    Field.STREET: "street", Field.EXTENDED: "extended", Field.PO_BOX: "po_box", Field.CITY: "city",
    Field.REGION: "region", Field.POSTAL_CODE: "postal_code", Field.COUNTRY: "country", Field.FORMATTED: "formatted",
}  # fmt: skip
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Places:
    """The addresses of one row."""

    FIELDS: ClassVar[frozenset[Field]] = frozenset(_PARTS)

    parts: dict[tuple[int, str], dict[str, str]] = field(default_factory=dict)
    labels: dict[tuple[int, str], str] = field(default_factory=dict)

    def take(self, column: Column, text: str, label: str) -> bool:
        """Take a cell. Lines of the street may come in several columns; any other second part is not taken."""
        held = self.parts.setdefault((column.number, column.label), {})
        self.labels[column.number, column.label] = label or column.label
        name = _PARTS[column.field]
        if not held.get(name):
            held[name] = text
        elif column.field is Field.STREET:
            held[name] += f"\n{text}"
        return held[name] == text or column.field is Field.STREET

    def addresses(self) -> tuple[Address, ...]:
        """The addresses, in the order of their columns."""
        found: list[Address] = []
        for key, held in self.parts.items():
            values = {name: several(text) for name, text in held.items()}
            count = max(map(len, values.values()))
            labels = with_label(google.JOINED.join("x" * count), self.labels[key])
            for place, (_value, label, _preferred) in enumerate(labels):
                parts = {
                    name: some[place] if len(some) == count else "" if place else held[name]
                    for name, some in values.items()
                }
                found += _address(label, parts)
        return tuple(dict.fromkeys(found))

    def beyond(self) -> list[RawProperty]:
        """What whole addresses say beyond their parts, kept."""
        found = []
        for (number, _label), held in self.parts.items():
            whole = held.get("formatted", "")
            rest = " ".join(text for name, text in held.items() if name != "formatted")
            if whole and rest and not _words(whole) <= _words(rest):
                found.append(kept(f"Address {number} - Formatted", whole))
        return found


def _address(label: str, parts: dict[str, str]) -> list[Address]:
    """The address, if there is one; a whole one in one cell stands in the street where no part is known."""
    whole = parts.pop("formatted", "")
    if not any(parts.values()):
        parts = {"street": whole}
    return [Address(label, **parts)] if any(parts.values()) else []


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
