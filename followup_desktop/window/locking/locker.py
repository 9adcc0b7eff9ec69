"""Locking the window: first nothing can be read, then the book is closed and its key is gone, and back again."""

from __future__ import annotations

import gc
from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from followup_desktop.desktop import log
from followup_desktop.store.errors import BookError
from followup_desktop.store.keys import Key
from followup_desktop.window.context import Context
from followup_desktop.window.locking.curtain import Curtain
from followup_desktop.window.locking.page import UnlockPage
from followup_desktop.window.locking.unlocking import Unlocking
from followup_desktop.window.main_window import MainWindow

_LOOK_MS = 40
_PATIENCE_MS = 1500
"""So long what is about to happen by itself, such as keeping a draft, may take before the key goes."""


_LET_GO_MS = 60_000
"""So long another process may take to give the book another key."""


class _State(Enum):
    OPEN = auto()
    CLOSING = auto()
    """Nothing can be read any more; what was under way comes to its end."""
    RESTING = auto()
    """The worker closes its connection."""
    LOCKED = auto()


class Locker(QObject):
    """Locks and unlocks one window over an encrypted book. A book without a passphrase cannot be locked."""

    covered = Signal()
    """From now on nothing can be read in the window."""
    locked = Signal()
    """Now the book is closed too, and its key gone."""
    unlocked = Signal()
    """All is as it was, and `context.book` open."""
    unexpected = Signal(object)

    def __init__(self, context: Context, window: MainWindow, curtain: Curtain) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._state = _State.OPEN
        self._curtain = curtain
        self._page: UnlockPage | None = None
        self._unlocking: Unlocking | None = None
        self._next: tuple[Key | None, ...] = ()
        self._since = QElapsedTimer()
        self._let_go = QTimer(self, singleShot=True, interval=_LET_GO_MS)
        self._let_go.timeout.connect(self._give_up_waiting)
        self._settling = QTimer(self, interval=_LOOK_MS)
        self._settling.timeout.connect(self._settle)
        context.worker.rested.connect(self._rested)

    @property
    def is_locked(self) -> bool:
        """Whether the window shows nothing but the page that asks for the passphrase."""
        return self._state is not _State.OPEN

    @property
    def page(self) -> UnlockPage | None:
        """The page that asks, while it does."""
        return self._page

    def lock(self) -> bool:
        """Lock now; whether it is locked. False where the book has no passphrase."""
        if not self.is_locked and self._context.book.key is not None and not self._curtain.drawn:
            self._lock(self.tr("Followup is locked"), self.tr("Type your passphrase to go on where you were."))
        return self.is_locked

    def let_go(self) -> None:
        """Close the book, encrypted or not, for another process that changes its key."""
        self._let_go.start()
        if not self.is_locked and not self._curtain.drawn:
            words = self.tr("Another program is changing your book's passphrase.")
            self._lock(self.tr("One moment"), words)

    def come_back(self, key: Key | None = None) -> None:
        """The other process is done, and said what the key is now, if it has one."""
        if not self._let_go.isActive():
            return
        self._let_go.stop()
        if key is not None or not self._context.book.encrypted:
            self.open_with(key)
        elif self._page is not None:
            self._page.tell(self.tr("Type the passphrase that your book has now."))

    def _lock(self, title: str, words: str) -> None:
        log.event("lock")
        self._state = _State.CLOSING
        self._window.keep_state()
        self._context.locking.emit()
        self._context.feed.rest()
        self._ask(UnlockPage(title, words))
        self._since.start()
        self._settling.start()
        self.covered.emit()

    def open_with(self, key: Key | None) -> None:
        """Open with the key that was found; None where the book is not encrypted any more."""
        if self._state is _State.CLOSING:
            # Nothing is closed yet, and something long may be under way: the key has just been shown to be known.
            self._settling.stop()
            self._lift()
        elif self._state is _State.RESTING:
            self._next = (key,)
        elif self._state is _State.LOCKED:
            self._open(key)

    def end(self) -> None:
        """Ask no more: the window is being closed."""
        self._settling.stop()
        self._let_go.stop()
        if self._unlocking is not None:
            self._unlocking.end()
            self._unlocking = None

    def _ask(self, page: UnlockPage) -> None:
        page.quit_asked.connect(self._window.close)
        self._page = page
        self._unlocking = Unlocking(page, self._context.book.path.parent, self)
        self._unlocking.opened.connect(self.open_with)
        self._unlocking.unexpected.connect(self.unexpected)
        self._curtain.draw(page)
        page.take_focus()

    def _give_up_waiting(self) -> None:
        if not self._context.book.encrypted:
            self.open_with(None)

    def _settle(self) -> None:
        """Take the book away once nobody behind the curtain is about to use it."""
        if not self._curtain.at_rest() and self._since.elapsed() < _PATIENCE_MS:
            return
        if not self._context.worker.busy:
            self._settling.stop()
            self._state = _State.RESTING
            self._context.worker.rest()

    def _rested(self) -> None:
        if self._state is not _State.RESTING:
            return
        self._state = _State.LOCKED
        self._curtain.sweep()
        self._close()
        log.event("locked")
        self.locked.emit()
        if self._next:
            (key,), self._next = self._next, ()
            self._open(key)

    def _close(self) -> None:
        book = self._context.book
        book.close()
        book.use_key(None)
        # What held the key in a cycle goes now and not some time.
        gc.collect()

    def _open(self, key: Key | None) -> None:
        book, page = self._context.book, self._page
        assert page is not None
        try:
            book.use_key(key)
            # Asked here, before anything is shown: a book that was damaged meanwhile is told on this page.
            book.value("SELECT 1")
        except BookError as error:
            self._close()
            page.show_trouble(f"{error}.")
            return
        self._context.worker.wake()
        self._lift()

    def _lift(self) -> None:
        page, self._page = self._page, None
        self.end()
        self._state = _State.OPEN
        if page is not None:
            page.show_opened()
        self._curtain.lift()
        if page is not None:
            page.deleteLater()
        self._context.feed.wake()
        self._window.look_outside()
        log.event("unlocked")
        self.unlocked.emit()
