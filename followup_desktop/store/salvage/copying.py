"""A damaged book's files, copied so that the book itself is left alone, and made to open as far as that goes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import apsw

from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.connection import copy_connection, read_only
from followup_desktop.store.errors import BookDamaged
from followup_desktop.store.files import in_the_way
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.salvage.reading import columns_of

_READING = (apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0)
_AT_ONCE = 1 << 20
_PAGE = 4096
_HEADING = (
    (0, b"SQLite format 3\0"),
    (16, _PAGE.to_bytes(2)),
    (18, bytes((2, 2, 0, 64, 32, 32))),
    (44, (4).to_bytes(4)),
    (56, (1).to_bytes(4)),
    (72, bytes(20)),
)
"""What stands in the heading of every book that is not encrypted, by its place (sqlite.org, Database File Format)."""
_NEEDED = {"contacts", "interactions", "participants"}
"""Whatever else is missing is found in a book of an older schema, or is done without."""
_SCHEMA_PAGES = "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'"


@contextmanager
def readable_copy(book: Path, key: Key | None, folder: Path, donors: Iterable[Path]) -> Iterator[apsw.Connection]:
    """A connection to a copy, made in `folder`, of a damaged book with its log.

    Where the part that says which tables there are is damaged too, it is taken from a sound book of the same schema:
    from one of `donors`, backups say, else from a new one. Raises BookDamaged where nothing helps, Refused where the
    copy cannot be written.
    """
    copy = folder / "damaged.db"
    for side in ("", "-wal"):
        with in_the_way(folder):
            _copy_file(book.with_name(f"{book.name}{side}"), copy.with_name(f"{copy.name}{side}"))
    if salt_of(copy) is None:
        with in_the_way(folder):
            _mend_heading(copy)
    connection = _open(copy, key) or _open_with_schema(copy, key, folder, donors)
    try:
        yield connection
    finally:
        connection.close()


def _open_with_schema(copy: Path, key: Key | None, folder: Path, donors: Iterable[Path]) -> apsw.Connection:
    for donor in chain(donors, _new_book(folder, key)):
        with in_the_way(folder), contextlib.suppress(apsw.Error, MemoryError):
            _take_schema(donor, key, copy)
        connection = _open(copy, key)
        if connection is not None:
            return connection
    raise BookDamaged(_("Nothing of the book can be read any more; it was left as it is"))


def _copy_file(source: Path, target: Path) -> None:
    """Copy by SQLite's own layer for files, as store/keys.py reads the heading; a log that is not there is none."""
    target.unlink(missing_ok=True)
    try:
        file = apsw.VFSFile("unix" if "unix" in apsw.vfs_names() else "", str(source), list(_READING))
    except apsw.CantOpenError:
        return
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            size = file.xFileSize()
            for place in range(0, size, _AT_ONCE):
                out.write(_part(file, place, min(_AT_ONCE, size - place)))
    finally:
        file.xClose()


def _part(file: apsw.VFSFile, place: int, size: int) -> bytes:
    """Some bytes of a file, with zeros for the pages that the disk does not give any more."""
    try:
        return file.xRead(size, place).ljust(size, b"\0")
    except apsw.Error:
        if size <= _PAGE:
            return bytes(size)
        return b"".join(_part(file, at, min(_PAGE, place + size - at)) for at in range(place, place + size, _PAGE))


def _mend_heading(copy: Path) -> None:
    with copy.open("r+b") as file:
        for place, content in _HEADING:
            file.seek(place)
            file.write(content)


def _new_book(folder: Path, key: Key | None) -> Iterator[Path]:
    """A new book, made only if it comes to that."""
    open_book(folder / "new", key).close()
    yield folder / "new" / FILE_NAME


def _take_schema(donor: Path, key: Key | None, copy: Path) -> None:
    """Copy the pages in which a donor lists its tables; they stand in the same places as long as the schema is one."""
    connection = read_only(donor, key, still=True)
    try:
        pages = [number for (number,) in connection.execute(_SCHEMA_PAGES)]
        ((size,),) = connection.execute("PRAGMA page_size")
    finally:
        connection.close()
    with donor.open("rb") as source, copy.open("r+b") as target:
        for number in pages:
            source.seek((number - 1) * size)
            target.seek((number - 1) * size)
            target.write(source.read(size))


def _open(copy: Path, key: Key | None) -> apsw.Connection | None:
    """A connection that reads what it can, or None where it cannot even tell which tables there are."""
    connection = copy_connection(copy, key)
    try:
        # Whatever of the schema makes no sense is passed over, not refused.
        connection.execute("PRAGMA writable_schema = 1; PRAGMA foreign_keys = 0; PRAGMA temp_store = memory").fetchall()
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if there >= _NEEDED and all(columns_of(connection, table) for table in _NEEDED):
            return connection
    except (apsw.Error, MemoryError, UnicodeDecodeError):
        pass
    connection.close()
    return None
