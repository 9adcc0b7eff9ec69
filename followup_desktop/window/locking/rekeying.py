"""Giving the book another key: behind the curtain, the tray and all connections of this process out of the way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.desktop import log
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import post_word
from followup_desktop.store.encryption import Rekeyed
from followup_desktop.store.errors import BookBusy
from followup_desktop.window.context import Context
from followup_desktop.window.kit.disc import Disc
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import label
from followup_desktop.window.locking.curtain import Curtain
from followup_desktop.window.rekey import Rekey

_LOOK_MS = 40
_PATIENCE_MS = 1500
_AGAIN_MS = 400
_TRIES = 10
"""So often it is tried while another process still has the book open: the tray lets go within a moment."""
_WIDEST = 400


class BusyPage(QWidget):
    """What the window shows while it must not look into the book."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = label(words, "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.progress = ProgressRow(self.tr("Waiting for the reminders to step aside…"), cancellable=False)
        page = Page(widest=_WIDEST, side=20)
        page.column.addStretch(2)
        page.column.addWidget(Disc("shield"), 0, Qt.AlignmentFlag.AlignHCenter)
        page.column.addSpacing(4)
        page.column.addWidget(title)
        page.column.addSpacing(8)
        page.column.addWidget(self.progress)
        page.column.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_step(self, step: str) -> None:
        """Say what is going on."""
        words = {
            "copy": self.tr("Copying your book…"),
            "verify": self.tr("Comparing the copy with it…"),
            "place": self.tr("Putting the copy in its place…"),
        }
        self.progress.show_busy(words.get(step, ""))


class Rekeying(QObject):
    """Carries out one wish at a time. The window is as it was afterwards, whatever came of it."""

    ended = Signal()
    """The book is open again, with whichever key it has now."""
    _step = Signal(str)

    def __init__(self, context: Context, curtain: Curtain, runtime: Path, parent: QObject | None = None) -> None:
        """`runtime` is where the tray listens."""
        super().__init__(parent)
        self._context = context
        self._curtain = curtain
        self._runtime = runtime
        self._wish: Rekey | None = None
        self._page: BusyPage | None = None
        self._tries = 0
        self._since = QElapsedTimer()
        self._settling = QTimer(self, interval=_LOOK_MS)
        self._settling.timeout.connect(self._settle)
        self._step.connect(self._show_step)

    @property
    def under_way(self) -> bool:
        """Whether the book is being given another key."""
        return self._wish is not None

    def begin(self, wish: Rekey) -> None:
        """Begin, unless the window is behind the curtain already."""
        if self._curtain.drawn:
            return
        log.event("rekey")
        self._wish, self._tries = wish, 0
        self._page = BusyPage(wish.words)
        self._context.locking.emit()
        self._context.feed.rest()
        self._curtain.draw(self._page)
        post_word(Role.TRAY, self._runtime, "let-go", self)
        self._since.start()
        self._settling.start()

    def _settle(self) -> None:
        waited = self._since.elapsed() >= _PATIENCE_MS
        if not self._context.worker.busy and (self._curtain.at_rest() or waited):
            self._settling.stop()
            self._try()

    def _try(self) -> None:
        assert self._wish is not None
        work, book = self._wish.work, self._context.book
        self._tries += 1
        book.close()
        self._context.worker.run(lambda: work(book, self._step.emit), self._done, self._failed)

    def _show_step(self, step: str) -> None:
        if self._page is not None:
            self._page.show_step(step)

    def _done(self, made: Rekeyed) -> None:
        log.event("rekeyed", encrypted=made.key is not None)
        wish = self._end()
        wish.done(made)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BookBusy) and self._tries < _TRIES:
            QTimer.singleShot(_AGAIN_MS, self, self._try)
            return
        log.failure("rekey", error)
        wish = self._end()
        wish.failed(error)

    def _end(self) -> Rekey:
        """Bring the window back, and the tray, which needs the key that the book has now."""
        wish, self._wish = self._wish, None
        page, self._page = self._page, None
        assert wish is not None
        self._curtain.lift()
        if page is not None:
            page.deleteLater()
        self._context.feed.wake()
        self.ended.emit()
        return wish
