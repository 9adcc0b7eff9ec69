"""About: what it says, what it copies, and the licences behind it."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from followup_desktop import __version__
from followup_desktop.desktop import bug_report as reporting
from followup_desktop.desktop.bug_report import bug_report
from followup_desktop.desktop.licences import Part
from followup_desktop.window import licences
from followup_desktop.window.about import About
from followup_desktop.window.context import Context
from followup_desktop.window.licences import Licences
from followup_desktop.window.main_window import MainWindow


@pytest.fixture
def about(qtbot: QtBot, context: Context, window: MainWindow) -> About:
    window.show_about()
    sheet = window.findChild(About)
    assert sheet is not None
    return sheet


def test_it_says_version_sqlite_and_folder(about: About, context: Context):
    shown = {text.text() for text in about.findChildren(QLabel)}
    assert {f"Version {__version__}", apsw.sqlite_lib_version(), str(context.book.path.parent)} <= shown


def test_a_report_is_copied(about: About):
    about.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert f"Followup: {__version__}, from source" in copied
    assert f"SQLite: {apsw.sqlite_lib_version()}" in copied
    assert about.copy_button.text() == "Copied"


def test_a_report_names_neither_the_person_nor_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    report = bug_report(tmp_path / "books" / "mine", "3")
    assert f"Book in: {Path('~/books/mine')}" in report
    assert str(tmp_path) not in report
    assert [line.partition(": ")[0] for line in report.splitlines()] == [
        "Followup", "SQLite", "Qt", "Python", "System", "Screen", "Language", "Book in",
    ]  # fmt: skip
    assert "Book in: /other" in bug_report(Path("/other"), "3").replace("\\", "/")


def test_how_it_was_installed(monkeypatch: pytest.MonkeyPatch, qapp):
    monkeypatch.setattr(reporting.sys, "frozen", True, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert f"{__version__}, installed\n" in bug_report(Path("/x"), "3")
    monkeypatch.setenv("FLATPAK_ID", "org.followup.Followup")
    assert f"{__version__}, installed as Flatpak\n" in bug_report(Path("/x"), "3")


def test_all_licences_stand_behind_it(about: About, qtbot: QtBot):
    about.licences_button.click()
    sheet = about.findChild(Licences)
    names = [sheet.list.model().index(row, 0).data() for row in range(sheet.list.model().rowCount())]
    assert any(name.lower().startswith("pyside6") for name in names)
    assert any(name.startswith("peewee ") for name in names)
    qtbot.keyClick(sheet.list, "p")
    assert sheet.text.toPlainText().startswith(sheet.list.currentIndex().data())
    assert sheet.list.currentIndex().row() > 0


def test_a_licence_is_shown_as_it_is_written(monkeypatch: pytest.MonkeyPatch, about: About):
    monkeypatch.setattr(licences, "parts", lambda: [Part("a", "1", "MIT", "<b>x</b>\n")])
    sheet = Licences(about)
    assert sheet.text.toPlainText() == "a 1\n\nMIT\n\n<b>x</b>\n"


def test_without_any_it_is_empty(monkeypatch: pytest.MonkeyPatch, about: About):
    monkeypatch.setattr(licences, "parts", list)
    assert Licences(about).text.toPlainText() == ""
