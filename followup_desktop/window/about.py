"""What this program is, its version and whose work it stands on, and where the person's data are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop import __version__
from followup_desktop.desktop.bug_report import bug_report
from followup_desktop.desktop.theme.icons import app_icon
from followup_desktop.store.connection import sqlite_version
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.text import label

_ICON = QSize(64, 64)


class About(QDialog):
    """A small sheet over the window; `folder` is where the book is."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Followup"))
        self.setFixedWidth(500)
        self._folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 28, 22)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addSpacing(6)
        column.addWidget(label(self.tr("Helps you stay in touch. Nothing ever leaves this machine."), wrap=True))
        column.addSpacing(4)
        column.addLayout(self._facts())
        column.addSpacing(4)
        made_with = self.tr("MIT licence. Made with Qt (LGPL), the typeface Inter (OFL), Lucide icons (ISC) and more.")
        column.addWidget(label(made_with, "faint", wrap=True))
        column.addSpacing(8)
        column.addLayout(self._buttons())

    def copy_report(self) -> None:
        """Put what a bug report needs on the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(bug_report(self._folder, sqlite_version()))
        self.copy_button.setText(self.tr("Copied"))

    def show_licences(self) -> None:
        """Show the licences of all parts, over this sheet."""
        from followup_desktop.window.licences import Licences

        sheet = Licences(self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        picture = label("")
        picture.setPixmap(app_icon().pixmap(_ICON, self.devicePixelRatioF()))
        row.addWidget(picture)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label("Followup", "title"))
        names.addWidget(label(self.tr("Version {version}").format(version=__version__), "secondary", selectable=True))
        row.addLayout(names, 1)
        return row

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        facts = (
            (self.tr("Your book is in"), str(self._folder)),
            (self.tr("SQLite"), sqlite_version()),
            (self.tr("Qt"), qVersion()),
        )
        for row, (name, value) in enumerate(facts):
            grid.addWidget(label(name, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, wrap=True, selectable=True), row, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.copy_button = outlined(self.tr("Copy for a bug report"), "copy")
        self.copy_button.setToolTip(self.tr("Versions and the system, nothing of what is in your book"))
        self.copy_button.clicked.connect(self.copy_report)
        self.licences_button = outlined(self.tr("Licences"))
        self.licences_button.clicked.connect(self.show_licences)
        close = outlined(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(self.copy_button)
        row.addWidget(self.licences_button)
        row.addStretch(1)
        row.addWidget(close)
        return row
