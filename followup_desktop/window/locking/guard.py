"""When the window locks itself, and what follows from it for the keyring, the tray, and for what others ask of it.

Most books have no passphrase: what only an encrypted one needs is loaded when there is one.
"""

from __future__ import annotations

import dataclasses
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import post_word
from followup_desktop.domain.changes import Changes
from followup_desktop.store.keys import Key
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.context import Context
from followup_desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from followup_desktop.desktop.screen_lock.watch import ScreenLock
    from followup_desktop.window.locking.curtain import Curtain
    from followup_desktop.window.locking.idle import IdleWatch
    from followup_desktop.window.locking.keyring import Keyring
    from followup_desktop.window.locking.locker import Locker
    from followup_desktop.window.locking.rekeying import Rekeying

_MOST_WORDS = 5
"""Wishes of other processes that are kept until the book is unlocked; the newest count."""


class Guard(QObject):
    """Looks after the lock of one window. Whoever obeys words asks it first."""

    released = Signal(str)
    """A word that came while the book was locked, to be obeyed now."""
    refused = Signal()
    """It was asked to lock a book that has no passphrase."""
    unexpected = Signal(object)
    """An exception that no one expected."""

    def __init__(self, context: Context, window: MainWindow, runtime: Path) -> None:
        """`runtime` is where the tray listens."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._runtime = runtime
        self._words: list[str] = []
        window.desk.lock_asked.connect(self.lock)
        # What carries it out is loaded when somebody asks.
        window.desk.rekey_asked.connect(lambda wish: self.rekeying.begin(wish))  # noqa: PLW0108
        context.feed.changed.connect(self._follow)

    @property
    def is_locked(self) -> bool:
        """Whether there is nothing to be read."""
        return "locker" in self.__dict__ and self.locker.is_locked

    @cached_property
    def locker(self) -> Locker:
        """What locks and unlocks the window."""
        from followup_desktop.window.locking.locker import Locker

        made = Locker(self._context, self._window, self._curtain)
        made.covered.connect(self._covered)
        made.unlocked.connect(self._released)
        made.unexpected.connect(self.unexpected)
        return made

    @cached_property
    def rekeying(self) -> Rekeying:
        """What gives the book another key."""
        from followup_desktop.window.locking.rekeying import Rekeying

        made = Rekeying(self._context, self._curtain, self._runtime, self)
        made.ended.connect(self._rekeyed)
        return made

    def begin(self) -> None:
        """Watch from now on; the window is shown already. The tray gets the key: it may have been started without."""
        key = self._context.book.key
        if key is not None:
            self.hand_key()
            folder = self._context.book.path.parent
            self._context.worker.run(lambda: _seal_leftovers(folder, key))
        self._watch()

    def lock(self) -> None:
        """Lock now, or tell that there is no passphrase."""
        if self._context.book.key is None and not self.is_locked:
            if not self._curtain.drawn:
                self.refused.emit()
            return
        self.locker.lock()

    def hand_key(self) -> None:
        """Give the tray the key of a book that is encrypted and open, over the private socket."""
        key = self._context.book.key
        if key is not None and not self.is_locked:
            post_word(Role.TRAY, self._runtime, f"key {key.to_text()}", self)

    def come_back(self, key: Key | None = None) -> None:
        """Another process needs the book no more to be let go, and said what its key is now, if it has one."""
        if "locker" in self.__dict__:
            self.locker.come_back(key)

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
        if "_screen" in self.__dict__:
            self._screen.watch(False)
        if "_idle" in self.__dict__:
            self._idle.watch(0)
        if "locker" in self.__dict__:
            self.locker.end()
        if "_keyring" in self.__dict__:
            self._keyring.end()

    @cached_property
    def _curtain(self) -> Curtain:
        from followup_desktop.window.locking.curtain import Curtain

        return Curtain(self._window)

    @cached_property
    def _idle(self) -> IdleWatch:
        from followup_desktop.window.locking.idle import IdleWatch

        made = IdleWatch(self._window)
        made.idle.connect(self.lock)
        return made

    @cached_property
    def _screen(self) -> ScreenLock:
        from followup_desktop.desktop.screen_lock.watch import ScreenLock

        made = ScreenLock(self)
        made.locked.connect(self.lock)
        return made

    @cached_property
    def _keyring(self) -> Keyring:
        from followup_desktop.window.locking.keyring import Keyring

        made = Keyring(self._context, self)
        made.refused.connect(self._keyring_refused)
        return made

    def _follow(self, changes: Changes) -> None:
        if (changes.preferences or changes.everything) and not self.is_locked:
            self._watch()

    def _watch(self) -> None:
        encrypted = self._context.book.key is not None
        if not encrypted and "_idle" not in self.__dict__:
            return
        chosen = preferences(self._context.book)
        self._idle.watch(chosen.lock_after * 60 if encrypted else 0)
        self._screen.watch(encrypted and chosen.lock_with_screen)
        self._keyring.follow(wanted=encrypted and chosen.key_in_keyring)

    def _covered(self) -> None:
        if "_idle" in self.__dict__:
            self._idle.watch(0)
            self._keyring.let_go()
        post_word(Role.TRAY, self._runtime, "lock", self)

    def _rekeyed(self) -> None:
        """The tray had let the book go."""
        if self._context.book.key is None:
            post_word(Role.TRAY, self._runtime, "changed", self)
        self.begin()

    def _keyring_refused(self, why: str) -> None:
        from followup_desktop.store.writes.settings import set_preferences

        self._context.refused.emit(why)
        chosen = dataclasses.replace(preferences(self._context.book), key_in_keyring=False)
        self._context.write(lambda book, now: set_preferences(book, chosen, now, "window"))

    def _released(self) -> None:
        self.begin()
        words, self._words = self._words, []
        for word in words:
            self.released.emit(word)


def _seal_leftovers(folder: Path, key: Key) -> None:
    """Encrypt what a process that was killed while it encrypted the book has left as it was."""
    from followup_desktop.store.sealed import reseal

    reseal(folder, None, key)
