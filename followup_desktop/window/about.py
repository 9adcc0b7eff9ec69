"""What this program is, its version, and where the person's data are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from followup_desktop import __version__
from followup_desktop.desktop.theme.icons import app_icon
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.text import label

_ICON = QSize(64, 64)


class About(QDialog):
    """A small sheet over the window; `folder` is where the book is."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Followup"))
        self.setFixedWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 28, 22)
        column.setSpacing(8)
        picture = label("")
        picture.setPixmap(app_icon().pixmap(_ICON, self.devicePixelRatioF()))
        column.addWidget(picture)
        column.addWidget(label("Followup", "title"))
        column.addWidget(label(self.tr("Version {version}").format(version=__version__), "secondary", selectable=True))
        column.addSpacing(6)
        column.addWidget(label(self.tr("Helps you stay in touch. Nothing ever leaves this machine."), wrap=True))
        column.addWidget(
            label(self.tr("Your book is in {folder}").format(folder=folder), "secondary", wrap=True, selectable=True)
        )
        made_with = self.tr(
            "MIT licence. Made with Qt {version} (LGPL), the typeface Inter (OFL) and Lucide icons (ISC)."
        )
        column.addWidget(label(made_with.format(version=qVersion()), "faint", wrap=True))
        column.addSpacing(8)
        close = outlined(self.tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
