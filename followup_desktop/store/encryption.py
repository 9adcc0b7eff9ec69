"""Encrypting the book, changing its passphrase, decrypting it: always by a verified copy that takes the book's place.

The copy is made while this process alone has the book, and gets its name in one step: whenever the power fails or the
process is killed, the book is the old one or the new one, whole. Other processes find out when they next open it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import BACKUPS, SUFFIX, verify
from followup_desktop.store.backups import catalogue
from followup_desktop.store.book import Book
from followup_desktop.store.connection import read_only, sole_connection
from followup_desktop.store.errors import BookError, in_words
from followup_desktop.store.files import clear_leftovers, former, in_the_way, put_in_place, shred, temporary_beside
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.passphrases import key_of, new_key
from followup_desktop.store.rekeying import Step, make_copy, silent, take_place


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
    return _rekey(book, None, new_key(passphrase), progress)


def change_passphrase(book: Book, old: str, new: str, *, progress: Step | None = None) -> Rekeyed:
    """Encrypt an encrypted book with another passphrase. Raises WrongKey where the old one is not right."""
    return _rekey(book, key_of(book.path, old), new_key(new), progress)


def decrypt_book(book: Book, passphrase: str, *, progress: Step | None = None) -> Rekeyed:
    """Make an encrypted book a plain one. Raises WrongKey where the passphrase is not right."""
    return _rekey(book, key_of(book.path, passphrase), None, progress)


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
    return tuple(file for file in sorted((folder / BACKUPS).glob(f"*{SUFFIX}")) if salt_of(file) != salt)


def _rekey(book: Book, old: Key | None, new: Key | None, progress: Step | None) -> Rekeyed:
    say = progress or silent
    folder = book.path.parent
    book.close()
    with in_words:
        alone = sole_connection(book.path, old)
    try:
        clear_leftovers(folder)
        with temporary_beside(book.path) as temporary:
            make_copy(alone, old, temporary, new, say)
            say("place")
            take_place(alone, temporary, book.path, shreds=new is not None)
    finally:
        alone.close()
    book.use_key(new)
    return Rekeyed(new, older_backups(folder, new))
