"""An icon as a widget of its own, for rows of icon and text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.icons import TEXT_SIZE, paint_icon
from followup_desktop.desktop.theme.tokens import tokens_of


class IconMark(QWidget):
    """A Lucide icon in a token's colour; `size` in pixels. Screen readers read the words beside it."""

    def __init__(self, name: str, role: str = "sub", size: int = TEXT_SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: str = "sub") -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it; nothing where there is no icon."""
        if self._name:
            paint_icon(QPainter(self), QRectF(self.rect()), self._name, self._role, tokens_of(self))
