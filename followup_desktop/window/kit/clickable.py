"""What can be clicked: the common part of buttons, chips, rail items and segments, which draw themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.window.kit.text import literal


class Clickable(QPushButton):
    """A push button to Qt and to screen readers, drawn by `draw`. The focus ring shows for keyboard focus only."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._ringed = False
        self.setText(literal(text))
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def words(self) -> str:
        """The text as it was given."""
        return self._words

    def set_words(self, text: str) -> None:
        """Show another text."""
        self._words = text
        self.setText(literal(text))
        self.updateGeometry()

    @property
    def ring_shown(self) -> bool:
        """Whether the keyboard's focus is here."""
        return self.hasFocus() and self._ringed

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what brought the focus."""
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._ringed = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

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

    def hovered(self) -> bool:
        """Whether the pointer is on it and it can be pressed."""
        return self.isEnabled() and self.underMouse()
