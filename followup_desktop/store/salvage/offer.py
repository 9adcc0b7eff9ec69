"""What a person is offered for a damaged book: the newest backup that is sound, beside what can be saved."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from followup_desktop.domain.backups import Why
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import BACKUPS, copy_pages
from followup_desktop.store.backups.checking import verified
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.book import FILE_NAME, version_of
from followup_desktop.store.connection import copy_connection, read_only
from followup_desktop.store.errors import BookDamaged, BookError, WrongKey, in_words
from followup_desktop.store.files import in_the_way
from followup_desktop.store.instead import put_instead
from followup_desktop.store.keys import Key, derive, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.salvage.attempt import leave_mark


@dataclass(frozen=True, slots=True)
class Good:
    """A backup that was just read to its last byte. `made_at` is a local moment without its zone."""

    file: Path
    made_at: datetime
    contacts: int
    interactions: int


def newest_good(folder: Path, key: Key | None) -> Good | None:
    """The newest backup of the book in a folder that is sound and opens with its key; None where there is none."""
    for stored in stored_backups(folder):
        if stored.state is State.DAMAGED or stored.why is Why.DAMAGED or not stored.own:
            continue
        with contextlib.suppress(Refused, BookError):
            found = verified(stored.file, key if stored.encrypted else None)
            return Good(stored.file, stored.made_at, found.contacts, found.interactions)
    return None


def take_backup(folder: Path, good: Good, key: Key | None, now: datetime) -> Path:
    """Put a backup in the place of a damaged book, which is put aside whole; where it is kept.

    The book stays encrypted if the backup is. Raises Refused or BookError: the damaged book then is where it was.
    """
    with in_the_way(folder / BACKUPS):
        trial = Path(tempfile.mkdtemp(prefix=".restore-", dir=folder / BACKUPS))
    own = key if salt_of(good.file) else None
    try:
        copy = trial / FILE_NAME
        with in_the_way(copy):
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(good.file, copy, own)
        book = open_book(trial, own)
        try:
            with book.transaction():
                leave_mark(book, now, _("Took a backup in place of a damaged book"))
            return put_instead(book, folder, now)
        finally:
            book.close()
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _copy(file: Path, copy: Path, key: Key | None) -> None:
    with contextlib.ExitStack() as stack, in_words:
        source = stack.enter_context(contextlib.closing(read_only(file, key, still=True)))
        copy_pages(source, stack.enter_context(contextlib.closing(copy_connection(copy, key))))


def was_encrypted(folder: Path) -> bool:
    """Whether a book that does not say so itself any more was encrypted: its newest backup is."""
    newest = next((stored for stored in stored_backups(folder) if stored.own and stored.why is not Why.DAMAGED), None)
    return newest is not None and newest.encrypted


def key_by_backups(folder: Path, passphrase: str) -> Key:
    """The key of a damaged book whose salt is lost, by its newest backup. Raises WrongKey. A quarter of a second."""
    newest = next((one for one in stored_backups(folder) if one.own and one.encrypted), None)
    salt = salt_of(newest.file) if newest else None
    if newest is not None and salt is not None:
        key = derive(passphrase, salt)
        with contextlib.suppress(BookDamaged):
            version_of(newest.file, key, still=True)
        return key
    raise WrongKey(_("Without its backups nobody can tell what the book was encrypted with"))


def opens_a_backup(folder: Path, key: Key) -> bool:
    """Whether a key that does not open the book opens a backup of it with the same salt: then the book is damaged."""
    for stored in stored_backups(folder):
        with contextlib.suppress(BookError, OSError):
            if stored.encrypted and salt_of(stored.file) == key.salt and version_of(stored.file, key, still=True):
                return True
    return False
