"""Where a small panel opens: at the lower edge of what it belongs to, inside the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_GAP = 4


def open_below(panel: QWidget, anchor: QWidget) -> None:
    """Show a panel below a widget, or above it where there is no room below."""
    place = anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP))
    screen = anchor.screen().availableGeometry()
    place.setX(max(screen.left(), min(place.x(), screen.right() - panel.width())))
    if place.y() + panel.height() > screen.bottom():
        place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - panel.height() - _GAP)
    panel.move(place)
    panel.show()
