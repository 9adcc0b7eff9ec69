"""Headings of pages and of sections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.text import elided, label


class SectionHeading(QWidget):
    """Small capitals over a section, with room for a widget at the trailing edge."""

    def __init__(self, text: str, trailing: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(text, "section")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addStretch(1)
        if trailing is not None:
            row.addWidget(trailing)
        self.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Change the words."""
        self._words.setText(text)
        self.setAccessibleName(text)


class PageHeading(QWidget):
    """The name of a page, a line below it, and its actions at the trailing edge, added to `trailing`."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = elided(title, "title")
        self._text = label(text, "secondary", wrap=True)
        self._text.setVisible(bool(text))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self.trailing = QHBoxLayout()
        self.trailing.setSpacing(10)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self.trailing)
        row.setAlignment(self.trailing, Qt.AlignmentFlag.AlignTop)

    def show_text(self, title: str, text: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._title.updateGeometry()
        self._text.setText(text)
        self._text.setVisible(bool(text))
