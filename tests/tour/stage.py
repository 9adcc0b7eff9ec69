"""A stage for pictures: the real window over a demo book, with a clock that stands still."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from followup_desktop.desktop.feed import ChangeFeed
from followup_desktop.desktop.paths import resource
from followup_desktop.desktop.theme.motion import set_reduced_motion
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.desktop.worker import Worker
from followup_desktop.store.book import Book
from followup_desktop.store.demo.book import make_demo_book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.lists import ListQuery, ids_by_name
from followup_desktop.window.context import Context
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.state import WindowState

_PATIENCE = 20.0
_QUIET_TURNS = 5


class Stage:
    """One window, its book and its theme. `picture` waits until all that was asked for is drawn."""

    def __init__(self, theme: Theme, book: Book, now: datetime) -> None:
        self.theme = theme
        self.book = book
        self._worker = Worker(book.close)
        self._failures: list[Exception] = []
        self._worker.unexpected.connect(self._failures.append)
        context = Context(book, self._worker, ChangeFeed(book), theme, lambda: now)
        self.window = MainWindow(context, WindowState(book.path.parent))

    def contact(self, name: str) -> int:
        """The row number of the one person of this name."""
        (found,) = ids_by_name(self.book, ListQuery(name), self.window.context.today)
        return found

    @property
    def busy(self) -> bool:
        """Whether the worker has anything to do."""
        return self._worker.busy

    def settle(self) -> None:
        """Let the worker finish and the window draw; what went wrong on the way is raised here."""
        quiet, limit = 0, time.monotonic() + _PATIENCE
        while quiet < _QUIET_TURNS:
            if time.monotonic() > limit:
                raise TimeoutError("the window does not come to rest")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
            quiet = 0 if self._worker.busy else quiet + 1
        if self._failures:
            raise self._failures[0]

    def wait_for(self, there: Callable[[], bool]) -> None:
        """Let the program go on until something is there that another process brings."""
        limit = time.monotonic() + _PATIENCE
        while not there():
            if time.monotonic() > limit:
                raise TimeoutError("what the picture shows does not come")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)

    def picture(self, of: QWidget | None = None) -> QPixmap:
        """What the window, or one widget, shows once all is drawn; no caret blinks in it."""
        self.settle()
        return (of or self.window).grab()

    def close(self) -> None:
        """Close the window, whatever it holds, and the book."""
        self.window.hide()
        self.window.deleteLater()
        QApplication.processEvents()
        self._worker.stop()
        self.book.close()


def demo_book(folder: Path, now: datetime) -> Path:
    """Make a demo book for several stages, each of which gets a copy; its file."""
    book = make_demo_book(folder, resource("demo"), now)
    book.close()
    return book.path


@contextmanager
def stage(theme: Theme, folder: Path, now: datetime, copy_of: Path | None = None) -> Iterator[Stage]:
    """A stage with a copy of a closed book, or with a book in which nothing is yet."""
    if copy_of is not None:
        shutil.copyfile(copy_of, folder / copy_of.name)
    made = Stage(theme, open_book(folder), now)
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    set_reduced_motion(True)
    try:
        made.window.show()
        made.settle()
        yield made
    finally:
        made.close()
        QApplication.setCursorFlashTime(flash)
