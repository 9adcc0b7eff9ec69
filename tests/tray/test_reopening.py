"""The app's icon and files on macOS, where the tray is what hears of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.left_files import fetch_files
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.words import parse
from followup_desktop.tray.reopening import Reopening

ACTIVE, HIDDEN = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationHidden


@pytest.fixture
def folders(tmp_path: Path, short_folder: Path) -> Folders:
    made = Folders(tmp_path / "book", short_folder / "run")
    made.create()
    return made


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def reopening(
    qapp: QApplication, folders: Folders, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reopening]:
    for left in QApplication.topLevelWidgets():
        left.hide()
    monkeypatch.setattr(sys, "platform", "darwin")
    made = Reopening(qapp, folders, said.append)
    monkeypatch.undo()
    yield made
    qapp.applicationStateChanged.disconnect(made._look)
    made.deleteLater()


def test_a_click_on_the_apps_icon_shows_the_window(reopening: Reopening, qapp: QApplication, said: list[str]) -> None:
    qapp.applicationStateChanged.emit(HIDDEN)
    assert said == []
    qapp.applicationStateChanged.emit(ACTIVE)
    assert said == ["raise"]


def test_the_trays_own_windows_bring_nothing_up(
    reopening: Reopening, qapp: QApplication, qtbot: QtBot, said: list[str]
) -> None:
    own = QWidget()
    qtbot.addWidget(own)
    own.show()
    qapp.applicationStateChanged.emit(ACTIVE)
    assert said == []


def test_a_file_goes_to_the_window(reopening: Reopening, folders: Folders, said: list[str]) -> None:
    reopening.open_file(Path("/a/people.vcf"))
    word = parse(said[0])
    assert word is not None
    assert word.uuid is not None
    assert fetch_files(folders.runtime, word.uuid) == [Path("/a/people.vcf")]


def test_elsewhere_coming_to_the_front_means_nothing(qapp: QApplication, folders: Folders, said: list[str]) -> None:
    made = Reopening(qapp, folders, said.append)
    qapp.applicationStateChanged.emit(ACTIVE)
    assert said == []
    made.deleteLater()
