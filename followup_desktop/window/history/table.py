"""The table that shows lines of the past: walked by keys, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.history.delegate import HEADING, HEIGHT, LineDelegate
from followup_desktop.window.history.lines import Lines
from followup_desktop.window.portraits import Portraits

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class LinesTable(QTableView):
    """J, K and the arrows walk; Enter and Delete are for whoever shows it."""

    chosen = Signal(int)
    """The place of the line that is looked at now, or -1."""
    entered = Signal()
    deleted = Signal()

    def __init__(self, model: Lines, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(LineDelegate(portraits, self))
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
        self._tall: list[int] = []
        self._fit_rows()
        model.modelReset.connect(self._fit_rows)
        portraits.arrived.connect(self.viewport().update)

    def go_to(self, place: int) -> None:
        """Choose a line, or the first below it that can be chosen."""
        self._walk(place, 1)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which line is looked at."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; tell of Enter and Delete."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS:
            step = _STEPS[Qt.Key(event.key())]
            self._walk(self.currentIndex().row() + step, step)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard is on a line."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self._walk(0, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_rows()

    def _walk(self, place: int, step: int) -> None:
        while 0 <= place < self._model.count() and self._model.is_heading(place):
            place += step
        if 0 <= place < self._model.count():
            self.setCurrentIndex(self._model.index(place, 0))

    def _fit_rows(self) -> None:
        header = self.verticalHeader()
        header.setDefaultSectionSize(scaled(HEIGHT))
        # A header keeps the heights of its rows whatever they are of.
        for place in self._tall:
            self.setRowHeight(place, scaled(HEIGHT))
        self._tall = self._model.headings()
        for place in self._tall:
            self.setRowHeight(place, scaled(HEADING))
