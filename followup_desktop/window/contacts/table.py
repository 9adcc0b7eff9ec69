"""The table that shows the contact list: one column, rows of one height, place and selection kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.contacts.delegate import HEIGHT, ContactDelegate
from followup_desktop.window.contacts.model import ContactModel
from followup_desktop.window.portraits import Portraits

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag


class ContactTable(QTableView):
    """QTableView with fixed heights resets 100,000 rows in 10 ms, where list and tree views take 300."""

    current_changed = Signal(int)
    """The contact that the person came to, by key or click."""
    selection_changed = Signal()
    """Other contacts are selected than before."""
    opened = Signal(int)
    """Enter, a click or a double click: the person wants to read the contact's page."""
    delete_asked = Signal()

    def __init__(self, model: ContactModel, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(ContactDelegate(model, portraits, self))
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Contacts"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        portraits.arrived.connect(self.viewport().update)

    def current(self) -> int | None:
        """The contact on which the person is."""
        place = self.currentIndex().row()
        return self._model.ids[place] if 0 <= place < len(self._model.ids) else None

    def selected(self) -> list[int]:
        """The selected contacts, in the order of the list."""
        ids = self._model.ids
        return [contact for top, bottom in sorted(self._ranges()) for contact in ids[top : bottom + 1]]

    def selected_count(self) -> int:
        """How many contacts are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def select(self, contact: int | None) -> bool:
        """Make this contact the only selected one and bring it into sight; whether it is in the list."""
        place = self._model.place_of(contact) if contact is not None else -1
        if place < 0:
            self._quietly(self.clearSelection)
            return False
        index = self._model.index(place, 0)
        self._quietly(lambda: self.setCurrentIndex(index))
        self.scrollTo(index)
        return True

    def show_ids(self, ids: Sequence[int], *, keep_place: bool) -> None:
        """Show other ids. Who is selected and still there stays so.

        With `keep_place` the rows in sight stay too, and where the current one is gone the next becomes it.
        """
        row, current, selected = self.currentIndex().row(), self.current(), set(self.selected())
        anchor, offset = self._anchor() if keep_place else (None, 0)
        self._model.set_ids(ids)
        self._reselect(current, selected)
        if keep_place and current is not None and self.current() is None and ids:
            self.setCurrentIndex(self._model.index(min(row, len(ids) - 1), 0))
        place = self._model.place_of(anchor) if anchor is not None else -1
        if place >= 0:
            self.verticalScrollBar().setValue(place * self.rowHeight(0) + offset)
        elif not keep_place:
            self.scrollToTop()
        self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk as the arrows do; Enter opens; Delete asks."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        current = self.current()
        if plain and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._walk(1 if event.key() == Qt.Key.Key_J else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif event.key() == Qt.Key.Key_Delete and current is not None:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here; the search field searches. Qt's own search would read every row."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click opens; with Ctrl or Shift it selects."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self._model.ids[index.row()])

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell whose row it is."""
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.current_changed.emit(self._model.ids[current.row()])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_rows()

    def _ranges(self) -> list[tuple[int, int]]:
        """The selection as pairs of its first and last rows."""
        selection = self.selectionModel().selection()
        parts = (selection.at(place) for place in range(selection.count()))
        return [(part.top(), part.bottom()) for part in parts]

    def _walk(self, step: int) -> None:
        place = min(max(self.currentIndex().row() + step, 0), len(self._model.ids) - 1)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, 0))

    def _anchor(self) -> tuple[int | None, int]:
        """The topmost contact in sight, and how many pixels of its row are scrolled out."""
        top = self.rowAt(0)
        if top < 0:
            return None, 0
        return self._model.ids[top], -self.rowViewportPosition(top)

    def _reselect(self, current: int | None, selected: Collection[int]) -> None:
        place = self._model.place_of(current) if current is not None else -1
        if place >= 0:
            index = self._model.index(place, 0)
            self._quietly(lambda: self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate))
        if selected:
            self._quietly(lambda: self.selectionModel().select(self._selection(set(selected)), _Flag.ClearAndSelect))

    def _selection(self, contacts: set[int]) -> QItemSelection:
        """The rows of contacts, neighbours in one range."""
        result = QItemSelection()
        start = None
        for place, contact in enumerate([*self._model.ids, None]):
            if contact in contacts:
                start = place if start is None else start
            elif start is not None:
                result.select(self._model.index(start, 0), self._model.index(place - 1, 0))
                start = None
        return result

    def _quietly(self, do: Callable[[], object]) -> None:
        self._quiet = True
        try:
            do()
        finally:
            self._quiet = False

    def _fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(scaled(HEIGHT))
