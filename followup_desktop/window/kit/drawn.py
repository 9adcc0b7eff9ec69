"""What draws itself in the look of its palette: the common part of chips, buttons, rail items and segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Drawn(_Base):
    """To be mixed into a widget, before its Qt class: it follows colours and text size, and is drawn by `draw`."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and text size."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the widget in the look of its palette."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self.draw(painter, QRectF(self.rect()), tokens_of(self))

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """Draw everything. To be overridden."""
        raise NotImplementedError
