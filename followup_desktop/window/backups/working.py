"""What the form has the worker do: list, look, keep, put back, forget."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFile

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.backups.forgetting import check_forgetting, forget_backups
from followup_desktop.store.backups.keeping import Kept, keep, keep_named
from followup_desktop.store.backups.looking import Inside, look_inside
from followup_desktop.store.backups.places import Place, all_places, check_place, place_of
from followup_desktop.store.backups.shelf import Stored, stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.keys import Key
from followup_desktop.store.passphrases import key_of
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.restore import key_for, restore
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.window.context import Context

_LIST, _LOOK = "backups", "look inside"
_ORIGIN = "window"
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Overview:
    """All backups, the newest first, where the next one goes, and whether a folder was chosen for that."""

    backups: Sequence[Stored]
    place: Place
    chosen: bool


class Working:
    """Each of these answers on the interface's thread."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._folder = context.book.path.parent

    def list_all(self, done: Callable[[Overview], None]) -> None:
        """List the backups."""
        book, folder = self._context.book, self._folder

        def work() -> Overview:
            return Overview(stored_backups(folder), place_of(book), bool(preferences(book).backup_folder))

        self._context.worker.run(work, done, self._trouble, lane=_LIST)

    def look(self, file: Path, key: Key | None, done: Callable[[Inside], None], failed: Failed) -> None:
        """Look inside a backup, with the book's key where it has no other."""
        book, now, folder = self._context.book, self._context.now, self._folder

        def work() -> Inside:
            at = now if file.parent in all_places(folder) else None
            return look_inside(file, book, key_for(file, key, book.key), at)

        self._context.worker.run(work, done, failed, lane=_LOOK)

    def open_with(self, file: Path, passphrase: str, done: Callable[[Key], None], failed: Failed) -> None:
        """Find the key of a backup that the book's own does not open."""
        self._context.worker.run(lambda: key_of(file, passphrase), done, failed)

    def back_up(self, name: str, done: Callable[[Kept | None], None], failed: Failed) -> None:
        """Back up now, under a name where there is one."""
        book, now = self._context.book, self._context.now
        work = (lambda: keep_named(book, now, name)) if name else (lambda: keep(book, now))
        self._context.worker.run(work, done, failed)

    def put_back(self, file: Path, key: Key | None, done: Callable[[Changes], None], failed: Failed) -> None:
        """Restore, as a write like any other: the toast offers to undo it."""

        def write(book: Book, now: datetime) -> Changes:
            try:
                return restore(self._folder, file, now, _ORIGIN, key=book.key, file_key=key).changes
            except BookError as error:
                raise Refused(str(error)) from error

        self._context.write(write, done, failed)

    def to_trash(self, files: Sequence[Path], done: Callable[[list[Path]], None], failed: Failed) -> None:
        """Move backups to the system's trash; the answer is those that it did not take."""

        def work() -> list[Path]:
            check_forgetting(self._folder, files)
            return [file for file in files if not move_to_trash(file)]

        self._context.worker.run(work, done, failed)

    def delete(self, files: Sequence[Path], done: Callable[[None], None], failed: Failed) -> None:
        """Delete backups for good."""
        self._context.worker.run(lambda: forget_backups(self._folder, files), done, failed)

    def choose_place(self, folder: Path | None, refused: Callable[[Refused], None]) -> None:
        """Keep backups in another folder from now on, or beside the book."""

        def write(book: Book, now: datetime) -> Changes:
            if folder is not None:
                check_place(book, folder)
            wanted = dataclasses.replace(preferences(book), backup_folder=str(folder or ""))
            return set_preferences(book, wanted, now, _ORIGIN)

        self._context.write(write, refused=refused)

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, Refused | BookError):
            self._context.refused.emit(str(error))
        else:
            self._context.worker.unexpected.emit(error)


def move_to_trash(file: Path) -> bool:
    """Move a file to the system's trash; whether that could be done."""
    return QFile(str(file)).moveToTrash()
