"""Noticing that nobody uses a window: by keys and pointer, over sleep, and never because of a clock set back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from followup_desktop.window.locking.idle import IdleWatch


class Hands:
    """A window with a field, a watch over it, and a clock that is set."""

    def __init__(self, qtbot: QtBot) -> None:
        self.now = 1_000_000.0
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        with qtbot.waitActive(self.field):
            self.field.show()
            self.field.activateWindow()
        self.watch = IdleWatch(self.field, lambda: self.now)
        self.told = 0
        self.watch.idle.connect(self._count)

    def _count(self) -> None:
        self.told += 1

    def type(self, key: Qt.Key) -> None:
        """Press a key as the system does: it comes to the window, which hands it to the field."""
        QTest.keyClick(self.field.windowHandle(), key)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def test_it_tells_after_the_time_and_each_key_begins_it_anew(hands: Hands) -> None:
    hands.watch.watch(600)
    hands.now += 599
    hands.type(Qt.Key.Key_A)
    assert hands.field.text() == "a"
    hands.now += 599
    hands.watch.look()
    assert hands.told == 0
    hands.now += 1
    hands.watch.look()
    assert hands.told == 1


def test_the_first_key_after_sleep_comes_too_late_and_nobody_gets_it(hands: Hands) -> None:
    hands.watch.watch(600)
    hands.now += 8 * 3600
    hands.type(Qt.Key.Key_S)
    assert (hands.told, hands.field.text()) == (1, "")


def test_the_pointer_counts_too(hands: Hands) -> None:
    hands.watch.watch(600)
    hands.now += 400
    QTest.mouseClick(hands.field.windowHandle(), Qt.MouseButton.LeftButton)
    hands.now += 400
    hands.watch.look()
    assert hands.told == 0


def test_a_clock_that_is_set_back_begins_it_anew(hands: Hands) -> None:
    hands.watch.watch(600)
    hands.now -= 86_400
    hands.watch.look()
    hands.now += 599
    hands.watch.look()
    assert hands.told == 0
    hands.now += 1
    hands.watch.look()
    assert hands.told == 1


def test_never_is_never(hands: Hands) -> None:
    hands.watch.watch(600)
    hands.watch.watch(0)
    hands.now += 1e6
    hands.type(Qt.Key.Key_A)
    assert (hands.told, hands.field.text()) == (0, "a")


def test_the_timer_comes_by_itself(hands: Hands, qtbot: QtBot) -> None:
    hands.watch.watch(0.05)
    hands.now += 1
    with qtbot.waitSignal(hands.watch.idle):
        pass
