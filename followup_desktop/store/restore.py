"""Restoring: the book's content put back from a backup, while other processes have the book open."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from followup_desktop.domain.backups import Why
from followup_desktop.domain.changes import Changes, ChangeSet
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import BACKUPS, Backup, backup_path, copy_out, copy_pages, verify
from followup_desktop.store.backups.checking import verified
from followup_desktop.store.backups.keeping import keep_as
from followup_desktop.store.backups.shelf import stored_backups
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.connection import copy_connection, read_only
from followup_desktop.store.errors import BookBusy, BookDamaged, StaleUndo, in_words
from followup_desktop.store.files import in_the_way, make_private_folder, put_in_place, temporary_beside
from followup_desktop.store.instead import put_instead
from followup_desktop.store.keys import Key, is_plain, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import data_version, newest_set, next_undo
from followup_desktop.store.rekeying import make_copy
from followup_desktop.store.rows import new_uuid, uuid_text

_TRIES = 5
_MARK = """
INSERT INTO change_sets (id, uuid, label, made_at, origin, kind, undone_by) VALUES (?, ?, ?, ?, ?, 'restore', ?)
"""
_OBSOLETE = "DELETE FROM change_sets WHERE kind = 'restore' AND undone_by IS NOT NULL"
_DONE_AGAIN = "DELETE FROM change_sets WHERE kind = 'restore' AND id = (SELECT max(id) FROM change_sets)"
_CLAIM = "INSERT INTO announcements (key, claimed_at, shown_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the backup it took, the file that keeps the book as it was, and the answer for views."""

    backup: Backup
    kept: Path
    changes: Changes


def restore(
    folder: Path, file: Path, now: datetime, origin: str = "", *, key: Key | None = None, file_key: Key | None = None
) -> Restored:
    """Make the book in a folder hold what a backup holds, in one step that other processes survive.

    The backup is verified first and brought to this version's schema; the present book is backed up, and what was
    announced since stays announced. A book too damaged to be opened is put aside whole. `key` opens the book, which
    stays encrypted as it is, or plain; `file_key` the backup where that has another one, which a book that is not
    there takes over. Raises Refused, BookNewer, BookBusy, BookReadOnly, BookFull, BookLocked: the book is then as it
    was.
    """
    if file.exists() and (folder / FILE_NAME).exists() and file.samefile(folder / FILE_NAME):
        raise Refused(_("This is the book itself, not a backup of it"))
    file_key = key_for(file, file_key, key)
    backup = verified(file, file_key)
    make_private_folder(folder)
    key = _own_key(folder / FILE_NAME, key, file_key)
    with _staged(file, file_key, folder, key) as stage:
        try:
            book = open_book(folder, key)
        except BookDamaged:
            return Restored(backup, *_put_instead(stage, folder, now, origin))
        try:
            return Restored(backup, *_overwrite(book, stage, now, origin, _Mark(_("Restored a backup"))))
        finally:
            book.close()


def key_for(file: Path, *keys: Key | None) -> Key | None:
    """The one of several keys that is a file's own, by its salt; the first where none is, None for a plain file."""
    salt = salt_of(file)
    if salt is None:
        return None
    return next((key for key in keys if key is not None and key.salt == salt), keys[0])


def _own_key(book: Path, key: Key | None, file_key: Key | None) -> Key | None:
    """What the book is to be opened with afterwards: as before; where there was none, as the backup."""
    if not book.exists() or not book.stat().st_size:
        return file_key
    return None if is_plain(book) else key or file_key


