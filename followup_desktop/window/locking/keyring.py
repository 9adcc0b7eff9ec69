"""The key in the system's keyring: there while the person wants it and the book is not locked, and never else.

So a lock is one: whoever starts the program anew while the book is locked is asked for the passphrase too.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop import log
from followup_desktop.desktop.system_keyring import forget, remember
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.errors import Refused
from followup_desktop.store.keys import Key
from followup_desktop.window.context import Context


class Keyring(QObject):
    """Makes the system's keyring hold the key of the open book or not, off the interface's thread."""

    refused = Signal(str)
    """Why it did not take the key."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: Key | None = None
        self._worker: Worker | None = None

    def follow(self, *, wanted: bool) -> None:
        """Keep the key of the book, or let it go where it was kept."""
        key = self._context.book.key if wanted else None
        if key == self._kept:
            return
        former, self._kept = self._kept, key
        if former is not None:
            self._run(former, keep=False)
        if key is not None:
            self._run(key, keep=True)

    def let_go(self) -> None:
        """The book is being locked: whoever has the desk now must not find the key there."""
        self.follow(wanted=False)

    def end(self) -> None:
        """Finish what is under way."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def _run(self, key: Key, *, keep: bool) -> None:
        if self._worker is None:
            # Its own: the keyring may take its time, and the window's worker rests while the book is locked.
            self._worker = Worker(lambda: None)
        work = (lambda: remember(key)) if keep else (lambda: forget(key.salt))
        self._worker.run(work, failed=lambda error: self._failed(error, key))

    def _failed(self, error: Exception, key: Key) -> None:
        """Without a keyring the passphrase is asked for, as it would be anyway."""
        log.failure("keyring", error)
        if isinstance(error, Refused) and key == self._kept:
            self._kept = None
            self.refused.emit(str(error))
