"""The tray's way to the window: says it a word, and starts it first where there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from followup_desktop.desktop import log
from followup_desktop.desktop.delivery import Delivery
from followup_desktop.desktop.launch import own_command, start
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role, is_running

_PATIENCE_MS = 30_000


class WindowLink(QObject):
    """Speaks to the window of one data folder. Nothing here waits for it."""

    def __init__(
        self, folders: Folders, start_window: Callable[[], bool] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folders = folders
        self._start = start_window or (lambda: start(own_command(data=folders.data)))
        self._on_their_way = 0

    def say(self, word: str) -> None:
        """Say a word of desktop/words.py to the window, as soon as it can hear it."""
        # While a word is on its way a window has been started already: two quick clicks open one.
        if not self._on_their_way and not is_running(Role.WINDOW, self._folders.runtime) and not self._start():
            log.event("window.not_started")
            return
        self._on_their_way += 1
        delivery = Delivery(Role.WINDOW, self._folders.runtime, word, _PATIENCE_MS, self)
        delivery.ended.connect(self._ended)

    def _ended(self, taken: bool) -> None:
        self._on_their_way -= 1
        if not taken:
            log.event("window.deaf")
