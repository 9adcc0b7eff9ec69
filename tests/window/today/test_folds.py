"""What stands folded on Today: who is next, whose reply is waited for, and the rest after a vacation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import CheckInDraft, Kind, State
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in, made_for
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import pause_all
from followup_desktop.window.check_in_actions import SnoozeMenu
from followup_desktop.window.context import Context
from followup_desktop.window.today.view import TodayView
from followup_desktop.window.today.waiting_row import WaitingRow
from tests.window.today.conftest import People, names, shown

Settle = Callable[[], None]


@pytest.fixture
def asked(book: Book, people: People, context: Context) -> People:
    """Henrik was asked something by e-mail nine days ago, Bo by message two days ago."""
    for name, days, channel in (("henrik", 9, Channel.EMAIL), ("bo", 2, Channel.MESSAGE)):
        on = context.today - timedelta(days=days)
        draft = InteractionDraft((people[name],), on, channel, initiator=Initiator.ME, notes="Shall we meet?")
        log_interaction(book, draft, context.now)
    return people


@pytest.fixture
def waiting(qtbot: QtBot, context: Context, asked: People, settle: Settle) -> TodayView:
    """Today, with the fold of those who are waited for open."""
    view = shown(qtbot, TodayView(context), settle)
    view.folds.waiting.line.click()
    return view


def press(qtbot: QtBot, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def newest(book: Book, person: int):
    found = timeline(book, TimelineQuery(person)).ids[0]
    return interactions(book, [found])[found]


def test_who_is_waited_for_stands_folded_with_since_when_and_how(waiting: TodayView) -> None:
    fold = waiting.folds.waiting
    assert fold.line.words == "Waiting for a reply (2)"
    assert [row.line.accessibleName() for row in fold.rows] == [
        "Henrik Aas. An e-mail, 9 days ago", "Bo Vale. A message, 2 days ago",
    ]  # fmt: skip
    fold.line.click()
    assert fold.rows == []


def test_what_does_not_fit_is_in_the_tooltip(waiting: TodayView) -> None:
    line = waiting.folds.waiting.rows[0].line
    assert line.toolTip() == ""
    line.resize(180, line.height())
    assert "An e-mail, 9 days ago" in line.toolTip()


def test_they_answered_is_logged_with_their_initiative(
    waiting: TodayView, qtbot: QtBot, book: Book, asked: People, settle: Settle
) -> None:
    row = waiting.folds.waiting.rows[0]
    assert isinstance(row, WaitingRow)
    row.answered_button.click()
    assert row.done_row.line.hasFocus()
    qtbot.keyClicks(row.done_row.line, "Thursday is fine")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    logged = newest(book, asked["henrik"])
    assert (logged.notes, logged.channel, logged.initiator) == ("Thursday is fine", Channel.EMAIL, Initiator.THEM)
    assert waiting.folds.waiting.line.words == "Waiting for a reply (1)"


def test_a_nudge_is_planned_once_and_undone(
    waiting: TodayView, book: Book, asked: People, write, settle: Settle
) -> None:
    waiting.folds.waiting.rows[0].nudge_button.click()
    settle()
    row = waiting.folds.waiting.rows[0]
    assert row.line.accessibleName() == "Henrik Aas. An e-mail, 9 days ago · nudge in 5 days"
    assert not row.nudge_button.isVisible()
    row.later()
    settle()
    planned = [c for c in made_for(book, asked["henrik"], waiting._context.now) if c.kind is Kind.GENTLE_NUDGE]
    assert [c.due_on for c in planned] == [date(2026, 11, 27)]
    write(undo)
    settle()
    assert waiting.folds.waiting.rows[0].nudge_button.isVisible()


def test_j_and_k_lead_through_all_parts(waiting: TodayView, qtbot: QtBot) -> None:
    waiting.folds.next.line.click()
    qtbot.keyClick(waiting, Qt.Key.Key_J)
    stops = [*waiting.cards.cards, *waiting.folds.stops]
    for key, order in ((Qt.Key.Key_J, stops), (Qt.Key.Key_Down, stops)):
        stops[0].setFocus()
        for stop in order[1:]:
            press(qtbot, key)
            assert QApplication.focusWidget() is stop
    press(qtbot, Qt.Key.Key_J)
    assert QApplication.focusWidget() is stops[-1]
    for stop in reversed(stops[:-1]):
        press(qtbot, Qt.Key.Key_K)
        assert QApplication.focusWidget() is stop


def test_the_keys_act_on_who_is_waited_for(
    waiting: TodayView, qtbot: QtBot, book: Book, asked: People, settle: Settle
) -> None:
    row = waiting.folds.waiting.rows[1]
    row.line.setFocus()
    with qtbot.waitSignal(waiting.contact_opened) as opened:
        press(qtbot, Qt.Key.Key_Return)
    assert opened.args == [asked["bo"]]
    with qtbot.waitSignal(waiting.write_asked) as written:
        press(qtbot, Qt.Key.Key_W)
    assert written.args == [asked["bo"], ""]
    press(qtbot, Qt.Key.Key_D)
    assert row.done_row is not None
    qtbot.keyClicks(row.done_row.line, "w s")
    press(qtbot, Qt.Key.Key_Escape)
    assert row.done_row is None
    assert row.line.hasFocus()
    press(qtbot, Qt.Key.Key_S)
    settle()
    assert "nudge in 5 days" in waiting.folds.waiting.rows[1].line.accessibleName()
    assert waiting.folds.waiting.rows[1].line.hasFocus()


def test_the_keys_act_on_who_is_next(view: TodayView, qtbot: QtBot, book: Book, context: Context, settle) -> None:
    fold = view.folds.next
    fold.line.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    first, second = view.day.today.next
    press(qtbot, Qt.Key.Key_J)
    with qtbot.waitSignal(view.write_asked) as written:
        press(qtbot, Qt.Key.Key_W)
    assert written.args == [first.contact, first.uuid]
    press(qtbot, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    menu.close()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    press(qtbot, Qt.Key.Key_D)
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert find_check_in(book, first.uuid, context.now).state is State.DONE
    place = [check_in.uuid for check_in in view.day.today.next].index(second.uuid)
    fold.rows[place].line.setFocus()
    press(qtbot, Qt.Key.Key_X)
    settle()
    assert find_check_in(book, second.uuid, context.now).state is State.SKIPPED


def test_a_line_half_written_in_a_fold_survives_a_refresh(waiting: TodayView, qtbot: QtBot, settle: Settle) -> None:
    row = waiting.folds.waiting.rows[0]
    row.begin_done()
    qtbot.keyClicks(row.done_row.line, "half a thou")
    waiting.refresh()
    settle()
    assert waiting.folds.waiting.rows[0] is row
    assert row.done_row.line.text() == "half a thou"
    assert row.done_row.line.hasFocus()


def test_a_day_later_the_wait_is_a_day_longer(waiting: TodayView, context: Context, settle: Settle) -> None:
    tomorrow = context.now + timedelta(days=1)
    context._clock = lambda: tomorrow
    waiting.tick()
    settle()
    assert waiting.folds.waiting.rows[1].line.accessibleName() == "Bo Vale. A message, 3 days ago"


def test_after_a_vacation_the_rest_is_a_line_that_opens_into_cards(
    qtbot: QtBot, context: Context, add, book: Book, settle: Settle
) -> None:
    before = context.now - timedelta(days=14)
    for number in range(5):
        person = add(f"Person {number}", before)
        due = before.date() + timedelta(days=number + 1)
        add_check_in(book, CheckInDraft(person, Kind.FOLLOW_UP, "the book", due), before)
    pause_all(book, context.today, before)
    view = shown(qtbot, TodayView(context), settle)
    assert view.heading._title.text() == "Welcome back, Sunday 22 November"
    assert names(view) == ["Person 0", "Person 1", "Person 2"]
    assert view.folds.held_line.words == "2 more from your time away"
    with qtbot.waitSignal(view.counted) as counted:
        view.folds.held_line.click()
    assert counted.args == [3], "what is folded open is not counted as today's"
    assert names(view)[3:] == ["Person 3", "Person 4"]
    assert view.cards.cards[3].hasFocus()
    assert view.folds.isHidden()
    tomorrow = context.now + timedelta(days=1)
    context._clock = lambda: tomorrow
    view.tick()
    settle()
    assert len(names(view)) == 5
    assert "Welcome" not in view.heading._title.text()


def test_with_todays_part_done_the_rest_stays_folded(
    qtbot: QtBot, context: Context, add, book: Book, settle: Settle
) -> None:
    before = context.now - timedelta(days=14)
    for number in range(4):
        draft = CheckInDraft(add(f"P{number}", before), Kind.FOLLOW_UP, "the book", before.date() + timedelta(days=1))
        add_check_in(book, draft, before)
    pause_all(book, context.today, before)
    view = shown(qtbot, TodayView(context), settle)
    for _ in range(3):
        card = view.cards.cards[0]
        card.begin_done()
        card.done_row.finish()
        settle()
    assert names(view) == []
    assert view._quiet.isVisible()
    assert view.folds.held_line.words == "1 more from your time away"
    view.folds.held_line.click()
    assert names(view) == ["P3"]
    assert not view._quiet.isVisible()
