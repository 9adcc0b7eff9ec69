"""A quick look at the open book soon after the start, and now and then at what the weekly check has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.desktop import log
from followup_desktop.desktop.worker import Worker
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.window.context import Context

if TYPE_CHECKING:
    from followup_desktop.store.full_check import Findings

_SOON_MS = 3_000
"""The first page is drawn before anything else."""
_EVERY_MS = 3_600_000


class Soundness(QObject):
    """Looks on a thread of its own, that ends with the look. A book that is locked is looked at another time."""

    damaged = Signal()
    """The person saw that the book is damaged, and wants to see what can be done: it is to be closed now."""
    unexpected = Signal(object)
    """An exception that no one expected."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._worker: Worker | None = None
        self._looked = False
        self._told: Findings | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether it is looking."""
        return self._worker is not None

    def begin(self) -> None:
        """Look soon, and from then on once an hour."""
        QTimer.singleShot(_SOON_MS, self, self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now: at the file once, and each time at what was found."""
        if self.busy or self._context.feed.resting:
            return
        book, quick = self._context.book, not self._looked
        self._worker = Worker(book.close)
        self._worker.run(lambda: _look(book, quick=quick), self._finish, self._fail)

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._stop()

    def _stop(self) -> None:
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.stop()

    def _finish(self, found: Findings | None) -> None:
        self._stop()
        self._looked = True
        if found is None or (found.broken and not found.in_indexes_only):
            log.event("book.damaged")
            self._tell_damage()
        elif found and found != self._told:
            self._told = found
            self._tell(found)

    def _fail(self, error: Exception) -> None:
        self._stop()
        if isinstance(error, BookError):
            log.failure("book.look", error)
        else:
            self.unexpected.emit(error)

    def _tell_damage(self) -> None:
        # Imported late: hardly anybody ever needs it.
        from followup_desktop.window.soundness.notices import damage_notice

        notice = damage_notice(self._context.book.path.parent, self._window)
        notice.accepted.connect(self.damaged)
        notice.open()

    def _tell(self, found: Findings) -> None:
        from followup_desktop.window.soundness.findings import FindingsNotice

        FindingsNotice(self._context, found, self._window).open()


def _look(book: Book, *, quick: bool) -> Findings | None:
    """What is noted of the book; None where its file is broken. The thread's connection is closed again."""
    # Imported late: nothing of it is needed for the first page.
    from followup_desktop.store.full_check import found_last, quick_check

    try:
        return None if quick and not quick_check(book) else found_last(book)
    finally:
        book.close()
