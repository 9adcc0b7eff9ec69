"""One of the ways out of a damaged book: what it is, what it would give, and the button that takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import Button, outlined
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import label


class Choice(Card):
    """A card that is busy first, and then says what it found or why there is nothing to choose."""

    chosen = Signal()

    def __init__(self, icon: str, title: str, busy: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self.column.setContentsMargins(22, 18, 22, 18)
        self.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconMark(icon, "accent", 18))
        head.addWidget(label(title, "heading", wrap=True), 1)
        self.column.addLayout(head)
        self.progress = ProgressRow(busy, cancellable=False)
        self.column.addWidget(self.progress)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.column.addLayout(self._lines)
        self.button: Button = outlined(button)
        self.button.hide()
        self.button.clicked.connect(self.chosen)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        self.column.addLayout(foot)

    def show_lines(self, lines: Sequence[str], *, possible: bool) -> None:
        """Say what it found, the first line strong, and offer the button where it is possible."""
        self.progress.hide()
        self.lines = list(lines)
        for number, text in enumerate(lines):
            self._lines.addWidget(label(text, "secondary" if number else "body", wrap=True))
        self.button.setVisible(possible)
