"""When something is wrong: a book that cannot be opened, and an error that nobody expected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import filled, outlined
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label

_WIDTH = 520


class Trouble(QDialog):
    """A title, what happened, what can be done, and a folder to look into. Accepted where the person tries again."""

    def __init__(
        self, title: str, text: str, advice: str, folder: Path, *, again: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self._folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 20)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark("triangle-alert", "ready", 22))
        head.addWidget(label(title, "heading", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(text, wrap=True, selectable=True))
        column.addWidget(label(advice, "secondary", wrap=True))
        column.addWidget(label(str(folder), "faint", wrap=True, selectable=True))
        column.addSpacing(8)
        column.addLayout(self._buttons(again))

    def _buttons(self, again: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        look = outlined(self.tr("Open the folder"), "folder")
        look.clicked.connect(self._open_folder)
        close = outlined(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(look)
        row.addStretch(1)
        row.addWidget(close)
        if again:
            retry = filled(again, "refresh-cw")
            retry.clicked.connect(self.accept)
            row.addWidget(retry)
            retry.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def book_trouble(error: Exception, folder: Path, parent: QWidget | None = None) -> Trouble:
    """Why the book of a folder cannot be opened; accepted to try again."""
    return Trouble(
        QCoreApplication.translate("Trouble", "The book cannot be opened"),
        f"{error}.",
        QCoreApplication.translate("Trouble", "Nothing was changed. Your book and its backups are in this folder:"),
        folder,
        again=QCoreApplication.translate("Trouble", "Try again"),
        parent=parent,
    )


def crash_trouble(report: Path, parent: QWidget | None = None) -> Trouble:
    """An error that nobody expected, with where its report lies."""
    return Trouble(
        QCoreApplication.translate("Trouble", "Something went wrong"),
        QCoreApplication.translate(
            "Trouble", "What you did last may not have been saved. Everything before it is safe."
        ),
        QCoreApplication.translate(
            "Trouble",
            "A report was written that says where in the program it happened, and nothing of what your book holds:",
        ),
        report.parent,
        parent=parent,
    )
