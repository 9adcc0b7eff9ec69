"""A pop-up to choose somebody by typing a part of the name."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.lists import ListQuery, contact_ids, ids_by_name
from followup_desktop.window.context import Context
from followup_desktop.window.kit.below import open_below
from followup_desktop.window.kit.search import SearchField

MOST = 30
_ID = Qt.ItemDataRole.UserRole


class ContactPicker(QFrame):
    """A search field over a short list of names. Enter takes the chosen one, Escape leaves."""

    picked = Signal(int, str)
    """The contact's row number and name."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self._context = context
        self._take_first = False
        self._shown_for = ""
        self.search = SearchField(self.tr("Name"))
        self.names = QListWidget()
        self.names.setProperty("bare", True)
        self.names.setAccessibleName(self.tr("Contacts"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.names)
        self.setFixedSize(scaled(280), scaled(320))
        self.search.searched.connect(self.look)
        self.search.left_down.connect(self._go_down)
        self.search.entered.connect(self._enter)
        self.search.textEdited.connect(self._go_on_typing)
        self.names.itemActivated.connect(self._take)
        self.names.itemClicked.connect(self._take)
        self.look("")

    def open_below(self, anchor: QWidget) -> None:
        """Open at the lower edge of a widget, inside the screen."""
        open_below(self, anchor)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def look(self, text: str) -> None:
        """Find names that hold a text, on the worker."""
        book, today = self._context.book, self._context.today
        query = ListQuery(text=text)
        self._job = self._context.worker.run(
            lambda: _find(book, query, today), lambda found: self._show(text, found), lane="contact picker"
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for no more names."""
        self._job.cancel()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str, found: list[tuple[int, str]]) -> None:
        self._shown_for = text
        self.names.clear()
        for contact, name in found:
            item = QListWidgetItem(name)
            item.setData(_ID, contact)
            self.names.addItem(item)
        self.names.setCurrentRow(0)
        if self._take_first and found:
            self._take(self.names.item(0))

    def _go_down(self) -> None:
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Take the first that fits what is typed, once that is found: the names shown may be those of a while ago."""
        text = self.search.text().strip()
        if text and text == self._shown_for and self.names.count():
            self._take(self.names.item(0))
        elif text:
            self._take_first = True
        else:
            self._go_down()

    def _go_on_typing(self) -> None:
        self._take_first = False

    def _take(self, item: QListWidgetItem) -> None:
        self.close()
        self.picked.emit(item.data(_ID), item.text())


def _find(book: Book, query: ListQuery, today: date) -> list[tuple[int, str]]:
    ids = (ids_by_name if query.text else contact_ids)(book, query, today)[:MOST]
    rows = contact_rows(book, ids)
    return [(contact, rows[contact].name) for contact in ids if contact in rows]
