"""A test notification, sent by a process of the program's own: the window itself never notifies."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from followup_desktop.desktop.launch import own_command

_PATIENCE_MS = 30_000


class Trial(QObject):
    """Runs `notify --test` and says what came of it."""

    answered = Signal(bool, str)
    """Whether it was sent, and one line about it."""

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._process: QProcess | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def start(self) -> None:
        """Send one."""
        command = own_command(data=self._data)
        process = self._process = QProcess(self)
        process.setProgram(command.arguments[0])
        process.setArguments([*command.arguments[1:], "notify", "--test", "--json"])
        if command.folder is not None:
            process.setWorkingDirectory(str(command.folder))
        process.finished.connect(lambda code, _status: self._finished(process, code))
        process.errorOccurred.connect(lambda _error: self._finished(process, 1))
        process.start()
        self._patience.start()

    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _finished(self, process: QProcess, code: int) -> None:
        if process is not self._process:
            return
        self._process = None
        self._patience.stop()
        sent, text = _read(bytes(process.readAllStandardOutput().data())) if code == 0 else (False, "")
        errors = bytes(process.readAllStandardError().data()).decode(errors="replace").strip().splitlines()
        process.deleteLater()
        self.answered.emit(sent, text or (errors[-1] if errors else self.tr("No notification could be shown")))


def _read(output: bytes) -> tuple[bool, str]:
    try:
        return True, str(json.loads(output)["detail"])
    except (ValueError, KeyError, TypeError):
        return False, ""
