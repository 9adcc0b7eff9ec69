"""The head of the ledger: its name, the balance in words, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.text import label


class LedgerHead(QWidget):
    """What stands above the entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = outlined(self.tr("Add"), "plus")
        self.add_button.setToolTip(self.tr("Enter a favor"))
        self.close_button = icon_button("x", self.tr("Close the favors"), "Esc")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(SectionHeading(self.tr("Favors")))
        words.addLayout(self._lines)
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.close_button)
        at_top = QVBoxLayout()
        at_top.addLayout(buttons)
        at_top.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(at_top)

    def show_balance(self, lines: Sequence[str], *, bare: bool) -> None:
        """Show the balance; with `bare` nothing was entered yet, and it says what this is for."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(label(line, "body", wrap=True, selectable=True))
        if bare:
            self._lines.addWidget(
                label(
                    self.tr("Who helped whom, and what thanks are owed. Nothing stands here yet."), "subtle", wrap=True
                )
            )
