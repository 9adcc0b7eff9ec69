"""What the tests of the window share: a context over a real book, with a real worker and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.feed import ChangeFeed
from followup_desktop.desktop.theme.motion import set_reduced_motion
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.state import WindowState
from tests.support.fixtures import short_folder
from tests.support.look import session_theme, theme

__all__ = ["session_theme", "short_folder", "theme"]

Settle = Callable[[], None]


@pytest.fixture
def context(qtbot: QtBot, book: Book, theme: Theme, now: datetime) -> Iterator[Context]:
    """The context of a window; what nobody expected fails the test, by the name of its error."""
    set_reduced_motion(True)
    worker = Worker(book.close)
    unexpected: list[Exception] = []
    worker.unexpected.connect(unexpected.append)
    yield Context(book, worker, ChangeFeed(book), theme, lambda: now)
    worker.stop()
    assert unexpected == []


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


@pytest.fixture
def keep(qtbot: QtBot, context: Context) -> Iterator[Callable[[QWidget], None]]:
    """Takes widgets, and closes them once the worker has answered: qtbot would close them under its answers."""
    kept: list[QWidget] = []
    yield kept.append
    qtbot.waitUntil(lambda: not context.worker.busy)
    for widget in kept:
        widget.close()
        widget.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, context: Context, tmp_path: Path, keep: Callable[[QWidget], None]) -> MainWindow:
    """The whole window, wide and active; what a test opens in it is closed with it."""
    shown = MainWindow(context, WindowState(tmp_path))
    keep(shown)
    shown.resize(1360, 860)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def settle(qtbot: QtBot, context: Context) -> Settle:
    """Wait until the worker has answered everything, and what follows from the answers is shown."""

    def settling() -> None:
        qtbot.waitUntil(lambda: not context.worker.busy)
        qtbot.wait(40)

    return settling


@pytest.fixture
def write(qtbot: QtBot, context: Context) -> Callable[..., Changes]:
    """Write as a view does, and wait until the feed has told of it."""

    def writing(function: Callable[[Book, datetime], Changes]) -> Changes:
        with qtbot.waitSignal(context.wrote) as told:
            context.write(function)
        changes = told.args[0]
        assert isinstance(changes, Changes)
        return changes

    return writing
