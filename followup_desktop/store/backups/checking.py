"""Reading backups again: that a file is still what was written, that all its rows are there, and what it is worth."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

from followup_desktop.domain.backups import Why
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import Backup, verify
from followup_desktop.store.backups import catalogue
from followup_desktop.store.backups.catalogue import Record, bytes_digest
from followup_desktop.store.backups.shelf import State, Stored, stored_backups
from followup_desktop.store.book import version_of
from followup_desktop.store.connection import read_only
from followup_desktop.store.errors import BookLocked, BookNewer, in_words
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.rows import uuid_text


def verified(file: Path, key: Key | None = None) -> Backup:
    """Look through a backup as `verify` does, and at every byte of one that is known here.

    Raises Refused where it is not what was written, and as `verify` does: damage to a single bit is not always to be
    noticed in a file that nothing is known of.
    """
    record = catalogue.record_of(file.parent, file.name)
    if record is not None and record.digest and bytes_digest(file) != record.digest:
        raise Refused(_("{name} is damaged: it is not any more what was written").format(name=file.name))
    return verify(file, key)


def check(file: Path, now: datetime, key: Key | None = None) -> State:
    """Read a backup again and note what it is. Of one that this cannot open only its bytes are looked at.

    Raises Refused where that cannot be noted.
    """
    try:
        read_again(file, now, key)
    except (BookLocked, Refused) as error:
        known = catalogue.record_of(file.parent, file.name)
        if _is_damage(error):
            return State.DAMAGED
        if known is None or not known.digest or isinstance(error.__cause__, OSError):
            return State.UNSEEN
        _note(file, dataclasses.replace(known, checked_at=now.isoformat()))
    return State.VERIFIED


def read_again(file: Path, now: datetime, key: Key | None = None) -> Backup:
    """Look through a backup as `verified` does, which it raises as too, and note whether it is sound or damaged."""
    known = catalogue.record_of(file.parent, file.name)
    try:
        found = verified(file, key)
    except Refused as error:
        if file.exists() and _is_damage(error):
            _note(file, dataclasses.replace(known or _blank(file), damaged=True))
        raise
    if known is None or not known.digest:
        known = _with_what_it_says(known or _blank(file), file, key)
    known = dataclasses.replace(known, contacts=found.contacts, interactions=found.interactions)
    _note(file, dataclasses.replace(known, damaged=False, checked_at=now.isoformat()))
    return found


def check_oldest(folder: Path, now: datetime, key: Key | None = None) -> Stored | None:
    """Read the backup again that was not read for the longest, so that each has its turn; it, if it is damaged.

    Raises Refused where that cannot be noted.
    """
    mine = [one for one in stored_backups(folder) if one.own and one.why is not Why.DAMAGED]
    waiting = [one for one in mine if one.state is not State.DAMAGED]
    never = datetime.min  # noqa: DTZ901
    for one in sorted(waiting, key=lambda one: one.checked_at or never):
        state = check(one.file, now, key)
        if state is not State.UNSEEN:
            return one if state is State.DAMAGED else None
    return None


def _is_damage(error: Exception) -> bool:
    """Whether a refusal is the file's fault, and not that of its key, of its version, or of the way to it."""
    return not isinstance(error, BookLocked) and not isinstance(error.__cause__, BookNewer | OSError)


def _note(file: Path, record: Record) -> None:
    with catalogue.changing(file.parent) as kept:
        kept.records[file.name] = record


def _blank(file: Path) -> Record:
    """A file that is found in the book's own folder of backups is the book's."""
    return Record(size=file.stat().st_size, made_at="", book=catalogue.read(file.parent).book)


def _with_what_it_says(record: Record, file: Path, key: Key | None) -> Record:
    """A record with what a sound backup says of itself."""
    salt = salt_of(file)
    with in_words:
        connection = read_only(file, key, still=True)
        try:
            newest = list(connection.execute("SELECT uuid FROM change_sets ORDER BY id DESC LIMIT 1"))
        finally:
            connection.close()
    return dataclasses.replace(
        record,
        digest=bytes_digest(file),
        newest=uuid_text(newest[0][0]) if newest else "",
        schema=version_of(file, key, still=True),
        salt=salt.hex() if salt else "",
    )
