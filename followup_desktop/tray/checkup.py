"""The weekly check of the whole book, in the background: in small steps on a thread of its own that ends with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop import log
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.moments import instant
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.full_check import Findings, full_check, is_due

_REST = 0.02
"""Seconds of rest after each step of about as long at the most: the machine has half a core for others, and a disk."""
_SETTLE = 120.0
"""Seconds until a check begins: the machine may just have been started."""
_LOOKS = timedelta(hours=1)
"""Between two questions whether a check is due."""


class Checkup(QObject):
    """Looks through the book once a week. It stops where the book is locked or let go, and begins again another day."""

    found = Signal(object)
    """The Findings of a check that found something."""
    told = Signal(str)
    """The same, in words for the person."""
    unexpected = Signal(object)
    """An exception that no one expected."""

    def __init__(
        self,
        book: Book,
        at_rest: Callable[[], bool],
        parent: QObject | None = None,
        *,
        rest: float = _REST,
        settle: float = _SETTLE,
    ) -> None:
        """`at_rest` says whether the book may not be read now; it is asked from another thread."""
        super().__init__(parent)
        self._book = book
        self._at_rest = at_rest
        self._rest = rest
        self._settle = settle
        self._worker: Worker | None = None
        self._stopped = threading.Event()
        self._asked: datetime | None = None

    @property
    def busy(self) -> bool:
        """Whether a check is under way."""
        return self._worker is not None

    def look(self, now: datetime) -> None:
        """Begin a check where one is due. Called at each look of the tray, so it asks the book once an hour only."""
        if self.busy or self._at_rest():
            return
        if self._asked is not None and timedelta(0) <= instant(now) - instant(self._asked) < _LOOKS:
            return
        self._asked = now
        self._stopped.clear()
        self._worker = Worker(self._book.close)
        self._worker.run(lambda: self._check(now), self._finish, self._fail)

    def stop(self) -> None:
        """End a check that is under way, and its thread."""
        self._stopped.set()
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.stop()

    def _check(self, now: datetime) -> Findings | None:
        try:
            due = is_due(self._book, now)
            self._book.close()
            if not due or self._stopped.wait(self._settle) or self._at_rest():
                return None
            return full_check(self._book, now, self._going)
        finally:
            # Whoever waits for the book to be let go does not wait for the thread's end.
            self._book.close()

    def _going(self) -> bool:
        return not self._stopped.wait(self._rest) and not self._at_rest()

    def _finish(self, findings: Findings | None) -> None:
        self.stop()
        if findings:
            log.event("check.found", broken=len(findings.broken), blocks=len(findings.blocks))
            self.found.emit(findings)
            self.told.emit(
                self.tr("The weekly check found something in your book. Open Followup to see what can be done.")
            )

    def _fail(self, error: Exception) -> None:
        self.stop()
        if isinstance(error, BookError):
            log.failure("check", error)
        else:
            self.unexpected.emit(error)
