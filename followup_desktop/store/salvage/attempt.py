"""A salvage from beginning to end: tried beside the damaged book, counted, and put in its place if that is wished."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from followup_desktop.domain.backups import Why
from followup_desktop.domain.language import gettext as _
from followup_desktop.store import migrations
from followup_desktop.store.backup import BACKUPS
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.book import FILE_NAME, Book, version_of
from followup_desktop.store.connection import read_only
from followup_desktop.store.errors import BookDamaged, BookError, in_words
from followup_desktop.store.files import SIDE_FILES, in_the_way, make_private_folder
from followup_desktop.store.instead import put_instead
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import newest_set
from followup_desktop.store.rows import new_uuid
from followup_desktop.store.salvage.copying import readable_copy
from followup_desktop.store.salvage.history import take_claims, take_history
from followup_desktop.store.salvage.mending import backup_witness, journal_witness
from followup_desktop.store.salvage.rebuilding import Progress, Rebuilding, Rebuilt
from followup_desktop.store.upkeep_facts import note

_MARK = "INSERT INTO change_sets (id, uuid, label, made_at, origin, kind) VALUES (?, ?, ?, ?, '', 'salvage')"
_DONORS = 3


@dataclass(slots=True)
class Salvage:
    """What could be saved, in a book of its own that is nowhere yet. To be put in place, or to be thrown away."""

    folder: Path
    place: Path
    key: Key | None
    result: Rebuilt
    contacts: int
    interactions: int
    history: bool
    """Whether what was done before can still be undone."""

    def put_in_place(self, now: datetime) -> Path:
        """Put the damaged book's files aside, and what was saved in their place; where the damaged one is kept.

        Raises Refused or BookError: the damaged book then is where it was.
        """
        made = Book(self.place, self.key)
        try:
            return put_instead(made, self.folder, now)
        finally:
            made.close()

    def throw_away(self) -> None:
        """Forget what was saved; the damaged book is as it was."""
        shutil.rmtree(self.place.parent.parent, ignore_errors=True)


def salvage(folder: Path, key: Key | None, now: datetime, progress: Progress = lambda done, total: None) -> Salvage:
    """Try what can be saved of the book in a folder; nothing of the book is touched.

    `key` is that of an encrypted one. Raises BookDamaged where nothing can be read, Refused or BookFull where there is
    no room to try.
    """
    make_private_folder(folder / BACKUPS)
    with in_the_way(folder / BACKUPS):
        trial = Path(tempfile.mkdtemp(prefix=".restore-", dir=folder / BACKUPS))
    try:
        return _salvage(folder, key, now, progress, trial)
    except BaseException:
        shutil.rmtree(trial, ignore_errors=True)
        raise


def _salvage(folder: Path, key: Key | None, now: datetime, progress: Progress, trial: Path) -> Salvage:
    donors = list(_donors(folder, key))
    with readable_copy(folder / FILE_NAME, key, trial, donors) as damaged, open_backups(folder, key) as backups:
        book = open_book(trial / "made", key if salt_of(trial / "damaged.db") else None)
        try:
            book.connection.execute("PRAGMA foreign_keys = 0; PRAGMA synchronous = off")
            with book.transaction():
                witnesses = [journal_witness(damaged), *map(backup_witness, _since_forgetting(damaged, backups))]
                result = Rebuilding(damaged, book, witnesses).run(now.date(), progress)
                take_claims(damaged, book)
                history = _is_of_this_schema(damaged) and take_history(damaged, book)
                leave_mark(book, now, _("Saved what could be read of the book"))
                note(book, "salvaged_at", now.isoformat())
            if book.row("PRAGMA foreign_key_check") or book.value("PRAGMA integrity_check(1)") != "ok":
                raise BookDamaged(_("What could be read of the book contradicts itself; it was left as it is"))
            if not any(result.kept.values()) and not any(result.brought_back.values()):
                raise BookDamaged(_("Nothing of the book can be read any more; it was left as it is"))
            contacts, interactions = (
                int(book.value(f"SELECT count(*) FROM {table}")) for table in ("contacts", "interactions")
            )
        finally:
            book.close()
    for side in SIDE_FILES:
        (trial / f"damaged.db{side}").unlink(missing_ok=True)
    return Salvage(folder, trial / "made" / FILE_NAME, book.key, result, contacts, interactions, history)


def _donors(folder: Path, key: Key | None) -> Iterator[Path]:
    """The newest backups that are not known to be damaged, of the book's schema and key."""
    sound = [
        one.file for one in stored_backups(folder) if one.state is not State.DAMAGED and one.why is not Why.DAMAGED
    ]
    found = 0
    for file in sound:
        with contextlib.suppress(BookError, OSError, apsw.Error):
            if version_of(file, key, still=True) == migrations.VERSION:
                yield file
                found += 1
        if found == _DONORS:
            return


@contextlib.contextmanager
def open_backups(folder: Path, key: Key | None) -> Iterator[list[apsw.Connection]]:
    """Connections to the newest backups of a book that may be sound, of its schema and key; the newest first."""
    with contextlib.ExitStack() as stack, in_words:
        files = list(_donors(folder, key))
        yield [stack.enter_context(contextlib.closing(read_only(file, key, still=True))) for file in files]


def _since_forgetting(damaged: apsw.Connection, backups: list[apsw.Connection]) -> list[apsw.Connection]:
    """The backups that do not hold anybody who was forgotten since: nobody comes back by a salvage.

    All of them where the history cannot be read any more: to lose everybody else would be worse.
    """
    newest = "SELECT uuid FROM change_sets WHERE kind = 'forget' ORDER BY id DESC LIMIT 1"
    known = "SELECT 1 FROM change_sets WHERE uuid = ?"
    try:
        forgotten = damaged.execute(newest).fetchall()
    except (apsw.Error, MemoryError):
        return backups
    return [each for each in backups if all(each.execute(known, mark).fetchall() for mark in forgotten)]


def _is_of_this_schema(damaged: apsw.Connection) -> bool:
    """Whether rows in the history have the columns that rows have now."""
    return list(damaged.execute("PRAGMA user_version")) == [(migrations.VERSION,)]


def leave_mark(book: Book, now: datetime, label: str) -> None:
    """A change set newer than any that another process has seen: it tells them to read everything anew."""
    book.execute(_MARK, (newest_set(book) + 1000, new_uuid(), label, now.isoformat()))
