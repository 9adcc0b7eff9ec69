"""Being asked to end by the system: Ctrl+C in a terminal, the end of a session."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ASKING = (signal.SIGINT, signal.SIGTERM)


class QuitSignals(QObject):
    """Turns the system's signals into Qt's. Qt's loop runs no Python while nothing happens: a socket wakes it."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = {number: signal.signal(number, _nothing) for number in _ASKING}
        self._woke_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Leave the signals to whoever had them before."""
        signal.set_wakeup_fd(self._woke_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    def _woken(self) -> None:
        if set(self._near.recv(64)) & set(_ASKING):
            self.asked.emit()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The number comes through the socket."""
