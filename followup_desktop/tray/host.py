"""Waiting for the panel: on Linux it may come up after the tray, and Qt decides only once how to reach it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

SERVICE = "org.kde.StatusNotifierWatcher"
"""Who knows the panels of the session (StatusNotifierItem specification)."""
GRACE_MS = 4000
"""So long a panel of this kind is waited for before the icon takes the older way (XEmbed), which can wait by itself."""


class PanelWatch(QObject):
    """Says when the icon can be made, and when it turns out to have been made too early."""

    settled = Signal()
    """Now the icon may be made: Qt will find the way that works."""
    late = Signal()
    """A panel came that an icon made before cannot reach."""

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled = False
        self._reachable = False
        self._bus = bus if sys.platform == "linux" and bus.isConnected() else None
        if self._bus is not None:
            kind = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
            watcher = QDBusServiceWatcher(SERVICE, self._bus, kind, self)
            watcher.serviceRegistered.connect(self._registered)

    def start(self) -> None:
        """Look whether there is a panel, and wait a moment where there is none."""
        if self._bus is None or SERVICE in self._bus.interface().registeredServiceNames().value():
            self._reachable = True
            self._settle()
        else:
            QTimer.singleShot(GRACE_MS, self, self._settle)

    def _registered(self) -> None:
        if not self._settled:
            self._reachable = True
            self._settle()
        elif not self._reachable:
            self._reachable = True
            self.late.emit()

    def _settle(self) -> None:
        if not self._settled:
            self._settled = True
            self.settled.emit()
