"""One signal for a screen that is locked, wherever the program runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop import log


class Way(Protocol):
    """How one system tells. What it was made with is called on the interface's thread."""

    def end(self) -> None:
        """Listen no more."""


MakeWay = Callable[[Callable[[bool], None]], Way]
"""Begins to listen; True is told where the screen is locked or the machine goes to sleep, False where it is open."""


class ScreenLock(QObject):
    """Tells when the screen is locked. A system that cannot say it never does."""

    locked = Signal()
    """The screen is locked now, or the machine goes to sleep."""
    unlocked = Signal()

    def __init__(self, parent: QObject | None = None, make: MakeWay | None = None) -> None:
        super().__init__(parent)
        self._make = make or _of_this_system
        self._way: Way | None = None

    def watch(self, wanted: bool) -> None:
        """Listen, or listen no more."""
        if wanted and self._way is None:
            try:
                self._way = self._make(self._told)
            except OSError as error:
                log.failure("screen_lock", error)
        elif not wanted and self._way is not None:
            self._way.end()
            self._way = None

    def _told(self, locked: bool) -> None:
        (self.locked if locked else self.unlocked).emit()


def _of_this_system(told: Callable[[bool], None]) -> Way:
    if sys.platform == "win32":
        from followup_desktop.desktop.screen_lock.windows import WindowsWay

        return WindowsWay(told)
    if sys.platform == "darwin":
        from followup_desktop.desktop.screen_lock.macos import MacWay

        return MacWay(told)
    from followup_desktop.desktop.screen_lock.linux import LinuxWay

    return LinuxWay(told)
