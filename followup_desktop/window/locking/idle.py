"""Noticing that nobody uses the window."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_USE = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


class IdleWatch(QObject):
    """Tells when a window got no key and no pointer for a time. It wakes the process up once in that time.

    The system's clock is compared: timers stand still while the machine sleeps, and the first key after that counts as
    coming too late.
    """

    idle = Signal()

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.time) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._limit = 0.0
        self._last = clock()
        self._watched: QObject | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def watch(self, seconds: float) -> None:
        """Tell after so many seconds from now on, again and again; 0 for never."""
        self._limit = seconds
        self._last = self._clock()
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if seconds:
            # What the system sends to the window as a whole: a filter for all widgets would see every paint event.
            self._watched = self._window.windowHandle() or self._window
            self._watched.installEventFilter(self)
            self._timer.start(self._milliseconds(seconds))

    def look(self) -> None:
        """Tell where it has been long enough, else look again when it may be."""
        left = self._limit - self._unused()
        if left <= 0:
            self._last = self._clock()
            self.idle.emit()
            left = self._limit
        self._timer.start(self._milliseconds(left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note every use; one that comes too late is none, and nothing below gets it."""
        if event.type() not in _USE:
            return False
        if self._unused() >= self._limit:
            self.look()
            return True
        self._last = self._clock()
        return False

    def _unused(self) -> float:
        unused = self._clock() - self._last
        if unused < 0:
            # The clock was set back.
            self._last, unused = self._clock(), 0.0
        return unused

    @staticmethod
    def _milliseconds(seconds: float) -> int:
        return max(1, round(seconds * 1000))
