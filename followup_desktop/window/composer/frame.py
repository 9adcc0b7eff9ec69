"""The parts of the composer as they are seen: head, text with its checks, memory, foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from followup_desktop.window.composer.checks_row import ChecksRow
from followup_desktop.window.composer.delivery import Delivery
from followup_desktop.window.composer.memory_side import MemorySide
from followup_desktop.window.composer.sent_row import SentRow
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import filled, icon_button, outlined
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.text import elided, label

_SIDE = 22
_BESIDE_SCROLLING = 8
_TEXT_SHARE = 0.6
_SIDE_BY_SIDE = 860
"""Pixels of width from which the memory stands beside the text, not below it."""


class Frame(QWidget):
    """The composer's widgets, put together."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = elided("", "heading")
        self.reason = elided("", "secondary")
        self.close_button = icon_button("x", self.tr("Close, and keep the draft"), self.tr("Esc"))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._set_margins()
        self._halves.setSpacing(18)
        self._halves.addLayout(self._build_left(), 5)
        self.memory = MemorySide(context)
        self._halves.addWidget(self.memory, 4)
        stand_on(self, self._build_head(), (self._halves, 1), Hairline(), self._build_foot())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside or below each other."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        self.delivery.fit(round(self.width() * _TEXT_SHARE) if wide else self.width() - 2 * _SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not direction:
            self._halves.setDirection(direction)
            self._set_margins()

    def _set_margins(self) -> None:
        """The memory brings its own room for the bar that scrolls it."""
        trailing = _BESIDE_SCROLLING if self._halves.direction() is QBoxLayout.Direction.LeftToRight else _SIDE
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (trailing, _SIDE) if mirrored else (_SIDE, trailing)
        self._halves.setContentsMargins(left, 0, right, 0)

    def _build_head(self) -> QHBoxLayout:
        return form_head([self.title, self.reason], self.close_button, _SIDE, below=14)

    def _build_left(self) -> QVBoxLayout:
        self.delivery = Delivery()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("A few lines are enough. Begin with something of theirs."))
        self.text.setAccessibleName(self.tr("Message"))
        self.checks = ChecksRow()
        self.sent_row = SentRow()
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 14)
        left.setSpacing(10)
        left.addWidget(self.delivery)
        left.addWidget(self.text, 1)
        left.addWidget(self.checks)
        left.addWidget(self.sent_row)
        return left

    def _build_foot(self) -> QHBoxLayout:
        self.state = label("", "faint", wrap=True)
        self.copy = outlined(self.tr("Copy"), "copy")
        self.main = filled("", "send")
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 11, _SIDE, 14)
        foot.setSpacing(10)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.main)
        return foot
