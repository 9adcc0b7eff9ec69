"""The search field: an icon, what can be searched, the key that leads here, and an x to clear."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import icon
from followup_desktop.desktop.theme.tokens import tokens_of

_TYPING_MS = 80
_AROUND = 64
"""Pixels of icon and air beside the words."""


class SearchField(QLineEdit):
    """A line edit for searching. Escape clears it first; Down leaves it for the results."""

    searched = Signal(str)
    """The trimmed text, a moment after the last key so that fast typing asks once; at once when cleared or entered."""
    left_down = Signal()
    """Down was pressed: the results should take the focus."""
    entered = Signal()
    """Enter was pressed, after the text was asked for: the first result is meant."""

    def __init__(self, placeholder: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut = shortcut
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumHeight(scaled(38))
        self._lens = QAction(self)
        self._clear = QAction(self.tr("Clear"), self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self._ask)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(self._typed)
        self._draw_icons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_lens"):
            self._draw_icons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears; Down goes to the results, Enter means the first of them."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
            (self.left_down if event.key() == Qt.Key.Key_Down else self.entered).emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the shortcut at the trailing edge while the field is empty and there is room for both."""
        super().paintEvent(event)
        if self._shortcut and not self.text() and self._has_room():
            painter = QPainter(self)
            painter.setPen(tokens_of(self).color("faint"))
            painter.setFont(text_font("faint"))
            place = self.rect().adjusted(12, 0, -12, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing), self._shortcut)

    def _has_room(self) -> bool:
        placeholder = self.placeholderText()
        if placeholder.isascii() and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return False  # such words begin where the shortcut would stand
        used = self.fontMetrics().horizontalAdvance(placeholder) + _AROUND
        return used + QFontMetrics(text_font("faint")).horizontalAdvance(self._shortcut) <= self.width()

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text:
            self._timer.start()
        else:
            self._ask()

    def _ask(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def _draw_icons(self) -> None:
        self._lens.setIcon(icon("search", "sub", 16, self.palette()))
        self._clear.setIcon(icon("x", "sub", 16, self.palette()))
