"""The columns of a table that is written: Google's, as many of each group as somebody needs, and what was kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from followup_desktop.domain.contacts import ContactFields, DateKind, ReachKind
from followup_desktop.formats.table import google
from followup_desktop.formats.table.kept import column_of, own_field_of

_MOST = {
    "E-mail": 10, "Phone": 10, "Address": 5, "Relation": 10, "Website": 10, "Event": 10, "Custom Field": 20,
}  # fmt: skip
"""Groups of columns at the most; what does not fit is joined in the last one."""
UNFILLED = frozenset(name for name, field in google.SINGLE.items() if not field)
"""Google's columns that the contact has no place for: what was kept of them goes there again."""
_MOST_KEPT = 300
"""Columns that were kept from imports; the others' cells stand among the other properties."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How many of each of Google's groups there are, and the columns kept from imports."""

    groups: Mapping[str, int]
    kept: tuple[str, ...]

    def header(self) -> list[str]:
        """The header, in Google's order: what stands once, the groups, this program's own columns, and those kept."""
        grouped = [
            f"{name} {number} - {part}"
            for name, parts in google.GROUPS.items()
            for number in range(1, self.groups[name] + 1)
            for part in parts
        ]
        return [*google.SINGLE, *grouped, *google.OWN, *self.kept]


def layout(people: Iterable[ContactFields]) -> Layout:
    """The columns that people need; looks at each once and keeps none."""
    groups = dict.fromkeys(google.GROUPS, 1)
    kept: dict[str, None] = {}
    for fields in people:
        for name, count in _needed(fields).items():
            groups[name] = min(_MOST[name], max(groups[name], count))
        if len(kept) < _MOST_KEPT:
            kept.update(dict.fromkeys(filter(_is_free, map(column_of, fields.unknown))))
    return Layout(groups, tuple(kept)[:_MOST_KEPT])


def _is_free(header: str) -> bool:
    """Whether a column of this name would come back as one that nobody understands."""
    return bool(header) and not google.column(header) and header not in google.SINGLE


def _needed(fields: ContactFields) -> dict[str, int]:
    kinds = [reach.kind for reach in fields.reaches]
    birthdays = sum(date.kind is DateKind.BIRTHDAY for date in fields.dates)
    return {
        "E-mail": kinds.count(ReachKind.EMAIL),
        "Phone": kinds.count(ReachKind.PHONE),
        "Address": len(fields.addresses),
        "Relation": len(fields.relations),
        "Website": kinds.count(ReachKind.WEBSITE),
        "Event": len(fields.dates) - min(1, birthdays),
        "Custom Field": kinds.count(ReachKind.CHAT)
        + kinds.count(ReachKind.SOCIAL)
        + sum(bool(own_field_of(raw)) for raw in fields.unknown),
    }
