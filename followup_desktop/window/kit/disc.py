"""An icon on a disc of the accent's tint: the crown of an empty state, of the page that asks for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import tokens_of

_DISC = 68
_ICON = 30


class Disc(QWidget):
    """A Lucide icon, drawn large. Screen readers read the words below it."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_DISC, _DISC)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc and the icon."""
        look = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_tint"))
        painter.drawEllipse(self.rect())
        inset = (_DISC - _ICON) / 2
        paint_icon(painter, QRectF(inset, inset, _ICON, _ICON), self._icon, "accent", look)
