"""Who is to be forgotten: all that they were called and known by, now and in the history."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.names import display_name, fold
from followup_desktop.store.book import Book
from followup_desktop.store.contact_columns import NAME_COLUMNS
from followup_desktop.store.rows import uuid_text

_NAMED = ("id", "uuid", *NAME_COLUMNS)
_PRESENT = f"""
SELECT {", ".join(f'"{column}"' for column in _NAMED)}, display_name FROM contacts
WHERE id IN (SELECT value FROM json_each(?))
"""
_FORMER = """
SELECT row, before, after FROM row_changes
WHERE table_name = 'contacts' AND row IN (SELECT value FROM json_each(?))
"""
_KEEPING = """
SELECT DISTINCT change_set_id FROM row_changes
WHERE table_name = 'contacts' AND before IS NOT NULL AND after IS NOT NULL AND row IN (SELECT value FROM json_each(?))
"""
_GONE = """
SELECT c.change_set_id, c.row FROM row_changes c
JOIN change_sets s ON s.id = c.change_set_id AND s.kind = 'do' AND s.undone_by IS NULL
WHERE c.table_name = 'contacts' AND c.after IS NULL AND NOT EXISTS (SELECT 1 FROM contacts k WHERE k.id = c.row)
"""
_REACHES = """
SELECT DISTINCT json_extract(coalesce(before, after), '$.value') FROM row_changes WHERE table_name = 'reaches'
    AND json_extract(coalesce(before, after), '$.contact_id') IN (SELECT value FROM json_each(?))
"""
_SHORT = 2
"""Letters of a word below which it says nobody's name."""


@dataclass(frozen=True, slots=True)
class Known:
    """Of one or more people: their numbers, those of them who are in the book, their UUIDs and all their names.

    Who was merged into somebody is them. `whole` are the names that a list would show, `names` these and given names
    and nicknames by themselves, all as written; `words` the folded words of all.
    """

    contacts: frozenset[int]
    present: frozenset[int]
    uuids: frozenset[str]
    whole: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


def known_of(book: Book, contacts: Collection[int]) -> Known:
    """What the book and its history know some contacts by; numbers of which nothing is known are left out."""
    wanted = _with_merged(book, frozenset(contacts))
    present = book.rows(_PRESENT, (_list(wanted),))
    former = book.rows(_FORMER, (_list(wanted),))
    said = [dict(zip((*_NAMED, "shown"), row, strict=True)) for row in present]
    told = [json.loads(text) for _row, *texts in former for text in texts if text]
    uuids = {uuid_text(one["uuid"]) for one in said} | {uuid_text(bytes.fromhex(one["uuid"])) for one in told}
    whole = {str(one["shown"]) for one in said} | {name for one in (*said, *told) for name in _whole_names(one)}
    whole |= {reach for (reach,) in book.rows(_REACHES, (_list(wanted),))}
    parts = {str(one[column]).strip() for one in (*said, *told) for column in ("given", "nickname")}
    names = whole | {part for part in parts if part}
    return Known(
        contacts=frozenset({one["id"] for one in said} | {row for row, *_texts in former}),
        present=frozenset(one["id"] for one in said),
        uuids=frozenset(uuids),
        whole=frozenset(whole),
        names=frozenset(names),
        words=frozenset(word for name in names for word in words_of(name)),
    )


def _with_merged(book: Book, contacts: frozenset[int]) -> frozenset[int]:
    """The same with those who were made one with any of them: a set that edits one contact and deletes another."""
    gone = book.rows(_GONE)
    while True:
        keeping = {set_id for (set_id,) in book.rows(_KEEPING, (_list(contacts),))} if gone else set()
        more = {row for set_id, row in gone if set_id in keeping} - contacts
        if not more:
            return contacts
        contacts |= more


def words_of(text: str) -> set[str]:
    """The folded words of a text by which a name may be told."""
    spread = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return {word for word in spread.split() if len(word) >= _SHORT}


def _whole_names(one: dict[str, Any]) -> Iterable[str]:
    """What somebody is or was called, in each way that the whole name can be put together."""
    name = Name(**{column: one[column] or "" for column in NAME_COLUMNS})
    shown = display_name(ContactFields(name))
    both = f"{name.given} {name.family}"
    return {each.strip() for each in (shown, name.full, both) if each.strip(" ?")}


def _list(rows: Iterable[int]) -> str:
    return json.dumps(sorted(rows))
