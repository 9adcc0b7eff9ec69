"""A card of an occasion leads to everybody whose occasion is on that day; a holiday of many says how many they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.window.context import Context
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.state import WindowState
from followup_desktop.window.today.card import CheckInCard
from followup_desktop.window.today.view import TodayView
from tests.window.today.conftest import shown

Settle = Callable[[], None]


def entries(menu: Menu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def test_only_the_card_of_an_occasion_leads_to_its_day(qtbot: QtBot, view: TodayView) -> None:
    henrik, dorota = view.cards.cards[1:3]
    assert "Everybody on this day" not in entries(henrik.open_more())
    menu = dorota.open_more()
    action = next(action for action in menu.actions() if action.text() == "Everybody on this day")
    with qtbot.waitSignal(view.day_asked) as asked:
        action.trigger()
    assert asked.args == [date(2026, 11, 22)]


def test_a_holiday_of_many_is_a_few_cards(
    qtbot: QtBot, context: Context, add: Callable[..., int], now: datetime, settle: Settle
) -> None:
    for number in range(60):
        add(f"Ana {number}", holidays="PT")
    context._clock = lambda: now.replace(month=12, day=25)
    view = shown(qtbot, TodayView(context), settle)
    cards: list[CheckInCard] = view.cards.cards
    assert len(cards) == 3
    assert {card.check_in.reason for card in cards} == {"Christmas Day today; 57 more celebrate it, see Occasions."}


def test_the_window_shows_the_day_that_is_asked_for(
    qtbot: QtBot, context: Context, tmp_path: Path, add: Callable[..., int], keep: Callable[..., None], settle: Settle
) -> None:
    add("Ana", holidays="PT")
    window = MainWindow(context, WindowState(tmp_path))
    keep(window)
    window.show()
    settle()
    window.desk.day_asked.emit(date(2026, 12, 25))
    settle()
    view = window.go("occasions")
    assert (window.rail.current(), view.month.grid.chosen) == ("occasions", date(2026, 12, 25))
    assert view.stack.currentWidget() is view.month
    QApplication.processEvents()
