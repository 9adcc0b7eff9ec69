"""The toast says what was done, offers the way back, and waits for whoever reads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.tokens import DARK, LIGHT, tokens_of
from followup_desktop.window.kit import toast as toast_module
from followup_desktop.window.kit.toast import Toast


@pytest.fixture
def toast(qtbot):
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    window.resize(800, 500)
    qtbot.addWidget(window)
    made = Toast(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def test_undo_hands_back_the_token_of_its_message(qtbot, toast):
    toast.show_message("Logged a call with Ana", "Undo", "set-7")
    with qtbot.waitSignals([toast.acted, toast.gone]), qtbot.waitSignal(toast.acted) as acted:
        qtbot.mouseClick(toast._action, Qt.MouseButton.LeftButton)
    assert acted.args == ["set-7"]
    assert not toast.isVisible()


def test_undo_by_keyboard(qtbot, toast):
    toast.show_message("Deleted", "Undo", "set-8")
    toast._action.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(toast.acted):
        qtbot.keyClick(toast._action, Qt.Key.Key_Space)


def test_it_leaves_by_itself(qtbot, toast):
    with qtbot.waitSignal(toast.gone) as gone, qtbot.assertNotEmitted(toast.acted):
        toast.show_message("Saved", token="set-9", duration_ms=20)
    assert gone.args == ["set-9"]


def test_it_waits_under_the_pointer(qtbot, toast):
    toast.show_message("Saved", duration_ms=30)
    QApplication.sendEvent(toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not toast._timer.isActive()
    with qtbot.waitSignal(toast.gone):
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_it_waits_while_its_action_has_the_focus(qtbot, toast):
    toast.show_message("Deleted", "Undo", duration_ms=10_000)
    toast._action.setFocus(Qt.FocusReason.TabFocusReason)
    assert not toast._timer.isActive()
    toast.parentWidget().findChild(QLineEdit).setFocus(Qt.FocusReason.TabFocusReason)
    assert toast._timer.isActive()


def test_a_newer_message_takes_the_place(qtbot, toast):
    toast.show_message("First", "Undo", "1")
    with qtbot.waitSignal(toast.gone) as gone:
        toast.show_message("Second", "Undo", "2")
    assert gone.args == ["1"]
    assert toast.text() == "Second"


def test_it_does_not_take_the_focus(qtbot, toast):
    field = toast.parentWidget().findChild(QLineEdit)
    field.setFocus()
    toast.show_message("Saved", "Undo")
    assert QApplication.focusWidget() is field


def test_it_keeps_to_the_bottom_and_inside(qtbot, toast):
    toast.show_message("x" * 300, "Undo")
    for width, height in ((800, 500), (320, 240)):
        toast.parentWidget().resize(width, height)
        qtbot.waitUntil(lambda: toast.parentWidget().rect().contains(toast.geometry()))
        assert toast.geometry().bottom() > toast.parentWidget().height() - 40


def test_it_is_announced(monkeypatch, toast):
    said = []
    monkeypatch.setattr(toast_module, "announce", lambda _widget, text: said.append(text))
    toast.show_message("Logged a call", "Undo")
    assert said == ["Logged a call. Undo"]
    read = QAccessible.queryAccessibleInterface(toast._close)
    assert read.text(QAccessible.Text.Name) == "Close this message"


def test_it_is_the_other_look_and_follows_the_theme(theme, toast):
    toast.show_message("Saved", "Undo")
    assert tokens_of(toast) is DARK
    theme.set_mode("dark")
    assert tokens_of(toast) is LIGHT
    assert tokens_of(toast._action) is LIGHT
