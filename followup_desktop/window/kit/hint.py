"""One quiet line with an icon, below what it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label


class Hint(QWidget):
    """A line that says something worth knowing, once; hidden while there is nothing."""

    def __init__(
        self, icon: str, icon_role: str = "sub", role: str = "secondary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = label("", role, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(6)
        row.addWidget(IconMark(icon, icon_role, 14))
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Say it, to screen readers too where it is new; nothing for an empty text."""
        new = text != self._words.text()
        self._words.setText(text)
        self.setVisible(bool(text))
        if text and new:
            announce(self, text)

    def text(self) -> str:
        """What it says."""
        return self._words.text()
