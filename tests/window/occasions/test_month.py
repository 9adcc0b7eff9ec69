"""The month shows whose occasion is on which day, and is walked through wholly by keyboard."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import occurrence_uuid
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.contacts import delete_contacts, edit_contact
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.window.occasions.sheet import days_of, week_start
from followup_desktop.window.occasions.view import OccasionsView
from tests.window.occasions.conftest import People, Show

Settle = Callable[[], None]


def panel_names(view: OccasionsView) -> list[str]:
    model = view.month.panel.model
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def press(qtbot: QtBot, view: OccasionsView, settle: Settle, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(view.month.grid, key)
    settle()


@pytest.mark.parametrize(
    ("month", "first", "begins", "weeks"),
    [
        (date(2026, 11, 22), 0, date(2026, 10, 26), 6),
        (date(2026, 11, 1), 6, date(2026, 11, 1), 5),
        (date(2027, 2, 1), 0, date(2027, 2, 1), 4),
        (date(2026, 12, 31), 5, date(2026, 11, 28), 5),
    ],
)
def test_a_sheet_has_the_whole_weeks_of_its_month(month: date, first: int, begins: date, weeks: int) -> None:
    days = days_of(month, first)
    assert (days[0], len(days)) == (begins, weeks * 7)
    assert days == sorted(set(days))


def test_weeks_begin_as_the_region_says() -> None:
    assert [week_start(region) for region in ("US", "DE", "EG")] == [6, 0, 5]
    assert week_start("XX") == week_start("") in range(7)


def test_today_is_chosen_and_told_in_words(people: People, show: Show) -> None:
    view = show()
    grid = view.month.grid
    assert grid.chosen == date(2026, 11, 22)
    assert grid.accessibleName() == "Sunday 22 November, today: Bilal Haddad, Birthday"
    assert panel_names(view) == ["Bilal Haddad"]
    assert view.stack.currentWidget() is view.month


def test_keys_walk_through_days_weeks_and_months(qtbot: QtBot, people: People, show: Show, settle: Settle) -> None:
    view = show()
    grid = view.month.grid
    steps = [
        (Qt.Key.Key_Left, date(2026, 11, 21)),
        (Qt.Key.Key_Down, date(2026, 11, 28)),
        (Qt.Key.Key_Up, date(2026, 11, 21)),
        (Qt.Key.Key_End, date(2026, 11, 30)),
        (Qt.Key.Key_Right, date(2026, 12, 1)),
        (Qt.Key.Key_PageDown, date(2027, 1, 1)),
        (Qt.Key.Key_PageUp, date(2026, 12, 1)),
        (Qt.Key.Key_End, date(2026, 12, 31)),
        (Qt.Key.Key_Home, date(2026, 12, 1)),
        (Qt.Key.Key_T, date(2026, 11, 22)),
    ]
    for key, day in steps:
        press(qtbot, view, settle, key)
        assert grid.chosen == day
    press(qtbot, view, settle, *[Qt.Key.Key_Right] * 5)
    assert grid.accessibleName() == "Friday 27 November: Ana Moreira, Birthday · turns 40"
    assert panel_names(view) == ["Ana Moreira"]


def test_right_to_left_the_arrows_go_where_they_point(qtbot: QtBot, people: People, show: Show, settle: Settle) -> None:
    view = show()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(qtbot, view, settle, Qt.Key.Key_Left)
    assert view.month.grid.chosen == date(2026, 11, 23)
    assert not view.grab().isNull()


def test_enter_goes_to_the_days_people_and_escape_back(
    qtbot: QtBot, people: People, show: Show, settle: Settle
) -> None:
    view = show()
    view.month.grid.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, view, settle, Qt.Key.Key_Return)
    table = view.month.panel.table
    assert QApplication.focusWidget() is table
    with qtbot.waitSignal(view.contact_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [people["bilal"]]
    assert view.step_back()
    assert QApplication.focusWidget() is view.month.grid
    assert not view.step_back()


def test_w_writes_for_the_occasion(
    qtbot: QtBot, book: Book, people: People, show: Show, today: date, settle: Settle
) -> None:
    view = show()
    press(qtbot, view, settle, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.write_asked) as asked:
        qtbot.keyClick(view.month.panel.table, Qt.Key.Key_W)
    uuid = book.rows("SELECT uuid FROM contact_dates WHERE contact_id = ?", (people["bilal"],))[0][0].hex()
    text = f"{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}"
    assert asked.args == [people["bilal"], occurrence_uuid(text, today)]


def test_a_holiday_has_its_people_under_its_name(people: People, show: Show, settle: Settle) -> None:
    view = show()
    view.open_day(date(2026, 12, 25))
    settle()
    assert panel_names(view) == ["Christmas Day · 2 people", "Ana Moreira", "Bilal Haddad"]
    told = view.month.panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Ana Moreira, Christmas Day · Portugal"
    assert view.month.grid.accessibleName() == "Friday 25 December: Christmas Day, 2 people"


def test_a_day_without_anybody_tells_who_is_next(qtbot: QtBot, people: People, show: Show, settle: Settle) -> None:
    view = show()
    press(qtbot, view, settle, Qt.Key.Key_Right)
    assert panel_names(view)[:2] == ["Next", "Ana Moreira"]
    assert panel_names(view)[2] == "December 2026"
    press(qtbot, view, settle, Qt.Key.Key_Return)
    assert view.month.panel.table.currentIndex().row() == 1, "a heading is not chosen"


def test_a_click_chooses_and_two_open(qtbot: QtBot, people: People, show: Show, settle: Settle) -> None:
    view = show()
    grid = view.month.grid
    place = grid._place(list(grid._days).index(date(2026, 11, 27))).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert grid.chosen == date(2026, 11, 27)
    qtbot.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.focusWidget() is view.month.panel.table


def test_the_pointer_is_told_what_a_day_has_as_plain_text(
    qtbot: QtBot, book: Book, people: People, show: Show, now: datetime, settle: Settle
) -> None:
    fields = contact(book, people["bilal"]).fields
    name = dataclasses.replace(fields.name, given="<b>Bilal</b>")
    edit_contact(book, people["bilal"], dataclasses.replace(fields, name=name), now)
    view = show()
    grid = view.month.grid
    place = grid._place(list(grid._days).index(date(2026, 11, 22))).center().toPoint()
    QApplication.sendEvent(grid, QHelpEvent(QHelpEvent.Type.ToolTip, place, grid.mapToGlobal(place)))
    assert "&lt;b&gt;Bilal" in QToolTip.text()
    away = QPoint(grid.width() - 3, 3)
    QApplication.sendEvent(grid, QHelpEvent(QHelpEvent.Type.ToolTip, away, grid.mapToGlobal(away)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_month_follows_the_book(people: People, show: Show, write: Callable[..., object], settle: Settle) -> None:
    view = show()
    write(lambda book, now: delete_contacts(book, [people["bilal"]], now))
    settle()
    assert panel_names(view)[0] == "Next"
    assert view.month.grid.accessibleName() == "Sunday 22 November, today: nothing"
    write(lambda book, now: set_preferences(book, dataclasses.replace(preferences(book), region="US"), now))
    settle()
    assert view.month.grid._days[0] == date(2026, 11, 1)


@pytest.mark.parametrize("width", [1200, 860, 560])
def test_the_day_stands_beside_or_below(people: People, show: Show, width: int, settle: Settle) -> None:
    view = show()
    view.resize(width, 800)
    settle()
    grid, panel = view.month.grid.geometry(), view.month.panel.geometry()
    beside = width == 1200
    assert (panel.left() > grid.right()) is beside
    assert (panel.top() > grid.bottom()) is not beside
    assert panel.right() <= view.month.rect().right()


def test_many_on_one_day_are_counted_and_drawn(
    book: Book, add: Callable[..., int], show: Show, people: People, settle: Settle
) -> None:
    fields = contact(book, people["bilal"]).fields
    for number in range(40):
        add(f"Friend {number} of a rather long name", dates=fields.dates)
    view = show()
    told = view.month.grid.words_of(date(2026, 11, 22))
    assert told.endswith(" and 29 more")
    assert len(panel_names(view)) == 41
    for width in (1200, 560):
        view.resize(width, 700)
        assert not view.grab().isNull()


def test_rows_have_their_own_heights_whatever_stood_there_before(
    qtbot: QtBot, people: People, show: Show, settle: Settle
) -> None:
    view = show()
    table = view.month.panel.table
    for day in (date(2026, 12, 25), date(2026, 11, 23), date(2026, 12, 25)):
        view.open_day(day)
        settle()
        rows = table._model.rows
        heights = {bool(row.heading): table.rowHeight(place) for place, row in enumerate(rows)}
        assert all(table.rowHeight(place) == heights[bool(row.heading)] for place, row in enumerate(rows))
        assert heights[True] < heights[False]
