"""The lines of a list of the past: headings, and rows of a title, a line below it and a word at the trailing edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The Line of an index, or None where it is gone."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """What one row shows. A heading is its title alone; a `faint` one is over and done with.

    `face` is a contact's number with the digest of their portrait; without one there is an icon.
    """

    title: str
    second: str = ""
    aside: str = ""
    icon: str = ""
    face: tuple[int, str | None] | None = None
    heading: bool = False
    faint: bool = False


class Lines(QAbstractTableModel):
    """One column. A subclass knows how many lines there are, which are headings, and makes each when it is painted."""

    def line(self, place: int) -> Line | None:
        """What to show in a row; None where that is gone from the book."""
        raise NotImplementedError

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def headings(self) -> list[int]:
        """The places of the headings."""
        return []

    def is_heading(self, place: int) -> bool:
        """Whether a place cannot be chosen."""
        return False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self.line(index.row())
        if role == LINE_ROLE or line is None:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return ", ".join(filter(None, (line.title, line.second, line.aside)))
