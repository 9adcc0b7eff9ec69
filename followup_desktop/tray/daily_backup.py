"""The daily backup, in the background: on a thread of its own that ends with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop import log
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError

_SETTLE = 300.0
"""Seconds until it begins: the machine may just have been started, and the person sits down to work."""
_AGAIN = timedelta(hours=1)
"""After this it is tried again where it failed."""


class DailyBackup(QObject):
    """Backs the book up once a day, if anything changed, and reads one of the older backups again.

    It waits while the book is locked or let go.
    """

    troubled = Signal(str)
    """One line for the person: why there is no backup, why it is elsewhere, or which one is damaged. Each once."""
    unexpected = Signal(object)
    """An exception that no one expected."""

    def __init__(
        self, book: Book, at_rest: Callable[[], bool], parent: QObject | None = None, *, settle: float = _SETTLE
    ) -> None:
        """`at_rest` says whether the book may not be read now; it is asked from another thread."""
        super().__init__(parent)
        self._book = book
        self._at_rest = at_rest
        self._settle = settle
        self._worker: Worker | None = None
        self._stopped = threading.Event()
        self._done_on: date | None = None
        self._tried: datetime | None = None
        self._said: set[str] = set()

    @property
    def busy(self) -> bool:
        """Whether one is being made, or waits to be."""
        return self._worker is not None

    def look(self, now: datetime) -> None:
        """Begin where the day has none yet. Called at each look of the tray."""
        if self.busy or self._done_on == now.date() or self._at_rest():
            return
        if self._tried is not None and timedelta(0) <= instant(now) - instant(self._tried) < _AGAIN:
            return
        self._tried = now
        self._stopped.clear()
        self._worker = Worker(self._book.close)
        self._worker.run(lambda: self._keep(now), lambda said: self._finish(now, said), self._fail)

    def stop(self) -> None:
        """End its thread, after what it is writing is written."""
        self._stopped.set()
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.stop()

    def _keep(self, now: datetime) -> list[str] | None:
        """What is to be said; None where it could not be done now."""
        # Loaded here: a tray idles for months, and this is done once a day.
        from followup_desktop.store.backups.checking import check_oldest
        from followup_desktop.store.backups.keeping import keep

        try:
            if self._stopped.wait(self._settle) or self._at_rest():
                return None
            kept = keep(self._book, now)
            self._book.close()
            if self._stopped.is_set():
                return None
            rotten = check_oldest(self._book.path.parent, now, self._book.key)
        finally:
            # Whoever waits for the book to be let go does not wait for the thread's end.
            self._book.close()
        words = _("A backup is damaged and cannot be used any more: {name}. A new one is made every day.")
        damaged = words.format(name=rotten.file.name) if rotten else ""
        return [each for each in (kept.trouble if kept else "", damaged) if each]

    def _finish(self, now: datetime, said: list[str] | None) -> None:
        self.stop()
        if said is None:
            return
        self._done_on = now.date()
        log.event("backup.daily")
        for words in said:
            self._say(words)

    def _fail(self, error: Exception) -> None:
        self.stop()
        if not isinstance(error, Refused | BookError):
            self.unexpected.emit(error)
            return
        log.failure("backup.daily", error)
        self._say(_("The book could not be backed up: {why}").format(why=error))

    def _say(self, words: str) -> None:
        if words not in self._said:
            self._said.add(words)
            self.troubled.emit(words)
