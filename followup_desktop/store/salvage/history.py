"""The history in a salvage: kept where all of it can be read, so that what was done can still be undone."""

from __future__ import annotations

import json

import apsw

from followup_desktop.store.book import Book
from followup_desktop.store.salvage.reading import Reading, columns_of
from followup_desktop.store.salvage.rebuilding import TABLES

_NUMBERS = {"id", "change_set_id", "row", "target", "undone_by"}
_TABLES = ("change_sets", "row_changes")
_AS_BEFORE = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"


def take_history(damaged: apsw.Connection, book: Book) -> bool:
    """Copy the history into a new book; whether it was whole. Of one that is not, nothing: half a change undone harms.

    Only within a transaction.
    """
    book.execute("SAVEPOINT history")
    whole = all(_take(damaged, book, table) for table in _TABLES) and not book.rows("PRAGMA foreign_key_check")
    if not whole:
        book.execute("ROLLBACK TO history")
    book.execute("RELEASE history")
    return whole


def take_claims(damaged: apsw.Connection, book: Book) -> None:
    """Copy what was announced, so that it is not announced again, and the highest numbers ever given to rows."""
    try:
        for key, claimed_at, shown_by in damaged.execute("SELECT key, claimed_at, shown_by FROM announcements"):
            book.execute("INSERT OR IGNORE INTO announcements VALUES (?, ?, ?)", (key, claimed_at, shown_by))
    except (apsw.Error, MemoryError, UnicodeDecodeError):
        pass
    for table in TABLES:
        highest = Reading(damaged, table, ("id",)).highest_given()
        book.execute(_AS_BEFORE, (highest, table))


def _take(damaged: apsw.Connection, book: Book, table: str) -> bool:
    columns = tuple(row[1] for row in book.rows(f"PRAGMA table_info({table})"))
    if columns_of(damaged, table) != columns:
        return False
    reading = Reading(damaged, table, columns)
    insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"
    try:
        for portion in reading.rows():
            book.execute_many(insert, [_checked(columns, row) for row in portion])
    except (apsw.Error, ValueError, TypeError):
        return False
    return not reading.gaps


def _checked(columns: tuple[str, ...], row: tuple[object, ...]) -> list[object]:
    """A row of the history. Raises ValueError or TypeError where it makes no sense."""
    return [_value(column, value) for column, value in zip(columns, row, strict=True)]


def _value(column: str, value: object) -> object:
    if value is None or (column in _NUMBERS and isinstance(value, int)):
        return value
    if not isinstance(value, bytes):
        raise TypeError(column)
    if column == "uuid":
        return value
    text = value.decode()
    if column in ("before", "after"):
        json.loads(text)
    return text
