"""Rows of uneven heights, any number of them: estimated until a row comes into sight, then exact."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

_ESTIMATE = 72
"""Pixels of a row that was never seen."""
_STEP = 24
_MOST_ROUNDS = 6


class ExactRows(QTableView):
    """A table of one column, because Qt's tables lay out a hundred thousand rows without asking for each of them.

    `height_of` is asked once for a row in sight and a width. A row may be given a fixed height instead.
    """

    settled = Signal()
    """Rows may stand elsewhere now, or have other heights."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exact: dict[int, int] = {}
        self.fixed: dict[int, int] = {}
        self._settling = True
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(0)
        self.verticalHeader().setDefaultSectionSize(_ESTIMATE)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # There is one current row and no selection: Qt would draw that from edge to edge.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        model.modelReset.connect(self.forget_heights)
        self._settling = False

    def height_of(self, row: int, width: int) -> int:
        """The exact height of a row in pixels. To be overridden."""
        raise NotImplementedError

    def set_fixed_height(self, row: int, height: int) -> None:
        """Give a row a height of its own: that of a widget which stands in it. What is above it stays."""
        self.fixed[row] = height
        self._exact[row] = self.viewport().width()
        if self.rowHeight(row) != height:
            self.verticalHeader().resizeSection(row, height)
            self.updateGeometries()
        self.settle()

    def measure_anew(self, row: int) -> None:
        """Ask for the height of a row again."""
        self.fixed.pop(row, None)
        self._exact.pop(row, None)
        self.settle()
        self.viewport().update()

    def forget_heights(self) -> None:
        """Ask for all heights again, as rows come into sight."""
        self._exact.clear()
        for row, height in self.fixed.items():
            self.verticalHeader().resizeSection(row, height)

    def settle(self) -> None:
        """Measure what is in sight. What is exact already stays where it is, whatever changes above it."""
        if self._settling:
            return
        self._settling = True
        try:
            anchor = self._anchor()
            before = self.rowViewportPosition(anchor)
            for _round in range(_MOST_ROUNDS):
                if not self._measure_sight():
                    break
                self.updateGeometries()
                moved = self.rowViewportPosition(anchor) - before
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
        finally:
            self._settling = False
        self.settled.emit()

    def row_at_top(self) -> tuple[int, int]:
        """The first row in sight and how many pixels of it are above the edge."""
        row = max(0, self.rowAt(0))
        return row, -self.rowViewportPosition(row)

    def put_at_top(self, row: int, above: int) -> None:
        """Bring a row back to where it was, so many pixels of it above the edge."""
        bar = self.verticalScrollBar()
        for _round in range(2):
            bar.setValue(bar.value() + self.rowViewportPosition(row) + above)
            self.settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.settle()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Measured on the way, a row stands elsewhere than was thought: go on until it is where it should be."""
        for _round in range(_MOST_ROUNDS):
            before = self.verticalScrollBar().value()
            super().scrollTo(index, hint)
            if self.verticalScrollBar().value() == before:
                break
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def _anchor(self) -> int:
        """The first row in sight that is exact, else the first in sight; at the very top, the top."""
        width, height = self.viewport().width(), self.viewport().height()
        first = row = max(0, self.rowAt(0))
        if self.verticalScrollBar().value() == 0:
            return first
        while row < self.model().rowCount() and self.rowViewportPosition(row) < height:
            if self._exact.get(row) == width:
                return row
            row += 1
        return first

    def _measure_sight(self) -> bool:
        """Make the rows in sight exact; whether that changed any height."""
        changed = False
        width, height = self.viewport().width(), self.viewport().height()
        row = max(0, self.rowAt(0))
        while row < self.model().rowCount() and self.rowViewportPosition(row) < height:
            if self._exact.get(row) != width:
                self._exact[row] = width
                exact = self.fixed[row] if row in self.fixed else self.height_of(row, width)
                if exact != self.rowHeight(row):
                    self.verticalHeader().resizeSection(row, exact)
                    changed = True
            row += 1
        return changed
