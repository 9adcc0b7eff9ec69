"""Cards: white paper on the warm ground, with almost no shadow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.window.kit.paint import RADIUS_CARD, paint_box

INSIDE = (17, 15, 17, 16)
BETWEEN = 14


class Card(QFrame):
    """A rounded box with a vertical layout in `column`; put other layouts into it."""

    def __init__(self, parent: QWidget | None = None, *, tint: str = "card") -> None:
        super().__init__(parent)
        self._tint = tint
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*INSIDE)
        self.column.setSpacing(6)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the hint of a shadow below it."""
        look = tokens_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._tint == "card":
            shadow = QColor(Qt.GlobalColor.black)
            shadow.setAlphaF(0.16 if look.dark else 0.022)
            for depth in (0, 1):
                paint_box(painter, rect.adjusted(depth, 2, -depth, -depth), RADIUS_CARD, shadow, None)
        border = look.color("line" if self._tint == "card" else self._tint)
        paint_box(painter, rect.adjusted(0, 0, 0, -2), RADIUS_CARD, look.color(self._tint), border)