def reverse(book: Book, target: ChangeSet, now: datetime, origin: str = "") -> Changes:
    """Undo a restore, or do again one that was undone: the backup taken before takes the book's place.

    Raises StaleUndo where anything was done since, or where that backup is gone; as `restore` does otherwise.
    """
    if not target.undone and (next_undo(book) or target).id != target.id:
        raise StaleUndo(_("Something was done since, which would be lost: undo that first"))
    kept = next((one.file for one in stored_backups(book.path.parent) if one.undoes == target.uuid), None)
    if kept is None:
        raise StaleUndo(_("The backup that was taken before is not there any more, so it cannot be undone"))
    file_key = key_for(kept, book.key)
    verified(kept, file_key)
    mark = _Mark(target.label, undone=not target.undone)
    with _staged(kept, file_key, book.path.parent, book.key) as stage:
        if target.undone:
            with stage.transaction():
                stage.execute(_DONE_AGAIN)
        _kept, changes = _overwrite(book, stage, now, origin, mark)
    return changes


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a restore leaves in the history: one that was undone can be done again."""

    label: str
    undone: bool = False
    uuid: bytes = field(default_factory=new_uuid)


def _overwrite(book: Book, stage: Book, now: datetime, origin: str, mark: _Mark) -> tuple[Path, Changes]:
    """Back the book up and put the stage's content in its place; again where somebody wrote in between."""
    for _attempt in range(_TRIES):
        seen = data_version(book)
        kept = _keep(book, now, mark)
        try:
            changes = _leave_mark(stage, max(newest_set(book), newest_set(stage)) + 1, now, origin, mark)
            _carry_claims(book, stage)
            if data_version(book) == seen:
                copy_pages(stage.connection, book.connection)
                return kept, changes
        except BaseException:
            kept.unlink()
            raise
        kept.unlink()
    raise BookBusy(_("Another program keeps writing the book: close it and try again"))


def _keep(book: Book, now: datetime, mark: _Mark) -> Path:
    target = backup_path(book.path.parent, now, Why.BEFORE_RESTORE)
    try:
        return keep_as(book, target, now, undoes=uuid_text(mark.uuid)).file
    except BookDamaged:
        # A copy that does not verify is still all that there is of it.
        with temporary_beside(target) as temporary:
            copy_out(book, temporary)
            put_in_place(temporary, target)
        return target


def _put_instead(stage: Book, folder: Path, now: datetime, origin: str) -> tuple[Path, Changes]:
    """Put a damaged book's files aside, and the stage in their place."""
    changes = _leave_mark(stage, newest_set(stage) + 1, now, origin, _Mark(_("Restored a backup")))
    return put_instead(stage, folder, now), changes


def _leave_mark(stage: Book, set_id: int, now: datetime, origin: str, mark: _Mark) -> Changes:
    """A change set newer than any that another process has seen: it tells them to read everything anew."""
    undone_by = set_id if mark.undone else None
    with stage.transaction():
        # Somebody may have written since it was left the last time.
        stage.execute("DELETE FROM change_sets WHERE uuid = ?", (mark.uuid,))
        stage.execute(_OBSOLETE)
        stage.execute(_MARK, (set_id, mark.uuid, mark.label, now.isoformat(), origin, undone_by))
    return Changes(set_id, mark.label, preferences=True, circles=True, everything=True)


def _carry_claims(book: Book, stage: Book) -> None:
    """What was announced since the backup is not announced again."""
    claims = book.rows("SELECT key, claimed_at, shown_by FROM announcements")
    with stage.transaction():
        stage.execute_many(_CLAIM, claims)


@contextlib.contextmanager
def _staged(file: Path, file_key: Key | None, folder: Path, key: Key | None) -> Iterator[Book]:
    """A copy of a backup, with the book's key, verified and at this version's schema; thrown away afterwards."""
    make_private_folder(folder / BACKUPS)
    with in_the_way(folder / BACKUPS):
        temporary = tempfile.TemporaryDirectory(prefix=".restore-", dir=folder / BACKUPS)
    with temporary as name:
        copy = Path(name) / FILE_NAME
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(file, file_key, copy, key)
        verify(copy, key)
        stage = open_book(Path(name), key)
        try:
            yield stage
        finally:
            stage.close()


def _copy(file: Path, file_key: Key | None, copy: Path, key: Key | None) -> None:
    with in_words, contextlib.closing(read_only(file, file_key, still=True)) as source:
        if key != file_key:
            make_copy(source, file_key, copy, key)
            return
        with contextlib.closing(copy_connection(copy, key)) as target:
            copy_pages(source, target)
