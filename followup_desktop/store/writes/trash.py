"""Bringing back who was deleted: their rows as the change set that deleted them says, among what changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.book import Book
from followup_desktop.store.contact_columns import LISTS
from followup_desktop.store.reads.trash import in_trash
from followup_desktop.store.rows import insert_sql
from followup_desktop.store.writes.change import Change, change

_CHANGES = "SELECT table_name, row, before, after FROM row_changes WHERE change_set_id = ? AND before IS NOT NULL"
_LISTS = tuple(table.name for table in LISTS)
_TABLES = (*_LISTS, "participants", "open_loops", "favors", "check_ins")
"""The tables with rows that belong to a contact; what others point to comes first."""
_POINTS = {
    "participants": {"interaction_id": "interactions"},
    "open_loops": {"interaction_id": "interactions", "closed_by_id": "interactions"},
    "check_ins": {"interaction_id": "interactions", "loop_id": "open_loops", "favor_id": "favors"},
}
"""What rows point to, by column."""
_NEEDED = {"participants": ("interaction_id",), "check_ins": ("loop_id", "favor_id")}
"""Without these a row says nothing: where one pointed to something that is gone, it stays away too."""

Values = dict[str, Any]


class _Changed(NamedTuple):
    """One row before and after a set; `after` is None where the set deleted it."""

    table: str
    row: int
    before: Values
    after: Values | None


@dataclass(frozen=True, slots=True)
class _Left:
    """What one set took away, sorted by whose it was."""

    contacts: dict[int, Values]
    theirs: dict[int, list[_Changed]]
    interactions: dict[int, Values]
    unlinked: list[_Changed]
    """Rows of others that were parted from an interaction or a relation by the set."""


def bring_back(book: Book, contacts: Sequence[int], now: datetime, origin: str = "") -> Changes:
    """Bring contacts back out of the trash, with all that went with them; `created` names them.

    What changed since stays as it is: an entry that was deleted by itself stays away, a circle that is gone is none.
    Of somebody who was merged, the entries come back that are still with the other one. Raises NotFound.
    """
    with change(book, "", now, origin) as work:
        resting = in_trash(book, set(contacts))
        if len(resting) < len(set(contacts)):
            raise NotFound(_("This contact is not in the trash any more"))
        found = [resting[contact] for contact in dict.fromkeys(contacts)]
        left = {set_id: _read(book, set_id) for set_id in {one.change_set for one in found}}
        for one in found:
            _bring_back(work, one.id, left[one.change_set])
            work.created.append(one.id)
        many = ngettext("Brought {n} contact out of the trash", "Brought {n} contacts out of the trash", len(found))
        one_of = _("Brought {name} out of the trash")
        work.label = one_of.format(name=found[0].name) if len(found) == 1 else many.format(n=len(found))
    return work.done


def _read(book: Book, set_id: int) -> _Left:
    left = _Left({}, defaultdict(list), {}, [])
    for table, row, before, after in book.rows(f"{_CHANGES} ORDER BY id", (set_id,)):
        one = _Changed(table, row, json.loads(before), json.loads(after) if after else None)
        owner = one.before.get("contact_id")
        moved = one.after is not None and one.after.get("contact_id") != owner
        if table == "contacts" and one.after is None:
            left.contacts[row] = one.before
        elif table == "interactions" and one.after is None:
            left.interactions[row] = one.before
        elif owner is not None and (one.after is None or moved):
            left.theirs[owner].append(one)
        elif one.after is not None:
            left.unlinked.append(one)
    return left


def _bring_back(work: Change, contact: int, left: _Left) -> None:
    values = dict(left.contacts[contact])
    if values["circle_id"] is not None and not _is_there(work.book, "circles", values["circle_id"]):
        values["circle_id"] = None
    if values["is_me"] and work.book.row("SELECT 1 FROM contacts WHERE is_me"):
        values["is_me"] = 0
    _insert(work, "contacts", values)
    rows = sorted(left.theirs.get(contact, ()), key=lambda one: _TABLES.index(one.table))
    back = _interactions(work, rows, left)
    for one in rows:
        if one.after is None:
            _insert_theirs(work, one)
        elif _column(work.book, one.table, one.row, "contact_id") == one.after["contact_id"]:
            work.update(one.table, one.row, contact_id=contact)
    _link_again(work, back, str(values["uuid"]), left.unlinked)


def _interactions(work: Change, rows: Iterable[_Changed], left: _Left) -> set[int]:
    """Bring back the entries in which somebody took part and that went with them; which they are."""
    taken = {one.before["interaction_id"] for one in rows if one.table == "participants" and one.after is None}
    back = {row for row in taken & left.interactions.keys() if not _is_there(work.book, "interactions", row)}
    for row in sorted(back):
        _insert(work, "interactions", left.interactions[row])
    return back


def _insert_theirs(work: Change, one: _Changed) -> None:
    values = dict(one.before)
    for column, table in _POINTS.get(one.table, {}).items():
        if values[column] is not None and not _is_there(work.book, table, values[column]):
            if column in _NEEDED.get(one.table, ()):
                return
            values[column] = None
    _insert(work, one.table, values)


def _link_again(work: Change, back: set[int], uuid: str, unlinked: Iterable[_Changed]) -> None:
    """Let rows of others that the set parted from what is back name it again, if they name nothing else since."""
    text = uuid.lower()
    for one in unlinked:
        assert one.after is not None
        for column, before in one.before.items():
            named = before in back if column in {"interaction_id", "closed_by_id"} else _is_uuid(column, before, text)
            if not named or one.after[column] == before or not _is_there(work.book, one.table, one.row):
                continue
            if _column(work.book, one.table, one.row, column) == one.after[column]:
                work.update(one.table, one.row, **{column: before})


def _is_uuid(column: str, value: Any, uuid: str) -> bool:
    return column == "other" and isinstance(value, str) and value.replace("-", "").lower() == uuid


def _insert(work: Change, table: str, values: Values) -> None:
    """Put a row back under its number; where another book was imported since, it may be there under another one."""
    stored = {name: bytes.fromhex(value) if name == "uuid" else value for name, value in values.items()}
    work.book.execute(f"{insert_sql(table, tuple(stored))} ON CONFLICT DO NOTHING", tuple(stored.values()))


def _is_there(book: Book, table: str, row: int) -> bool:
    return book.row(f"SELECT 1 FROM {table} WHERE id = ?", (row,)) is not None


def _column(book: Book, table: str, row: int, column: str) -> Any:
    return book.value(f"SELECT {column} FROM {table} WHERE id = ?", (row,))
