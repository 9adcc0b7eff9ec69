"""The rail is walked by keyboard, counts, folds and mirrors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from followup_desktop.window.kit.rail import NavRail, RailItem

VIEWS = (
    RailItem("today", "Today", "sun"),
    RailItem("contacts", "Contacts", "users"),
    RailItem("timeline", "Timeline", "history"),
)
BELOW = (RailItem("palette", "Ctrl K", "search", "Ctrl+K", is_view=False), RailItem("settings", "Settings", "settings"))


@pytest.fixture
def window(qtbot):
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    holder.rail = NavRail(VIEWS, BELOW)
    holder.rail.choose("today")
    row.addWidget(holder.rail)
    row.addStretch(1)
    holder.resize(1000, 600)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    return holder


def entry(window, word):
    return next(button for button in window.rail.findChildren(QPushButton) if button.words == word)


def test_a_click_chooses_a_view(qtbot, window):
    with qtbot.waitSignal(window.rail.chosen) as chosen:
        qtbot.mouseClick(entry(window, "Contacts"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["contacts"]
    assert window.rail.current() == "contacts"


def test_choosing_from_code_is_silent(qtbot, window):
    with qtbot.assertNotEmitted(window.rail.chosen):
        window.rail.choose("timeline")
    assert window.rail.current() == "timeline"


def test_arrows_walk_and_show_views_but_never_press_commands(qtbot, window):
    heard = []
    window.rail.chosen.connect(heard.append)
    entry(window, "Today").setFocus(Qt.FocusReason.TabFocusReason)
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert heard == ["contacts", "timeline", "settings", "today"]
    assert QApplication.focusWidget() is entry(window, "Today")


def test_enter_presses_a_command_without_choosing_it(qtbot, window):
    command = entry(window, "Ctrl K")
    command.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.rail.chosen) as chosen:
        qtbot.keyClick(command, Qt.Key.Key_Return)
    assert chosen.args == ["palette"]
    assert window.rail.current() == "today"


@pytest.mark.parametrize(
    ("key", "view"), [(Qt.Key.Key_2, "contacts"), (Qt.Key.Key_3, "timeline"), (Qt.Key.Key_K, "palette")]
)
def test_shortcuts_choose(qtbot, window, key, view):
    with qtbot.waitSignal(window.rail.chosen) as chosen:
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [view]


def test_a_badge_is_read_out(window):
    window.rail.set_badge("today", 5)
    read = QAccessible.queryAccessibleInterface(entry(window, "Today"))
    assert read.text(QAccessible.Text.Name) == "Today, 5"
    window.rail.set_badge("today", 0)
    assert read.text(QAccessible.Text.Name) == "Today"


def test_it_folds_with_the_window(qtbot, window):
    wide = window.rail.width()
    assert not window.rail.folded
    window.resize(690, 600)
    assert window.rail.folded
    qtbot.waitUntil(lambda: window.rail.width() < wide)
    assert entry(window, "Contacts").toolTip() == "Contacts (Ctrl+2)"
    window.resize(900, 600)
    assert not window.rail.folded


def test_it_stands_on_the_other_side_from_right_to_left(qtbot, window):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: window.rail.x() == window.width() - window.rail.width())


def test_the_ring_shows_for_the_keyboard_only(qtbot, window):
    today, contacts = entry(window, "Today"), entry(window, "Contacts")
    qtbot.mouseClick(contacts, Qt.MouseButton.LeftButton)
    contacts.setFocus(Qt.FocusReason.MouseFocusReason)
    assert contacts.hasFocus()
    assert not contacts.ring_shown
    today.setFocus(Qt.FocusReason.TabFocusReason)
    assert today.ring_shown
