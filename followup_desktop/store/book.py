"""The book: one file in one folder, opened, checked and closed here; the rest of the store is handed one."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from followup_desktop.store import migrations
from followup_desktop.store.connection import BUSY_SECONDS, database, read_only
from followup_desktop.store.errors import BookBusy, BookDamaged, BookNewer, BookReadOnly, in_words

Parameters = Sequence[Any] | Mapping[str, Any]
"""What fills the marks of a statement, by place or by name."""
APPLICATION_ID = 0x466F6C6C
FILE_NAME = "book.db"
_BETWEEN_TRIES = 0.02


class Book:
    """An open book. May be used from several threads: each gets its own connection, to be closed by `close`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = database(path)
        self._here = threading.local()

    @property
    def database(self) -> Any:
        """Peewee's database, for queries made with its builder: `query.execute(book.database)`."""
        return self._database

    @property
    def connection(self) -> apsw.Connection:
        """The driver's connection of this thread."""
        connection: apsw.Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            with in_words:
                connection = self._here.connection = self._database.connection()
        return connection

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Never a cursor: one left half-read keeps the WAL growing."""
        with in_words:
            return list(self.connection.execute(sql, parameters))

    def row(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row of a query, or None."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Run a statement that gives no rows. Only within a write."""
        self.connection.execute(sql, parameters)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for each of several rows. Only within a write."""
        self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One IMMEDIATE transaction: all of it or nothing. Errors about the file are raised as BookError."""
        connection = self.connection
        with in_words:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                if not connection.get_autocommit():
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One view of the book for several reads, undisturbed by other writers."""
        connection = self.connection
        if not connection.get_autocommit():
            yield
            return
        with in_words:
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if not connection.get_autocommit():
                    connection.execute("COMMIT")

    @contextmanager
    def trial(self) -> Iterator[None]:
        """An IMMEDIATE transaction that is always taken back: to see what a write would do."""
        connection = self.connection
        with in_words:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                if not connection.get_autocommit():
                    connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close this thread's connection."""
        self._here.connection = None
        if not self._database.is_closed():
            self._database.close()


def open_book(folder: Path) -> Book:
    """Open the book in a folder, making it, or bringing it to this version's schema, where that is needed.

    Raises BookNewer, BookDamaged, BookBusy, BookReadOnly, BookFull or BookUnsafe; the file is then as it was.
    """
    path = folder / FILE_NAME
    _prepare(folder, path)
    book = Book(path)
    try:
        with in_words:
            _bring_up_to_date(book)
    except BaseException:
        book.close()
        raise
    return book


def version_of(path: Path, *, still: bool = False) -> int:
    """The schema version of a book's file, looked at without changing it; `still` as for `read_only`.

    It is 0 where nothing is in the file yet: the first start was cut short, or is under way in another process.
    Raises BookDamaged, BookNewer.
    """
    if not path.stat().st_size:
        return 0
    with in_words:
        connection = read_only(path, still=still)
        try:
            connection.execute("BEGIN")
            ((version,),) = connection.execute("PRAGMA user_version")
            ((application,),) = connection.execute("PRAGMA application_id")
            if version == application == 0 and not list(connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")):
                return 0
        finally:
            connection.close()
    if version > migrations.VERSION and application == APPLICATION_ID:
        raise BookNewer(
            f"The book {path.name} was written by a newer version of Followup (schema {version}, this one knows"
            f" {migrations.VERSION}); it was left as it is. Install the newer version to open it"
        )
    if application != APPLICATION_ID:
        raise BookDamaged(f"The file {path.name} is not a book of Followup; it was left as it is")
    return int(version)


def _prepare(folder: Path, path: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise BookReadOnly(f"The folder {folder} cannot be written ({error.strerror}); choose another one") from error
    if not os.access(path, os.W_OK) or not os.access(folder, os.W_OK):
        raise BookReadOnly(f"The book in {folder} cannot be written: its file or folder is read-only")


def _bring_up_to_date(book: Book) -> None:
    version = version_of(book.path)
    if version == migrations.VERSION:
        return
    # Imported late: it brings the table definitions, which a book of this version does not need to be opened.
    from followup_desktop.store import journal

    connection = _first_connection(book)
    connection.execute("PRAGMA foreign_keys = 0")
    with book.transaction():
        version = int(book.value("PRAGMA user_version"))
        for step in migrations.STEPS[version:]:
            step(connection)
        journal.install(connection)
        if book.row("PRAGMA foreign_key_check"):
            raise BookDamaged("The book's rows contradict each other; it was left at its old version")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migrations.VERSION}")
    connection.execute("PRAGMA foreign_keys = 1")


def _first_connection(book: Book) -> apsw.Connection:
    """The connection that gives a new file its WAL: SQLite does not wait for another process that does so too."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return book.connection
        except BookBusy:
            if time.monotonic() > until:
                raise
        time.sleep(_BETWEEN_TRIES)
