"""The book: one file in one folder, with its statements and transactions; store/opening.py opens it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from followup_desktop.domain.language import gettext as _
from followup_desktop.store import migrations
from followup_desktop.store.connection import database, has_moved, read_only
from followup_desktop.store.errors import BookDamaged, BookLocked, BookNewer, WrongKey, in_words
from followup_desktop.store.keys import Key, salt_of

Parameters = Sequence[Any] | Mapping[str, Any]
"""What fills the marks of a statement, by place or by name."""
APPLICATION_ID = 0x466F6C6C
FILE_NAME = "book.db"


class Book:
    """An open book. May be used from several threads: each gets its own connection, to be closed by `close`."""

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self.path = path
        self._key = key
        self._turn = 0
        self._database = database(path, key)
        self._here = threading.local()

    @property
    def key(self) -> Key | None:
        """What opens the book; None of one that is not encrypted, or that is locked."""
        return self._key

    @property
    def encrypted(self) -> bool:
        """Whether the book's file is encrypted now, whoever made it so."""
        return salt_of(self.path) is not None

    def use_key(self, key: Key | None) -> None:
        """Open the book with this key from now on: each thread at its next query, a transaction is ended before.

        None locks an encrypted book: whatever is asked of it then raises BookLocked.
        """
        self._key = self._database.key = key
        self._turn += 1

    @property
    def database(self) -> Any:
        """Peewee's database, for queries made with its builder: `query.execute(book.database)`."""
        return self._database

    @property
    def connection(self) -> apsw.Connection:
        """The driver's connection of this thread. Raises BookError, of an encrypted book BookLocked or WrongKey too."""
        connection: apsw.Connection | None = getattr(self._here, "connection", None)
        if connection is None or (self._here.turn != self._turn and connection.get_autocommit()):
            connection = self._connect()
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

    def _connect(self) -> apsw.Connection:
        """A new connection of this thread, to the file that bears the book's name when it can be used.

        Whoever changes the key puts another file in its place, and this one may have waited for that.
        """
        while True:
            self.close()
            self._here.turn = self._turn
            try:
                with in_words:
                    connection: apsw.Connection = self._database.connection()
                    connection.execute("PRAGMA user_version").fetchall()
            except BookDamaged:
                self.close()
                self._explain()
                if self._key is None or self.encrypted:
                    raise
                # Another process decrypted it: there is nothing left to unlock.
                self.use_key(None)
                continue
            if not has_moved(connection):
                self._here.connection = connection
                return connection

    def _explain(self) -> None:
        """Raise BookLocked or WrongKey where the file is not damaged but encrypted with another key than is known."""
        salt = salt_of(self.path)
        if salt is not None and self._key is None:
            raise BookLocked(_("The book {name} is encrypted: its passphrase is needed").format(name=self.path.name))
        if salt is not None and self._key is not None and self._key.salt != salt:
            raise WrongKey(_("The passphrase of the book was changed: the new one is needed"))

    def close(self) -> None:
        """Close this thread's connection."""
        self._here.connection = None
        if not self._database.is_closed():
            self._database.close()


def version_of(path: Path, key: Key | None = None, *, still: bool = False) -> int:
    """The schema version of a book's file, looked at without changing it; `still` as for `read_only`.

    It is 0 where nothing is in the file yet: the first start was cut short, or is under way in another process.
    Raises BookDamaged, BookNewer, BookLocked, WrongKey.
    """
    while True:
        file = path.stat()
        try:
            version = _version_of(path, key, still=still) if file.st_size else 0
        except (BookDamaged, BookLocked):
            if path.stat().st_ino == file.st_ino:
                raise
        else:
            if path.stat().st_ino == file.st_ino:
                return version
        # Another file took its place meanwhile, as happens when the key is changed: what was seen is of neither.


def _version_of(path: Path, key: Key | None, *, still: bool) -> int:
    version, application, empty = _heading(path, _fitting(path, key), still=still)
    if version == application == 0 and empty:
        return 0
    if version > migrations.VERSION and application == APPLICATION_ID:
        raise BookNewer(
            f"The book {path.name} was written by a newer version of Followup (schema {version}, this one knows"
            f" {migrations.VERSION}); it was left as it is. Install the newer version to open it"
        )
    if application != APPLICATION_ID:
        raise BookDamaged(f"The file {path.name} is not a book of Followup; it was left as it is")
    return version


def _fitting(path: Path, key: Key | None) -> Key | None:
    """The key, where the file needs one. Raises BookLocked where it needs one and there is none."""
    if salt_of(path) is None:
        return None
    if key is None:
        raise BookLocked(_("The book {name} is encrypted: its passphrase is needed").format(name=path.name))
    return key


def _heading(path: Path, key: Key | None, *, still: bool) -> tuple[int, int, bool]:
    """What a file says of itself: its version, whose it is, and whether it is empty. Raises WrongKey."""
    with in_words:
        connection = read_only(path, key, still=still)
        try:
            connection.execute("BEGIN")
            ((version,),) = connection.execute("PRAGMA user_version")
            ((application,),) = connection.execute("PRAGMA application_id")
            empty = not version and not list(connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1"))
            return int(version), int(application), empty
        except apsw.NotADBError as error:
            if key is None:
                raise
            words = _("This passphrase does not open {name}; nothing was changed")
            raise WrongKey(words.format(name=path.name)) from error
        finally:
            connection.close()
