"""The icon in the panel: its number, its tooltip, its menu. Where there is no panel it waits for one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from followup_desktop.desktop.plain_text import plain_tooltip
from followup_desktop.tray.badge import tray_icon
from followup_desktop.tray.look import Sight
from followup_desktop.tray.menu import TrayMenu
from followup_desktop.tray.wording import to_do

_Reason = QSystemTrayIcon.ActivationReason


class TrayIcon(QObject):
    """A click opens the window, the middle button the quick log, the other one the menu, which the panel may draw.

    On macOS, where icons open menus, a click does too.
    """

    log_asked = Signal()
    window_asked = Signal()

    def __init__(self, menu: TrayMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: tuple[int, bool, bool] | None = None
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(menu)
        self._icon.activated.connect(self._activated)
        self._icon.setIcon(tray_icon(0))

    def show(self) -> None:
        """Appear in the panel, now or when there is one."""
        self._icon.show()

    def hide(self) -> None:
        """Leave the panel."""
        self._icon.hide()

    def tooltip(self) -> str:
        """What it says under the pointer; never a name."""
        return self._icon.toolTip()

    def show_sight(self, sight: Sight) -> None:
        """Show the number of what is due; touches the panel only where that changed."""
        state = (len(sight.today.shown), sight.paused, sight.locked)
        if state == self._state:
            return
        self._state = state
        count, paused, locked = state
        self._icon.setIcon(tray_icon(count, paused=paused))
        words = self.tr("paused") if paused else to_do(count)
        told = self.tr("Followup, locked: {what}") if locked else self.tr("Followup: {what}")
        self._icon.setToolTip(plain_tooltip(told.format(what=words)))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is _Reason.MiddleClick:
            self.log_asked.emit()
        elif reason is _Reason.Trigger and sys.platform != "darwin":
            self.window_asked.emit()
