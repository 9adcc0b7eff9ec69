"""The list of what comes next goes on as it is scrolled; the view remembers itself, and says when nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.occasions.delegate import pen_at
from followup_desktop.window.occasions.view import OccasionsView
from followup_desktop.window.state import WindowState
from followup_desktop.window.views import VIEWS
from tests.window.occasions.conftest import People, Show, dated

Settle = Callable[[], None]


@pytest.fixture
def listed(people: People, show: Show, settle: Settle) -> OccasionsView:
    view = show()
    view.choice._segments["list"].click()
    settle()
    return view


def told(view: OccasionsView) -> list[str]:
    model = view.model
    return [model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())]


def test_what_just_passed_stands_first_and_the_rest_by_month(listed: OccasionsView) -> None:
    lines = told(listed)
    assert lines[:6] == [
        "Just passed: a late wish is still kind",
        "Dorota Łuczak, Anniversary · 25 years, Saturday 21 November, yesterday",
        "November 2026",
        "Bilal Haddad, Birthday, Sunday 22 November, today",
        "Ana Moreira, Birthday · turns 40, Friday 27 November, in 5 days",
        "December 2026",
    ]
    assert "Christmas Day · 2 people, Friday 25 December, in 5 weeks" in lines
    assert "Carla Conti, Wedding, Saturday 8 May, in May 2027" in lines
    assert len([line for line in lines if line.startswith("Carla")]) == 1, "what comes once comes once"


def test_keys_walk_past_headings_open_and_write(qtbot: QtBot, people: People, listed: OccasionsView) -> None:
    table = listed.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_J)
    assert table.currentIndex().row() == 3
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(listed.contact_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [people["ana"]]
    with qtbot.waitSignal(listed.write_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_W)
    assert asked.args[0] == people["ana"]


def test_enter_on_a_holiday_shows_its_day(qtbot: QtBot, listed: OccasionsView, settle: Settle) -> None:
    table = listed.table
    place = next(place for place, line in enumerate(told(listed)) if line.startswith("Christmas"))
    table.setCurrentIndex(listed.model.index(place, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert listed.stack.currentWidget() is listed.month
    assert (listed.choice.current(), listed.month.grid.chosen) == ("month", date(2026, 12, 25))
    assert QApplication.focusWidget() is listed.month.grid


def test_a_click_opens_and_on_the_pen_it_writes(qtbot: QtBot, people: People, listed: OccasionsView) -> None:
    table = listed.table
    rect = table.visualRect(listed.model.index(4, 0))
    with qtbot.waitSignal(listed.contact_opened) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.args == [people["ana"]]
    pen = table._delegate.pen_of(rect, listed.model.row(4)).center()
    with qtbot.waitSignal(listed.write_asked) as asked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=pen)
    assert asked.args[0] == people["ana"]
    assert not pen_at(table, table._delegate, QPoint(5, 5), listed.model.row(0)), "a heading has no pen"


def test_the_list_goes_on_as_it_is_scrolled(
    qtbot: QtBot, add: Callable[..., int], people: People, show: Show, settle: Settle
) -> None:
    for month in range(1, 13):
        for day in range(1, 21):
            add(f"Friend {month} {day}", dates=dated(DateKind.BIRTHDAY, f"{month:02}-{day:02}"))
    view = show()
    view.choice._segments["list"].click()
    first = view.model.rowCount()
    assert first < 150
    bar = view.table.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
        settle()
    lines = told(view)
    people_told = [line for line in lines if "Friend" in line]
    assert len({line.split(",")[0] for line in people_told}) == 240
    assert lines[-1].count("2027")
    months = [line for line in lines if line.endswith(("2026", "2027")) and "," not in line]
    assert len(months) == 13


def test_the_view_remembers_whether_it_was_month_or_list(
    tmp_path: Path, people: People, show: Show, settle: Settle
) -> None:
    view = show()
    view.choice._segments["list"].click()
    state = WindowState(tmp_path)
    view.keep_state(state)
    again = show()
    again.restore_state(state)
    settle()
    assert (again.choice.current(), again.stack.currentWidget()) == ("list", again._list)


def test_a_book_that_knows_no_day_says_what_to_do(qtbot: QtBot, show: Show, add: Callable[..., int]) -> None:
    add("Ana Moreira")
    view = show()
    assert view.stack.currentWidget() is view.empty
    assert not view.choice.isVisible()
    assert not view.export_button.isVisible()
    with qtbot.waitSignal(view.import_asked):
        view.empty._action.click()


def test_the_first_day_that_becomes_known_ends_the_emptiness(
    show: Show, write: Callable[..., object], settle: Settle
) -> None:
    from followup_desktop.domain.contacts import ContactFields, Name
    from followup_desktop.store.writes.contacts import add_contact

    view = show()
    fields = ContactFields(name=Name(given="Ana"), dates=dated(DateKind.BIRTHDAY, "11-22"))
    write(lambda book, now: add_contact(book, fields, now))
    settle()
    assert view.stack.currentWidget() is view.month
    assert view.choice.isVisible()


def test_the_rail_has_occasions_between_the_timeline_and_the_settings(context: Context, desk: Desk) -> None:
    assert [view.key for view in VIEWS][-3:] == ["timeline", "occasions", "settings"]
    made = next(view for view in VIEWS if view.key == "occasions").make(context, desk)
    asked: list[str] = []
    desk.dates_export_asked.connect(lambda: asked.append("export"))
    desk.import_asked.connect(lambda: asked.append("import"))
    desk.contact_asked.connect(lambda contact: asked.append(f"contact {contact}"))
    desk.write_asked.connect(lambda contact, uuid: asked.append(f"write {contact} {uuid}"))
    made.export_button.click()
    made.empty.acted.emit()
    made.table.contact_opened.emit(7)
    made.month.panel.table.write_asked.emit(8, "u")
    assert asked == ["export", "import", "contact 7", "write 8 u"]
    made.deleteLater()
