"""The table that shows a list of occasions: rows to open, and a pen in each to write with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.window.kit.walked_table import WalkedTable
from followup_desktop.window.occasions.delegate import HEADING, HEIGHT, OccasionDelegate, pen_at
from followup_desktop.window.occasions.model import OccasionModel
from followup_desktop.window.occasions.rows import Row
from followup_desktop.window.portraits import Portraits


class OccasionTable(WalkedTable):
    """Enter and a click open; W and a click on the pen write."""

    contact_opened = Signal(int)
    """The row number of the contact whose page is wished for."""
    day_opened = Signal(object)
    """The datetime.date of a holiday whose people are wished for."""
    write_asked = Signal(int, str)
    """The row number of the contact to write to, and the uuid of the occasion to write for."""

    def __init__(self, model: OccasionModel, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(model, (HEIGHT, HEADING), parent)
        self._model = model
        self._delegate = OccasionDelegate(model, portraits, self)
        self.setItemDelegate(self._delegate)
        model.rowsInserted.connect(self.fit_headings)
        portraits.arrived.connect(self.viewport().update)

    def go_to_first(self) -> None:
        """Take the focus, on the first row that can be chosen."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.walk(0, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, write."""
        row = self._model.row(self.currentIndex().row())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_W and row is not None:
            self._write(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self._open(row)
        else:
            super().keyPressEvent(event)

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
