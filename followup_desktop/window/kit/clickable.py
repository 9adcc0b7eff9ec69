"""What can be clicked: the common part of buttons, chips, rail items and segments."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from followup_desktop.window.kit.drawn import Drawn
from followup_desktop.window.kit.focus_ring import FocusRing
from followup_desktop.window.kit.text import literal


class Clickable(FocusRing, Drawn, QPushButton):
    """A push button to Qt and to screen readers, drawn by `draw`. The focus ring shows for keyboard focus only."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
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

    def hovered(self) -> bool:
        """Whether the pointer is on it and it can be pressed."""
        return self.isEnabled() and self.underMouse()
