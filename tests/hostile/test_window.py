"""The window over a book of nothing but hostile text: it is shown as it is written, and nothing is fetched for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.formats.vcard import Card, write_vcards
from followup_desktop.window.forms import FORMS, import_files
from followup_desktop.window.importing.preview import PreviewPane
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.views import VIEWS
from tests.hostile.looking import show_tips, wrong
from tests.hostile.texts import everywhere
from tests.window.conftest import context, desk, keep, session_theme, theme, window

__all__ = ["context", "desk", "keep", "session_theme", "theme", "window"]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the spy is inotify")
_PATIENCE_MS = 60_000
"""A page of such texts takes a while to be read where others use the machine too."""


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Iterator[Callable[[], None]]:
    """Wait until the worker has answered everything, and what follows is shown; and so once more in the end."""

    def settling() -> None:
        qtbot.waitUntil(lambda: not window.context.worker.busy, timeout=_PATIENCE_MS)
        qtbot.wait(40)

    yield settling
    settling()


def look_around(window: QWidget, settle: Callable[[], None]) -> None:
    """Wait, draw everything, show every tip, and find nothing wrong."""
    settle()
    window.grab()
    show_tips()
    assert wrong() == []


def test_a_label_that_guesses_would_be_noticed(qtbot, picture, spies):
    """The spies and the looking work: this is what must not happen."""
    label = QLabel(f"<img src='{picture.as_uri()}'>")
    qtbot.addWidget(label)
    label.setToolTip("<b>bold</b>")
    label.grab()
    assert spies[0].noticed()
    assert any("guesses" in each for each in wrong())
    assert any("tip" in each for each in wrong())


def test_every_view_and_page(people, window: MainWindow, settle, spies):
    for view in VIEWS:
        window.go(view.key)
        look_around(window, settle)
    for contact in people[::4]:
        window.open_contact(contact)
        look_around(window, settle)


def test_every_form(people, window: MainWindow, settle, spies):
    window.open_contact(people[0])
    for open_form in FORMS.values():
        open_form(window.context, window.desk, window.centralWidget(), people[0])
        look_around(window, settle)


def test_searches_menus_and_undo(people, texts, window: MainWindow, settle, qtbot, spies):
    listed = window.go("contacts")
    for text in texts[::5]:
        listed.list.search.setText(text[:500])
        look_around(window, settle)
    listed.list.search.setText("")
    settle()
    for key in (Qt.Key.Key_Menu, Qt.Key.Key_Escape, Qt.Key.Key_S, Qt.Key.Key_Escape, Qt.Key.Key_D, Qt.Key.Key_Escape):
        qtbot.keyClick(QApplication.focusWidget() or window, key)
        look_around(window, settle)
    for _time in range(4):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        look_around(window, settle)


def test_the_preview_of_an_import(texts, window: MainWindow, settle, qtbot, tmp_path, spies):
    file = tmp_path / "<img src=x> & people.vcf"
    with file.open("wb") as out:
        write_vcards([Card(everywhere(text[:5000])) for text in texts], out, "3.0")
    import_files(window.context, window.desk, window.centralWidget(), [file])
    pane = window.findChild(PreviewPane)
    qtbot.waitUntil(pane.isVisible, timeout=_PATIENCE_MS)
    look_around(window, settle)
