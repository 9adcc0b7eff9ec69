"""A page that scrolls: one column, centred, no wider than is good to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

WIDEST = 1180


class Page(QScrollArea):
    """Put a view's parts into `column`. It keeps its place while they change."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = WIDEST, side: int = 28) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setProperty("plain", True)
        inner = QWidget()
        inner.setMaximumWidth(widest)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(side, 22, side, 28)
        self.column.setSpacing(12)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(body)
        self._whole = body

    def show_body(self, shown: bool) -> None:
        """Show what is in it, or nothing."""
        self._whole.setVisible(shown)
