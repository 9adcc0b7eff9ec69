"""The whole history for those who look through it: all changes by day, what each touched, what came after it."""

from __future__ import annotations

import json
from array import array
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from followup_desktop.domain.changes import ChangeSet
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.names import display_name, search_key, searchable
from followup_desktop.store.book import Book
from followup_desktop.store.contact_columns import NAME_COLUMNS
from followup_desktop.store.rows import marks, uuid_text

MOST_TOUCHED = 100
"""So many rows of a change are told; an import has hundreds of thousands."""
_KINDS = "kind IN ('do', 'restore', 'forget')"
_IDS = f"SELECT id, made_at FROM change_sets WHERE {_KINDS} ORDER BY id DESC"
_WORDS = f"SELECT id, made_at, label FROM change_sets WHERE {_KINDS} ORDER BY id DESC"
_SETS = """
SELECT id, uuid, label, made_at, origin, undone_by IS NOT NULL, kind FROM change_sets WHERE id IN ({})
"""
_TOUCHED = f"""
SELECT table_name, row, before, after FROM row_changes WHERE change_set_id = ? ORDER BY id LIMIT {MOST_TOUCHED}
"""
_LATER = """
SELECT DISTINCT s.id FROM change_sets s JOIN row_changes c ON c.change_set_id = s.id
WHERE s.id > :set AND s.kind = 'do' AND s.undone_by IS NULL
    AND (c.table_name, c.row) IN (SELECT table_name, row FROM row_changes WHERE change_set_id = :set)
ORDER BY s.id DESC
"""


class What(StrEnum):
    """What a change did with a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Past:
    """One change in the history. What was forgotten `for_good` is never undone; `whole` ones are restored backups."""

    change: ChangeSet
    for_good: bool

    @property
    def on(self) -> date:
        """The day it was done, where it was done."""
        return self.change.made_at.date()


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row that a change touched: of which table, what it did with it, whose it is, and a few words of what it says.

    `fields` are the columns that are others now. `contact` is None for rows that are nobody's, and `is_there` says
    whether that contact is in the book now.
    """

    table: str
    what: What
    contact: int | None
    name: str
    words: str
    fields: tuple[str, ...] = ()
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """The changes that a search found, the newest first: their numbers, and at which places which days begin."""

    ids: array[int]
    days: tuple[tuple[int, date], ...]


def past_index(book: Book, text: str = "") -> Index:
    """All changes, or those whose words hold a text, however it is accented."""
    key = search_key(text)
    if key:
        rows = [(row, made_at) for row, made_at, label in book.rows(_WORDS) if key in searchable(label)]
    else:
        rows = book.rows(_IDS)
    days: list[tuple[int, date]] = []
    shown = ""
    for place, (_row, made_at) in enumerate(rows):
        if (day := made_at[:10]) != shown:
            days.append((place, date.fromisoformat(day)))
            shown = day
    return Index(array("q", [row for row, _made_at in rows]), tuple(days))


def past_rows(book: Book, ids: Sequence[int]) -> dict[int, Past]:
    """Changes by their number; those that are gone are missing."""
    return {row[0]: _past(row) for row in book.rows(_SETS.format(marks(ids)), list(ids))}


def touched_rows(book: Book, set_id: int) -> tuple[list[TouchedRow], int]:
    """What a change touched, at most MOST_TOUCHED rows, and how many there were in all."""
    with book.snapshot():
        found = book.rows(_TOUCHED, (set_id,))
        count = int(book.value("SELECT count(*) FROM row_changes WHERE change_set_id = ?", (set_id,)))
        changes = [(table, row, _loaded(before), _loaded(after)) for table, row, before, after in found]
        owners = {_owner(table, row, after or before or {}) for table, row, before, after in changes} - {None}
        here = dict(book.rows(f"SELECT id, display_name FROM contacts WHERE id IN ({marks(owners)})", list(owners)))
    names = {row: _name(after or before or {}) for table, row, before, after in changes if table == "contacts"} | here
    told = [change for change in changes if not _says_nothing(change[0], *change[2:])]
    return [_touched(*change, names, here) for change in told], count - len(changes) + len(told)


def came_after(book: Book, set_id: int) -> list[int]:
    """The changes after one, and not undone, that touched rows of it too, the newest first."""
    return [row for (row,) in book.rows(_LATER, {"set": set_id})]


def _past(row: tuple[Any, ...]) -> Past:
    set_id, uuid, label, made_at, origin, undone, kind = row
    moment = datetime.fromisoformat(made_at)
    change = ChangeSet(set_id, uuid_text(uuid), label, moment, origin, bool(undone), kind == "restore")
    return Past(change, kind == "forget")


def _loaded(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))


def _owner(table: str, row: int, values: dict[str, Any]) -> int | None:
    return row if table == "contacts" else values.get("contact_id")


def _name(values: dict[str, Any]) -> str:
    return display_name(ContactFields(Name(**{column: values[column] for column in NAME_COLUMNS})))


def _touched(
    table: str,
    row: int,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    names: dict[int, str],
    here: Container[int | None],
) -> TouchedRow:
    values = after if after is not None else before or {}
    owner = _owner(table, row, values)
    what = What.ADDED if before is None else What.REMOVED if after is None else What.CHANGED
    fields = tuple(key for key in values if before is not None and after is not None and before[key] != after[key])
    return TouchedRow(table, what, owner, names.get(owner or 0, ""), _words(table, values), fields, owner in here)


def _words(table: str, values: dict[str, Any]) -> str:
    """What a row says, in its own words."""
    for column in {"relations": ("name",), "addresses": ("street", "city"), "contact_dates": ("label", "kind")}.get(
        table, ()
    ):
        if values.get(column):
            return str(values[column])
    for column in ("text", "notes", "reason", "value", "name"):
        if table not in {"contacts", "preferences", "unknown_properties"} and values.get(column):
            return " ".join(str(values[column]).split())
    return ""


def _says_nothing(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a row only counts that something else of the contact was written."""
    if table != "contacts" or before is None or after is None:
        return False
    return {key for key in after if before[key] != after[key]} <= {"revision", "field_times"}
