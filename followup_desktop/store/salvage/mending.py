"""Mending rows that are not as they were written: from the journal, which has each row as it was left, and a backup.

A block's digest tells whether it is right again: what makes it true is taken for what was written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import apsw

from followup_desktop.store.book import Book
from followup_desktop.store.digests import BITS, Block, is_true
from followup_desktop.store.journal import put_back, row_json
from followup_desktop.store.salvage.reading import Reading

Rows = Mapping[int, str | None]
"""Rows of one block by number, as the journal writes them down; None for one that is known to be gone."""
Witness = Callable[[Block], Rows]


def journal_witness(connection: apsw.Connection) -> Witness:
    """What the journal says of rows: as their newest change left them. Rows without a change are not in it.

    It is read once, when it is asked first, as far as it can be.
    """
    read: list[dict[tuple[str, int], dict[int, str | None]]] = []

    def said(block: Block) -> Rows:
        if not read:
            read.append(_newest_changes(connection))
        return read[0].get((block.table, block.number), {})

    return said


def _newest_changes(connection: apsw.Connection) -> dict[tuple[str, int], dict[int, str | None]]:
    newest: dict[tuple[str, int], dict[int, str | None]] = defaultdict(dict)
    for portion in Reading(connection, "row_changes", ("id", "table_name", "row", "after")).rows():
        for _change, table, row, after in portion:
            with suppress(UnicodeDecodeError, AttributeError, TypeError):
                newest[table.decode(), row >> BITS][row] = None if after is None else after.decode()
    return newest


def backup_witness(backup: apsw.Connection) -> Witness:
    """What a backup of the same schema holds."""

    def held(block: Block) -> Rows:
        with suppress(apsw.Error, MemoryError, UnicodeDecodeError):
            query = f"SELECT id FROM {block.table} WHERE id BETWEEN ? AND ?"
            rows: list[tuple[Any, ...]] = list(backup.execute(query, (block.first, block.last)))
            return {row: row_json(backup, block.table, row) for (row,) in rows}
        return {}

    return held


def mend(book: Book, block: Block, witnesses: Iterable[Witness]) -> bool | None:
    """Put back what the witnesses say of a block's rows where that makes its digest true; whether it is true now.

    None where its digest is not known. The first witness is believed before the next. Only within a transaction
    without the journal's triggers and with foreign keys off; nothing is changed where nothing makes it true.
    """
    if (now := is_true(book, block)) is not False:
        return now
    said: dict[int, str | None] = {}
    attempts: list[Rows] = []
    for witness in witnesses:
        said = _otherwise(book, block, witness(block)) | said
        attempts.append(dict(said))
    attempts += [{row: text} for row, text in said.items()]
    return any(_succeeds(book, block, attempt) for attempt in attempts if attempt)


def fill(book: Book, block: Block, wanted: Iterable[int], witnesses: Sequence[Witness]) -> set[int]:
    """Put rows that could not be read back as the first witness that knows them says; those that are settled by it.

    As `mend` otherwise.
    """
    known: dict[int, str | None] = {}
    for witness in reversed(witnesses):
        known |= witness(block)
    said = {row: known[row] for row in wanted if row in known}
    _put_all(book, block, said)
    return set(said)


def _otherwise(book: Book, block: Block, said: Rows) -> dict[int, str | None]:
    return {row: text for row, text in said.items() if row_json(book.connection, block.table, row) != text}


def _succeeds(book: Book, block: Block, attempt: Rows) -> bool:
    book.execute("SAVEPOINT attempt")
    _put_all(book, block, attempt)
    done = bool(is_true(book, block))
    if not done:
        book.execute("ROLLBACK TO attempt")
    book.execute("RELEASE attempt")
    return done


def _put_all(book: Book, block: Block, said: Rows) -> None:
    for row, text in said.items():
        # What takes another row's place, or is not of this row any more, cannot be right.
        with suppress(apsw.ConstraintError, ValueError, KeyError, TypeError):
            if text is None or json.loads(text)["id"] == row:
                put_back(book.connection, block.table, row, text)
