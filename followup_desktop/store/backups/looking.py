"""A look inside a backup before it is put back: what it holds, and what would come and go with it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backups.checking import read_again, verified
from followup_desktop.store.book import Book, Parameters
from followup_desktop.store.connection import read_only
from followup_desktop.store.errors import in_words
from followup_desktop.store.keys import Key

_NEWEST = 5
_NAMED = 12
_AT_ONCE = 20_000
_ENTRIES = f"""
SELECT i.happened, i.channel, i.notes, (SELECT json_group_array(c.display_name) FROM participants p
    JOIN contacts c ON c.id = p.contact_id WHERE p.interaction_id = i.id)
FROM interactions i WHERE i.happened < '9999' ORDER BY i.happened DESC, i.id DESC LIMIT {_NEWEST}
"""
_CONTACTS = "SELECT uuid, revision, display_name FROM contacts WHERE is_me = 0 AND uuid > ? ORDER BY uuid LIMIT ?"
_INTERACTIONS = "SELECT uuid FROM interactions WHERE uuid > ? ORDER BY uuid LIMIT ?"
_SINCE = """
SELECT label FROM change_sets WHERE kind = 'do' AND undone_by IS NULL
    AND id > (SELECT id FROM change_sets WHERE uuid = ?) ORDER BY id DESC
"""

Rows = Callable[[str, Parameters], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """An interaction in a backup: `happened` is a day or a moment in ISO text, as it is kept."""

    happened: str
    channel: Channel
    notes: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """How many there are, and the first of them by name."""

    count: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What putting a backup back would change: who would come back, who would go, who would be as they were then.

    `since` is what was done after the backup, the newest first, and would be undone; nothing is known of it where the
    backup is not of this book's past.
    """

    back: Some
    gone: Some
    changed: Some
    interactions_back: int
    interactions_gone: int
    since: Some

    def __bool__(self) -> bool:
        """Whether anything would be another one."""
        parts = (self.back.count, self.gone.count, self.changed.count, self.interactions_back, self.interactions_gone)
        return any((*parts, self.since.count))


@dataclass(frozen=True, slots=True)
class Inside:
    """What a verified backup holds, and how that differs from the book; None where there is no book to compare."""

    file: Path
    contacts: int
    interactions: int
    entries: tuple[Entry, ...]
    difference: Difference | None


def look_inside(file: Path, book: Book | None, key: Key | None = None, noted_at: datetime | None = None) -> Inside:
    """Verify a backup and read what it holds; seconds for a big one. `key` opens the backup, where it needs one.

    Of one on the shelf it is noted that it was sound, or not, at the moment `noted_at`.
    Raises Refused where it is damaged or no backup, BookLocked and WrongKey.
    """
    found = read_again(file, noted_at, key) if noted_at else verified(file, key)
    with in_words, contextlib.closing(read_only(file, key, still=True)) as connection:
        then = _rows_of(connection)
        try:
            entries = tuple(_entry(row) for row in then(_ENTRIES, ()))
            difference = _difference(then, book) if book is not None else None
        except apsw.SQLError as error:
            raise Refused(_("{name} lacks parts of a book, so it cannot be used").format(name=file.name)) from error
    return Inside(file, found.contacts, found.interactions, entries, difference)


def _difference(then: Rows, book: Book) -> Difference:
    with book.snapshot():
        were, are = _contacts(then), _contacts(book.rows)
        back, gone = _compared(_uuids(then), _uuids(book.rows))
        newest = then("SELECT uuid FROM change_sets ORDER BY id DESC LIMIT 1", ())
        since = [label for (label,) in book.rows(_SINCE, (newest[0][0] if newest else b"",))]
    return Difference(
        back=_some(were[uuid][1] for uuid in were.keys() - are.keys()),
        gone=_some(are[uuid][1] for uuid in are.keys() - were.keys()),
        changed=_some(are[uuid][1] for uuid in were.keys() & are.keys() if were[uuid] != are[uuid]),
        interactions_back=back,
        interactions_gone=gone,
        since=Some(len(since), tuple(since[:_NAMED])),
    )


def _rows_of(connection: apsw.Connection) -> Rows:
    def rows(sql: str, parameters: Parameters) -> list[tuple[Any, ...]]:
        return list(connection.execute(sql, parameters))

    return rows


def _entry(row: tuple[Any, ...]) -> Entry:
    happened, channel, notes, names = row
    known = Channel(channel) if channel in set(Channel) else Channel.OTHER
    return Entry(happened, known, notes, tuple(json.loads(names)))


def _contacts(rows: Rows) -> dict[bytes, tuple[int, str]]:
    return {uuid: (revision, name) for uuid, revision, name in _portions(rows, _CONTACTS)}


def _uuids(rows: Rows) -> Iterator[bytes]:
    return (uuid for (uuid,) in _portions(rows, _INTERACTIONS))


def _portions(rows: Rows, sql: str) -> Iterator[tuple[Any, ...]]:
    """All rows by uuid, so many at a time: a million of them should not be in memory at once."""
    last: bytes = b""
    while found := rows(sql, (last, _AT_ONCE)):
        yield from found
        last = found[-1][0]


def _compared(these: Iterator[bytes], those: Iterator[bytes]) -> tuple[int, int]:
    """How many of two rising sequences are in the first only, and in the second only."""
    first = second = 0
    one, other = next(these, None), next(those, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one < other):
            first, one = first + 1, next(these, None)
        elif one is None or other < one:
            second, other = second + 1, next(those, None)
        else:
            one, other = next(these, None), next(those, None)
    return first, second


def _some(names: Iterator[str]) -> Some:
    every = sorted(names, key=str.casefold)
    return Some(len(every), tuple(every[:_NAMED]))
