"""What stands where the main window will be, and as large, until the book is open."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.words import parse
from followup_desktop.window.kit.disc import Disc
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import label
from followup_desktop.window.state import WindowState

_USUAL = QSize(1360, 860)
_LEAST = QSize(420, 420)


class OpeningFrame(QWidget):
    """An icon, a title, a few words, and what a subclass puts into `column` below them."""

    ended = Signal()

    def __init__(self, folders: Folders, icon: str, title: str, text: str, widest: int) -> None:
        super().__init__()
        self.words: list[str] = []
        """What other processes asked for meanwhile, to be obeyed once the book is open."""
        self.setWindowTitle(self.tr("Followup"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(_LEAST)
        if not self.restoreGeometry(QByteArray(WindowState(folders.data).data("window"))):
            self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        page = Page(widest=widest, side=20)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.column.addStretch(2)
        page.column.addWidget(Disc(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        page.column.addSpacing(4)
        self.title = label(title, "title", wrap=True)
        self.text = label(text, "secondary", wrap=True)
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.column.addWidget(words)
        page.column.addSpacing(10)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        page.column.addLayout(self.column)
        page.column.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def hear(self, text: str) -> None:
        """Come to the front for whatever another process asks, and keep what is for later."""
        word = parse(text)
        if word is not None and word.verb == "quit":
            self.close()
            return
        if word is None or word.key is not None or word.verb in ("changed", "key-wanted", "let-go", "lock"):
            return
        if word.verb != "raise":
            self.words.append(text)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is waited for any more."""
        super().closeEvent(event)
        self.ended.emit()
