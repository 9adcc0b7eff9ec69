"""One person in one line: the portrait's initials, the name, and what there is to say."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.domain.names import initials
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import RADIUS_FIELD, color_index, one_line, paint_avatar, paint_box, paint_ring
from followup_desktop.window.kit.text import plain_tooltip

_FACE = 28
_SIDE = 26


class PersonLine(Clickable):
    """A row of a fold. A click, Enter or Space opens the contact; the keys for all else are its parent's."""

    def __init__(self, contact: int, name: str, text: str) -> None:
        super().__init__(name)
        self._contact, self._text = contact, text
        self.setAccessibleName(f"{name}. {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(200, scaled(40))

    def minimumSizeHint(self) -> QSize:
        """Room for a face and a few letters."""
        return QSize(120, scaled(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is told in a tooltip."""
        super().resizeEvent(event)
        name, text = (QFontMetrics(text_font(role)) for role in ("strong", "body"))
        wanted = _SIDE + _FACE + 30 + name.horizontalAdvance(self.words) + text.horizontalAdvance(self._text)
        self.setToolTip("" if wanted <= self.width() else plain_tooltip(f"{self.words}. {self._text}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down are the page's; a button would give the focus to whatever stands next to it."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """Ground, ring, face, name and text."""
        if self.hovered() or self.isDown():
            paint_box(painter, rect, RADIUS_FIELD, look.color("hover"), None)
        if self.ring_shown:
            paint_ring(painter, rect, RADIUS_FIELD, look)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(8, 0, -_SIDE, 0) if mirrored else rect.adjusted(_SIDE, 0, -8, 0)
        face_left = inner.right() - _FACE if mirrored else inner.left()
        face = QRectF(face_left, rect.center().y() - _FACE / 2, _FACE, _FACE)
        paint_avatar(painter, face, initials(self.words), color_index(self._contact))
        inner = _after(inner, _FACE + 10, mirrored)
        used = _draw(painter, inner, self.words, "strong", "text", look)
        _draw(painter, _after(inner, used + 12, mirrored), self._text, "body", "sub", look)


def _draw(painter: QPainter, rect: QRectF, words: str, font_role: str, role: str, look: Tokens) -> int:
    """Draw one line as far as it fits; how wide it is."""
    font = text_font(font_role)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, round(rect.width())))
    painter.setFont(font)
    painter.setPen(look.color(role))
    direction = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, one_line(direction), shown)
    painter.setLayoutDirection(direction)
    return metrics.horizontalAdvance(shown)


def _after(rect: QRectF, used: float, mirrored: bool) -> QRectF:
    """What is left of a line after so many pixels."""
    return rect.adjusted(0, 0, -used, 0) if mirrored else rect.adjusted(used, 0, 0, 0)
