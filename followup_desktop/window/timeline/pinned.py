"""Widgets that stand in rows of the list and scroll with them: what is above the entries, and an entry's form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from followup_desktop.window.timeline.model import HEAD
from followup_desktop.window.timeline.table import TimelineTable

_AIR = 24


class PinnedTable(QWidget):
    """The list, and widgets over some of its rows: beside it, not in it, so that screen readers and Tab find them."""

    def __init__(self, table: TimelineTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._pinned: dict[QWidget, int] = {}
        table.setParent(self)
        table.settled.connect(self._place)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focused)

    def pin(self, widget: QWidget, row: int) -> None:
        """Let a widget stand in a row: as wide as the list in the first one, as the entries in any other."""
        self._pinned[widget] = row
        if widget.parentWidget() is not self:
            widget.setParent(self)
            widget.installEventFilter(self)
            if row == HEAD:
                QWidget.setTabOrder(_last_within(widget), self._table)
        widget.show()
        widget.raise_()
        self._fit(widget)

    def unpin(self, widget: QWidget) -> None:
        """Give a row back to its entry; the widget is hidden, not deleted."""
        row = self._pinned.pop(widget, None)
        widget.hide()
        if row is not None:
            self._table.measure_anew(row)

    def loosen(self, widget: QWidget) -> None:
        """Let go of the row only: rows are about to move, and the widget is pinned again right after."""
        self._table.fixed.pop(self._pinned.pop(widget), None)

    def holds_focus(self, widget: QWidget) -> bool:
        """Whether the keyboard's focus is within a widget."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is widget or widget.isAncestorOf(focused))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._table.resize(self.size())
        for widget in self._pinned:
            self._fit(widget)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over a pinned widget the wheel scrolls the whole."""
        QApplication.sendEvent(self._table.verticalScrollBar(), event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of what is pinned."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget) and watched in self._pinned:
            self._fit(watched)
        return False

    def _fit(self, widget: QWidget) -> None:
        row = self._pinned[widget]
        width = round(self._column(row).width())
        layout = widget.layout()
        by_width = layout is not None and layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if layout is not None and by_width else widget.sizeHint().height()
        widget.resize(width, height)
        self._table.set_fixed_height(row, height + (0 if row == HEAD else _AIR))
        self._place()

    def _place(self) -> None:
        for widget, row in self._pinned.items():
            column = self._column(row)
            widget.move(column.left(), self._table.rowViewportPosition(row))

    def _column(self, row: int) -> QRect:
        viewport = self._table.viewport()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self._table.width() - viewport.width() if mirrored else 0
        if row == HEAD:
            return QRect(left, 0, viewport.width(), 0)
        column = self._table.entries.column(viewport.width())
        return QRect(left + round(column.left()), 0, round(column.width()), 0)

    def _focused(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring what the keyboard has come to into sight."""
        if new is None or not any(widget.isAncestorOf(new) for widget in self._pinned):
            return
        top = new.mapTo(self, new.rect().topLeft()).y()
        bar = self._table.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top - _AIR)
        elif top + new.height() > self.height():
            bar.setValue(bar.value() + top + new.height() - self.height() + _AIR)


def _last_within(widget: QWidget) -> QWidget:
    """The last of a widget's own in the order of Tab."""
    last = widget
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        if widget.isAncestorOf(following):
            last = following
        following = following.nextInFocusChain()
    return last
