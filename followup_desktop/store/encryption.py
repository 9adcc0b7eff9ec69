"""Encrypting the book, changing its passphrase, decrypting it: always by a verified copy that takes the book's place.

The copy is made while this process alone has the book, and gets its name in one step: whenever the power fails or the
process is killed, the book is the old one or the new one, whole. Other processes find out when they next open it.
"""

from __future__ import annotations

import dataclasses
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import Backup, check_target, verify
from followup_desktop.store.backups import catalogue
from followup_desktop.store.backups.shelf import stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.connection import read_only, sole_connection
from followup_desktop.store.errors import BookDamaged, BookError, in_words
from followup_desktop.store.files import clear_leftovers, former, in_the_way, put_in_place, shred, temporary_beside
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.passphrases import key_of, new_key
from followup_desktop.store.rekeying import Step, make_copy, silent, take_place
from followup_desktop.store.sealed import reseal

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What opens the book now (None: no key is needed), and the backups that this does not open."""

    key: Key | None = field(repr=False)
    older: tuple[Path, ...]


def encrypt_book(book: Book, passphrase: str, *, progress: Step | None = None) -> Rekeyed:
    """Encrypt a plain book. Raises Refused for a weak passphrase or a book that is encrypted already, and as below.

    All three need a book that no other connection has open, of no thread and no process, else they raise BookBusy;
    BookFull and BookDamaged too. The book is then as it was, and so is its key.
    """
    if book.encrypted:
        raise Refused(_("The book is encrypted already"))
    return rekey_book(book, new_key(passphrase), progress=progress)


def change_passphrase(book: Book, old: str, new: str, *, progress: Step | None = None) -> Rekeyed:
    """Encrypt an encrypted book with another passphrase. Raises WrongKey where the old one is not right."""
    book.use_key(key_of(book.path, old))
    return rekey_book(book, new_key(new), progress=progress)


def decrypt_book(book: Book, passphrase: str, *, progress: Step | None = None) -> Rekeyed:
    """Make an encrypted book a plain one. Raises WrongKey where the passphrase is not right."""
    book.use_key(key_of(book.path, passphrase))
    return rekey_book(book, None, progress=progress)


def rekey_book(book: Book, key: Key | None, *, progress: Step | None = None) -> Rekeyed:
    """Give a book that is open another key, or none; what the others do once they know the passphrase is right."""
    say = progress or silent
    folder, old = book.path.parent, book.key
    book.close()
    with in_words:
        alone = sole_connection(book.path, old)
    try:
        clear_leftovers(folder)
        with temporary_beside(book.path) as temporary:
            make_copy(alone, old, temporary, key, say)
            say("place")
            take_place(alone, temporary, book.path, shreds=key is not None)
    finally:
        alone.close()
        # Also where the copy has its name, and only what came after that failed.
        if salt_of(book.path) == (key.salt if key else None):
            book.use_key(key)
    reseal(folder, old, key)
    return Rekeyed(key, older_backups(folder, key))


def rekey_backup(file: Path, old: Key | None, new: Key | None) -> None:
    """Write a backup anew with another key, verified, in one step. Raises Refused, BookError: it is then as it was."""
    old = old if salt_of(file) else None
    verify(file, old)
    with temporary_beside(file) as temporary:
        with in_words:
            source = read_only(file, old, still=True)
        try:
            make_copy(source, old, temporary, new)
        finally:
            source.close()
        with in_the_way(file), former(file, temporary) as before:
            put_in_place(temporary, file)
            if before is not None and new is not None:
                with suppress(OSError):
                    shred(before)
    catalogue.forget(file)


def rekey_backups(files: tuple[Path, ...], old: Key | None, new: Key | None) -> tuple[Path, ...]:
    """Write these backups anew with another key; those that could not be, left as they were, are the answer."""
    left = []
    for file in files:
        try:
            rekey_backup(file, old, new)
        except (Refused, BookError):
            left.append(file)
    return tuple(left)


def older_backups(folder: Path, key: Key | None) -> tuple[Path, ...]:
    """The backups of a book's folder that another key opens, or none: what they hold is no safer than it was."""
    salt = key.salt if key else None
    return tuple(sorted(one.file for one in stored_backups(folder) if one.own and salt_of(one.file) != salt))


def back_up_with(book: Book, target: Path, key: Key, *, replace: bool = False) -> Backup:
    """Write a copy of the book that has a key of its own, to be handed on or kept elsewhere; verified as any backup.

    Nothing of it is on the disk unencrypted. Raises what `back_up` raises.
    """
    check_target(book, target, replace=replace)
    with temporary_beside(target) as temporary:
        with in_words:
            source = read_only(book.path, book.key)
        try:
            _copy_while_others_write(source, book.key, temporary, key)
        finally:
            source.close()
        made = verify(temporary, key)
        put_in_place(temporary, target)
    return dataclasses.replace(made, file=target)


def _copy_while_others_write(source: apsw.Connection, old: Key | None, copy: Path, key: Key) -> None:
    """Copied in one step, compared in another: where somebody wrote in between they differ, and it is tried again."""
    for left in reversed(range(_TRIES)):
        before = source.execute("PRAGMA data_version").fetchall()
        try:
            return make_copy(source, old, copy, key)
        except BookDamaged:
            if not left or source.execute("PRAGMA data_version").fetchall() == before:
                raise
        os.truncate(copy, 0)
    return None
