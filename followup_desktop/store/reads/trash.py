"""The trash: who was deleted lately, read from what the change sets that deleted them say was there before."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.names import display_name
from followup_desktop.domain.trash import KEPT_DAYS, Deleted
from followup_desktop.store.book import Book
from followup_desktop.store.contact_columns import NAME_COLUMNS
from followup_desktop.store.rows import marks, uuid_text

_GONE = """
SELECT c.row, c.before, s.id, s.made_at FROM change_sets s JOIN row_changes c ON c.change_set_id = s.id
WHERE s.kind = 'do' AND s.undone_by IS NULL AND s.made_at >= ? AND c.table_name = 'contacts' AND c.after IS NULL
    AND NOT EXISTS (SELECT 1 FROM contacts k WHERE k.id = c.row) ORDER BY s.id DESC
"""
_MERGED = """
SELECT c.change_set_id, k.display_name FROM row_changes c JOIN contacts k ON k.id = c.row
WHERE c.change_set_id IN ({}) AND c.table_name = 'contacts' AND c.after IS NOT NULL
"""
_WENT = """
SELECT change_set_id, json_extract(before, '$.contact_id'), table_name, count(*) FROM row_changes
WHERE change_set_id IN ({}) AND table_name IN ('participants', 'open_loops', 'favors', 'check_ins')
    AND (after IS NULL OR json_extract(after, '$.contact_id') <> json_extract(before, '$.contact_id'))
    AND json_extract(before, '$.closed_on') IS NULL AND coalesce(json_extract(before, '$.state'), 'open') = 'open'
GROUP BY 1, 2, 3
"""
_REACHES = """
SELECT json_extract(before, '$.contact_id'), json_extract(before, '$.value') FROM row_changes
WHERE change_set_id IN ({}) AND table_name = 'reaches' AND after IS NULL
ORDER BY json_extract(before, '$.position') DESC
"""


def trash(book: Book, today: date) -> list[Deleted]:
    """Who rests in the trash on a day, whoever was deleted last first."""
    with book.snapshot():
        since = (today - timedelta(days=KEPT_DAYS + 1)).isoformat()
        found = [one for one in _deleted(book, since) if one.forgotten_on > today]
        return _with_more(book, found)


def expired(book: Book, today: date) -> list[Deleted]:
    """Who has rested long enough. Those who were made one with somebody live on, and are not among them."""
    with book.snapshot():
        found = [one for one in _deleted(book) if one.forgotten_on <= today]
        return [one for one in _with_more(book, found) if not one.merged_into]


def in_trash(book: Book, contacts: Collection[int]) -> dict[int, Deleted]:
    """Those of some contacts who were deleted, however long ago, and are not in the book."""
    with book.snapshot():
        return {one.id: one for one in _with_more(book, [one for one in _deleted(book) if one.id in contacts])}


def kept_sets(book: Book, now: datetime) -> set[int]:
    """The change sets by which those in the trash can be brought back."""
    since = (now - timedelta(days=KEPT_DAYS + 1)).isoformat()
    return {set_id for _row, _before, set_id, _made_at in book.rows(_GONE, (since,))}


def _deleted(book: Book, since: str = "") -> list[Deleted]:
    """Everybody whom the history knows to have been deleted and who is not in the book, by their last deletion."""
    found: dict[int, Deleted] = {}
    for row, before, set_id, made_at in book.rows(_GONE, (since,)):
        if row not in found:
            found[row] = _one(row, json.loads(before), set_id, made_at)
    back = {uuid_text(uuid) for (uuid,) in book.rows("SELECT uuid FROM contacts")} if found else set()
    return [one for one in found.values() if one.uuid not in back]


def _one(row: int, before: dict[str, Any], set_id: int, made_at: str) -> Deleted:
    fields = ContactFields(Name(**{name: before[name] for name in NAME_COLUMNS}), organisation=before["organisation"])
    return Deleted(
        id=row,
        uuid=uuid_text(bytes.fromhex(before["uuid"])),
        name=display_name(fields),
        organisation=before["organisation"],
        portrait=before["portrait"],
        deleted_at=datetime.fromisoformat(made_at),
        change_set=set_id,
    )


def _with_more(book: Book, found: list[Deleted]) -> list[Deleted]:
    """The same with what went with them, whom they were merged into, and an address for a name where they had none."""
    sets = sorted({one.change_set for one in found})
    went = _went(book, sets)
    merged = dict(_of_sets(book, _MERGED, sets))
    nameless = [one.change_set for one in found if one.name in {one.organisation, "?"}]
    reaches: dict[int, str] = dict(_of_sets(book, _REACHES, sorted(set(nameless))))
    return [_whole(one, went[one.change_set, one.id], merged, reaches) for one in found]


def _whole(one: Deleted, went: Counter[str], merged: dict[int, str], reaches: dict[int, str]) -> Deleted:
    named = one.name
    if one.id in reaches and named in {one.organisation, "?"}:
        named = display_name(ContactFields(Name(), reaches=(Reach(ReachKind.EMAIL, reaches[one.id]),)))
    return replace(
        one,
        name=named,
        entries=went["participants"],
        loops=went["open_loops"],
        favors=went["favors"],
        check_ins=went["check_ins"],
        merged_into=merged.get(one.change_set, ""),
    )


def _went(book: Book, sets: list[int]) -> dict[tuple[int, int], Counter[str]]:
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for set_id, contact, table, count in _of_sets(book, _WENT, sets):
        counts[set_id, contact][table] = count
    return counts


def _of_sets(book: Book, query: str, sets: list[int]) -> Iterable[Any]:
    for start in range(0, len(sets), 500):
        part = sets[start : start + 500]
        yield from book.rows(query.format(marks(part)), part)
