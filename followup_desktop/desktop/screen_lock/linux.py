"""Linux: the screen savers' signal on the session's bus, and logind's on the system's."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

SAVERS = (
    "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)  # fmt: skip
"""Who says ActiveChanged(b): KDE, GNOME, Cinnamon, MATE, Xfce."""
_LOGIN = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_LOGIN_PATH = "/org/freedesktop/login1"
_ANSWER_MS = 500


class LinuxWay(QObject):
    """Listens on both buses, as far as they are there."""

    def __init__(
        self,
        told: Callable[[bool], None],
        session: QDBusConnection | None = None,
        system: QDBusConnection | None = None,
    ) -> None:
        super().__init__()
        self._told: Callable[[bool], None] | None = told
        self._session = session or QDBusConnection.sessionBus()
        self._system = system or QDBusConnection.systemBus()
        for saver in SAVERS:
            self._session.connect("", "", saver, "ActiveChanged", self, _slot("active_changed(QDBusMessage)"))
        if self._system.isConnected():
            sleep = _slot("active_changed(QDBusMessage)")
            self._system.connect(_LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, sleep)
            path = self._own_session()
            if path:
                self._system.connect(_LOGIN, path, _SESSION, "Lock", self, _slot("lock_asked(QDBusMessage)"))
                self._system.connect(_LOGIN, path, _SESSION, "Unlock", self, _slot("unlocked(QDBusMessage)"))

    def end(self) -> None:
        """Listen no more."""
        # Qt forgets the connections with their receiver; what is on its way until then is not told.
        self._told = None
        self.deleteLater()

    @Slot(QDBusMessage)
    def active_changed(self, message: QDBusMessage) -> None:
        """ActiveChanged(b) and PrepareForSleep(b): true before, false after."""
        said = message.arguments()
        if self._told is not None and len(said) == 1 and isinstance(said[0], bool):
            self._told(said[0])

    @Slot(QDBusMessage)
    def lock_asked(self, _message: QDBusMessage) -> None:
        """`loginctl lock-session`, the lid, a locker that listens to logind."""
        if self._told is not None:
            self._told(True)

    @Slot(QDBusMessage)
    def unlocked(self, _message: QDBusMessage) -> None:
        """The session is open again."""
        if self._told is not None:
            self._told(False)

    def _own_session(self) -> str:
        """The path of this process's session: other people's sessions say 'Lock' on the same bus."""
        ask = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, "GetSession")
        ask.setArguments([os.environ.get("XDG_SESSION_ID") or "auto"])
        answer = self._system.call(ask, QDBus.CallMode.Block, _ANSWER_MS)
        said = answer.arguments()
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not said:
            return ""
        return said[0].path() if hasattr(said[0], "path") else str(said[0])


def _slot(signature: str) -> Any:
    """A slot as Qt names it; declared to be bytes, it is a text."""
    return SLOT(signature)
