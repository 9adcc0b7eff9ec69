"""The people of a plan as rows of a table, all of them or those with one outcome."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from followup_desktop.domain.imports import Planned
from followup_desktop.domain.names import display_name, fold
from followup_desktop.window.importing.filters import Group
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.importing.wording import outcome_word, second_line

_Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """One row a person, in the order of the files. `places` are the shown entries' places in the plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Planned] = ()
        self.places: list[int] = []

    def show_plan(self, preview: Preview, group: Group, text: str = "") -> None:
        """Show the people of a group whose names or lines hold a text. Rows that stay keep their selection."""
        wanted, searched = fold(text), preview.searched
        places = list(preview.groups[group])
        if wanted:
            places = [at for at in places if wanted in searched[at]]
        if places == self.places:
            self._entries = preview.plan.entries
            if places:
                self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, 0))
            return
        self.beginResetModel()
        self._entries, self.places = preview.plan.entries, places
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[self.places[index.row()]]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return display_name(entry.card.fields)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (display_name(entry.card.fields), outcome_word(entry.outcome), second_line(entry))
            return ", ".join(word for word in words if word)
        return None
