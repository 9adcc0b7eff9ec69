"""An older book at the start: brought to this version on a thread of its own, while the window says so."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCloseEvent

from followup_desktop.desktop import log
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.worker import Worker
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.opening.frame import OpeningFrame

_WIDEST = 460
_UNSEEN_MS = 300
"""A book that is done sooner is brought up to date without a word."""


class BringingUp(OpeningFrame):
    """Says what is going on. It cannot be stopped half-way, but nothing is lost where the machine is."""

    def __init__(self, folders: Folders, key: Key | None) -> None:
        super().__init__(
            folders,
            "archive",
            self.tr("One moment"),
            self.tr("Your book is being made ready for this version of Followup."),
            _WIDEST,
        )
        self.error: Exception | None = None
        self._folders = folders
        self._key = key
        self._done = False
        self.progress = ProgressRow(
            self.tr("First it is backed up, then brought up to date…"), cancellable=False, parent=self
        )
        card = Card()
        card.column.setContentsMargins(24, 20, 24, 20)
        card.column.addWidget(self.progress)
        self.column.addWidget(card)
        self._worker = Worker(lambda: None)

    def begin(self) -> None:
        """Do it, and show the window where that takes a while."""
        QTimer.singleShot(_UNSEEN_MS, self, self._appear)
        self._worker.run(self._bring_up, lambda _none: self._end(), self._end)

    def finish(self) -> None:
        """End the thread."""
        self._worker.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only when it is done: a process that ended now would have to begin anew."""
        if self._done:
            super().closeEvent(event)
        else:
            event.ignore()

    def _bring_up(self) -> None:
        open_book(self._folders.data, self._key).close()

    def _end(self, error: Exception | None = None) -> None:
        self._done, self.error = True, error
        self.ended.emit()

    def _appear(self) -> None:
        if not self._done:
            self.show()
            self.activateWindow()


def bring_up(folders: Folders, instance: Instance, key: Key | None) -> tuple[str, ...]:
    """Bring an older book to this version; what was asked for meanwhile. Raises as `open_book` does."""
    log.event("book.older")
    waiting = BringingUp(folders, key)
    loop = QEventLoop()
    waiting.ended.connect(loop.quit)
    instance.word_received.connect(waiting.hear)
    QTimer.singleShot(0, waiting, waiting.begin)
    loop.exec()
    instance.word_received.disconnect(waiting.hear)
    waiting.finish()
    QTimer.singleShot(0, waiting, waiting.deleteLater)
    if waiting.error is not None:
        raise waiting.error
    return tuple(waiting.words)
