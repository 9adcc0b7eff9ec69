"""A column of a good width in the middle, exactly over the entries of a timeline."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.timeline.delegate import SIDE, WIDEST


class CentredColumn(QWidget):
    """Put widgets into `column`."""

    def __init__(self, top: int = 0, bottom: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST + 2 * SIDE)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(SIDE, top, SIDE, bottom)
        self.column.setSpacing(14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(inner, 1000)
        row.addStretch()
