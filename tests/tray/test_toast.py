"""The program's own toast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.notify.values import Button, Notice, Pressed
from followup_desktop.tray.toast import Toast, Toasts

BUTTONS = (Button("open", "Open"), Button("done", "Done"), Button("snooze", "Snooze"))


@pytest.fixture
def toasts(theme: object) -> Iterator[Toasts]:
    made = Toasts()
    yield made
    made.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def notice(name: str = "Ana Čech", key: str = "1") -> Notice:
    return Notice(key, name, "Thank you: the introduction", BUTTONS)


@pytest.mark.parametrize("key", ["open", "done", "snooze"])
def test_each_button_says_what_was_pressed_and_closes_it(toasts: Toasts, key: str) -> None:
    pressed: list[Pressed] = []
    toasts.pressed.connect(pressed.append)
    toast = toasts.show_notice(notice())
    QTest.mouseClick(toast.button(key), Qt.MouseButton.LeftButton)
    assert pressed == [Pressed("1", key)]
    assert toasts.shown == []


def test_escape_waves_it_away(toasts: Toasts) -> None:
    pressed: list[Pressed] = []
    toasts.pressed.connect(pressed.append)
    QTest.keyClick(toasts.show_notice(notice()), Qt.Key.Key_Escape)
    assert pressed == [Pressed("1", "dismissed")]


def test_they_stack_upwards_from_the_corner_and_close_the_gap(toasts: Toasts) -> None:
    first, second, third = (toasts.show_notice(notice(key=key)) for key in "123")
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(first.frameGeometry())
    assert first.y() > second.y() + second.height() - 1
    assert second.y() > third.y() + third.height() - 1
    place = second.pos()
    first.close()
    assert second.pos() == QPoint(place.x(), room.bottom() + 1 - 16 - second.height())


def test_a_newer_one_of_the_same_id_takes_its_place(toasts: Toasts) -> None:
    toasts.show_notice(notice("Ana"))
    newer = toasts.show_notice(notice("Bilal"))
    assert [toast.notice.title for toast in toasts.shown] == ["Bilal"]
    toasts.withdraw("1")
    assert not newer.isVisible()


def test_time_takes_it_away_but_not_under_the_pointer(toasts: Toasts, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    toast = toasts.show_notice(notice(), seconds=0)
    toast.enterEvent(QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    QTest.qWait(30)
    assert toast.isVisible()
    with qtbot.waitActive(other):
        other.activateWindow()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: toasts.shown == [])


def test_text_is_shown_as_it_is_written(toasts: Toasts) -> None:
    toast = toasts.show_notice(Notice("1", "<b>Ana</b>", '<img src="file:///x">' * 30, (Button("a", "A && B"),)))
    labels = [label for label in toast.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert labels[0].text() == "<b>Ana</b>"
    assert len(labels[1].text()) <= 240
    assert toast.height() < 300


def test_a_screen_reader_has_its_words(toasts: Toasts) -> None:
    toast: Toast = toasts.show_notice(notice())
    assert toast.accessibleName() == "Ana Čech"
    assert toast.accessibleDescription() == "Thank you: the introduction"
    assert toast.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_they_keep_to_the_other_corner_where_reading_goes_the_other_way(toasts: Toasts, qapp: object) -> None:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    toast = toasts.show_notice(notice())
    assert toast.x() == QGuiApplication.primaryScreen().availableGeometry().left() + 16
