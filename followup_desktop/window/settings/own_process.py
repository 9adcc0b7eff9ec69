"""A command of the program's own, run in a process of its own: what the window itself never does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from followup_desktop.desktop.launch import own_command

_PATIENCE_MS = 30_000
_END_MS = 2_000


class OwnProcess(QObject):
    """Runs one command at a time on a data folder, and gives what it printed."""

    ended = Signal(bool, bytes, str)
    """Whether it ended by itself, its standard output, and the last line of its errors."""

    def __init__(self, data: Path, arguments: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._arguments = arguments
        self._process: QProcess | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def start(self) -> None:
        """Run it; where it runs already, that is the one."""
        if self._process is not None:
            return
        command = own_command(data=self._data)
        process = self._process = QProcess(self)
        # With this object goes the process: Qt would only complain.
        self.destroyed.connect(partial(_end, process))
        process.setProgram(command.arguments[0])
        process.setArguments([*command.arguments[1:], *self._arguments])
        if command.folder is not None:
            process.setWorkingDirectory(str(command.folder))
        process.finished.connect(lambda _code, status: self._finished(status is QProcess.ExitStatus.NormalExit))
        process.errorOccurred.connect(lambda _error: self._finished(False))
        process.start()
        self._patience.start()

    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _finished(self, well: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._patience.stop()
        errors = bytes(process.readAllStandardError().data()).decode(errors="replace").strip().splitlines()
        output = bytes(process.readAllStandardOutput().data())
        self.destroyed.disconnect()
        process.deleteLater()
        self.ended.emit(well, output, errors[-1] if errors else "")


def _end(process: QProcess, _owner: QObject | None = None) -> None:
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(_END_MS)
