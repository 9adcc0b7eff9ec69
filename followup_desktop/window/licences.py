"""Whose work this program stands on: the parts beside the text of the licence that each is under."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from followup_desktop.desktop.licences import Part, parts
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.text import label

_SIZE = (860, 600)
_LIST_WIDTH = 250


class Licences(QDialog):
    """A sheet with a list of all parts; the text of the chosen one stands beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.resize(*_SIZE)
        self._parts = parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Licences"), "title"))
        text = self.tr("Followup itself is under the MIT licence. It stands on the work of many others:")
        column.addWidget(label(text, "secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        self.list = self._make_list()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The licence"))
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column.addLayout(row, 1)
        close = outlined(self.tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.list.selectionModel().currentChanged.connect(lambda current: self._show(current.row()))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the rows the height that their style wants, which is known now."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def _make_list(self) -> QListView:
        made = QListView()
        made.setFixedWidth(_LIST_WIDTH)
        made.setAccessibleName(self.tr("Parts of the program"))
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setModel(QStringListModel([_named(part) for part in self._parts], made))
        return made

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            part = self._parts[row]
            self.text.setPlainText("\n\n".join(filter(None, (_named(part), part.licence, part.text))))


def _named(part: Part) -> str:
    return " ".join(filter(None, (part.name, part.version)))
