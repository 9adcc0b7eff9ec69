"""The tray beside the window: started with it, followed by one of the same version, started again where it died."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from followup_desktop import __version__
from followup_desktop.desktop import log
from followup_desktop.desktop.delivery import Delivery
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role, has_died, is_running

MOST_STARTS = 3
"""So often a tray that died is started again while the window is open."""
_LOOK_MS = 5000
_PATIENCE_MS = 10_000


class Companion(QObject):
    """Looks after the tray of one data folder. One that was quit stays quit; one that is deaf is left alone."""

    given_up = Signal()
    """The tray has died too often: without it nothing is announced."""

    def __init__(
        self, folders: Folders, start: Callable[[], bool], parent: QObject | None = None, *, look_ms: int = _LOOK_MS
    ) -> None:
        """`start` starts a tray, which by itself takes the place of one of another version."""
        super().__init__(parent)
        self._folder = folders.runtime
        self._start = start
        self._asking: Delivery | None = None
        self._deaths = 0
        self._seen_dead = False
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """See to it that a tray of this version runs, and look after it from now on."""
        self._timer.start()
        if not is_running(Role.TRAY, self._folder):
            self._start()
            return
        self._asking = Delivery(Role.TRAY, self._folder, f"version {__version__}", _PATIENCE_MS, self)
        self._asking.ended.connect(self._answered)

    def look(self) -> None:
        """Start the tray again where it has died. Only what is so twice counts: a lock is not made in one step."""
        dead = has_died(Role.TRAY, self._folder)
        before, self._seen_dead = self._seen_dead, dead
        if not (dead and before):
            return
        self._seen_dead = False
        self._deaths += 1
        log.event("tray.died", times=self._deaths)
        if self._deaths <= MOST_STARTS:
            self._start()
        else:
            self._timer.stop()
            self.given_up.emit()

    def _answered(self, same: bool) -> None:
        if self._asking is not None and self._asking.answered and not same:
            log.event("tray.outdated")
            self._start()
