"""The table of a plan's people: rows of one height, several selected at once, keys for what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.imports import Outcome
from followup_desktop.window.importing.delegate import HEIGHT, PersonDelegate
from followup_desktop.window.importing.model import PeopleModel

_KEYS = {Qt.Key.Key_N: Outcome.NEW, Qt.Key.Key_M: Outcome.MERGED, Qt.Key.Key_S: Outcome.SKIPPED}


class PeopleTable(QTableView):
    """QTableView with fixed heights shows 100,000 rows at once (facts/desktop.md)."""

    moved = Signal()
    """Other people are selected."""
    outcome_asked = Signal(object)
    """N, M or S was pressed: the Outcome for those who are selected."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(self))
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("People in the files"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    def places(self) -> list[int]:
        """The places in the plan of those who are selected."""
        chosen = self.selectionModel().selection()
        ranges = [(chosen.at(at).top(), chosen.at(at).bottom()) for at in range(chosen.count())]
        return [place for top, bottom in sorted(ranges) for place in self._model.places[top : bottom + 1]]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk; N, M and S say what becomes of those who are selected."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        key = Qt.Key(event.key())
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            row = self.currentIndex().row() + (1 if key is Qt.Key.Key_J else -1)
            self.setCurrentIndex(self._model.index(max(0, min(row, self._model.rowCount() - 1)), 0))
        elif plain and key in _KEYS:
            self.outcome_asked.emit(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here; Qt's own search would read every row."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(scaled(HEIGHT))
