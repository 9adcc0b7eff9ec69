"""Choosing what the columns of a table hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.desktop.untrusted.sources import Source
from followup_desktop.domain.columns import CHOICES, Column, Field, words
from followup_desktop.window.kit.buttons import filled, quiet
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided, label

_MOST = 200
"""Columns that are shown; further ones are kept as they are."""
_LONGEST = 60
_FIELD_WIDTH = 220


class Mapper(QWidget):
    """A line a column: its header, what stands in it, and the field that it fills."""

    chosen = Signal(object)
    """The tuple of columns, as ReadOptions.columns says it."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self.fields: list[QComboBox] = []
        self._said = label("", "body", wrap=True)
        self._page = Page(widest=860, side=24)
        self._card: Card | None = None
        self._page.column.addWidget(self._said)
        self._page.column.addStretch(1)
        self.go = filled(self.tr("Read it like this"), "check")
        self.go.clicked.connect(self._take)
        back = quiet(self.tr("Back"), "arrow-left")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.addWidget(label(self.tr("It is remembered for tables with these columns."), "secondary"))
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def show_source(self, source: Source) -> None:
        """Show the columns of a table, with what they are taken for."""
        self._source = source
        text = self.tr("What do the columns of {file} hold? What you keep as it is comes out again when you export.")
        self._said.setText(text.format(file=source.name))
        former, self._card = self._card, Card()
        if former is not None:
            self._page.column.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._page.column.insertWidget(1, self._card)
        self.fields = []
        self._card.column.addLayout(self._grid(source))
        self._judge()
        if self.fields:
            self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def columns(self) -> tuple[str, ...]:
        """What is chosen."""
        chosen = tuple(str(field.currentData()) for field in self.fields)
        rest = len(self._source.header) - len(chosen) if self._source else 0
        return chosen + ("",) * rest

    def _grid(self, source: Source) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        for column, head in enumerate((self.tr("Column"), self.tr("In it stands"), self.tr("Is"))):
            grid.addWidget(label(head, "section"), 0, column)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for place, header in enumerate(source.header[:_MOST]):
            values = [row[place] for row in source.rows if place < len(row) and row[place].strip()]
            grid.addWidget(elided(header or self.tr("Column {n}").format(n=place + 1), "strong"), place + 1, 0)
            grid.addWidget(elided(" · ".join(value[:_LONGEST] for value in values) or "–", "secondary"), place + 1, 1)
            guess = source.columns[place] if place < len(source.columns) else ""
            grid.addWidget(self._field(header, guess), place + 1, 2)
        return grid

    def _field(self, header: str, guess: str) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(self.tr("What {column} holds").format(column=header))
        field.setFixedWidth(scaled(_FIELD_WIDTH))
        for choice in CHOICES if guess in CHOICES else (*CHOICES[:2], guess, *CHOICES[2:]):
            field.addItem(words(choice), choice)
        field.setCurrentIndex(max(0, field.findData(guess)))
        field.currentIndexChanged.connect(self._judge)
        self.fields.append(field)
        return field

    def _judge(self) -> None:
        """It can be read as soon as a column says who somebody is."""
        self.go.setEnabled(says_who(self.columns()))
        self.go.setToolTip("" if self.go.isEnabled() else self.tr("Choose a column with a name, an e-mail or a phone"))

    def _take(self) -> None:
        self.chosen.emit(self.columns())


_WHO = {
    Field.NAME, Field.GIVEN, Field.FAMILY, Field.NICKNAME, Field.ORGANISATION, Field.EMAIL, Field.PHONE,
}  # fmt: skip


def says_who(columns: Sequence[str]) -> bool:
    """Whether any column says who somebody is."""
    return any(Column.parse(column).field in _WHO for column in columns)
