"""One worker thread for everything that must not hold up the interface; it has its own connection to the book."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from followup_desktop.desktop import garbage

_T = TypeVar("_T")


class Cancelled(Exception):
    """The person asked for the work to stop; nothing of it is kept."""


@dataclass(eq=False, slots=True)
class Job:
    """Work that was asked for. `lane` names work of which only the newest request matters (a search, say)."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    lane: str = ""
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Drop the job: it is not begun, or its answer is not delivered."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the answer is not wanted any more."""
        return self._cancelled.is_set()

    def let_go(self) -> None:
        """Hold nothing any more: what the answer went to may not be taken apart on the worker's thread."""
        self.work = self.done = self.failed = _nothing

    def check(self) -> None:
        """Raise Cancelled where the answer is not wanted any more; long work calls it between steps."""
        if self.cancelled:
            raise Cancelled


def _nothing(*_answer: object) -> None:
    """What a job does that was answered."""


class Worker(QObject):
    """Runs jobs one after another on a thread of its own, and delivers their answers on the interface's."""

    _finished = Signal(object, object, object)
    progressed = Signal(object, int, int)
    """A job, how much of it is done, and of how much."""
    unexpected = Signal(object)
    """An exception that no one expected; it opens the crash report."""
    rested = Signal()
    """What `rest` asked for: everything before it is answered, the thread has ended and its connection is closed."""

    def __init__(self, close: Callable[[], None], parent: QObject | None = None) -> None:
        """`close` runs on the worker's thread when it ends: it closes that thread's connection."""
        super().__init__(parent)
        self._close = close
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._newest: dict[str, Job] = {}
        self._waiting = 0
        self._finished.connect(self._deliver)
        self._thread = self._begin()

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waiting."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], None] = lambda answer: None,
        failed: Callable[[Exception], None] | None = None,
        lane: str = "",
    ) -> Job:
        """Ask for work. `done` or `failed` is called on the interface's thread; an older job of the lane is dropped."""
        job = Job(work, done, failed or self.unexpected.emit, lane)
        if lane:
            if lane in self._newest:
                self._newest[lane].cancel()
            self._newest[lane] = job
        self._waiting += 1
        self._jobs.put(job)
        return job

    def stop(self) -> None:
        """Finish what was asked for and end the thread; while it rests, what waits for `wake` is let go."""
        self._jobs.put(None)
        self._thread.join()
        garbage.give_back(self._thread)

    def rest(self) -> None:
        """Finish what was asked for, close the connection and end the thread; what is asked from now on waits."""
        self._jobs.put(None)

    def wake(self) -> None:
        """Go on after `rested`."""
        self._thread.join()
        garbage.give_back(self._thread)
        self._thread = self._begin()

    def _begin(self) -> threading.Thread:
        thread = threading.Thread(target=self._run, name="worker", daemon=True)
        garbage.take_over(thread)
        thread.start()
        return thread

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            answer, error = None, None
            if not job.cancelled:
                try:
                    answer = job.work()
                except Exception as caught:
                    error = caught
            self._finished.emit(job, answer, error)
        self._close()
        self.rested.emit()

    @Slot(object, object, object)
    def _deliver(self, job: Job, answer: Any, error: Exception | None) -> None:
        self._waiting -= 1
        if self._newest.get(job.lane) is job:
            del self._newest[job.lane]
        done, failed, cancelled = job.done, job.failed, job.cancelled
        job.let_go()
        if error is not None:
            if not isinstance(error, Cancelled):
                failed(error)
        elif not cancelled:
            done(answer)
        garbage.collect()
