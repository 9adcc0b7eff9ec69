"""A word on its way to a process that may still be starting. Nothing waits here: send_word holds up all of Python."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import TAKEN, line_of, socket_name

_AGAIN_MS = 200


class Delivery(QObject):
    """Says one word until it is answered or patience ends; then tells how it went and deletes itself."""

    ended = Signal(bool)
    """Whether the word was taken. One that was not, though `answered`, was refused."""

    def __init__(self, role: Role, folder: Path, word: str, patience_ms: int, parent: QObject) -> None:
        """Begins at the next turn of the event loop. Raises ValueError for a word that is none."""
        super().__init__(parent)
        self._name = socket_name(role, folder)
        self._line = line_of(word)
        self._ended = False
        self.answered = False
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(lambda: self._socket.write(self._line))
        self._socket.readyRead.connect(self._hear)
        self._socket.errorOccurred.connect(self._try_again)
        QTimer.singleShot(patience_ms, self, lambda: self._end(False))
        QTimer.singleShot(0, self, self._try)

    def _try(self) -> None:
        if not self._ended and self._socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            self._socket.connectToServer(self._name)

    def _try_again(self) -> None:
        """Nobody listens yet, or who listened has gone without a word."""
        if not self._ended:
            QTimer.singleShot(_AGAIN_MS, self, self._try)

    def _hear(self) -> None:
        if self._socket.canReadLine():
            self.answered = True
            self._end(self._socket.readLine().data() == TAKEN)

    def _end(self, taken: bool) -> None:
        if not self._ended:
            self._ended = True
            self._socket.abort()
            self.ended.emit(taken)
            self.deleteLater()
