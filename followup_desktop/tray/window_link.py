"""The tray's way to the window: says it a word, and starts it first where there is none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from followup_desktop.desktop import log
from followup_desktop.desktop.launch import own_command, start
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role, is_running
from followup_desktop.desktop.words import send_word

_PATIENCE_MS = 20_000
_STEP_S = 0.1


class WindowLink:
    """Speaks to the window of one data folder, beside everything else: a window that hangs holds up nobody."""

    def __init__(self, folders: Folders, start_window: Callable[[], bool] | None = None) -> None:
        self._folders = folders
        self._start = start_window or (lambda: start(own_command(data=folders.data)))
        self._speaking = threading.Lock()

    def say(self, word: str) -> None:
        """Say a word of desktop/words.py to the window. Returns at once."""
        threading.Thread(target=self._say, args=(word,), name="to the window", daemon=True).start()

    def _say(self, word: str) -> None:
        # One after another, or two quick clicks would start two windows.
        with self._speaking:
            if not self._is_there() and not (self._start() and self._came_up()):
                log.event("window.not_started")
            elif not send_word(Role.WINDOW, self._folders.runtime, word, _PATIENCE_MS):
                log.event("window.deaf")

    def _came_up(self) -> bool:
        """Wait for the window that was started; its lock comes before its ears, and those before it listens to them."""
        limit = time.monotonic() + _PATIENCE_MS / 1000
        while not self._is_there() and time.monotonic() < limit:
            time.sleep(_STEP_S)
        return self._is_there()

    def _is_there(self) -> bool:
        return is_running(Role.WINDOW, self._folders.runtime)
