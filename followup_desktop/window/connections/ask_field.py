"""The field into which one types a word, or pastes a link or a text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.window.kit.growing_text import GrowingText

_TYPING_MS = 80


class AskField(GrowingText):
    """Grows with what is pasted. Enter and Down leave it for the results."""

    asked = Signal(str)
    """The text, a moment after the last key."""
    left_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self.ask)
        self.textChanged.connect(self._soon.start)

    def ask(self) -> None:
        """Ask now."""
        self._soon.stop()
        self.asked.emit(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in the last line, and Enter, go to the results; Escape is the panel's."""
        is_last = self.textCursor().block() == self.document().lastBlock()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (event.key() == Qt.Key.Key_Down and is_last) or (is_enter and not shifted):
            if self._soon.isActive():
                self.ask()
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
