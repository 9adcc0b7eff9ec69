"""Backups: a verified copy of the book in one file of its own.

Copies are made by SQLite's backup API with all pages in one step, never by copying the file: others may be writing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book, version_of
from followup_desktop.store.connection import BUSY_SECONDS, copy_connection, keep_more_of, read_only
from followup_desktop.store.content import content_digest
from followup_desktop.store.errors import BookDamaged, BookError, BookLocked, BookNewer, in_words
from followup_desktop.store.files import make_private_folder, put_in_place, temporary_beside, to_medium
from followup_desktop.store.keys import Key
from followup_desktop.store.parts import acting_strangers

BACKUPS = "backups"
SUFFIX = ".db"
_ALL_PAGES = -1


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup: its file, and how many contacts and interactions it holds, archived ones included."""

    file: Path
    contacts: int
    interactions: int


def backup_path(folder: Path, now: datetime, prefix: str = "book") -> Path:
    """Where a backup of the book in a folder goes if nobody says where: named by its moment, a name that is free.

    Makes the folder of the backups. Raises Refused where that cannot be done.
    """
    make_private_folder(folder / BACKUPS)
    return free_path(folder / BACKUPS, now, prefix)


def free_path(place: Path, now: datetime, prefix: str) -> Path:
    """A file in a folder that is named by its moment and is not there yet."""
    stem = f"{prefix}-{now:%Y%m%d-%H%M%S}"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in range(1, 1000))
    return next(path for name in names if not (path := place / name).exists())


def back_up(book: Book, target: Path, *, replace: bool = False, thorough: bool = True) -> Backup:
    """Write a copy of the book as it is now, verified before it gets its name; readable by its owner only.

    What is verified is read from the disk again: that it is sound, and that every row is as it is in the book. Without
    `thorough` it is only counted: that takes a second of a big book instead of many.
    Raises Refused where the target is there already (unless it may be replaced) or cannot be written, BookDamaged
    where the copy does not verify, and BookFull.
    """
    check_target(book, target, replace=replace)
    with temporary_beside(target) as temporary:
        with book.snapshot():
            counts = copy_out(book, temporary)
            digest = _digest(book.connection) if thorough else ""
        to_medium(temporary)
        held = _verified(temporary, book.key) if thorough else _counted(temporary, book.key)
        if held != counts or (thorough and digest_of(temporary, book.key) != digest):
            raise BookDamaged(_("The backup does not hold what the book holds; it was thrown away"))
        put_in_place(temporary, target)
    return Backup(target, *counts)


def digest_of(file: Path, key: Key | None = None) -> str:
    """The digest of all rows of a file that nobody has open. Raises BookError."""
    with in_words:
        connection = read_only(file, key, still=True)
        try:
            return _digest(connection)
        finally:
            connection.close()


def _digest(connection: apsw.Connection) -> str:
    with in_words:
        return content_digest(connection)


def verify(file: Path, key: Key | None = None) -> Backup:
    """Look through a backup without changing it. Raises Refused where it is no book, damaged, or a newer version's.

    Raises BookLocked where it is encrypted and no key was given, WrongKey where it was another one.
    """
    if not file.is_file():
        raise Refused(_("There is no file {file}").format(file=file))
    try:
        if version_of(file, key, still=True) == 0:
            raise Refused(_("{name} is not a book of Followup: it is empty").format(name=file.name))
        return Backup(file, *_verified(file, key))
    except BookLocked:
        raise
    except BookNewer as error:
        raise Refused(str(error)) from error
    except BookDamaged as error:
        raise Refused(_("{name} is not a book of Followup, or it is damaged").format(name=file.name)) from error
    except BookError as error:
        raise Refused(f"{file.name}: {error}") from error
    except OSError as error:
        raise Refused(_("{file} cannot be read: {why}").format(file=file, why=error.strerror)) from error


def copy_out(book: Book, copy: Path) -> tuple[int, int]:
    """Copy the book, encrypted or not as it is, into one empty file; how many contacts and interactions that are."""
    with book.snapshot(), in_words:
        # Counted first: the snapshot begins with the first read, and the copy's own read would end with the copy.
        counts = _counts(book.connection)
        target = copy_connection(copy, book.key)
        try:
            copy_pages(book.connection, target)
            target.execute("PRAGMA journal_mode = delete")
        finally:
            target.close()
        return counts


def copy_pages(source: apsw.Connection, target: apsw.Connection) -> None:
    """All pages in one step and one transaction: many steps never end while somebody writes (facts: storage)."""
    target.set_busy_timeout(BUSY_SECONDS * 1000)
    with in_words, target.backup("main", source, "main") as work:
        work.step(_ALL_PAGES)


def _verified(file: Path, key: Key | None) -> tuple[int, int]:
    """How many contacts and interactions a sound copy holds. Raises BookDamaged."""
    with in_words:
        connection = read_only(file, key, still=True)
        keep_more_of(connection)
        try:
            sound = list(connection.execute("PRAGMA integrity_check(1)")) == [("ok",)]
            if not sound or list(connection.execute("PRAGMA foreign_key_check")):
                raise BookDamaged(_("The file is damaged, so it cannot be used"))
            if acting_strangers(connection):
                raise BookDamaged(_("The file has parts that no book has, so it is not used"))
            return _counts(connection)
        except apsw.SQLError as error:
            raise BookDamaged(_("The file lacks parts of a book, so it cannot be used")) from error
        finally:
            connection.close()


def _counted(file: Path, key: Key | None) -> tuple[int, int]:
    with in_words:
        connection = read_only(file, key, still=True)
        try:
            return _counts(connection)
        finally:
            connection.close()


def _counts(connection: apsw.Connection) -> tuple[int, int]:
    ((contacts,),) = list(connection.execute("SELECT count(*) FROM contacts"))
    ((interactions,),) = list(connection.execute("SELECT count(*) FROM interactions"))
    return int(contacts), int(interactions)


def check_target(book: Book, target: Path, *, replace: bool) -> None:
    """Raise Refused for a folder, the book itself, or what is there already and may not be replaced."""
    if not target.exists():
        return
    if target.is_dir():
        raise Refused(_("{file} is a folder: name a file in it").format(file=target))
    if target.samefile(book.path):
        raise Refused(_("This is the book itself: choose another file for its backup"))
    if not replace:
        raise Refused(_("{file} is there already; nothing was written").format(file=target))
