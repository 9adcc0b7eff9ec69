"""An older book at the start: brought up to date on another thread, while the window says so where it takes long."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.domain.errors import Refused
from followup_desktop.store import opening as store_opening
from followup_desktop.store.book import FILE_NAME, version_of
from followup_desktop.store.errors import BookOlder
from followup_desktop.store.migrations import VERSION
from followup_desktop.store.opening import open_book
from followup_desktop.window.opening import book as opening_book
from followup_desktop.window.opening.book import open_at_start
from followup_desktop.window.opening.bringing_up import BringingUp
from followup_desktop.window.trouble import Trouble
from tests.store.test_migrations import EARLIER, made_by


@pytest.fixture
def folders(tmp_path: Path, short_folder: Path) -> Folders:
    return Folders(tmp_path / "book", short_folder / "run")


@pytest.fixture
def instance(folders: Folders) -> Iterator[Instance]:
    folders.runtime.mkdir(mode=0o700, parents=True)
    made = Instance(Role.WINDOW, folders.runtime)
    assert made.claim()
    yield made
    made.release()


@pytest.mark.parametrize("version", EARLIER)
def test_it_is_left_alone_where_that_is_asked(version: int, tmp_path: Path) -> None:
    path = made_by(version, tmp_path / "book")
    with pytest.raises(BookOlder):
        open_book(path.parent, older=False)
    assert version_of(path) == version


@pytest.mark.parametrize("version", EARLIER)
def test_it_is_open_afterwards(
    version: int, qapp: QApplication, qtbot: QtBot, theme: Theme, folders: Folders, instance: Instance
) -> None:
    made_by(version, folders.data)
    opened = open_at_start(qapp, folders, instance)
    assert opened is not None
    assert version_of(folders.data / FILE_NAME) == VERSION
    opened.book.close()
    qtbot.wait(20)


def test_the_window_lives_while_it_takes_long(
    qapp: QApplication,
    qtbot: QtBot,
    theme: Theme,
    folders: Folders,
    instance: Instance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made_by(1, folders.data)
    go_on, seen = threading.Event(), []
    step = store_opening.migrations.STEPS[2]

    def slow(connection: object) -> None:
        go_on.wait(60)
        step(connection)

    monkeypatch.setattr(store_opening.migrations, "STEPS", (*store_opening.migrations.STEPS[:2], slow))

    def look() -> None:
        shown = [each for each in qapp.topLevelWidgets() if isinstance(each, BringingUp) and each.isVisible()]
        if shown and not seen:
            shown[0].close()
            shown[0].hear("quick-add")
            seen.append((shown[0].isVisible(), shown[0].progress.text()))
            go_on.set()

    watch = QTimer(interval=20)
    watch.timeout.connect(look)
    watch.start()
    opened = open_at_start(qapp, folders, instance)
    watch.stop()
    assert seen == [(True, "First it is backed up, then brought up to date…")]
    assert opened is not None
    assert opened.words == ("quick-add",)
    opened.book.close()
    qtbot.wait(20)


def test_what_stands_in_the_way_is_said(
    qapp: QApplication,
    qtbot: QtBot,
    theme: Theme,
    folders: Folders,
    instance: Instance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = made_by(1, folders.data)
    said: list[str] = []

    def refuse(*_: object) -> None:
        raise Refused("There is no room for the backup")

    def tell(error: Exception, _folder: Path) -> Trouble:
        said.append(str(error))
        trouble = Trouble("", "", "", folders.data)
        QTimer.singleShot(0, trouble, trouble.reject)
        return trouble

    monkeypatch.setattr(store_opening, "_keep_as_it_was", refuse)
    monkeypatch.setattr(opening_book, "book_trouble", tell)
    assert open_at_start(qapp, folders, instance) is None
    assert said == ["There is no room for the backup"]
    assert version_of(path) == 1
    qtbot.wait(20)
