"""The rows of a timeline, for Qt: one for what stands above it, then one for each interaction."""

from __future__ import annotations

from array import array
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from followup_desktop.domain.interactions import Interaction
from followup_desktop.store.reads.timeline import TimelineIndex
from followup_desktop.window.context import Context
from followup_desktop.window.timeline.entry import Entry, entry_of, spoken
from followup_desktop.window.timeline.pages import Pages
from followup_desktop.window.words import month_name

HEAD = 0
"""The row of what stands above the entries; it has no height where nothing does."""
_Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractTableModel):
    """Ids and months are at hand; an entry's texts are read when it comes into sight."""

    def __init__(self, context: Context, contact: int | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact = contact
        self._ids: array[int] = array("q")
        self._months: dict[int, str] = {}
        self._pages = Pages(context.book)

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self._ids)

    def show_contact(self, contact: int | None) -> None:
        """Become another contact's, or everybody's; the entries come with `show_index`."""
        self._contact = contact
        self._pages.drop_all()
        self.show_index(TimelineIndex(array("q"), ()))

    def show_index(self, index: TimelineIndex) -> bool:
        """Take an index; whether any row may be another one now. More rows below the others leave them as they are."""
        months = {place: month for month, place in index.months}
        if index.ids == self._ids and months == self._months:
            return False
        there = len(self._ids)
        if 0 < there < len(index.ids) and index.ids[:there] == self._ids and self._months.items() <= months.items():
            self.beginInsertRows(QModelIndex(), there + 1, len(index.ids))
            self._pages.show(index.ids)
            self._ids, self._months = index.ids, months
            self.endInsertRows()
            return False
        self.beginResetModel()
        self._pages.show(index.ids)
        self._ids, self._months = index.ids, months
        self.endResetModel()
        return True

    def drop(self, touched: frozenset[int], *, everything: bool) -> None:
        """Read touched interactions anew."""
        if everything:
            self._pages.drop_all()
        else:
            self._pages.drop(touched)

    def id_at(self, row: int) -> int:
        """The interaction's number at a row; 0 where there is none."""
        return self._ids[row - 1] if 0 < row <= len(self._ids) else 0

    def row_of(self, interaction: int) -> int:
        """The row of an interaction, or -1."""
        try:
            return self._ids.index(interaction) + 1
        except ValueError:
            return -1

    def interaction_at(self, row: int) -> Interaction | None:
        """The interaction at a row."""
        return self._pages.at(row - 1) if 0 < row <= len(self._ids) else None

    def place_of(self, row: int) -> tuple[str, bool]:
        """The month that a row begins, if it does, and whether it is the last one of its month."""
        month = self._months.get(row - 1)
        return month_name(month) if month else "", row == len(self._ids) or row in self._months

    def entry_at(self, row: int, interaction: Interaction) -> Entry:
        """What a row shows of its interaction."""
        month, last = self.place_of(row)
        return entry_of(interaction, self._contact, month, last=last)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The row above is nothing to select."""
        if index.row() == HEAD:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole entry in words, for screen readers and for copying."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        interaction = self.interaction_at(index.row())
        return None if interaction is None else spoken(interaction, self._today())

    def _today(self) -> date:
        return self._context.today
