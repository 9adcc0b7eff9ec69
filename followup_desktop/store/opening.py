"""Opening the book: making it, or bringing an older one to this version's schema, a verified backup first."""

from __future__ import annotations

import os
import time
from pathlib import Path

import apsw

from followup_desktop.domain.language import gettext as _
from followup_desktop.store import migrations
from followup_desktop.store.book import APPLICATION_ID, FILE_NAME, Book, version_of
from followup_desktop.store.connection import BUSY_SECONDS
from followup_desktop.store.errors import (
    BookBusy,
    BookDamaged,
    BookLocked,
    BookOlder,
    BookReadOnly,
    BookUnsafe,
    in_words,
)
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.network import is_on_network

_BETWEEN_TRIES = 0.02


def open_book(folder: Path, key: Key | None = None, *, older: bool = True) -> Book:
    """Open the book in a folder, making it, or bringing it to this version's schema, where that is needed.

    `key` is for a book that is encrypted, or that is new and is to be; one that is not needs none. Where an `older`
    one is not to be brought up to date yet, which may take a while, BookOlder is raised.
    Raises BookNewer, BookDamaged, BookLocked, WrongKey, BookBusy, BookReadOnly, BookFull or BookUnsafe; the file is
    then as it was.
    """
    path = folder / FILE_NAME
    _prepare(folder, path)
    new = not path.stat().st_size
    book = Book(path, key if new or salt_of(path) else None)
    try:
        with in_words:
            _bring_up_to_date_with(book, key, older=older)
    except BaseException:
        book.close()
        raise
    return book


def _prepare(folder: Path, path: Path) -> None:
    try:
        if not path.exists() and is_on_network(folder):
            text = _("{folder} is on another computer's disk, where a book can be damaged: choose one of this computer")
            raise BookUnsafe(text.format(folder=folder))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise BookReadOnly(f"The folder {folder} cannot be written ({error.strerror}); choose another one") from error
    if not os.access(path, os.W_OK) or not os.access(folder, os.W_OK):
        raise BookReadOnly(f"The book in {folder} cannot be written: its file or folder is read-only")


def _bring_up_to_date_with(book: Book, key: Key | None, *, older: bool) -> None:
    """The same, of a book that another process may encrypt just now, with the key that is known."""
    try:
        bring_up_to_date(book, older=older)
    except BookLocked:
        if key is None or book.key is not None:
            raise
        book.use_key(key)
        bring_up_to_date(book, older=older)


def bring_up_to_date(book: Book, *, older: bool = True) -> None:
    """Bring a book to this version's schema, all of it or nothing.

    Raises BookDamaged, BookNewer, Refused, and BookOlder where an `older` one is not to be touched.
    """
    version = version_of(book.path, book.key)
    if version == migrations.VERSION:
        return
    if version and not older:
        raise BookOlder(_("The book was last opened by an older version of Followup"))
    # Imported late: they bring the table definitions, which a book of this version does not need to be opened.
    from followup_desktop.store import digests, journal

    if version:
        _keep_as_it_was(book, version)
    connection = _first_connection(book)
    connection.execute("PRAGMA foreign_keys = 0")
    with book.transaction():
        version = int(book.value("PRAGMA user_version"))
        for step in migrations.STEPS[version:]:
            step(connection)
        journal.install(connection)
        digests.forget(connection)
        if not version:
            digests.renew(book, digests.blocks(book))
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


def _keep_as_it_was(book: Book, version: int) -> None:
    """Back the book up before it is brought to another version. Raises BookError or Refused, with nothing changed."""
    from followup_desktop.store.backup import BACKUPS, SUFFIX, back_up
    from followup_desktop.store.files import make_private_folder

    make_private_folder(book.path.parent / BACKUPS)
    back_up(book, book.path.parent / BACKUPS / f"book-of-schema-{version}{SUFFIX}", replace=True)
