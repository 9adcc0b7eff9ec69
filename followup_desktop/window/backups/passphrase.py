"""The passphrase of a backup that the book's own does not open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from followup_desktop.window.kit.buttons import outlined


class PassphraseRow(QWidget):
    """A line for the passphrase and a button; it forgets what was typed as soon as it is handed on."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("Passphrase of this backup"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.button = outlined(self.tr("Open it"), "lock")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.field.returnPressed.connect(self._enter)
        self.button.clicked.connect(self._enter)

    def _enter(self) -> None:
        text = self.field.text()
        self.field.clear()
        if text:
            self.entered.emit(text)
