"""The tray's menu: what stands in it, and what each entry asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import Book
from followup_desktop.store.writes.settings import hold_all, pause_all, resume_all, set_preferences
from followup_desktop.tray.locked import WhileLocked
from followup_desktop.tray.look import look
from followup_desktop.tray.menu import LISTED, TrayMenu
from tests.tray.conftest import Clock


@pytest.fixture
def menu(qapp: object) -> TrayMenu:
    return TrayMenu()


@pytest.fixture
def filled(menu: TrayMenu, book: Book, clock: Clock, remind: Callable[..., int]) -> TrayMenu:
    """Two are due: one at two o'clock, one today."""
    remind("Ana Čech", at=clock.now.replace(hour=14))
    remind("Bilal & Co")
    menu.show_sight(look(book, clock.now), clock.now)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def inner(menu: QMenu, text: str) -> QMenu:
    (found,) = [action.menu() for action in menu.actions() if action.text() == text]
    assert isinstance(found, QMenu)
    return found


def entry(menu: QMenu, name: str) -> QAction:
    (found,) = menu.findChildren(QAction, name)
    return found


def test_it_lists_what_is_due_and_what_can_be_done(filled: TrayMenu) -> None:
    assert entries(filled) == [
        "2 check-ins today", "14:00 · Ana Čech", "Bilal && Co", "Log something…", "Pause", "Open Followup", "Quit",
    ]  # fmt: skip
    assert entries(inner(filled, "Bilal && Co")) == ["Reminder", "Done", "Snooze", "Open"]
    assert entries(inner(inner(filled, "14:00 · Ana Čech"), "Snooze")) == [
        "Later today · 10:00", "Tomorrow · Mon 23 November", "This weekend · Sat 28 November",
        "Next week · Mon 23 November", "Next month · Tue 22 December",
    ]  # fmt: skip


def test_each_entry_asks_for_its_own_check_in(filled: TrayMenu) -> None:
    asked: list[tuple[str, object]] = []
    filled.done_asked.connect(lambda check_in: asked.append(("done", check_in.contact_name)))
    filled.open_asked.connect(lambda check_in: asked.append(("open", check_in and check_in.contact_name)))
    filled.snooze_asked.connect(lambda check_in, choice: asked.append((choice, check_in.contact_name)))
    bilal, ana = inner(filled, "Bilal && Co"), inner(filled, "14:00 · Ana Čech")
    entry(bilal, "tray.done").trigger()
    entry(ana, "tray.contact").trigger()
    entry(inner(ana, "Snooze"), "tray.snooze.next week").trigger()
    entry(filled, "tray.heading").trigger()
    assert asked == [("done", "Bilal & Co"), ("open", "Ana Čech"), ("next week", "Ana Čech"), ("open", None)]


def test_pause_offers_an_hour_days_and_a_calendar(filled: TrayMenu, clock: Clock) -> None:
    today, asked = clock.now.date(), []
    filled.pause_asked.connect(asked.append)
    filled.hold_asked.connect(lambda: asked.append("an hour"))
    filled.day_asked.connect(lambda: asked.append("a day"))
    assert entries(inner(filled, "Pause")) == [
        "For an hour", "For today", "For a week", "For two weeks", "Until I resume", "Until a day…",
    ]  # fmt: skip
    for action in inner(filled, "Pause").actions():
        action.trigger()
    assert asked == ["an hour", *(today + timedelta(days=days) for days in (1, 7, 14)), date.max, "a day"]


def test_a_pause_can_be_ended(filled: TrayMenu, book: Book, clock: Clock) -> None:
    def words() -> list[str]:
        filled.show_sight(look(book, clock.now), clock.now)
        return [text for text in entries(filled) if text.startswith("Resume")]

    hold_all(book, clock.now + timedelta(hours=1), clock.now)
    assert words() == ["Resume (paused until 08:00)"]
    pause_all(book, clock.now.date() + timedelta(days=7), clock.now)
    assert words() == ["Resume (paused until Sun 29 November)"]
    pause_all(book, date.max, clock.now)
    assert words() == ["Resume"]
    resume_all(book, clock.now)
    assert words() == []


def test_with_nothing_due_it_says_so(menu: TrayMenu, book: Book, clock: Clock) -> None:
    menu.show_sight(look(book, clock.now), clock.now)
    assert entries(menu)[0] == "Nothing to do today"


def test_many_are_folded(menu: TrayMenu, book: Book, clock: Clock, remind: Callable[..., int]) -> None:
    for number in range(LISTED + 3):
        remind(f"Person {number}")
    menu.show_sight(look(book, clock.now), clock.now)
    assert "3 more…" in entries(menu)


def test_a_long_or_hostile_name_stays_one_short_line(
    menu: TrayMenu, book: Book, clock: Clock, remind: Callable[..., int]
) -> None:
    remind("Wilhelmina\tAlexandra " + "Theodora " * 12)
    menu.show_sight(look(book, clock.now), clock.now)
    (words,) = [text for text in entries(menu) if text.startswith("Wilhelmina")]
    assert words.startswith("Wilhelmina Alexandra")
    assert len(words) <= 38
    assert "\t" not in words


def test_an_open_menu_changes_only_when_it_has_closed(
    filled: TrayMenu, book: Book, clock: Clock, theme: object, remind: Callable[..., int]
) -> None:
    filled.popup(QPoint(20, 20))
    remind("Čeněk Dvořák")
    filled.show_sight(look(book, clock.now), clock.now)
    assert entries(filled)[0] == "2 check-ins today"
    filled.close()
    QCoreApplication.processEvents()
    assert entries(filled)[0] == "3 check-ins today"


def test_renewing_it_leaves_nothing_behind(filled: TrayMenu, book: Book, clock: Clock) -> None:
    sight = look(book, clock.now)

    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(filled.findChildren(QAction)) + len(filled.findChildren(QMenu))

    before = count()
    for _time in range(50):
        filled.show_sight(sight, clock.now)
    assert count() == before


def all_entries(menu: QMenu) -> list[str]:
    """What stands in a menu and in all menus within it."""
    return [action.text() for action in menu.findChildren(QAction)] + entries(menu)


def test_where_names_are_hidden_it_tells_kinds_and_still_answers(
    menu: TrayMenu, book: Book, clock: Clock, remind: Callable[..., int]
) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=14))
    set_preferences(book, Preferences(hide_names=True), clock.now)
    menu.show_sight(look(book, clock.now), clock.now)
    assert not any("Ana" in text for text in all_entries(menu))
    chosen = inner(menu, "14:00 · Reminder")
    assert entries(chosen) == ["Done", "Snooze", "Open"]
    done: list[str] = []
    menu.done_asked.connect(lambda check_in: done.append(check_in.contact_name))
    entry(chosen, "tray.done").trigger()
    assert done == ["Ana Čech"]


def test_of_a_locked_book_it_tells_how_many_and_how_to_unlock_it(
    menu: TrayMenu, book: Book, clock: Clock, remind: Callable[..., int], tmp_path: Path
) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=14))
    remind("Bilal & Co")
    foreseen = WhileLocked(tmp_path)
    foreseen.foresee(book, clock.now)
    menu.show_sight(foreseen.look(clock.now), clock.now)
    assert entries(menu) == ["2 check-ins today", "Locked: open Followup to unlock it…", "Quit"]
    asked: list[str] = []
    menu.window_asked.connect(lambda: asked.append("window"))
    entry(menu, "tray.unlock").trigger()
    assert asked == ["window"]
