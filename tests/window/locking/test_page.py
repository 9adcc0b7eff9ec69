"""The page that asks for the passphrase, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.window.kit.fields import FieldRow
from followup_desktop.window.kit.secret_field import SecretField, caps_lock_on
from followup_desktop.window.locking import page as page_module
from followup_desktop.window.locking.attempts import LONGEST, wait_after
from followup_desktop.window.locking.page import UnlockPage


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> UnlockPage:
    monkeypatch.setattr(page_module, "_SECOND_MS", 10)
    made = UnlockPage("Followup is locked", "Type your passphrase.")
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    return made


def keys(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def test_typing_and_enter_are_all_it_takes(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitSignal(page.submitted) as told:
        keys(qtbot, "four words\r")
    assert told.args == ["four words"]
    assert page.waiting
    with qtbot.assertNotEmitted(page.submitted):
        keys(qtbot, "\r")


def test_nothing_typed_is_not_tried(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.assertNotEmitted(page.submitted):
        keys(qtbot, "\r")
    assert page.error.text() == "Type your passphrase."
    assert not page.waiting


def test_a_wrong_one_is_said_and_can_be_looked_at_and_mended(qtbot: QtBot, page: UnlockPage) -> None:
    keys(qtbot, "fuor words\r")
    page.show_wrong(0)
    assert page.error.text() == "This passphrase does not open your book."
    assert page.field.line.hasFocus()
    assert page.field.line.selectedText()
    page.eye = page.field.eye
    page.eye.click()
    assert (page.field.line.echoMode(), page.field.text()) == (QLineEdit.EchoMode.Normal, "fuor words")
    assert page.eye.accessibleName() == "Hide the passphrase"
    with qtbot.waitSignal(page.submitted) as told:
        page.field.line.setText("four words")
        keys(qtbot, "\r")
    assert told.args == ["four words"]


def test_after_several_it_waits_and_says_how_long_and_the_field_can_be_typed_in_meanwhile(
    qtbot: QtBot, page: UnlockPage
) -> None:
    keys(qtbot, "wrong\r")
    page.show_wrong(3)
    assert page.wait.text() == "You can try again in 3 seconds."
    assert not page.button.isEnabled()
    with qtbot.assertNotEmitted(page.submitted):
        keys(qtbot, "right\r")
    assert page.field.text() == "right"
    qtbot.waitUntil(page.button.isEnabled)
    assert not page.wait.isVisible()
    with qtbot.waitSignal(page.submitted):
        keys(qtbot, "\r")


def test_every_step_by_tab_and_no_key_goes_through_it(qtbot: QtBot, page: UnlockPage) -> None:
    stops = []
    for _ in range(5):
        stops.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert stops == [page.field.line, page.field.eye, page.button, page.forgotten, page.quit]
    page.forgotten.click()
    assert "no second way in" in page.final.text()
    assert page.final.isVisible()
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(page, event)
    assert event.isAccepted()


def test_what_was_typed_is_gone_once_it_opened(qtbot: QtBot, page: UnlockPage) -> None:
    keys(qtbot, "four words\r")
    page.show_opened()
    page.field.line.undo()
    assert page.field.text() == ""
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Password


def test_waiting_grows_from_nothing_to_half_a_minute() -> None:
    waits = [wait_after(wrong) for wrong in range(12)]
    assert waits[:3] == [0, 0, 0]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST


@pytest.mark.parametrize(
    ("text", "key", "shift", "known", "said"),
    [
        ("A", Qt.Key.Key_A, False, False, True), ("a", Qt.Key.Key_A, False, True, False),
        ("a", Qt.Key.Key_A, True, False, True), ("A", Qt.Key.Key_A, True, False, False),
        ("1", Qt.Key.Key_1, False, True, None), ("", Qt.Key.Key_CapsLock, False, True, False),
        ("", Qt.Key.Key_CapsLock, False, False, None), ("ß", Qt.Key.Key_ssharp, False, False, False),
        ("字", Qt.Key.Key_unknown, False, False, None),
    ],
)  # fmt: skip
def test_caps_lock_is_told_from_letters(
    text: str, key: Qt.Key, shift: bool, known: bool, said: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    assert caps_lock_on(QKeyEvent(QKeyEvent.Type.KeyPress, key, held, text), known=known) is said


def test_the_hint_comes_with_the_first_capital_and_goes_with_a_small_letter(qtbot: QtBot, theme: Theme) -> None:
    field = SecretField("Passphrase")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(field.line, event)
    assert field.caps.text() == "Caps Lock seems to be on."
    qtbot.keyClicks(field.line, "b")
    assert field.caps.text() == ""


def test_in_a_form_it_looks_wrong_where_it_is(qtbot: QtBot, theme: Theme) -> None:
    field = SecretField("Passphrase")
    row = FieldRow("Passphrase", field)
    qtbot.addWidget(row)
    row.show()
    row.set_error("This is not it.")
    assert field.line.property("invalid") is True
    row.set_error("")
    assert field.line.property("invalid") is False
