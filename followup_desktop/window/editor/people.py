"""A field for a person's name that offers the contacts of the book, and keeps the link to the one that is taken."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from followup_desktop.desktop.theme.icons import icon
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import ContactRow, contact_rows
from followup_desktop.store.reads.lists import ListQuery, ids_by_name
from followup_desktop.window.context import Context
from followup_desktop.window.editor.fields import LineField

_OFFERED = 8
_UUID, _ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class PersonField(LineField):
    """Completes a name to a contact. Typing another name lets go of the link."""

    taken = Signal(int)
    """The row number of the contact that was chosen."""

    def __init__(self, context: Context, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder or name, parent)
        self._context = context
        self.contact = ""
        self._found = QStandardItemModel(self)
        self._completer = QCompleter(self._found, self)
        # What is offered was found by the book, which knows more spellings than a completer.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._link = QAction(self.tr("Linked to a contact of the book"), self)
        self.addAction(self._link, QLineEdit.ActionPosition.TrailingPosition)
        self._link.setVisible(False)
        self._link.triggered.connect(self._unlink)
        self.textEdited.connect(self._typed)

    def show_person(self, name: str, contact: str) -> None:
        """Show a name, and the uuid of the contact that it is, if it is one."""
        self.show_value(name)
        self._mark(contact)

    def _typed(self, text: str) -> None:
        self._mark("")
        wanted = text.strip()
        if not wanted:
            self._close()
            return
        book, today = self._context.book, self._context.today
        query = ListQuery(text=wanted)
        self._context.worker.run(
            lambda: _find(book, ids_by_name(book, query, today)[:_OFFERED]), self._offer, lane="person field"
        )

    def _offer(self, found: list[ContactRow]) -> None:
        self._found.clear()
        for row in found:
            item = QStandardItem(row.name)
            item.setData(row.uuid, _UUID)
            item.setData(row.id, _ID)
            self._found.appendRow(item)
        if found and self.hasFocus():
            self._completer.complete()
        else:
            self._close()

    def _take(self, index: QModelIndex) -> None:
        self.setText(index.data(Qt.ItemDataRole.DisplayRole))
        self._mark(index.data(_UUID))
        self.edited.emit()
        self.taken.emit(index.data(_ID))

    def _close(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _unlink(self) -> None:
        self._mark("")
        self.edited.emit()

    def _mark(self, contact: str) -> None:
        self.contact = contact
        self._link.setIcon(icon("link", "accent", 16, self.palette()))
        self._link.setVisible(bool(contact))


def _find(book: Book, ids: list[int]) -> list[ContactRow]:
    rows = contact_rows(book, ids)
    return [rows[contact] for contact in ids if contact in rows]
