"""How reminders reach the person here: by the system's notifications or the program's own, with an icon or without."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from followup_desktop.window.settings.own_process import OwnProcess

_SOON_MS = 400


class Arrival(QObject):
    """Runs `doctor --reminders` and says how it stands, in sentences."""

    told = Signal(str)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = OwnProcess(data, ("doctor", "--reminders", "--json"), self)
        self._process.ended.connect(self._ended)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._process.start)

    def look_soon(self) -> None:
        """Find out if somebody stays to read it."""
        self._soon.start()

    def look(self) -> None:
        """Find out anew."""
        self._process.start()

    def _ended(self, _well: bool, output: bytes, error: str) -> None:
        try:
            stands = json.loads(output)
            lines = [self._way(**stands["notifications"]), *self._tray(stands["tray_running"])]
        except (ValueError, KeyError, TypeError):
            lines = [error or self.tr("This could not be found out.")]
        self.told.emit(" ".join(lines))

    def _way(self, reached: bool, detail: str) -> str:
        if not reached and sys.platform == "darwin":
            return self.tr(
                "They come in small windows of Followup's own. macOS asks once whether Followup may notify you, when"
                " the first reminder comes or you send a test; to allow it later, open System Settings, Notifications."
            )
        if not reached:
            return self.tr("They come in small windows of Followup's own: {why}.").format(why=detail)
        if sys.platform != "linux":
            return self.tr("They come as notifications of this system.")
        return self.tr("They come as notifications of {server}.").format(server=detail.partition(":")[0])

    def _tray(self, running: bool) -> list[str]:
        lines = []
        if not running:
            lines.append(self.tr("The tray does not run just now: nothing is announced until it does."))
        if not QSystemTrayIcon.isSystemTrayAvailable():
            lines.append(self.tr("There is no place for its icon here: open Followup to see what is due."))
        return lines
