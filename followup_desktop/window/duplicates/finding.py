"""Looking through the whole book for duplicates: a thread of its own waits for a process of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.matching import Search
from followup_desktop.desktop.worker import Cancelled
from followup_desktop.domain.errors import Refused
from followup_desktop.window.context import Context


class Finding(QObject):
    """One search at a time; a new one ends the former. The worker stays free for what the person writes meanwhile."""

    progressed = Signal(int, int)
    """How much is done, of how much."""
    found = Signal(object)
    """The Duplicates, the surest first."""
    failed = Signal(str)
    stopped = Signal()
    _crashed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = context.book
        self._search: Search | None = None
        self._thread: threading.Thread | None = None
        self._crashed.connect(context.worker.unexpected)
        context.locking.connect(self.stop)

    @property
    def under_way(self) -> bool:
        """Whether it is looking."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Look through the book. Raises nothing: what goes wrong is told."""
        self.stop()
        try:
            self._search = Search(self._book.path.parent, self._book.key)
        except OSError as error:
            self.failed.emit(str(error))
            return
        self._thread = threading.Thread(target=self._wait, args=(self._search,), name="duplicates", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no further."""
        if self._search is not None:
            self._search.stop()

    def end(self) -> None:
        """Look no further, and wait until the thread has ended: a few milliseconds. Nothing is told of it."""
        search, self._search = self._search, None
        if search is not None and self._thread is not None:
            search.stop()
            self._thread.join()

    def _wait(self, search: Search) -> None:
        try:
            found = search.answer(lambda done, total: self._tell(search, partial(self.progressed.emit, done, total)))
        except Cancelled:
            self._tell(search, self.stopped.emit)
        except Refused as refusal:
            self._tell(search, partial(self.failed.emit, str(refusal)))
        except Exception as error:
            self._tell(search, partial(self._crashed.emit, error))
        else:
            self._tell(search, partial(self.found.emit, found))

    def _tell(self, search: Search, tell: Callable[[], None]) -> None:
        """Tell it, if it is the newest search that has something to tell."""
        if search is self._search:
            tell()
