"""Progress in place: what is going on, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.text import elided


class ProgressRow(QWidget):
    """A line of words over a slim bar, with an x that asks to stop."""

    cancelled = Signal()
    """The person asked to stop; the words already say so."""

    def __init__(self, text: str = "", *, cancellable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = elided(text, "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = icon_button("x", self.tr("Stop"))
        self._cancel.setVisible(cancellable)
        self._cancel.clicked.connect(self._stop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.show_busy(text)

    def show_busy(self, text: str) -> None:
        """Say what is going on, without knowing how far it is."""
        self._say(text)
        self._bar.setRange(0, 0)

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is, in any unit; the former words stay where none are given."""
        if text:
            self._say(text)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(min(done, total))

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        self._cancel.setEnabled(True)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(self.tr("Stopping…"))
        self.cancelled.emit()
