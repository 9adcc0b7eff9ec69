"""A list with a field above it and one of its lines beside it, or below where room is short."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.kit.hairline import Hairline

_SIDE, _NARROW, _DETAIL = 22, 720, 380
"""Pixels; the last two at the usual text size."""


class SideBySide(QWidget):
    """Fills the widget that it is given as its parent."""

    def __init__(self, above: QWidget | None, shown: QWidget, detail: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._detail = detail
        self._shown = True
        left = QVBoxLayout()
        left.setContentsMargins(_SIDE - 12, 0, 8, 12)
        left.setSpacing(8)
        if above is not None:
            inset = QVBoxLayout()
            inset.setContentsMargins(12, 0, 4, 0)
            inset.addWidget(above)
            left.addLayout(inset)
        left.addWidget(shown, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._line = Hairline()
        self._box.addLayout(left, 3)
        self._box.addWidget(self._line)
        self._box.addWidget(detail, 2)
        whole = QVBoxLayout(parent)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def show_detail(self, shown: bool) -> None:
        """Show the detail, or leave all the room to the list."""
        self._shown = shown
        self._detail.setVisible(shown)
        self._line.setVisible(shown and self._box.direction() is QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the detail below where both do not fit beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not direction:
            self._box.setDirection(direction)
        self._line.setVisible(narrow and self._shown)
        self._detail.setMinimumWidth(0 if narrow else scaled(_DETAIL))
