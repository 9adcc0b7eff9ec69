"""Choosing a contact by typing: what Enter takes is what the text finds, not what was shown a while ago."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context

Settle = Callable[[], None]


@pytest.fixture
def anchor(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def picker(anchor: QWidget, context: Context, add: Callable[..., int], settle: Settle) -> ContactPicker:
    for name in ("Ana Moreira", "Anja Weber", "Bilal Haddad"):
        add(name)
    opened = ContactPicker(context, anchor)
    opened.open_below(anchor)
    settle()
    return opened


def test_enter_takes_the_first_that_fits_once_it_is_found(qtbot: QtBot, picker: ContactPicker, settle: Settle) -> None:
    qtbot.keyClicks(picker.search, "bil")
    qtbot.waitUntil(lambda: picker.names.count() == 1)
    picker.search.clear()
    qtbot.keyClicks(picker.search, "an")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert picked.args[1] == "Ana Moreira"


def test_nobody_is_meant_before_anything_was_typed_and_what_is_typed_on_is_waited_for(
    qtbot: QtBot, picker: ContactPicker, settle: Settle
) -> None:
    picked: list[str] = []
    picker.picked.connect(lambda _contact, name: picked.append(name))
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.names.hasFocus()
    picker.search.setFocus()
    qtbot.keyClicks(picker.search, "an")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.keyClicks(picker.search, "j")
    settle()
    qtbot.waitUntil(lambda: picker.names.count() == 1)
    assert picked == []
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picked == ["Anja Weber"])
