"""Restoring: the book's content put back from a backup, while other processes have the book open."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import BACKUPS, Backup, back_up, backup_path, copy_out, copy_pages, verify
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.connection import read_only
from followup_desktop.store.errors import BookBusy, BookDamaged, in_words
from followup_desktop.store.files import SIDE_FILES, in_the_way, make_private_folder, put_in_place, temporary_beside
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import data_version, newest_set
from followup_desktop.store.rows import new_uuid

_TRIES = 5
_MARK = "INSERT INTO change_sets (id, uuid, label, made_at, origin, kind) VALUES (?, ?, ?, ?, ?, 'restore')"
_CLAIM = "INSERT INTO announcements (key, claimed_at, shown_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the backup it took, the file that keeps the book as it was, and the answer for views."""

    backup: Backup
    kept: Path
    changes: Changes


def restore(folder: Path, file: Path, now: datetime, origin: str = "") -> Restored:
    """Make the book in a folder hold what a backup holds, in one step that other processes survive.

    The backup is verified first and brought to this version's schema; the present book is backed up, and what was
    announced since stays announced. A book too damaged to be opened is put aside whole. Raises Refused, BookNewer,
    BookBusy, BookReadOnly, BookFull: the book is then as it was.
    """
    if file.exists() and (folder / FILE_NAME).exists() and file.samefile(folder / FILE_NAME):
        raise Refused(_("This is the book itself, not a backup of it"))
    backup = verify(file)
    make_private_folder(folder)
    with _staged(file, folder) as stage:
        try:
            book = open_book(folder)
        except BookDamaged:
            return Restored(backup, *_put_instead(stage, folder, now, origin))
        try:
            return Restored(backup, *_overwrite(book, stage, now, origin))
        finally:
            book.close()


def _overwrite(book: Book, stage: Book, now: datetime, origin: str) -> tuple[Path, Changes]:
    """Back the book up and put the stage's content in its place; again where somebody wrote in between."""
    for _attempt in range(_TRIES):
        seen = data_version(book)
        kept = _keep(book, now)
        try:
            changes = _mark(stage, max(newest_set(book), newest_set(stage)) + 1, now, origin)
            _carry_claims(book, stage)
            if data_version(book) == seen:
                copy_pages(stage.connection, book.connection)
                return kept, changes
        except BaseException:
            kept.unlink()
            raise
        kept.unlink()
    raise BookBusy(_("Another program keeps writing the book: close it and try again"))


def _keep(book: Book, now: datetime) -> Path:
    target = backup_path(book.path.parent, now, "before-restore")
    try:
        return back_up(book, target).file
    except BookDamaged:
        # A copy that does not verify is still all that there is of it.
        with temporary_beside(target) as temporary:
            copy_out(book, temporary)
            put_in_place(temporary, target)
        return target


def _put_instead(stage: Book, folder: Path, now: datetime, origin: str) -> tuple[Path, Changes]:
    """Put a damaged book's files aside, and the stage in their place."""
    changes = _mark(stage, newest_set(stage) + 1, now, origin)
    kept = backup_path(folder, now, "damaged")
    with temporary_beside(folder / FILE_NAME) as temporary:
        copy_out(stage, temporary)
        with in_the_way(kept):
            for side in SIDE_FILES:
                with contextlib.suppress(FileNotFoundError):
                    (folder / f"{FILE_NAME}{side}").rename(f"{kept}{side}")
        put_in_place(temporary, folder / FILE_NAME)
    return kept, changes


def _mark(stage: Book, set_id: int, now: datetime, origin: str) -> Changes:
    """A change set newer than any that another process has seen: it tells them to read everything anew."""
    label = _("Restored a backup")
    with stage.transaction():
        stage.execute("DELETE FROM change_sets WHERE kind = 'restore'")
        stage.execute(_MARK, (set_id, new_uuid(), label, now.isoformat(), origin))
    return Changes(set_id, label, preferences=True, circles=True, everything=True)


def _carry_claims(book: Book, stage: Book) -> None:
    """What was announced since the backup is not announced again."""
    claims = book.rows("SELECT key, claimed_at, shown_by FROM announcements")
    with stage.transaction():
        stage.execute_many(_CLAIM, claims)


@contextlib.contextmanager
def _staged(file: Path, folder: Path) -> Iterator[Book]:
    """A copy of a backup, verified and at this version's schema, that is thrown away afterwards."""
    make_private_folder(folder / BACKUPS)
    with in_the_way(folder / BACKUPS):
        temporary = tempfile.TemporaryDirectory(prefix=".restore-", dir=folder / BACKUPS)
    with temporary as name:
        copy = Path(name) / FILE_NAME
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with in_words:
            source, target = read_only(file, still=True), apsw.Connection(str(copy))
            try:
                copy_pages(source, target)
            finally:
                target.close()
                source.close()
        verify(copy)
        stage = open_book(Path(name))
        try:
            yield stage
        finally:
            stage.close()
