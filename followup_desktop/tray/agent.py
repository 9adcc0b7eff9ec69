"""The agent: decides when to look at the book and so when to announce; carries writes to the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from followup_desktop.desktop import log
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError, BookLocked
from followup_desktop.store.reads.history import data_version
from followup_desktop.store.writes.announcements import record_shown
from followup_desktop.store.writes.upkeep import begin_day
from followup_desktop.tray.keeper import Keeper
from followup_desktop.tray.look import Sight, look

T = TypeVar("T")
Write = Callable[[Book, datetime], Changes]
"""A function of store/writes with everything but the book and the moment filled in."""

_MINUTE_MS = 60_000
_GAP = timedelta(minutes=2)
"""More than this between two ticks: the machine slept, or its clock was set."""


class Agent(QObject):
    """Looks at the book at a minute's tick where the moment or another process asks for it, and when it is told to.

    The wall clock is compared each minute: a long timer would stand still while the machine sleeps.
    """

    seen = Signal(object)
    """A Sight, after each look."""
    announced = Signal(object)
    """An Announcement that this process has claimed and must show now."""
    wrote = Signal(object)
    """The Changes of a write made here."""
    refused = Signal(str)
    """One clear line for the person: why a write was not made."""
    held = Signal()
    """What was just asked for waits until the book is unlocked."""
    bookless = Signal()
    """The book's file has been taken away: there is nothing left to do."""

    def __init__(
        self, book: Book, worker: Worker, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._worker = worker
        self._clock = clock
        self._before = clock()
        self._wake = self._before
        self._version = -1
        self._begun: date | None = None
        # Keys whose showing is not yet noted; only the worker's thread touches them.
        self._showing: set[str] = set()
        self._unnoted: list[tuple[Sequence[str], str]] = []
        self.keeper = Keeper(book, worker, clock, self)
        self.keeper.locked_now.connect(self.look)
        self.keeper.opened.connect(self._take_up)
        self.keeper.failed.connect(self._failed)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._minute)

    @property
    def now(self) -> datetime:
        """The moment, with the local zone's offset."""
        return self._clock()

    def start(self) -> None:
        """Look now, and from now on at each minute's tick."""
        self.look()
        self._arm()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Look where the hour has come, the clock has jumped or another process wrote; else do next to nothing."""
        now = self.now
        unnoted, self._unnoted = self._unnoted, []
        for keys, channel in unnoted:
            self.note_shown(keys, channel)
        if not self._book.path.exists():
            self.bookless.emit()
        elif self._is_due(now):
            self.look()
        elif self.keeper.locked or self.keeper.away:
            self._before = now
        else:
            self._before = now
            self._worker.run(lambda: data_version(self._book), self._compare, self._failed, lane="tick")

    def look(self) -> None:
        """Look at the book now, or at what was foreseen of one that is locked."""
        if self.keeper.away:
            return
        # In no lane: a look whose answer were dropped would have claimed what nobody then shows.
        now = self._before = self.now
        self._worker.run(lambda: self._look(now), self._looked, self._failed)

    def note_shown(self, keys: Sequence[str], channel: str) -> None:
        """Note that an announcement was shown. Where the book cannot take that now, it is tried again each minute."""

        def failed(error: Exception) -> None:
            self._unnoted.append((keys, channel))
            self._failed(error)

        if self.keeper.locked:
            self._unnoted.append((keys, channel))
        else:
            self._worker.run(lambda: self._note(keys, channel), failed=failed)

    def write(
        self,
        write: Write,
        done: Callable[[Changes], None] = lambda changes: None,
        refused: Callable[[str], None] | None = None,
    ) -> None:
        """Run a write on the worker and look at what it changed. `refused` gets one line instead of the signal.

        While the book is locked it waits for the key.
        """
        if self.keeper.locked or self.keeper.away:
            self.keeper.keep(write, done, refused)
            self.held.emit()
            return
        now = self.now

        def finished(changes: Changes) -> None:
            if changes:
                self.look()
                self.wrote.emit(changes)
            done(changes)

        def failed(error: Exception) -> None:
            if isinstance(error, Refused | BookError):
                (refused or self.refused.emit)(str(error))
            else:
                self._worker.unexpected.emit(error)

        self._worker.run(lambda: write(self._book, now), finished, failed)

    def ask(self, work: Callable[[Book], T], done: Callable[[T], None] = lambda answer: None, lane: str = "") -> None:
        """Have the worker do something that is no change; of a lane only the newest request is answered.

        While the book is locked nothing is.
        """
        if not self.keeper.locked and not self.keeper.away:
            self._worker.run(lambda: work(self._book), done, self._failed, lane=lane)

    def _is_due(self, now: datetime) -> bool:
        jumped = not timedelta(0) <= instant(now) - instant(self._before) <= _GAP
        moved = now.tzinfo != self._before.tzinfo or now.utcoffset() != self._before.utcoffset()
        return jumped or moved or instant(now) >= instant(self._wake)

    def _look(self, now: datetime) -> tuple[int, Sight]:
        if self._book.key is None and self.keeper.locked:
            return -1, self.keeper.look(now)
        if now.date() != self._begun:
            begin_day(self._book, now)
            self._begun = now.date()
        version = data_version(self._book)
        sight = look(self._book, now, self._showing)
        self._showing.update(key for announcement in sight.announcements for key in announcement.keys)
        return version, sight

    def _note(self, keys: Sequence[str], channel: str) -> None:
        record_shown(self._book, keys, channel)
        self._showing.difference_update(keys)

    def _looked(self, answer: tuple[int, Sight]) -> None:
        self._version, sight = answer
        self._wake = sight.wake
        self.keeper.looked()
        if sight.locked or not self.keeper.locked:
            self.seen.emit(sight)
        for announcement in sight.announcements:
            self.announced.emit(announcement)

    def _compare(self, version: int) -> None:
        if version != self._version:
            self.look()

    def _failed(self, error: Exception) -> None:
        """A book that cannot be read now is looked at again at the next tick."""
        if not isinstance(error, BookError):
            self._worker.unexpected.emit(error)
            return
        log.failure("look", error)
        self._wake = self._before
        if isinstance(error, BookLocked):
            self.keeper.lost()

    def _take_up(self) -> None:
        """The book is open (again): see what there is, and do what was asked for meanwhile."""
        self.look()
        for write, done, refused in self.keeper.kept():

            def late(changes: Changes, done: Callable[[Changes], None] = done) -> None:
                if not changes:
                    self.refused.emit(_("What you asked for has been answered already; nothing was changed"))
                done(changes)

            self.write(write, late, refused)

    def _minute(self) -> None:
        self.tick()
        self._arm()

    def _arm(self) -> None:
        now = self.now
        past = now.second * 1000 + now.microsecond // 1000
        self._timer.start(_MINUTE_MS - past)
