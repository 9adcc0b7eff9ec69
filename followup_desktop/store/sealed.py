"""What a window keeps beside the book until it is saved: readable by whoever can read the book, and by nobody else.

Beside a book without a passphrase these are plain files; beside an encrypted one each is a small file of the same
cipher and the same key.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import apsw

from followup_desktop.domain.errors import Refused
from followup_desktop.store.beside import DRAFTS, UNSENT
from followup_desktop.store.book import Book
from followup_desktop.store.connection import copy_connection, read_only
from followup_desktop.store.files import former, make_private_folder, put_in_place, shred, temporary_beside
from followup_desktop.store.keys import Key, salt_of


def write_beside(book: Book, file: Path, text: str) -> None:
    """Keep a text in a file of the book's folder, whole or not at all; nothing while the book is locked.

    A folder that cannot be written costs the text, nothing more.
    """
    key = book.key
    if key is None and book.encrypted:
        return
    with contextlib.suppress(Refused, OSError, apsw.Error):
        make_private_folder(file.parent)
        _write(file, text, key)


def read_beside(book: Book, file: Path) -> str:
    """The text of such a file. Raises OSError or ValueError where there is none, or the book's key does not open it."""
    return _read(file, book.key)


def reseal(folder: Path, old: Key | None, new: Key | None) -> None:
    """Give all such files of a book's folder another key, or none. Those that `old` does not open stay as they are."""
    for file in _kept(folder):
        with contextlib.suppress(Refused, OSError, ValueError, apsw.Error):
            if salt_of(file) != (new.salt if new else None):
                _write(file, _read(file, old), new)


def _kept(folder: Path) -> Iterator[Path]:
    for name in (DRAFTS, UNSENT):
        yield from sorted((folder / name).glob("*.json"))


def _write(file: Path, text: str, key: Key | None) -> None:
    readable = file.exists() and salt_of(file) is None
    with temporary_beside(file) as fresh:
        if key is None:
            fresh.write_text(text, encoding="utf-8")
        else:
            _seal(fresh, text, key)
        with former(file, fresh) as before:
            put_in_place(fresh, file)
            if readable and key is not None and before is not None:
                # What was readable before must not be left on the disk under no name.
                shred(before)


def _seal(fresh: Path, text: str, key: Key) -> None:
    connection = copy_connection(fresh, key)
    try:
        connection.execute("PRAGMA journal_mode = memory")
        connection.execute("CREATE TABLE kept (text TEXT NOT NULL)")
        connection.execute("INSERT INTO kept VALUES (?)", (text,))
    finally:
        connection.close()


def _read(file: Path, key: Key | None) -> str:
    if salt_of(file) is None:
        return file.read_text(encoding="utf-8")
    if key is None:
        raise ValueError("the book is locked")
    connection = read_only(file, key, still=True)
    try:
        ((text,),) = connection.execute("SELECT text FROM kept")
    except apsw.Error as error:
        raise ValueError("another key's") from error
    finally:
        connection.close()
    return str(text)
