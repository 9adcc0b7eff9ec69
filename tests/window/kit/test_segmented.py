"""One of a few, by mouse and by arrows as they look on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from followup_desktop.window.kit.segmented import SegmentedChoice


@pytest.fixture
def choice(qtbot):
    made = SegmentedChoice((("system", "System", ""), ("light", "Light", "sun"), ("dark", "Dark", "moon")), "Theme")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.heard = []
    made.chosen.connect(made.heard.append)
    next(iter(made._segments.values())).setFocus(Qt.FocusReason.TabFocusReason)
    return made


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_first_is_chosen_at_first(choice):
    assert (choice.current(), choice.heard) == ("system", [])


def test_arrows_move_and_stop_at_the_ends(qtbot, choice):
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert choice.heard == ["light", "dark", "light"]


def test_arrows_are_mirrored_from_right_to_left(qtbot, choice):
    choice.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert choice.heard == ["light", "dark", "light"]


def test_a_click_chooses(qtbot, choice):
    qtbot.mouseClick(choice._segments["dark"], Qt.MouseButton.LeftButton)
    assert (choice.current(), choice.heard) == ("dark", ["dark"])


def test_choosing_from_code_is_silent(choice):
    choice.choose("dark")
    assert (choice.current(), choice.heard) == ("dark", [])
