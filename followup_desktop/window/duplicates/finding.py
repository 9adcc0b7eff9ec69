"""Looking through the whole book for duplicates, on a thread of its own that gives way to the interface."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.worker import Cancelled
from followup_desktop.domain.errors import Refused
from followup_desktop.store.errors import BookError
from followup_desktop.store.reads.duplicates import duplicates
from followup_desktop.window.context import Context

_TURN, _PAUSE = 0.004, 0.001
"""Seconds of work after which the thread lets others go first, and for how long."""
_TELL_EVERY = 0.05


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
        self._context = context
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._told = 0.0
        self._crashed.connect(context.worker.unexpected)

    @property
    def under_way(self) -> bool:
        """Whether it is looking."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Look through the book."""
        self.stop()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._find, args=(self._stop,), name="duplicates", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no further."""
        self._stop.set()

    def end(self) -> None:
        """Look no further, and wait until the thread has ended: a few milliseconds. Nothing is told of it."""
        self.stop()
        self._stop = threading.Event()
        if self._thread is not None:
            self._thread.join()

    def _find(self, stop: threading.Event) -> None:
        book = self._context.book
        try:
            answer = duplicates(book, _Manners(stop).check, partial(self._tell, stop))
        except Cancelled:
            self._answer(stop, self.stopped.emit)
        except (Refused, BookError) as refusal:
            self._answer(stop, partial(self.failed.emit, str(refusal)))
        except Exception as error:
            self._crashed.emit(error)
        else:
            self._answer(stop, partial(self.found.emit, answer))
        finally:
            book.close()

    def _tell(self, stop: threading.Event, done: int, total: int) -> None:
        if time.monotonic() - self._told > _TELL_EVERY:
            self._told = time.monotonic()
            self._answer(stop, partial(self.progressed.emit, done, total))

    def _answer(self, stop: threading.Event, emit: Callable[[], None]) -> None:
        """Say it, if it is the newest search that has something to say."""
        if stop is self._stop:
            emit()


class _Manners:
    """What the search is asked between steps: to end, and to let the interface go first."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._since = time.monotonic()

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled
        if time.monotonic() - self._since > _TURN:
            time.sleep(_PAUSE)
            self._since = time.monotonic()
