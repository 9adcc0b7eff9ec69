"""The list of a timeline: entries to read, click and move in with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.interactions import OpenLoop
from followup_desktop.window.timeline.delegate import TimelineDelegate
from followup_desktop.window.timeline.exact_rows import ExactRows
from followup_desktop.window.timeline.model import HEAD, TimelineModel


class TimelineTable(ExactRows):
    """Entries; the row above the first one belongs to a widget of the view."""

    loop_pressed = Signal(object, QPoint)
    """An OpenLoop whose chip was clicked, and where on the screen."""
    title_pressed = Signal(int)
    """The row whose title was clicked."""
    edit_asked = Signal(int)
    """The row that Enter was pressed on, or that was clicked twice."""
    delete_asked = Signal(int)
    """The row that is to be deleted."""
    menu_asked = Signal(int, QPoint)
    """A row, and where on the screen its menu is wished for."""

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._rows = model
        self.entries = TimelineDelegate(model, self)
        self.setItemDelegate(self.entries)
        self.setMouseTracking(True)
        self.set_fixed_height(HEAD, 0)

    def height_of(self, row: int, width: int) -> int:
        """The exact height of an entry; none for one that has just gone."""
        layout = self.entries.layout_at(row, width)
        return layout.height if layout else 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "entries"):
            self.entries.forget()
            self.forget_heights()
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K are Down and Up; above the first entry is the top of everything."""
        self.entries.ring_shown = True
        keys = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
        key = Qt.Key(event.key())
        if key in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event = QKeyEvent(QEvent.Type.KeyPress, keys[key], event.modifiers())
        row = self.currentIndex().row()
        if row > HEAD and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit(row)
            return
        if row > HEAD and event.matches(QKeySequence.StandardKey.Delete):
            self.delete_asked.emit(row)
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Home) and row <= HEAD + 1:
            self.verticalScrollBar().setValue(0)
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands here, not the beginnings of rows: looking for one would read every entry."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entries.ring_shown = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chips and 'Show more' act; anything else has selected the entry."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice edits."""
        row, part = self._part_at(event.position().toPoint())
        if row > HEAD and part is None:
            self.edit_asked.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand shows over what acts."""
        super().mouseMoveEvent(event)
        acts = self._part_at(event.position().toPoint())[1] is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the entry under the pointer, or of the current one where a key asked for it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.currentIndex().row() if by_key else self.rowAt(event.y())
        if row > HEAD:
            self.setCurrentIndex(self.model().index(row, 0))
            corner = self.visualRect(self.currentIndex()).topLeft() + QPoint(80, 30)
            self.menu_asked.emit(row, self.viewport().mapToGlobal(corner) if by_key else event.globalPos())

    def fold(self, row: int, *, whole: bool) -> None:
        """Show all of an entry's notes, or their beginning."""
        self.entries.set_whole(self._rows.id_at(row), whole)
        self.measure_anew(row)

    def _click(self, at: QPoint) -> None:
        row, part = self._part_at(at)
        if isinstance(part, OpenLoop):
            self.loop_pressed.emit(part, self.viewport().mapToGlobal(at))
        elif part == "more":
            self.fold(row, whole=not self.entries.is_whole(self._rows.id_at(row)))
        elif part == "title":
            self.title_pressed.emit(row)

    def _part_at(self, at: QPoint) -> tuple[int, OpenLoop | str | None]:
        """The row at a point, and what of it acts there."""
        row = self.rowAt(at.y())
        layout = self.entries.layout_at(row, self.viewport().width()) if row not in self.fixed else None
        if layout is None:
            return row, None
        inside = QPointF(at) - QPointF(
            self.entries.column(self.viewport().width()).left(), self.rowViewportPosition(row)
        )
        if layout.more.contains(inside):
            return row, "more"
        if layout.title.contains(inside):
            return row, "title"
        return row, next((mark.loop for rect, mark in layout.loops if rect.contains(inside)), None)
