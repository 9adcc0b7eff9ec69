"""Writes people as a table that Google Contacts, and so any phone, takes in; and that this program reads again.

What such a table cannot hold: portraits, the lead time of a date and that it comes once, which contact of the book
somebody's relation is, and the order among ways of different kinds to reach somebody. Labels that are words of Google's
or begin as its marks do come back as those.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, TypeVar

from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    InterestKind,
    Name,
    Reach,
    ReachKind,
)
from followup_desktop.formats.table import google
from followup_desktop.formats.table.inert import inert
from followup_desktop.formats.table.kept import column_of, own_field_of, text_of
from followup_desktop.formats.table.layout import UNFILLED, Layout, layout
from followup_desktop.formats.table.understanding import property_line
from followup_desktop.formats.vcard.card import Card

_INTERESTS = {
    InterestKind.INTEREST: "Interests", InterestKind.VALUE: "Values", InterestKind.NEED: "Needs",
    InterestKind.OFFER: "Offers",
}  # fmt: skip
_OWN_REACHES = {kind: label for label, kind in google.OWN_REACHES.items()}
_ADDRESS = {
    "Street": "street", "City": "city", "PO Box": "po_box", "Region": "region", "Postal Code": "postal_code",
    "Country": "country", "Extended Address": "extended",
}  # fmt: skip
_T = TypeVar("_T")
_Labelled = list[tuple[str, str]]
"""Labels and values, in their order."""


def write_table(people: Callable[[], Iterable[Card]], out: BinaryIO) -> int:
    """Write a table in UTF-8 with its mark, and say how many people are in it.

    `people` gives the same people each time it is called: first for the columns that they need, then to be written.
    """
    columns = layout(card.fields for card in people())
    header = columns.header()
    out.write(b"\xef\xbb\xbf")
    _write_row(out, header)
    count = 0
    for card in people():
        cells = row(card, columns)
        _write_row(out, [cells.get(name, "") for name in header])
        count += 1
    return count


def row(card: Card, columns: Layout) -> dict[str, str]:
    """One person's cells, by the header of their columns, as they are meant: not inert yet."""
    fields = card.fields
    cells = _name(fields.name) | _words(card)
    dates = list(fields.dates)
    birthday = next((date for date in dates if date.kind is DateKind.BIRTHDAY), None)
    if birthday:
        dates.remove(birthday)
        cells["Birthday"] = str(birthday.on)
    cells |= _grouped("E-mail", _reaches(fields, ReachKind.EMAIL), columns)
    cells |= _grouped("Phone", _reaches(fields, ReachKind.PHONE), columns)
    cells |= _addresses(fields.addresses, columns.groups["Address"])
    relations = [(google.label_for(one.label), one.name) for one in fields.relations if one.name]
    cells |= _grouped("Relation", relations, columns)
    cells |= _grouped("Website", _reaches(fields, ReachKind.WEBSITE), columns)
    cells |= _grouped("Event", [(_event(date), str(date.on)) for date in dates], columns)
    cells |= _grouped("Custom Field", _own_fields(fields), columns)
    return cells | _kept(fields, columns)


def _write_row(out: BinaryIO, cells: Sequence[str]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(map(inert, cells))
    out.write(text.getvalue().encode("utf-8", "replace"))


def _name(name: Name) -> dict[str, str]:
    """The name's cells. A name without parts stands as the first one too: phones show no other."""
    parts = any((name.prefix, name.given, name.additional, name.family, name.suffix))
    return {
        "First Name": name.given if parts else name.full,
        "Middle Name": name.additional,
        "Last Name": name.family,
        "Phonetic First Name": name.phonetic_given,
        "Phonetic Last Name": name.phonetic_family,
        "Name Prefix": name.prefix,
        "Name Suffix": name.suffix,
        "Nickname": name.nickname,
        google.FULL_NAME: name.full,
    }


def _words(card: Card) -> dict[str, str]:
    fields = card.fields
    interests = {
        header: google.JOINED.join(each.text for each in fields.interests if each.kind is kind)
        for kind, header in _INTERESTS.items()
    }
    return interests | {
        "Organization Name": fields.organisation,
        "Organization Title": fields.role,
        "Organization Department": fields.department,
        "Notes": fields.notes,
        "Labels": google.JOINED.join((*fields.tags, google.EVERYBODY[0])),
        "Pronouns": fields.pronouns,
        "How We Met": fields.how_we_met,
        google.CIRCLE: card.circle_name,
        "Cadence": str(fields.cadence or ""),
        "Reaching Out": "1" if fields.reaching_out else "",
        "Holidays": fields.holidays,
        "UID": fields.vcard_uid,
    }


def _reaches(fields: ContactFields, kind: ReachKind) -> _Labelled:
    return [(_label(each, google.label_for(each.label)), each.value) for each in fields.reaches if each.kind is kind]


def _label(reach: Reach, label: str) -> str:
    return f"{google.PRIMARY}{label}" if reach.preferred else label


def _event(date: ContactDate) -> str:
    if date.kind is DateKind.ANNIVERSARY:
        return google.ANNIVERSARY
    return google.label_for(date.label if date.kind is DateKind.OTHER else date.kind.value)


def _own_fields(fields: ContactFields) -> _Labelled:
    """Chats and profiles, for which Google has no columns, and what was kept of fields of one's own."""
    reaches = [
        (_label(reach, f"{before}: {reach.label}" if reach.label else before), reach.value)
        for reach in fields.reaches
        if (before := _OWN_REACHES.get(reach.kind))
    ]
    return reaches + [(label, text_of(raw)) for raw in fields.unknown if (label := own_field_of(raw))]


def _grouped(name: str, values: _Labelled, columns: Layout) -> dict[str, str]:
    """The cells of a group: a column for each value, and in the last one all that are left, joined."""
    cells: dict[str, str] = {}
    for number, some in _dealt(values, columns.groups[name]):
        cells[f"{name} {number} - Label"] = google.JOINED.join(label for label, _value in some)
        cells[f"{name} {number} - Value"] = google.JOINED.join(value for _label, value in some)
    return cells


def _addresses(addresses: Sequence[Address], most: int) -> dict[str, str]:
    cells: dict[str, str] = {}
    for number, some in _dealt(addresses, most):
        cells[f"Address {number} - Label"] = google.JOINED.join(google.label_for(each.label) for each in some)
        for part, field in _ADDRESS.items():
            texts = [getattr(each, field) for each in some]
            if any(texts):
                cells[f"Address {number} - {part}"] = google.JOINED.join(texts)
    return cells


def _dealt(values: Sequence[_T], most: int) -> list[tuple[int, Sequence[_T]]]:
    """Values one to a column, counted from 1; all that are left in the last column."""
    last = values[most - 1 :]
    alone = [(number, values[number - 1 : number]) for number in range(1, min(most, len(values) + 1))]
    return [*alone, (most, last)] if last else alone


def _kept(fields: ContactFields, columns: Layout) -> dict[str, str]:
    """Columns kept from imports in columns of their own, and all other properties in one."""
    cells: dict[str, str] = {}
    others = []
    for raw in fields.unknown:
        if raw.is_picture:
            continue
        header = column_of(raw)
        if (header in UNFILLED or header in columns.kept) and header not in cells:
            cells[header] = text_of(raw)
        elif not own_field_of(raw):
            others.append(property_line(raw))
    return cells | {google.PROPERTIES: "\n".join(others)}
