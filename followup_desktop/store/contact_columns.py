"""How a contact's fields lie in the columns of the book: one list of them for reading and writing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.store.rows import cadence_of

NAME_COLUMNS = (
    "full", "prefix", "given", "additional", "family", "suffix", "nickname", "phonetic_given", "phonetic_family",
)  # fmt: skip
WORD_COLUMNS = ("pronouns", "organisation", "department", "role", "notes", "how_we_met")
FIELD_COLUMNS = (
    *NAME_COLUMNS, *WORD_COLUMNS, "portrait", "circle_id", "cadence_count", "cadence_unit", "reaching_out",
    "vcard_uid", "holidays",
)  # fmt: skip


_REACH_KINDS = {kind.value: kind for kind in ReachKind}
_DATE_KINDS = {kind.value: kind for kind in DateKind}
_INTEREST_KINDS = {kind.value: kind for kind in InterestKind}
"""Looked up ten times as fast as an enumeration looks for its members."""


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table that holds one of a contact's lists: its name, its columns, and how a value becomes a row and back."""

    name: str
    field: str
    columns: tuple[str, ...]
    to_row: Callable[[Any], tuple[Any, ...]]
    from_row: Callable[..., Any]


LISTS: tuple[ListTable, ...] = (
    ListTable(
        "reaches",
        "reaches",
        ("kind", "value", "label", "preferred"),
        lambda r: (str(r.kind), r.value, r.label, int(r.preferred)),
        lambda kind, value, label, preferred: Reach(_REACH_KINDS[kind], value, label, bool(preferred)),
    ),
    ListTable(
        "addresses",
        "addresses",
        ("label", "street", "extended", "po_box", "city", "region", "postal_code", "country"),
        lambda a: (a.label, a.street, a.extended, a.po_box, a.city, a.region, a.postal_code, a.country),
        Address,
    ),
    ListTable(
        "contact_dates",
        "dates",
        ("kind", "label", "year", "month", "day", "lead_days", "once"),
        lambda d: (str(d.kind), d.label, d.on.year, d.on.month, d.on.day, d.lead_days, int(d.once)),
        lambda kind, label, year, month, day, lead_days, once: ContactDate(
            _DATE_KINDS[kind], PartialDate(year, month, day), label, lead_days, bool(once)
        ),
    ),
    ListTable(
        "interests",
        "interests",
        ("kind", "text"),
        lambda i: (str(i.kind), i.text),
        lambda kind, text: Interest(text, _INTEREST_KINDS[kind]),
    ),
    ListTable(
        "relations",
        "relations",
        ("label", "name", "other"),
        lambda r: (r.label, r.name, r.contact),
        Relation,
    ),
    ListTable(
        "unknown_properties",
        "unknown",
        ("name", "value", "grouped", "params"),
        lambda p: (p.name, p.value, p.group, p.params),
        RawProperty,
    ),
    ListTable("tags", "tags", ("text",), lambda tag: (tag,), lambda text: text),
)


def digest(portrait: Portrait | None) -> str | None:
    """The name under which a portrait is stored."""
    return None if portrait is None else hashlib.sha256(portrait.data).hexdigest()


def field_values(fields: ContactFields) -> tuple[Any, ...]:
    """A contact's own columns, in the order of FIELD_COLUMNS."""
    return (
        *(getattr(fields.name, column) for column in NAME_COLUMNS),
        *(getattr(fields, column) for column in WORD_COLUMNS),
        digest(fields.portrait),
        fields.circle,
        fields.cadence.count if fields.cadence else None,
        str(fields.cadence.unit) if fields.cadence else None,
        int(fields.reaching_out),
        fields.vcard_uid,
        fields.holidays,
    )


_NAME, _WORDS = slice(0, len(NAME_COLUMNS)), slice(len(NAME_COLUMNS), len(NAME_COLUMNS) + len(WORD_COLUMNS))
_OTHERS = itemgetter(*(FIELD_COLUMNS.index(name) for name in (
    "circle_id", "cadence_count", "cadence_unit", "reaching_out", "vcard_uid", "holidays",
)))  # fmt: skip


def fields_of(row: Sequence[Any], lists: dict[str, tuple[Any, ...]], portrait: Portrait | None) -> ContactFields:
    """A contact's fields from its columns in the order of FIELD_COLUMNS and its lists by field name."""
    pronouns, organisation, department, role, notes, how_we_met = row[_WORDS]
    circle, count, unit, reaching_out, uid, holidays = _OTHERS(row)
    return ContactFields(
        name=Name(*row[_NAME]),
        pronouns=pronouns,
        organisation=organisation,
        department=department,
        role=role,
        notes=notes,
        how_we_met=how_we_met,
        portrait=portrait,
        circle=circle,
        cadence=cadence_of(count, unit),
        reaching_out=bool(reaching_out),
        vcard_uid=uid,
        holidays=holidays,
        **lists,
    )
