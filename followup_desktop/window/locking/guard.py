"""When the window locks itself, and what follows from it for the keyring, the tray, and for what others ask of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.screen_lock.watch import ScreenLock
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.context import Context
from followup_desktop.window.locking.idle import IdleWatch
from followup_desktop.window.locking.keyring import Keyring
from followup_desktop.window.locking.locker import Locker
from followup_desktop.window.main_window import MainWindow

_MOST_WORDS = 5
"""Wishes of other processes that are kept until the book is unlocked; the newest count."""


class Guard(QObject):
    """Looks after the lock of one window. Whoever obeys words asks it first."""

    locked = Signal()
    """Nothing can be read any more, and the key is on its way out of this process."""
    unlocked = Signal()
    released = Signal(str)
    """A word that came while the book was locked, to be obeyed now."""
    refused = Signal()
    """It was asked to lock a book that has no passphrase."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._words: list[str] = []
        self.locker = Locker(context, window)
        self._idle = IdleWatch(window)
        self._screen = ScreenLock(self)
        self._keyring = Keyring(context, self)
        self._idle.idle.connect(self.locker.lock)
        self._screen.locked.connect(self.locker.lock)
        self.locker.covered.connect(self._covered)
        self.locker.unlocked.connect(self._released)
        window.desk.lock_asked.connect(self.lock)
        context.feed.changed.connect(self._follow)

    @property
    def is_locked(self) -> bool:
        """Whether there is nothing to be read."""
        return self.locker.is_locked

    def begin(self) -> None:
        """Watch from now on; the window is shown already."""
        self._watch(preferences(self._context.book))

    def lock(self) -> None:
        """Lock now, or tell that there is no passphrase."""
        if not self.locker.lock():
            self.refused.emit()

    def holds(self, word: str) -> bool:
        """Whether a word must wait until the book is unlocked; the page that asks comes to the front for it."""
        if not self.is_locked:
            return False
        self._words = [*(each for each in self._words if each != word), word][-_MOST_WORDS:]
        page = self.locker.page
        if page is not None:
            page.tell(self.tr("Unlock it, and what you asked for is shown."))
            page.take_focus()
        return True

    def end(self) -> None:
        """Watch no more."""
        self._screen.watch(False)
        self._idle.watch(0)
        self.locker.end()
        self._keyring.end()

    def _follow(self, changes: Changes) -> None:
        if (changes.preferences or changes.everything) and not self.is_locked:
            self.begin()

    def _watch(self, chosen: Preferences) -> None:
        encrypted = self._context.book.key is not None
        self._idle.watch(chosen.lock_after * 60 if encrypted else 0)
        self._screen.watch(encrypted and chosen.lock_with_screen)
        self._keyring.follow(wanted=encrypted and chosen.key_in_keyring)

    def _covered(self) -> None:
        self._idle.watch(0)
        self._keyring.let_go()
        self.locked.emit()

    def _released(self) -> None:
        self.unlocked.emit()
        self.begin()
        words, self._words = self._words, []
        for word in words:
            self.released.emit(word)
