"""One connection to the book: the driver, its pragmas, and the gate that keeps an unsafe SQLite away from it."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from followup_desktop.store.errors import BookUnsafe
from followup_desktop.store.keys import Key

BUSY_SECONDS = 5
_FIXED = (3, 51, 3)
_ALSO_FIXED = ((3, 50, 7), (3, 44, 6))
_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("temp_store", "memory"),
    ("cache_size", -16_000),
)


_WIDE_CACHE = -64_000
"""Kilobytes, of which a book takes what it has: a tray that verifies its backup may not grow by more."""


class BookDatabase(APSWDatabase):
    """Peewee's database on the program's own SQLite; every connection is opened the same way."""

    key: Key | None = None

    def _add_conn_hooks(self, connection: Any) -> None:
        unlock(connection, self.key)
        super()._add_conn_hooks(connection)

    def _connect(self) -> Any:
        connection = super()._connect()
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
        connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
        return connection


def database(path: Path, key: Key | None = None) -> BookDatabase:
    """A database for the book at a path; connections are opened when used, one a thread. `key` of an encrypted one.

    Raises BookUnsafe on an SQLite that can corrupt a book with two writers.
    """
    check_sqlite(apsw.sqlite_lib_version())
    made = BookDatabase(str(path), timeout=BUSY_SECONDS, pragmas=_PRAGMAS)
    made.key = key
    return made


def sqlite_version() -> str:
    """The version of the one SQLite that opens books here."""
    return str(apsw.sqlite_lib_version())


def unlock(connection: apsw.Connection, key: Key | None) -> None:
    """Give a new connection the key of its file, before anything else is asked of it."""
    if key is not None:
        # A pragma takes no parameters; these are hexadecimal digits.
        connection.execute(f"PRAGMA key = '{cipher_key(key)}'")


def cipher_key(key: Key | None) -> str:
    """A key in the driver's own writing; empty for none."""
    return "" if key is None else f"raw:{key.to_text()}"


def has_moved(connection: apsw.Connection) -> bool:
    """Whether the file of a connection has lost its name to another one since it was opened."""
    answer = ctypes.c_int(0)
    connection.file_control("main", apsw.SQLITE_FCNTL_HAS_MOVED, ctypes.addressof(answer))
    return bool(answer.value)


def check_sqlite(version: str) -> None:
    """Raise BookUnsafe where a version of SQLite has the WAL-reset bug (facts: storage)."""
    numbers = tuple(int(part) for part in version.split(".")[:3])
    if numbers < _FIXED and numbers not in _ALSO_FIXED:
        raise BookUnsafe(f"SQLite {version} can damage a book that two programs use; 3.51.3 or newer is needed")


def copy_connection(path: Path, key: Key | None = None) -> apsw.Connection:
    """A connection to a file of this process alone: a copy that is being made, encrypted where there is a key."""
    connection = apsw.Connection(str(path))
    unlock(connection, key)
    return connection


def read_only(path: Path, key: Key | None = None, *, still: bool = False) -> apsw.Connection:
    """A connection that can read and change nothing, for looking at a file before it is trusted.

    `still` is for a file that nobody has open, a backup say: no files are then made beside it.
    """
    if not still or path.with_name(f"{path.name}-wal").exists():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        connection.set_busy_timeout(BUSY_SECONDS * 1000)
        unlock(connection, key)
        return connection
    address = f"{path.resolve().as_uri()}?immutable=1"
    connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    unlock(connection, key)
    return connection


def keep_more_of(connection: apsw.Connection, schema: str = "main") -> None:
    """Let a connection that compares everything with everything keep as much of its file as it needs for that.

    With the usual cache each page of each index of a big book is read, and deciphered, a hundred times over.
    """
    connection.execute(f"PRAGMA {schema}.cache_size = {_WIDE_CACHE}").fetchall()


def sole_connection(path: Path, key: Key | None = None) -> apsw.Connection:
    """The only connection to a book, of all threads and processes, until it is closed. Raises the driver's BusyError.

    It may name its copies by addresses, which is how these get keys of their own.
    """
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(str(path), flags=flags)
    try:
        connection.set_busy_timeout(BUSY_SECONDS * 1000)
        unlock(connection, key)
        connection.execute("PRAGMA locking_mode = exclusive").fetchall()
        connection.execute("PRAGMA temp_store = memory").fetchall()
        # The first read takes the lock of a book in its usual mode; one that was only copied here needs a write.
        connection.execute("PRAGMA user_version").fetchall()
        connection.execute("PRAGMA journal_mode = wal").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
