"""The entries of the ledger below each other, the newest first, one of which may be a form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.interactions import Favor
from followup_desktop.window.context import Context
from followup_desktop.window.favors.entry import EntryRow
from followup_desktop.window.kit.buttons import quiet

_AT_FIRST = 5
"""Entries that are shown before one asks for all."""


class Entries(QWidget):
    """A few rows, and all of them where one asks. Rows are made anew when the favors change; the focus stays."""

    edit_asked = Signal(object)
    """The Favor to be corrected."""
    delete_asked = Signal(object)
    """The Favor to be taken out."""
    arranged = Signal()
    """Rows came that Tab has to find where they stand."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._favors: Sequence[Favor] = ()
        self._form: tuple[int, QWidget] | None = None
        self._all = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.more = quiet("", "chevron-down")
        self.more.clicked.connect(self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def rows(self) -> list[EntryRow]:
        """The entries that are shown, the newest first, without the one that is a form."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, EntryRow)]

    def row_of(self, number: int | None) -> EntryRow | None:
        """The row of an entry, if it is shown."""
        return next((row for row in self.rows() if row.favor.id == number), None)

    def show_favors(self, favors: Sequence[Favor], form: tuple[int, QWidget] | None = None) -> None:
        """Show entries, the newest first; `form` stands in the place of the entry of its number."""
        self._favors, self._form = favors, form
        self._show()

    def show_few(self) -> None:
        """Show only the newest again, from the next time on."""
        self._all = False

    def show_all(self) -> None:
        """Show every entry."""
        self._all = True
        self._show()

    def _show(self) -> None:
        focused = next((row.favor.id for row in self.rows() if row.hasFocus()), None)
        self._clear()
        for favor in self._favors if self._all else self._favors[:_AT_FIRST]:
            self._rows.addWidget(self._row(favor))
        row = self.row_of(focused)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden = 0 if self._all else len(self._favors) - _AT_FIRST
        self.more.set_words(self.tr("{n} earlier").format(n=hidden))
        self.more.setVisible(hidden > 0)
        self.setVisible(bool(self._favors))
        self.arranged.emit()

    def _row(self, favor: Favor) -> QWidget:
        if self._form is not None and self._form[0] == favor.id:
            return self._form[1]
        row = EntryRow(favor, self._context.today)
        row.edit_asked.connect(partial(self.edit_asked.emit, favor))
        row.delete_asked.connect(partial(self.delete_asked.emit, favor))
        row.step_asked.connect(partial(self._step, row))
        return row

    def _step(self, row: EntryRow, step: int) -> None:
        rows = self.rows()
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, EntryRow):
                widget.hide()
                widget.deleteLater()
