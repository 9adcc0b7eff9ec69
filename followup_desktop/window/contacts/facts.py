"""Cards of facts about a contact: rows of an icon and words, only where there is something to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.window.kit.card import BETWEEN, Card
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label

_SIDE_BY_SIDE = 560
"""Pixels of width from which two cards stand beside each other."""


class FactCard(Card):
    """A heading and its facts. `settle` hides it where there are none."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = SectionHeading(heading)
        self.column.addWidget(self._heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(7)
        self.column.addSpacing(3)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.hide()

    def set_heading(self, heading: str) -> None:
        """Head it otherwise."""
        self._heading.show_text(heading)

    def clear(self) -> None:
        """Say nothing."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def settle(self) -> None:
        """Show it where it has something to say; once for all facts, for each time costs a layout."""
        self.setVisible(self._rows.count() > 0)

    def say(self, icon: str, text: str, below: str = "", *, strong: bool = False) -> FactRow:
        """Add a fact."""
        row = FactRow(icon, text, below, strong=strong)
        self._rows.addWidget(row)
        return row


class FactRow(QWidget):
    """An icon, a text that wraps, a smaller line below it, and room for a button in `trailing`."""

    def __init__(self, icon: str, text: str, below: str = "", *, strong: bool = False) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(text, "strong" if strong else "body", wrap=True, selectable=True))
        if below:
            words.addWidget(label(below, "faint", wrap=True))
        self.trailing = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconMark(icon, "accent", 17), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self.trailing)


class CardColumns(QWidget):
    """Two columns of cards, below each other where room is short; a column of which all is hidden takes no room."""

    def __init__(self, first: Sequence[FactCard], second: Sequence[FactCard], *, beside: bool = True) -> None:
        """Without `beside` the columns stand below each other at any width."""
        super().__init__()
        self._beside = beside
        self._columns: list[tuple[QWidget, Sequence[FactCard]]] = []
        self._box = QBoxLayout(_direction(beside), self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(BETWEEN)
        for cards in (first, second):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(BETWEEN)
            for card in cards:
                column.addWidget(card)
            self._columns.append((holder, cards))
            self._box.addWidget(holder, 1)

    def settle(self) -> bool:
        """Hide cards that say nothing, and columns of which all is hidden; whether anything is left."""
        for holder, cards in self._columns:
            for card in cards:
                card.settle()
            holder.setVisible(not all(card.isHidden() for card in cards))
        return any(not holder.isHidden() for holder, _cards in self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside or below each other."""
        super().resizeEvent(event)
        direction = _direction(self._beside and self.width() >= _SIDE_BY_SIDE)
        if self._box.direction() != direction:
            self._box.setDirection(direction)


def _direction(beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
