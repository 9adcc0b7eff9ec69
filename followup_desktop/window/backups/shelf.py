"""The list of all backups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from followup_desktop.store.backups.shelf import Stored
from followup_desktop.window.backups.delegate import BackupDelegate
from followup_desktop.window.backups.model import BackupsModel


class Shelf(QListView):
    """One is looked into; several can be selected to be forgotten. It keeps its selection when backups come and go."""

    moved = Signal()
    """Others are selected."""
    forget_asked = Signal()
    """Delete was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BackupsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(BackupDelegate(self))
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Backups"))

    @property
    def selected(self) -> list[Stored]:
        """Those that are selected, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.backups[row] for row in rows]

    def show_backups(self, backups: Sequence[Stored], today: date) -> None:
        """Show these; what was selected stays so, else the newest is."""
        before = {stored.file for stored in self.selected}
        row = self.currentIndex().row()
        self._model.show_backups(backups, today)
        files = [stored.file for stored in backups]
        kept = next((number for number, file in enumerate(files) if file in before), None)
        if kept is None and files:
            kept = max(0, min(row, len(files) - 1))
        if kept is not None:
            self.choose(kept)
        else:
            self.moved.emit()

    def choose(self, row: int) -> None:
        """Select one, and no other: `setCurrentIndex` would ask which keys are held down."""
        self.selectionModel().setCurrentIndex(self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def renew(self, backups: Sequence[Stored]) -> bool:
        """Show what is known now of the same backups, and whether they are the same."""
        return self._model.renew(backups)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to forget what is selected."""
        if event.key() == Qt.Key.Key_Delete and self.selected:
            self.forget_asked.emit()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        self.moved.emit()
