"""Everything on Today is done from the keyboard: moving, opening, done, snooze, skip, and undoing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import Snooze, State, snoozed_to
from followup_desktop.domain.interactions import Channel, Initiator
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes.check_ins import Done, complete_check_in
from followup_desktop.store.writes.history import undo
from followup_desktop.window.check_in_actions import SnoozeMenu
from followup_desktop.window.context import Context
from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.today.view import TodayView
from tests.window.today.conftest import People, focus, names

Settle = Callable[[], None]


def focused_place(view: TodayView) -> int | None:
    return view.cards._focused_place()


def test_j_k_and_the_arrows_move_between_the_cards(view: TodayView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_J)
    assert focused_place(view) == 0
    for key, place in (
        (Qt.Key.Key_J, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_K, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_K, 0),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert focused_place(view) == place


def test_enter_and_a_click_open_the_contact(view: TodayView, qtbot: QtBot, people: People) -> None:
    focus(view, 1)
    with qtbot.waitSignal(view.contact_opened) as opened:
        qtbot.keyClick(view.cards.cards[1], Qt.Key.Key_Return)
    assert opened.args == [people["henrik"]]
    with qtbot.waitSignal(view.contact_opened) as opened:
        qtbot.mouseClick(view.cards.cards[0], Qt.MouseButton.LeftButton)
    assert opened.args == [people["ines"]]


def test_d_asks_for_a_line_and_enter_logs_it(
    view: TodayView, qtbot: QtBot, book: Book, people: People, settle: Settle
) -> None:
    ana = names(view).index("Ana Moreira")
    card = view.cards.cards[ana]
    focus(view, ana)
    qtbot.keyClick(card, Qt.Key.Key_D)
    assert card.done_row is not None
    assert card.done_row.chip.channel is Channel.CALL
    assert card.done_row.line.hasFocus()
    qtbot.keyClicks(card.done_row.line, "She passed, and is dead tired")
    qtbot.keyClick(card.done_row.line, Qt.Key.Key_Return)
    settle()
    assert "Ana Moreira" not in names(view)
    newest = timeline(book, TimelineQuery(people["ana"])).ids[0]
    logged = interactions(book, [newest])[newest]
    assert (logged.notes, logged.channel) == ("She passed, and is dead tired", Channel.CALL)
    assert (logged.initiator, logged.on) == (Initiator.ME, date(2026, 11, 22))
    assert focused_place(view) == min(ana, len(names(view)) - 1)


def test_undo_brings_the_card_back(view: TodayView, qtbot: QtBot, book: Book, write, settle: Settle) -> None:
    before = names(view)
    focus(view, 1)
    qtbot.keyClick(view.cards.cards[1], Qt.Key.Key_D)
    qtbot.keyClick(view.cards.cards[1].done_row.line, Qt.Key.Key_Return)
    settle()
    assert names(view) != before
    write(undo)
    settle()
    assert names(view) == before


def test_escape_leaves_the_line_without_logging(view: TodayView, qtbot: QtBot, context: Context) -> None:
    focus(view, 1)
    card = view.cards.cards[1]
    card.done_button.click()
    line = card.done_row.line
    qtbot.keyClicks(line, "x d s")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert card.done_row is None
    assert card.hasFocus()
    assert not context.worker.busy


def test_a_line_that_is_being_written_survives_a_refresh(view: TodayView, qtbot: QtBot, settle: Settle) -> None:
    card = view.cards.cards[1]
    card.begin_done()
    qtbot.keyClicks(card.done_row.line, "half a thou")
    view.refresh()
    settle()
    assert view.cards.cards[1] is card
    assert card.done_row.line.text() == "half a thou"
    assert card.done_row.line.hasFocus()


def test_another_channel_is_chosen_in_the_row(
    view: TodayView, qtbot: QtBot, book: Book, people: People, settle: Settle
) -> None:
    card = view.cards.cards[1]
    card.begin_done()
    menu = card.done_row.chip.open_menu()
    next(action for action in menu.actions() if action.text() == "Letter or card").trigger()
    menu.close()
    card.done_row.button.click()
    settle()
    newest = timeline(book, TimelineQuery(people["henrik"])).ids[0]
    assert interactions(book, [newest])[newest].channel is Channel.LETTER


def test_s_offers_the_five_choices_and_tomorrow_moves_it(
    view: TodayView, qtbot: QtBot, book: Book, context: Context, settle: Settle
) -> None:
    focus(view, 1)
    uuid = view.cards.cards[1].check_in.uuid
    qtbot.keyClick(view.cards.cards[1], Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Later today · 15:00", "Tomorrow · Mon 23 November", "This weekend · Sat 28 November",
        "Next week · Mon 23 November", "Next month · Tue 22 December", "Choose a day…",
    ]  # fmt: skip
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert "Henrik Aas" not in names(view)
    moved = find_check_in(book, uuid, context.now)
    assert moved.due_on == snoozed_to(Snooze.TOMORROW, context.now)
    assert moved.state is State.OPEN


def test_snooze_to_a_day_of_the_calendar(view: TodayView, book: Book, context: Context, settle: Settle) -> None:
    card = view.cards.cards[1]
    uuid = card.check_in.uuid
    popup = card.open_snooze().open_calendar()
    assert isinstance(popup, CalendarPopup)
    popup.picked.emit(date(2027, 1, 9))
    popup.close()
    settle()
    assert find_check_in(book, uuid, context.now).due_on == date(2027, 1, 9)


def test_a_day_that_is_past_is_refused_in_words(
    view: TodayView, qtbot: QtBot, context: Context, settle: Settle
) -> None:
    popup = view.cards.cards[1].open_snooze().open_calendar()
    with qtbot.waitSignal(context.refused) as refused:
        popup.picked.emit(date(2026, 1, 1))
    assert refused.args == ["Choose a day or a moment that is still ahead"]
    popup.close()
    assert "Henrik Aas" in names(view)


def test_x_skips(view: TodayView, qtbot: QtBot, book: Book, context: Context, people: People, settle: Settle) -> None:
    focus(view, 1)
    uuid = view.cards.cards[1].check_in.uuid
    qtbot.keyClick(view.cards.cards[1], Qt.Key.Key_X)
    settle()
    assert "Henrik Aas" not in names(view)
    assert find_check_in(book, uuid, context.now).state is State.SKIPPED
    assert len(timeline(book, TimelineQuery(people["henrik"])).ids) == 0


def test_the_menu_opens_logs_and_closes_without_logging(
    view: TodayView, qtbot: QtBot, book: Book, context: Context, people: People, settle: Settle
) -> None:
    card = view.cards.cards[1]
    uuid = card.check_in.uuid
    menu = card.open_more()
    assert isinstance(menu, QMenu)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    with qtbot.waitSignal(view.log_asked) as asked:
        entries["Log something…"].trigger()
    assert asked.args == [people["henrik"]]
    entries["Done, nothing to log"].trigger()
    menu.close()
    settle()
    assert find_check_in(book, uuid, context.now).state is State.DONE
    assert len(timeline(book, TimelineQuery(people["henrik"])).ids) == 0


def test_a_check_in_done_elsewhere_meanwhile_changes_nothing(
    view: TodayView, qtbot: QtBot, book: Book, context: Context, people: People, settle: Settle
) -> None:
    card = view.cards.cards[1]
    card.begin_done()
    complete_check_in(book, card.check_in.uuid, Done(Channel.EMAIL, "the tray was quicker"), context.now)
    card.done_row.finish()
    settle()
    assert len(timeline(book, TimelineQuery(people["henrik"])).ids) == 1
