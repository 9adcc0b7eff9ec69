"""The rows of the contact list: sorted ids, and pages of rows in a small cache."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from followup_desktop.domain.words import why_listed
from followup_desktop.store.reads.contacts import ContactRow, contact_rows
from followup_desktop.window.context import Context

PAGE = 100
_KEPT_PAGES = 24
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The ContactRow of an index, or None where it is gone from the book."""
_Index = QModelIndex | QPersistentModelIndex


class ContactModel(QAbstractTableModel):
    """One column. Ids come from outside, in their order; rows are read a page at a time when they are painted."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ids: list[int] = []
        self._pages: OrderedDict[int, dict[int, ContactRow]] = OrderedDict()

    @property
    def today(self) -> date:
        """The day for which bands are told."""
        return self._context.today

    @property
    def ids(self) -> Sequence[int]:
        """All ids, in the order of the rows."""
        return self._ids

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show other contacts, or the same in another order. Whoever shows the model keeps its own place."""
        self.beginResetModel()
        self._ids = list(ids)
        self._pages.clear()
        self.endResetModel()

    def append_ids(self, ids: Sequence[int]) -> None:
        """Show more contacts below the others."""
        if not ids:
            return
        start = len(self._ids)
        self.beginInsertRows(QModelIndex(), start, start + len(ids) - 1)
        self._ids.extend(ids)
        self._pages.pop(start // PAGE, None)
        self.endInsertRows()

    def forget(self, contacts: Collection[int]) -> None:
        """Read these contacts anew when they are painted next."""
        touched = set(contacts)
        for page in [page for page in self._pages if touched.intersection(self._ids_of(page))]:
            del self._pages[page]
        self._repaint()

    def forget_all(self) -> None:
        """Read everything anew when it is painted next."""
        self._pages.clear()
        self._repaint()

    def place_of(self, contact: int) -> int:
        """The row of a contact, or -1."""
        try:
            return self._ids.index(contact)
        except ValueError:
            return -1

    def row(self, place: int) -> ContactRow | None:
        """What to show in a row: at most one page is read. None where the contact is gone."""
        return self._page(place // PAGE).get(self._ids[place])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {self.why(row)}"
        return None

    def why(self, row: ContactRow) -> str:
        """The second line of a row."""
        today = self._context.today
        if row.archived:
            return self.tr("archived")
        if row.paused_until is not None and row.paused_until > today:
            return self.tr("paused")
        return why_listed(row.band(today), row.last_contact_on, row.last_channel, row.shows_on, today)

    def _page(self, number: int) -> dict[int, ContactRow]:
        if number not in self._pages:
            self._pages[number] = contact_rows(self._context.book, self._ids_of(number))
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def _ids_of(self, page: int) -> list[int]:
        return self._ids[page * PAGE : (page + 1) * PAGE]

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))
