"""A section of the settings: a heading over a card of rows, each a line of words with its control."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.window.context import Context
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.text import label

ORIGIN = "window"


class SettingRow(QWidget):
    """What can be chosen, a line of help below it, its control at the trailing edge, and what is wrong."""

    def __init__(self, name: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label(name, "body", wrap=True)
        self._hint = label(hint, "faint", wrap=True)
        self._hint.setVisible(bool(hint))
        self._error = InlineError()
        self._control = control
        if not control.accessibleName():
            control.setAccessibleName(name)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._name, self._hint, self._error):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, name: str, hint: str = "") -> None:
        """Say something else."""
        self._name.setText(name)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def set_error(self, text: str) -> None:
        """Say what is wrong; nothing for an empty text."""
        self._error.show_error(text)
        self._control.setAccessibleDescription(text)

    def error(self) -> str:
        """What is shown as wrong."""
        return self._error.text()


class Section(QWidget):
    """One group of settings. A subclass builds its rows into `card` and follows the book in `refresh`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.card = Card()
        self.card.column.setSpacing(13)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(self.title()))
        column.addWidget(self.card)

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def add(self, *parts: QWidget) -> None:
        """Add rows with hairlines between them."""
        for part in parts:
            if self.card.column.count():
                self.card.column.addWidget(Hairline())
            self.card.column.addWidget(part)

    def refresh(self) -> None:
        """Show what the book has now."""

    def concerns(self, changes: Changes) -> bool:
        """Whether a change is to be shown here."""
        return changes.preferences or changes.everything

    def choose(self, row: SettingRow | None = None, **chosen: Any) -> None:
        """Keep preferences at once; what cannot be is said at the row."""

        def refused(refusal: Refused) -> None:
            if row is None:
                self.context.refused.emit(str(refusal))
            else:
                row.set_error(str(refusal))

        if row is not None:
            row.set_error("")
        self.context.write(
            lambda book, now: set_preferences(book, dataclasses.replace(preferences(book), **chosen), now, ORIGIN),
            refused=refused,
        )
