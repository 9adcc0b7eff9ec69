"""The people of a day, beside the month or below it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.words import ago, ahead, day_name
from followup_desktop.window.context import Context
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.text import label
from followup_desktop.window.occasions.model import OccasionModel
from followup_desktop.window.occasions.rows import Day
from followup_desktop.window.occasions.table import OccasionTable
from followup_desktop.window.portraits import Portraits

_SIDE = 6


class DayPanel(Card):
    """The day in words, how far away it is, and a row for each person; where nobody is, who comes next."""

    def __init__(self, context: Context, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = label("", "heading", wrap=True)
        self._away = label("", "secondary")
        self.model = OccasionModel(context, dated=False, parent=self)
        self.table = OccasionTable(self.model, portraits)
        self._nothing = label(self.tr("Nothing on this day."), "faint", wrap=True)
        self.column.setContentsMargins(_SIDE, 15, _SIDE, _SIDE)
        words = QVBoxLayout()
        words.setContentsMargins(14, 0, 14, 4)
        words.setSpacing(2)
        for part in (self._day, self._away, self._nothing):
            words.addWidget(part)
        self.column.addLayout(words)
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)
        self._nothing.setContentsMargins(0, 10, 0, 0)

    def show_day(self, day: date, read: Day) -> None:
        """Show a day; the row that was chosen stays so, where it is still there."""
        today, rows = self._context.today, read.rows or read.next
        kept = self.model.row(self.table.currentIndex().row())
        self._day.setText(day_name(day))
        self._away.setText(ago(day, today) if day < today else ahead(day, today))
        self.model.dated = not read.rows
        self.model.set_rows(rows)
        self.table.setAccessibleName(day_name(day))
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not read.rows)
        self.column.setStretch(2, 0 if rows else 1)
        if kept is not None and kept in rows:
            self.table.setCurrentIndex(self.model.index(rows.index(kept), 0))

    def enter(self) -> bool:
        """Go to the first person; whether there is one."""
        if not self.model.rows:
            return False
        self.table.go_to_first()
        return True

    def holds_focus(self) -> bool:
        """Whether the person is in here."""
        return self.table.hasFocus()
