"""The rows of a list of occasions, which may go on as it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from followup_desktop.domain.words import ago, ahead, day_name
from followup_desktop.window.context import Context
from followup_desktop.window.occasions.rows import Row, holiday_words, what_words

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The Row of an index."""
_Index = QModelIndex | QPersistentModelIndex


class OccasionModel(QAbstractTableModel):
    """One column. Headings cannot be chosen."""

    more_asked = Signal()
    """The end is in sight, and there is more: `append` it, or `finish`."""

    def __init__(self, context: Context, *, dated: bool = True, parent: QObject | None = None) -> None:
        """With `dated` rows show their day; a list of one day needs none."""
        super().__init__(parent)
        self._context = context
        self._rows: list[Row] = []
        self._more = False
        self._asked = False
        self.dated = dated

    @property
    def rows(self) -> Sequence[Row]:
        """All rows from the top."""
        return self._rows

    @property
    def today(self) -> date:
        """The day from which it is told how far away others are."""
        return self._context.today

    def set_rows(self, rows: Sequence[Row], *, more: bool = False) -> None:
        """Show other rows; `more` says that there are further ones."""
        self.beginResetModel()
        self._rows, self._more, self._asked = list(rows), more, False
        self.endResetModel()

    def append(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show further rows below."""
        self._more, self._asked = more, False
        if rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def row(self, place: int) -> Row | None:
        """A row by its place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def is_heading(self, place: int) -> bool:
        """Whether a place cannot be chosen."""
        return bool(self._rows[place].heading)

    def headings(self) -> list[int]:
        """The places of the headings."""
        return [place for place, row in enumerate(self._rows) if row.heading]

    def away(self, row: Row) -> str:
        """'in 5 days', 'yesterday'; nothing for a heading."""
        if row.on is None:
            return ""
        return ago(row.on, self.today) if row.on < self.today else ahead(row.on, self.today)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row(index.row())
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_asked.emit()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _name(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row)
        return None

    def _told(self, row: Row) -> str:
        what = [_name(row)]
        if row.person is not None:
            what.append(what_words(row.person))
        if row.on is not None and self.dated:
            what += [day_name(row.on), self.away(row)]
        return ", ".join(what)


def _name(row: Row) -> str:
    if row.person is not None:
        return row.person.name
    return holiday_words(row.holiday) if row.holiday is not None else row.heading
