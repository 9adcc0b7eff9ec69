"""The keeper of the tray's key: the book is open, locked, or for a moment let go so that another process can change it.

What is asked of the tray meanwhile waits.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from followup_desktop.desktop import log
from followup_desktop.desktop.worker import Worker
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookLocked
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.tray.locked import WhileLocked
from followup_desktop.tray.look import Sight

_FORESEE_MS = 30_000
"""So long after a look the forecast is written: several changes in a row cost one."""
_LET_GO_MS = 60_000
_MOST_WISHES = 20


class Keeper(QObject):
    """Holds one book's key, or does without. Only what is said to run on the worker touches the book."""

    opened = Signal()
    """The book can be used (again)."""
    locked_now = Signal()
    """The key is gone from this process."""
    failed = Signal(object)
    """Why the book could not be opened or looked ahead in."""

    def __init__(
        self, book: Book, worker: Worker, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._worker = worker
        self._clock = clock
        self._while_locked = WhileLocked(book.path.parent)
        self._locked = book.key is None and book.encrypted
        if book.key is None and not self._locked:
            self._while_locked.forget()
        self._wishes: list[tuple[Any, ...]] = []
        self._away = QTimer(self, singleShot=True, interval=_LET_GO_MS)
        self._away.timeout.connect(self.come_back)
        self._ahead = QTimer(self, singleShot=True, interval=_FORESEE_MS)
        self._ahead.timeout.connect(self._look_ahead)

    @property
    def locked(self) -> bool:
        """Whether nothing is known of the book but the forecast."""
        return self._locked

    @property
    def away(self) -> bool:
        """Whether the book has been let go for a moment."""
        return self._away.isActive()

    def lock(self) -> None:
        """Look ahead once more, then close the book and forget its key."""
        if self._locked or self._book.key is None:
            return
        log.event("lock")
        now, self._locked = self._clock(), True
        self._ahead.stop()

        def let_go() -> None:
            try:
                self._while_locked.foresee(self._book, now)
            finally:
                self._forget_key()

        self._worker.run(let_go, lambda _done: self.locked_now.emit(), self._failed)

    def unlock(self, key: Key) -> None:
        """Open the book with its key. One that does not open it changes nothing."""
        now = self._clock()
        self._away.stop()

        def take_up() -> None:
            # As at the start: an older book is brought up to date, and a damaged one is left alone.
            open_book(self._book.path.parent, key).close()
            self._book.use_key(key)
            self._while_locked.settle(self._book, now)

        self._worker.run(take_up, lambda _done: self._open(), self._not_opened)

    def recall(self) -> None:
        """Ask the system's keyring for the key; nothing happens where it has none."""
        self._worker.run(lambda: _recalled(self._book), self._recalled, self._failed)

    def let_go(self) -> None:
        """Close the book for a moment: another process changes its key, and says when it has."""
        if not self._locked:
            self._away.start()
            self._worker.run(self._book.close, failed=self._failed)

    def come_back(self) -> None:
        """Nobody needs the book to be let go any more."""
        if self.away:
            self._away.stop()
            self._open()

    def lost(self) -> None:
        """The key that is known does not open the book (any more)."""
        if not self._locked:
            self._locked = True
            self._worker.run(self._forget_key, lambda _done: self.locked_now.emit(), self._failed)

    def look(self, now: datetime) -> Sight:
        """What is known of a locked book; on the worker."""
        return self._while_locked.look(now)

    def looked(self) -> None:
        """The book was looked at: look ahead soon, if ever it may be locked."""
        if self._book.key is not None and not self._locked:
            self._ahead.start()

    def keep(self, *wish: Any) -> None:
        """Keep what was asked for until the book is open; the oldest is let go where there is too much."""
        self._wishes = [*self._wishes, wish][-_MOST_WISHES:]

    def kept(self) -> list[tuple[Any, ...]]:
        """What was asked for meanwhile, once."""
        wishes, self._wishes = self._wishes, []
        return wishes

    def _open(self) -> None:
        if self._locked:
            log.event("unlocked")
        self._locked = False
        self.opened.emit()

    def _recalled(self, key: Key | None) -> None:
        if key is not None and self._locked:
            self.unlock(key)

    def _forget_key(self) -> None:
        self._book.close()
        self._book.use_key(None)
        log.event("locked")

    def _look_ahead(self) -> None:
        now = self._clock()
        if self._book.key is not None and not self.away:
            self._worker.run(lambda: self._while_locked.foresee(self._book, now), failed=self._failed, lane="foresee")

    def _not_opened(self, error: Exception) -> None:
        """A key that is another one's says nothing of the one that is known."""
        if isinstance(error, BookLocked):
            log.failure("unlock", error)
        else:
            self.failed.emit(error)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BookLocked):
            self.lost()
        self.failed.emit(error)


def _recalled(book: Book) -> Key | None:
    from followup_desktop.desktop.system_keyring import recall

    salt = salt_of(book.path)
    return recall(salt) if salt is not None else None
