"""The table that shows a list of occasions: rows to open, and a pen in each to write with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.occasions.delegate import HEADING, HEIGHT, OccasionDelegate, pen_at
from followup_desktop.window.occasions.model import OccasionModel
from followup_desktop.window.occasions.rows import Row
from followup_desktop.window.portraits import Portraits

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class OccasionTable(QTableView):
    """J, K and the arrows walk; Enter and a click open; W and a click on the pen write."""

    contact_opened = Signal(int)
    """The row number of the contact whose page is wished for."""
    day_opened = Signal(object)
    """The datetime.date of a holiday whose people are wished for."""
    write_asked = Signal(int, str)
    """The row number of the contact to write to, and the uuid of the occasion to write for."""

    def __init__(self, model: OccasionModel, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = OccasionDelegate(model, portraits, self)
        self._headings: set[int] = set()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._fit_rows()
        model.modelReset.connect(self._fit_rows)
        model.rowsInserted.connect(lambda _parent, first, last: self._fit_headings(first, last))
        portraits.arrived.connect(self.viewport().update)

    def go_to_first(self) -> None:
        """Take the focus, on the first row that can be chosen."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self._walk(0, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, write."""
        row = self._model.row(self.currentIndex().row())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS:
            step = _STEPS[Qt.Key(event.key())]
            self._walk(self.currentIndex().row() + step, step)
        elif plain and event.key() == Qt.Key.Key_W and row is not None:
            self._write(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self._open(row)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard is on a row."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.currentIndex().isValid():
            self._walk(0, 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which pen is below the pointer."""
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """None is."""
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the row, on its pen it writes."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        row = self._model.row(self.indexAt(point).row())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if pen_at(self, self._delegate, point, row):
            self._write(row)
        else:
            self._open(row)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_rows()

    def _walk(self, place: int, step: int) -> None:
        """Go to a row, or the next in that direction that can be chosen."""
        while (row := self._model.row(place)) is not None and row.heading:
            place += step
        if row is not None:
            self.setCurrentIndex(self._model.index(place, 0))

    def _open(self, row: Row) -> None:
        if row.person is not None:
            self.contact_opened.emit(row.person.contact)
        elif row.holiday is not None:
            self.day_opened.emit(row.holiday.on)

    def _write(self, row: Row) -> None:
        if row.person is not None:
            self.write_asked.emit(row.person.contact, row.person.uuid)

    def _hover(self, point: QPoint) -> None:
        index = self.indexAt(point)
        row = self._model.row(index.row())
        on_pen = pen_at(self, self._delegate, point, row)
        hovered = index.row() if on_pen else -1
        pressable = row is not None and not row.heading
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
        if hovered != self._delegate.pen_hovered:
            self._delegate.pen_hovered = hovered
            self.viewport().update()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(HEIGHT))
        # A header keeps the heights of its rows whatever they are of.
        for place in self._headings:
            self.setRowHeight(place, scaled(HEIGHT))
        self._headings.clear()
        self._fit_headings(0, len(self._model.rows) - 1)

    def _fit_headings(self, first: int, last: int) -> None:
        for place in range(first, last + 1):
            if self._model.rows[place].heading:
                self.setRowHeight(place, scaled(HEADING))
                self._headings.add(place)
