"""Bringing up the tray's small windows where the person is looking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget


def bring_up(window: QWidget, first: QWidget) -> None:
    """Show a window in the upper middle of the screen with the pointer, and give one of its fields the keyboard."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    window.adjustSize()
    window.move(room.center().x() - window.width() // 2, room.top() + room.height() // 4)
    window.show()
    window.raise_()
    window.activateWindow()
    first.setFocus(Qt.FocusReason.OtherFocusReason)
