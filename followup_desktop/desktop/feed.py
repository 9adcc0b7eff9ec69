"""The change feed: tells views what was written, by this process at once, by another one when it is noticed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import changes_since, data_version, newest_set

_POLL_MS = 1000


class ChangeFeed(QObject):
    """Broadcasts each change set once, whoever wrote it."""

    changed = Signal(object)
    """A Changes value: what was touched."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._last_set = newest_set(book)
        self._last_version = data_version(book)
        self._resting = False
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.look)

    def publish(self, changes: Changes) -> None:
        """Tell the views what this process wrote."""
        if not changes:
            return
        self._last_set = max(self._last_set, changes.set_id)
        self.changed.emit(changes)

    def look(self) -> None:
        """Notice what another process wrote since the last look."""
        if self._resting:
            return
        version = data_version(self._book)
        if version == self._last_version:
            return
        self._last_version = version
        for changes in changes_since(self._book, self._last_set):
            self._last_set = changes.set_id
            self.changed.emit(changes)

    @property
    def resting(self) -> bool:
        """Whether the book is locked, or about to be: nothing may be asked of it."""
        return self._resting

    def rest(self) -> None:
        """Look no more, whoever asks: the book is being locked."""
        self._resting = True

    def wake(self) -> None:
        """Look again, at once: a connection that is new cannot say whether it missed anything."""
        self._resting, self._last_version = False, -1
        self.look()

    def watch(self, visible: bool) -> None:
        """Look once a second while the window is visible, and never while it is hidden."""
        if visible:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()
