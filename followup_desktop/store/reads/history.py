"""The history: what each change set did, which can be undone or redone, and what happened since one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from followup_desktop.domain.changes import Changes, ChangeSet
from followup_desktop.domain.errors import NotFound
from followup_desktop.store.book import Book
from followup_desktop.store.rows import uuid_bytes, uuid_text

MOST_NAMED = 500
"""A set that touched more rows than this says 'everything' instead of naming them."""
_TOUCHED = """
SELECT DISTINCT table_name, row,
    CASE table_name WHEN 'contacts' THEN row ELSE json_extract(after, '$.contact_id') END,
    CASE table_name WHEN 'contacts' THEN row ELSE json_extract(before, '$.contact_id') END
FROM row_changes WHERE change_set_id = ?
"""
"""Whose a row is, and whose it was: merging gives rows to somebody else, undoing that takes them away again."""
_SETS = """
SELECT id, uuid, label, made_at, origin, undone_by IS NOT NULL, kind = 'restore' FROM change_sets s
WHERE kind IN ('do', 'restore')
"""


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows that a set changed: by table, and for rows that belong to contacts, whose they are."""

    rows_by_table: dict[str, set[int]]
    contacts_by_table: dict[str, set[int]]


def touched_by(book: Book, set_id: int) -> Touched:
    """The rows that a set changed."""
    rows: dict[str, set[int]] = defaultdict(set)
    contacts: dict[str, set[int]] = defaultdict(set)
    for table, row, *owners in book.rows(_TOUCHED, (set_id,)):
        rows[table].add(row)
        contacts[table].update(owner for owner in owners if owner is not None)
    return Touched(rows, contacts)


def changes_of(touched: Touched, set_id: int, label: str, created: tuple[int, ...] = ()) -> Changes:
    """A set's answer for views and undo, from what it touched."""
    contacts = frozenset[int]().union(*touched.contacts_by_table.values())
    interactions = touched.rows_by_table.get("interactions", set())
    everything = len(contacts) + len(interactions) > MOST_NAMED
    return Changes(
        set_id=set_id,
        label=label,
        contacts=frozenset() if everything else contacts,
        interactions=frozenset() if everything else frozenset(interactions),
        check_ins=frozenset() if everything else frozenset(touched.rows_by_table.get("check_ins", set())),
        preferences="preferences" in touched.rows_by_table,
        circles="circles" in touched.rows_by_table,
        everything=everything,
        created=created,
    )


def changes_since(book: Book, set_id: int) -> list[Changes]:
    """The answers of all sets after one, the oldest first; one 'everything' where there are more than a few."""
    sets = book.rows("SELECT id, label FROM change_sets WHERE id > ? ORDER BY id LIMIT 21", (set_id,))
    newest = newest_set(book)
    whole = "SELECT 1 FROM change_sets WHERE id > ? AND kind IN ('restore', 'forget', 'salvage') LIMIT 1"
    restored = book.row(whole, (set_id,))
    pruned = bool(sets) and int(book.value("SELECT min(id) FROM change_sets")) > set_id + 1
    pruned = pruned or (set_id > 0 and book.row("SELECT 1 FROM change_sets WHERE id = ?", (set_id,)) is None)
    if newest < set_id or len(sets) > 20 or restored or pruned:
        return [Changes(newest, "", preferences=True, circles=True, everything=True)]
    return [changes_of(touched_by(book, later), later, label) for later, label in sets]


def newest_set(book: Book) -> int:
    """The number of the newest set, 0 in a book without history."""
    return int(book.value("SELECT coalesce(max(id), 0) FROM change_sets"))


def data_version(book: Book) -> int:
    """A number that changes when another connection wrote; its own writes leave it alone."""
    return int(book.value("PRAGMA data_version"))


def history(book: Book, limit: int = 100) -> list[ChangeSet]:
    """What was done, the newest first."""
    rows = book.rows(f"{_SETS} ORDER BY id DESC LIMIT ?", (limit,))
    return [_change_set(row) for row in rows]


def set_of(book: Book, uuid: str) -> ChangeSet:
    """A change set by its UUID. Raises NotFound."""
    try:
        row = book.row(f"{_SETS} AND uuid = ?", (uuid_bytes(uuid),))
    except ValueError:
        row = None
    if row is None:
        raise NotFound("There is no change with this id")
    return _change_set(row)


def uuid_of(book: Book, set_id: int) -> str:
    """The UUID of a change set, by which undo names it."""
    return uuid_text(book.value("SELECT uuid FROM change_sets WHERE id = ?", (set_id,)))


def next_undo(book: Book) -> ChangeSet | None:
    """The newest change that is not undone, or None."""
    row = book.row(f"{_SETS} AND undone_by IS NULL ORDER BY id DESC LIMIT 1")
    return _change_set(row) if row else None


def next_redo(book: Book) -> ChangeSet | None:
    """The change that was undone last and is undone still, or None; nothing where something else was done since."""
    later = "SELECT 1 FROM change_sets later WHERE later.kind IN ('do', 'restore') AND later.id > s.undone_by"
    row = book.row(f"{_SETS} AND undone_by IS NOT NULL AND NOT EXISTS ({later}) ORDER BY undone_by DESC LIMIT 1")
    return _change_set(row) if row else None


def _change_set(row: tuple[object, ...]) -> ChangeSet:
    set_id, uuid, label, made_at, origin, undone, whole = row
    assert isinstance(set_id, int)
    assert isinstance(uuid, bytes)
    return ChangeSet(
        set_id,
        uuid_text(uuid),
        str(label),
        datetime.fromisoformat(str(made_at)),
        str(origin),
        bool(undone),
        bool(whole),
    )
