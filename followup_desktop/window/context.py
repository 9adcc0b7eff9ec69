"""What every view of the window is handed: the book, the worker, the feed, the clock, and the one way to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.feed import ChangeFeed
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.desktop.worker import Job, Worker
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError

Write = Callable[[Book, datetime], Changes]
"""A function of store/writes with everything but the book and the moment filled in."""


class Context(QObject):
    """The composition that views share. Reads of a page may run here and now; everything else goes to the worker."""

    wrote = Signal(object)
    """A Changes value of something the person just did here, for the toast that offers to undo it."""
    logged = Signal(int)
    """The number of an entry of the timeline that the person has just made here, wherever in the window."""
    locking = Signal()
    """The book is about to be closed for a while: whatever reads it beside the worker stops now."""
    refused = Signal(str)
    """One clear line for the person, where no field stood ready to show it."""

    def __init__(
        self,
        book: Book,
        worker: Worker,
        feed: ChangeFeed,
        theme: Theme,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.worker = worker
        self.feed = feed
        self.theme = theme
        self._clock = clock

    @property
    def now(self) -> datetime:
        """The moment, with the local zone's offset."""
        return self._clock()

    @property
    def today(self) -> date:
        """The local date."""
        return self._clock().date()

    def write(
        self,
        write: Write,
        done: Callable[[Changes], None] = lambda changes: None,
        refused: Callable[[Refused], None] | None = None,
    ) -> Job:
        """Run a write on the worker; the feed and the toast learn of it before `done` is called.

        `refused` gets an error that the person can mend; without it, it is shown as a message. Anything unexpected
        opens the crash report.
        """
        now = self.now

        def finished(changes: Changes) -> None:
            if changes:
                self.feed.publish(changes)
                self.wrote.emit(changes)
            done(changes)

        def failed(error: Exception) -> None:
            if isinstance(error, Refused) and refused is not None:
                refused(error)
            elif isinstance(error, Refused | BookError):
                self.refused.emit(str(error))
            else:
                self.worker.unexpected.emit(error)

        return self.worker.run(lambda: write(self.book, now), finished, failed)
