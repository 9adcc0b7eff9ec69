"""The backups as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from followup_desktop.store.backups.shelf import Stored
from followup_desktop.window.backups.wording import second_line, state_word, title

_Index = QModelIndex | QPersistentModelIndex
STORED_ROLE = Qt.ItemDataRole.UserRole
TODAY_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class BackupsModel(QAbstractListModel):
    """One row a backup, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: Sequence[Stored] = ()
        self._today = date.min

    def show_backups(self, backups: Sequence[Stored], today: date) -> None:
        """Show these in place of the former ones."""
        if (backups, today) == (self.backups, self._today):
            return
        self.beginResetModel()
        self.backups, self._today = backups, today
        self.endResetModel()

    def renew(self, backups: Sequence[Stored]) -> bool:
        """Show what is known now of the same backups, in place; whether they are the same, for else nothing is."""
        if not backups or [stored.file for stored in backups] != [stored.file for stored in self.backups]:
            return False
        self.backups = backups
        self.dataChanged.emit(self.index(0), self.index(len(backups) - 1))
        return True

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.backups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        stored = self.backups[index.row()]
        if role == STORED_ROLE:
            return stored
        if role == TODAY_ROLE:
            return self._today
        if role == Qt.ItemDataRole.DisplayRole:
            return title(stored, self._today)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (title(stored, self._today), second_line(stored, self._today), state_word(stored))
            return ", ".join(filter(None, words))
        return None
