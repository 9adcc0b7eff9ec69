"""Writing a contact's fields into their rows, so that what did not change keeps its rows."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import Any

from followup_desktop.domain.contacts import ContactFields, Portrait
from followup_desktop.domain.imports import match_keys
from followup_desktop.store import facts
from followup_desktop.store.contact_columns import FIELD_COLUMNS, LISTS, ListTable, digest, field_values
from followup_desktop.store.rows import new_uuid, uuid_text
from followup_desktop.store.writes.change import Change

_RHYTHM = {"circle_id", "cadence_count", "cadence_unit"}


def insert_contact(work: Change, fields: ContactFields, *, dates: Sequence[bytes] = (), **columns: Any) -> int:
    """Add a contact with all their rows, and give their number.

    Without a UID of a file they get one of their own, so that what is exported is recognised when it comes back.
    `dates` are the UUIDs of their dates, where these were in a book before: their occasions are named after them.
    """
    _keep_picture(work, fields.portrait)
    values = dict(zip(FIELD_COLUMNS, field_values(fields), strict=True))
    uuid = columns.pop("uuid", None) or new_uuid()
    values["vcard_uid"] = fields.vcard_uid or f"urn:uuid:{uuid_text(uuid)}"
    names = facts.names_of(fields)
    values |= dict(zip(facts.NAME_COLUMNS, names, strict=True))
    columns.setdefault("added_on", work.today.isoformat())
    contact = work.insert("contacts", uuid=uuid, **values, **columns)
    for table in LISTS:
        uuids = dates if table.field == "dates" else ()
        _insert_rows(work, table, contact, enumerate(map(table.to_row, getattr(fields, table.field))), uuids)
    keys = match_keys(dataclasses.replace(fields, vcard_uid=values["vcard_uid"]))
    work.insert_later("match_keys", ("key", "contact_id"), [(key, contact) for key in keys])
    work.fresh.add(contact)
    return contact


def update_contact(work: Change, contact: int, old: ContactFields, new: ContactFields) -> None:
    """Write what differs between a contact's fields as they are and as they shall be."""
    if old == new:
        return
    if contact in work.unwritten:
        work.insert_waiting()
    work.fresh.discard(contact)
    _keep_picture(work, new.portrait)
    before = dict(zip(FIELD_COLUMNS, field_values(old), strict=True))
    after = dict(zip(FIELD_COLUMNS, field_values(new), strict=True))
    changed = {column: value for column, value in after.items() if before[column] != value}
    lists = [table for table in LISTS if getattr(old, table.field) != getattr(new, table.field)]
    revision, times = work.book.rows("SELECT revision, field_times FROM contacts WHERE id = ?", (contact,))[0]
    stamped = json.loads(times) | dict.fromkeys([*changed, *(table.field for table in lists)], work.now.isoformat())
    if _RHYTHM & changed.keys():
        # It was spread over the former cadence; who chooses one for many spreads them anew.
        changed["first_due_on"] = None
    work.update("contacts", contact, **changed, revision=revision + 1, field_times=json.dumps(stamped))
    for table in lists:
        _update_rows(work, table, contact, [table.to_row(value) for value in getattr(new, table.field)])


def _keep_picture(work: Change, portrait: Portrait | None) -> None:
    if portrait is None:
        return
    statement = "INSERT INTO pictures (digest, media, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    work.book.execute(statement, (digest(portrait), portrait.media, portrait.data))


def _insert_rows(
    work: Change,
    table: ListTable,
    contact: int,
    rows: Iterable[tuple[int, tuple[Any, ...]]],
    uuids: Sequence[bytes] = (),
) -> None:
    named = iter(uuids)
    added = [(next(named, None) or new_uuid(), contact, position, *row) for position, row in rows]
    if added:
        work.unwritten.add(contact)
        work.insert_later(table.name, ("uuid", "contact_id", "position", *table.columns), added)


def _update_rows(work: Change, table: ListTable, contact: int, wanted: list[tuple[Any, ...]]) -> None:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    query = f"SELECT id, position, {columns} FROM {table.name} WHERE contact_id = ? ORDER BY position, id"
    kept: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
    for row in work.book.rows(query, (contact,)):
        kept.setdefault(row[2:], []).append((row[0], row[1]))
    added: list[tuple[int, tuple[Any, ...]]] = []
    for position, values in enumerate(wanted):
        same = kept.get(values)
        if not same:
            added.append((position, values))
            continue
        same_row, stood = same.pop(0)
        if stood != position:
            work.update(table.name, same_row, position=position)
    for left in kept.values():
        for gone, _ in left:
            work.delete(table.name, gone)
    _insert_rows(work, table, contact, added)
