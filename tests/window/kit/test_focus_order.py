"""Widgets that were made later stand in the order of Tab where they stand on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.window.kit.focus_order import put_before, put_parts_before, reachable


def order(window: QWidget, first: QWidget, qtbot: QtBot) -> list[str]:
    """The names of the fields that Tab comes to, from the first, once around."""
    first.setFocus()
    names = []
    while not names or window.focusWidget() is not first:
        names.append(window.focusWidget().objectName())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    return names


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def test_late_ones_come_right_before_the_one_they_stand_before(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    first, last = field("first"), field("last")
    for part in (first, QLabel("only words"), last):
        row.addWidget(part)
    late = [field("late"), field("later")]
    for place, part in enumerate(late):
        row.insertWidget(2 + place, part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert order(window, first, qtbot) == ["first", "last", "late", "later"]
    put_before(last, late)
    assert order(window, first, qtbot) == ["first", "late", "later", "last"]


def test_parts_of_a_page_come_one_after_the_other_however_late_they_were_filled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    parts = [QWidget(), QWidget()]
    table = field("table")
    for part in (*parts, table):
        column.addWidget(part)
    for name, part in (("below", parts[1]), ("above", parts[0])):
        inner = QHBoxLayout(part)
        inner.addWidget(QLabel(name))
        inner.addWidget(field(name))
        inner.addWidget(field(f"{name} too"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    put_parts_before(table, parts)
    assert [part.objectName() for part in reachable(parts[0])] == ["above", "above too"]
    first = reachable(parts[0])[0]
    assert order(window, first, qtbot) == ["above", "above too", "below", "below too", "table"]
