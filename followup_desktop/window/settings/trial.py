"""A test notification, sent by a process of the program's own: the window itself never notifies."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from followup_desktop.window.settings.own_process import OwnProcess


class Trial(QObject):
    """Runs `notify --test` and says what came of it."""

    answered = Signal(bool, str)
    """Whether it was sent, and one line about it."""

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = OwnProcess(data, ("notify", "--test", "--json"), self)
        self._process.ended.connect(self._ended)

    def start(self) -> None:
        """Send one."""
        self._process.start()

    def _ended(self, _well: bool, output: bytes, error: str) -> None:
        try:
            self.answered.emit(True, str(json.loads(output)["detail"]))
        except (ValueError, KeyError, TypeError):
            self.answered.emit(False, error or self.tr("No notification could be shown"))
