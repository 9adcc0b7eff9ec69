"""The calendar in which the end of a pause is chosen, with the hand and with keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from followup_desktop.tray.pause_day import PauseDay

TODAY = date(2026, 11, 22)


@pytest.fixture
def asking(theme: object, qtbot: QtBot) -> PauseDay:
    made = PauseDay(TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.bring_up()
    return made


def test_a_day_that_is_ahead_is_chosen(asking: PauseDay, qtbot: QtBot) -> None:
    assert asking.calendar.minimumDate() == QDate(2026, 11, 23)
    asking.calendar.setSelectedDate(QDate(2026, 12, 1))
    button = asking.findChild(QPushButton, "tray.pause.accept")
    with qtbot.waitSignal(asking.chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [date(2026, 12, 1)]
    assert not asking.isVisible()


def test_enter_takes_what_is_marked(asking: PauseDay, qtbot: QtBot) -> None:
    with qtbot.waitSignal(asking.chosen) as chosen:
        qtbot.keyClick(asking, Qt.Key.Key_Return)
    assert chosen.args == [date(2026, 11, 25)]


def test_escape_leaves(asking: PauseDay, qtbot: QtBot) -> None:
    chosen: list[date] = []
    asking.chosen.connect(chosen.append)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert not asking.isVisible()
    assert chosen == []
