"""Where backups are kept, and another folder for them; and making one now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.store.backups.places import Place
from followup_desktop.window.kit.buttons import link, outlined
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.text import elided, label

_FIELD_WIDTH = 140


class PlaceRow(QWidget):
    """The folder, and what is wrong with the one that was chosen."""

    chosen = Signal(object)
    """The Path of another folder; None for the usual one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = elided("", "secondary")
        self.trouble = InlineError()
        self.change = link(self.tr("Choose another folder…"))
        self.usual = link(self.tr("Keep them beside the book"))
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.change)
        links.addWidget(self.usual)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(self.tr("Kept in"), "faint"))
        column.addWidget(self._folder)
        column.addLayout(links)
        column.addWidget(self.trouble)
        self.change.clicked.connect(self._ask)
        self.usual.clicked.connect(lambda: self.chosen.emit(None))

    def show_place(self, place: Place, *, usual: bool) -> None:
        """Show a folder; `usual` is whether it is the chosen one too."""
        self._folder.setText(str(place.folder))
        self.usual.setVisible(not usual)
        self.trouble.show_error(place.trouble)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder for backups"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class NewBackup(QWidget):
    """A backup now, under a name if it is to be kept for good."""

    asked = Signal(str)
    """The name; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name, to keep it"))
        self.field.setAccessibleName(self.tr("Name of a new backup; a backup with a name is kept for good"))
        self.button = outlined(self.tr("Back up now"), "hard-drive")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.button)
        self.field.returnPressed.connect(self._ask)
        self.button.clicked.connect(self._ask)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the field where both have no room beside each other."""
        super().resizeEvent(event)
        beside = self.width() >= self.button.sizeHint().width() + scaled(_FIELD_WIDTH)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its button, which may come to stand below."""
        return self.button.sizeHint()

    def _ask(self) -> None:
        self.asked.emit(self.field.text().strip())
