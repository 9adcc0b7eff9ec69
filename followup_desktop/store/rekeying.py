"""The steps of giving a book another key: a copy with that key, compared row by row, that takes the book's place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import apsw

from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import verify
from followup_desktop.store.connection import cipher_key, copy_connection, keep_more_of
from followup_desktop.store.errors import BookBusy, BookDamaged, in_words, meaning_of
from followup_desktop.store.files import folder_to_disk, former, in_the_way, put_in_place, shred
from followup_desktop.store.keys import Key

Step = Callable[[str], None]
"""Told before each step: 'copy', 'verify', 'place'."""
_HOLDS_WHILE_REPLACED = os.name == "posix"
"""Windows gives no open file's name to another: there the book is let go for the moment in which it is replaced."""
_TABLES = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
_COLUMNS = "SELECT name, pk AND upper(type) = 'INTEGER' FROM pragma_table_info(?)"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM {}.sqlite_schema"
_BUSY = "Another program is using the book: close it and try again"


def silent(_step: str) -> None:
    """What is told of a step that nobody asked about."""


def make_copy(source: apsw.Connection, old: Key | None, copy: Path, new: Key | None, say: Step = silent) -> None:
    """Copy all that a connection reads into an empty file with another key, and compare. Raises BookError, Refused."""
    say("copy")
    _vacuum_into(source, copy, new or old)
    if new is None:
        _decrypt(copy, old)
    say("verify")
    verify(copy, new)
    with in_words, _attached(source, copy, new):
        same = _same(source)
    if not same:
        raise BookDamaged(_("The copy does not hold what the book holds; it was thrown away"))


def take_place(alone: apsw.Connection, copy: Path, book: Path, *, shreds: bool) -> None:
    """Give a copy the book's name while nobody else can write the book, whose sole connection is closed at the end.

    `shreds` writes zeros over what had the name before. Raises BookError, Refused: the book is then as it was.
    """
    with in_words:
        ((busy, logged, written),) = alone.execute("PRAGMA wal_checkpoint(FULL)")
    if busy or logged != written:
        raise BookBusy(_(_BUSY))
    with in_the_way(book):
        (_replace_held if _HOLDS_WHILE_REPLACED else _replace_unheld)(alone, copy, book, shreds=shreds)


def _replace_held(alone: apsw.Connection, copy: Path, book: Path, *, shreds: bool) -> None:
    """Others wait for the lock of a file that has lost its name when they get it, and is empty where it is shredded."""
    log, old_log = book.with_name(f"{book.name}-wal"), copy.with_name(f"{copy.name}-wal.former")
    try:
        # The copy would take the log of the old book's writes for its own.
        with suppress(FileNotFoundError):
            log.rename(old_log)
        folder_to_disk(book.parent)
        with former(book, copy) as old:
            put_in_place(copy, book)
            for each in filter(None, (old, old_log) if shreds else ()):
                with suppress(OSError):
                    shred(each)
    finally:
        alone.close()
        old_log.unlink(missing_ok=True)


def _replace_unheld(alone: apsw.Connection, copy: Path, book: Path, *, shreds: bool) -> None:
    """As long as anybody has the book open it cannot be replaced; who had it in the meantime has left a trace."""
    alone.close()
    before = _trace(book)
    with former(book, copy) as old:
        put_in_place(copy, book)
        if old is None:
            return
        if _trace(old) != before or book.with_name(f"{book.name}-wal").exists():
            old.replace(book)
            raise BookBusy(_(_BUSY))
        if shreds:
            with suppress(OSError):
                shred(old)


def _trace(file: Path) -> tuple[int, int]:
    facts = file.stat()
    return facts.st_size, facts.st_mtime_ns


def _vacuum_into(source: apsw.Connection, copy: Path, key: Key | None) -> None:
    """Write the copy in one pass, encrypted from its first byte. Raises BookError."""
    address = f"{copy.resolve().as_uri()}?key={quote(cipher_key(key), safe='')}"
    try:
        source.execute("VACUUM INTO ?", (address,)).fetchall()
    except apsw.Error as error:
        # The driver's words quote the address, and with it the key: they go no further.
        raise meaning_of(error) or BookDamaged(_("The book could not be copied")) from None


def _decrypt(copy: Path, key: Key | None) -> None:
    """Take the cipher off a copy, and the room that it takes in each page."""
    with in_words:
        connection = copy_connection(copy, key)
        try:
            connection.execute("PRAGMA temp_store = memory").fetchall()
            connection.execute("PRAGMA journal_mode = off").fetchall()
            connection.execute("PRAGMA rekey = ''").fetchall()
        finally:
            connection.close()


@contextmanager
def _attached(source: apsw.Connection, copy: Path, key: Key | None) -> Iterator[None]:
    source.execute("ATTACH ? AS copy KEY ?", (copy.resolve().as_uri(), cipher_key(key)))
    keep_more_of(source, "copy")
    try:
        yield
    finally:
        source.execute("DETACH copy")


def _same(connection: apsw.Connection) -> bool:
    """Whether 'copy' holds the rows of 'main', all of them and no others."""
    headings = [
        [list(connection.execute(f"PRAGMA {schema}.{heading}")) for heading in ("user_version", "application_id")]
        for schema in ("main", "copy")
    ]
    tables = list(connection.execute(_TABLES))
    return (
        headings[0] == headings[1]
        and not _differences(connection, *(_SCHEMA.format(schema) for schema in ("main", "copy")))
        and all(_same_rows(connection, name, bool(without_rowid)) for name, without_rowid in tables)
    )


def _same_rows(connection: apsw.Connection, table: str, without_rowid: bool) -> bool:
    """Rows that have a number are compared by it, in one walk through both; others as sets."""
    if table == "sqlite_schema":
        return True
    columns = list(connection.execute(_COLUMNS, (table,)))
    main, copy = (f'SELECT * FROM {schema}."{table}"' for schema in ("main", "copy"))
    ((ours, theirs),) = connection.execute(f"SELECT (SELECT count(*) FROM ({main})), (SELECT count(*) FROM ({copy}))")
    if ours != theirs:
        return False
    if without_rowid or not any(numbered for _name, numbered in columns):
        return not _differences(connection, main, copy)
    a, b = (", ".join(f'{side}."{name}"' for name, _numbered in columns) for side in "ab")
    query = f'SELECT 1 FROM main."{table}" a LEFT JOIN copy."{table}" b ON a.rowid = b.rowid WHERE ({a}) IS NOT ({b})'
    return not connection.execute(f"{query} LIMIT 1").fetchall()


def _differences(connection: apsw.Connection, one: str, other: str) -> bool:
    return any(
        connection.execute(f"{first} EXCEPT {second} LIMIT 1").fetchall()
        for first, second in ((one, other), (other, one))
    )
