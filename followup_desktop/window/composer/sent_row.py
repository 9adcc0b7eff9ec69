"""The row that asks, once a message was handed over, whether it was sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.buttons import filled, outlined
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.text import label


class SentRow(Card):
    """What happened to the message, and 'Did you send it?'. Hidden until it is asked."""

    sent = Signal()
    not_yet = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tint="accent_tint")
        self._title = label(self.tr("Sent?"), "strong")
        self._words = label("", "secondary", wrap=True)
        self.yes = filled(self.tr("Yes, log it"), "check")
        self.no = outlined(self.tr("Not yet"))
        self.error = InlineError()
        self.yes.clicked.connect(self.sent)
        self.no.clicked.connect(self.not_yet)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.column.setContentsMargins(15, 9, 12, 11)
        self.column.addLayout(row)
        self.column.addWidget(self.error)
        self.hide()

    def ask(self, words: str) -> None:
        """Ask, saying where the message is now."""
        self._words.setText(words)
        self.error.show_error("")
        self.show()
        announce(self, f"{words} {self._title.text()}")

    @property
    def text(self) -> str:
        """Where the message is said to be."""
        return self._words.text()
