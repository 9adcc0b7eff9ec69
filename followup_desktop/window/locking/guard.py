"""When the window locks itself, and what follows from it for the keyring, the tray, and for what others ask of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.screen_lock.watch import ScreenLock
from followup_desktop.desktop.words import post_word
from followup_desktop.domain.changes import Changes
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.sealed import reseal
from followup_desktop.window.context import Context
from followup_desktop.window.locking.curtain import Curtain
from followup_desktop.window.locking.idle import IdleWatch
from followup_desktop.window.locking.keyring import Keyring
from followup_desktop.window.locking.locker import Locker
from followup_desktop.window.locking.rekeying import Rekeying
from followup_desktop.window.main_window import MainWindow

_MOST_WORDS = 5
"""Wishes of other processes that are kept until the book is unlocked; the newest count."""


class Guard(QObject):
    """Looks after the lock of one window. Whoever obeys words asks it first."""

    released = Signal(str)
    """A word that came while the book was locked, to be obeyed now."""
    refused = Signal()
    """It was asked to lock a book that has no passphrase."""

    def __init__(self, context: Context, window: MainWindow, runtime: Path) -> None:
        """`runtime` is where the tray listens."""
        super().__init__(window)
        self._context = context
        self._runtime = runtime
        self._words: list[str] = []
        curtain = Curtain(window)
        self.locker = Locker(context, window, curtain)
        self.rekeying = Rekeying(context, curtain, runtime, self)
        self._idle = IdleWatch(window)
        self._screen = ScreenLock(self)
        self._keyring = Keyring(context, self)
        self._idle.idle.connect(self.locker.lock)
        self._screen.locked.connect(self.locker.lock)
        self.locker.covered.connect(self._covered)
        self.locker.unlocked.connect(self._released)
        self._keyring.refused.connect(self._keyring_refused)
        self.rekeying.ended.connect(self._rekeyed)
        window.desk.lock_asked.connect(self.lock)
        window.desk.rekey_asked.connect(self.rekeying.begin)
        context.feed.changed.connect(self._follow)

    @property
    def is_locked(self) -> bool:
        """Whether there is nothing to be read."""
        return self.locker.is_locked

    def begin(self) -> None:
        """Watch from now on; the window is shown already. The tray gets the key: it may have been started without."""
        self.hand_key()
        self._watch()
        key, folder = self._context.book.key, self._context.book.path.parent
        if key is not None:
            # What a process that was killed while it encrypted the book has left as it was.
            self._context.worker.run(lambda: reseal(folder, None, key))

    def lock(self) -> None:
        """Lock now, or tell that there is no passphrase."""
        if not self.locker.lock() and not self.rekeying.under_way:
            self.refused.emit()

    def hand_key(self) -> None:
        """Give the tray the key of a book that is encrypted and open, over the private socket."""
        key = self._context.book.key
        if key is not None and not self.is_locked:
            post_word(Role.TRAY, self._runtime, f"key {key.to_text()}", self)

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
            self._watch()

    def _watch(self) -> None:
        chosen = preferences(self._context.book)
        encrypted = self._context.book.key is not None
        self._idle.watch(chosen.lock_after * 60 if encrypted else 0)
        self._screen.watch(encrypted and chosen.lock_with_screen)
        self._keyring.follow(wanted=encrypted and chosen.key_in_keyring)

    def _covered(self) -> None:
        self._idle.watch(0)
        self._keyring.let_go()
        post_word(Role.TRAY, self._runtime, "lock", self)

    def _rekeyed(self) -> None:
        """The tray had let the book go."""
        if self._context.book.key is None:
            post_word(Role.TRAY, self._runtime, "changed", self)
        self.begin()

    def _keyring_refused(self, why: str) -> None:
        self._context.refused.emit(why)
        # Loaded here and not at the start: nothing of the first frame writes.
        from followup_desktop.store.writes.settings import set_preferences

        chosen = dataclasses.replace(preferences(self._context.book), key_in_keyring=False)
        self._context.write(lambda book, now: set_preferences(book, chosen, now, "window"))

    def _released(self) -> None:
        self.begin()
        words, self._words = self._words, []
        for word in words:
            self.released.emit(word)
