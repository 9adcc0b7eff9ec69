"""The table that shows lines of the past: walked by keys, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.window.history.delegate import HEADING, HEIGHT, LineDelegate
from followup_desktop.window.history.lines import Lines
from followup_desktop.window.kit.walked_table import WalkedTable
from followup_desktop.window.portraits import Portraits


class LinesTable(WalkedTable):
    """Enter and Delete are for whoever shows it."""

    chosen = Signal(int)
    """The place of the line that is looked at now, or -1."""
    entered = Signal()
    deleted = Signal()

    def __init__(self, model: Lines, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(model, (HEIGHT, HEADING), parent)
        self.setItemDelegate(LineDelegate(portraits, self))
        portraits.arrived.connect(self.viewport().update)

    def go_to(self, place: int) -> None:
        """Choose a line, or the first below it that can be chosen."""
        self.walk(place, 1)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which line is looked at."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter and Delete."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
