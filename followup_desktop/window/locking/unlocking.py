"""Trying passphrases, off the interface's thread: each costs a quarter of a second, and wrong ones cost patience."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop import log
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.errors import Refused
from followup_desktop.store.errors import BookError, WrongKey
from followup_desktop.store.keys import Key
from followup_desktop.store.passphrases import NotEncrypted, unlock
from followup_desktop.window.locking.attempts import wait_after
from followup_desktop.window.locking.page import UnlockPage

Try = Callable[[Path, str], Key]


class Unlocking(QObject):
    """Between a page and the book of a folder. `end` it, or its thread outlives it."""

    opened = Signal(object)
    """The Key that opens the book; None where it has turned out not to be encrypted (any more)."""
    unexpected = Signal(object)
    """An exception that no one expected."""

    def __init__(self, page: UnlockPage, folder: Path, parent: QObject | None = None, *, attempt: Try = unlock) -> None:
        super().__init__(parent)
        self._page = page
        self._folder = folder
        self._attempt = attempt
        self._wrong = 0
        self._worker = Worker(lambda: None)
        self._worker.unexpected.connect(self.unexpected)
        page.submitted.connect(self.attempt)

    def attempt(self, passphrase: str) -> None:
        """Try a passphrase; the page says where it is the wrong one."""
        self._worker.run(lambda: self._attempt(self._folder, passphrase), self.opened.emit, self._failed)

    def end(self) -> None:
        """Try no more."""
        self._page.submitted.disconnect(self.attempt)
        self._worker.stop()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WrongKey):
            self._wrong += 1
            log.event("unlock.wrong", times=self._wrong)
            self._page.show_wrong(wait_after(self._wrong))
        elif isinstance(error, NotEncrypted):
            self.opened.emit(None)
        elif isinstance(error, BookError | Refused):
            self._page.show_trouble(f"{error}.")
        else:
            self._page.show_trouble(self.tr("Something went wrong; nothing was changed."))
            self._worker.unexpected.emit(error)
