from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactDate, DateKind, Interest, Reach, ReachKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.interactions import Channel, FavorEntry, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import next_check_in
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.timeline import open_loops
from followup_desktop.store.writes.contacts import add_tag, archive_contacts, delete_contacts, pause_contacts
from followup_desktop.store.writes.favors import record_favor
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from followup_desktop.window.contacts.page import ContactPage
from followup_desktop.window.contacts.view import FOLDS_BELOW, ContactsView
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.state import WindowState

Settle = Callable[[], None]


@pytest.fixture
def view(qtbot: QtBot, context: Context, desk: Desk, keep: Callable[[QWidget], None]) -> ContactsView:
    made = ContactsView(context, desk)
    keep(made)
    made.resize(1284, 860)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def texts(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def buttons(view: ContactsView) -> list[str]:
    found = view.page.check_in.findChildren(Clickable)
    return [button.words for button in found if button.isVisibleTo(view.page)]


def test_an_empty_book_says_how_to_begin_until_somebody_is_there(
    qtbot: QtBot, view: ContactsView, desk: Desk, add: Callable[..., int], context: Context, settle: Settle
) -> None:
    settle()
    offered = {button.words: button for button in view.findChildren(Clickable) if button.isVisibleTo(view)}
    with qtbot.waitSignal(desk.import_asked):
        offered["Import contacts"].click()
    with qtbot.waitSignal(desk.new_contact_asked):
        offered["New contact"].click()
    ana = add("Ana")
    context.feed.look()
    context.feed.changed.emit(Changes(1, "", contacts=frozenset({ana})))
    settle()
    assert view.list.isVisible()
    assert view.page.contact == ana


def test_the_first_of_the_list_is_shown_and_the_page_follows_the_list(
    qtbot: QtBot, view: ContactsView, add: Callable[..., int], context: Context, settle: Settle
) -> None:
    ana, bilal = add("Ana"), add("Bilal")
    context.feed.changed.emit(Changes(1, "", everything=True))
    settle()
    assert view.page.contact == ana
    assert view.list.table.selected() == [ana]
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: view.page.contact == bilal)
    assert view.page.header.name.text() == "Bilal"


def shown(view: ContactsView, contact: int, settle: Settle) -> None:
    view.list.refresh()
    settle()
    view.show_contact(contact)
    settle()


def test_the_page_says_what_is_known_and_nothing_else(
    view: ContactsView, book: Book, add: Callable[..., int], now: datetime, settle: Settle
) -> None:
    nobody = add("Bilal")
    ana = add(
        "Ana", role="nurse", pronouns="she/her", interests=(Interest("climbing"),),
        dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(1990, 12, 6)),), how_we_met="On a bus",
    )  # fmt: skip
    for days, who in ((9, Initiator.ME), (6, Initiator.THEM), (3, Initiator.ME), (1, Initiator.THEM)):
        on = now.date() - timedelta(days=days)
        log_interaction(book, InteractionDraft((ana,), on, Channel.CALL, initiator=who, notes=f"Spoke {days}"), now)
    open_loop(book, ana, "Ask how the defence went", now, on=date(2026, 11, 14))
    record_favor(book, ana, FavorEntry.RECEIVED, "looked over the CV", date(2026, 11, 20), now)
    shown(view, ana, settle)
    before, between = texts(view.page.remember.before), texts(view.page.remember.between)
    assert "Ask how the defence went" in before
    assert "it was planned for 14 November" in before
    assert "“Spoke 1”" in before
    assert "Enjoys climbing" in before
    assert "Birthday 6 December, in 2 weeks · turns 36" in before
    assert "How you met: On a bus" in before
    assert "You take turns: 2 of the last 4 were yours" in between
    assert "They helped you: looked over the CV, 2 days ago. You have not thanked them yet." in between
    view.show_contact(nobody)
    settle()
    assert not view.page.remember.isVisible()


def test_markup_in_names_and_notes_is_shown_as_written(
    view: ContactsView, add: Callable[..., int], settle: Settle
) -> None:
    hostile = '<img src="file:///etc/passwd"><b>x</b>'
    ana = add("Ana", role=hostile, notes=hostile, how_we_met=hostile, tags=(hostile,))
    shown(view, ana, settle)
    for label in view.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert hostile in texts(view.page.remember.about)


def test_a_loop_is_closed_on_the_page(
    view: ContactsView, book: Book, add: Callable[..., int], now: datetime, settle: Settle
) -> None:
    ana = add("Ana")
    open_loop(book, ana, "Ask about the flat", now)
    shown(view, ana, settle)
    view.page.remember.before.findChildren(Clickable)[0].click()
    settle()
    assert open_loops(book, ana) == []
    assert "Ask about the flat" not in texts(view.page.remember)


@pytest.fixture
def due(book: Book, add: Callable[..., int], now: datetime) -> int:
    """A contact of the inner circle who is ready."""
    return add("Ana", at=now - timedelta(days=40), circle=circles(book)[0].id)


def test_d_asks_for_a_line_and_logs_it(qtbot: QtBot, view: ContactsView, book: Book, due: int, settle: Settle) -> None:
    shown(view, due, settle)
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_D)
    row = view.page.check_in.done_row
    assert row is not None
    qtbot.keyClicks(row.line, "A long walk")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    settle()
    assert view.page.check_in.done_row is None
    assert "A long walk" in texts(view.page.remember.before)
    assert "Keep in touch" in texts(view.page.check_in)
    assert buttons(view) == []


def test_s_offers_when_to_come_back(
    qtbot: QtBot, view: ContactsView, book: Book, due: int, settle: Settle, now: datetime
) -> None:
    shown(view, due, settle)
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    moved = next_check_in(book, due, now)
    assert moved is not None
    assert moved.due_on == now.date() + timedelta(days=1)
    assert "Keep in touch tomorrow" in texts(view.page.check_in)


def test_a_paused_and_an_archived_contact_say_so_and_come_back(
    view: ContactsView, due: int, write: Callable[..., Changes], settle: Settle
) -> None:
    shown(view, due, settle)
    assert buttons(view) == ["Done", "Snooze", "Skip"]
    write(lambda book, now: pause_contacts(book, [due], date.max, now))
    settle()
    assert buttons(view) == ["Resume"]
    write(lambda book, now: archive_contacts(book, [due], now))
    settle()
    assert buttons(view) == ["Bring back"]
    view.page.check_in.findChildren(Clickable)[-1].click()
    settle()
    assert buttons(view) == ["Resume"]


def test_what_is_typed_and_where_one_is_stays_when_the_contact_changes(
    qtbot: QtBot, view: ContactsView, add: Callable[..., int], write: Callable[..., Changes], settle: Settle
) -> None:
    ana = add("Ana")
    shown(view, ana, settle)
    view.focus_log()
    line = view.page.log_line
    assert line is not None
    qtbot.keyClicks(line.text, "She moves in Decem")
    write(lambda book, now: add_tag(book, [ana], "choir", now))
    settle()
    assert line.text.toPlainText() == "She moves in Decem"
    assert line.text.hasFocus()
    assert "choir" in [chip.accessibleName() for chip in view.page.header.chips()]


def test_when_the_contact_goes_the_next_one_comes(
    view: ContactsView, add: Callable[..., int], write: Callable[..., Changes], settle: Settle
) -> None:
    _ana, bilal, chiara = add("Ana"), add("Bilal"), add("Chiara")
    shown(view, bilal, settle)
    write(lambda book, now: delete_contacts(book, [bilal], now))
    settle()
    assert view.page.contact == chiara
    assert view.list.table.selected() == [chiara]


def test_the_menu_asks_for_a_merge_and_a_reminder_of_the_one_shown(
    qtbot: QtBot, view: ContactsView, desk: Desk, add: Callable[..., int], settle: Settle
) -> None:
    ana = add("Ana")
    shown(view, ana, settle)
    menu = Menu()
    qtbot.addWidget(menu)
    view.page.header.fill_menu(menu)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    for words, signal in (("Merge with…", desk.merge_asked), ("Remind me…", desk.reminder_asked)):
        with qtbot.waitSignal(signal) as asked:
            entries[words].trigger()
        assert asked.args == [ana]


def test_a_narrow_window_shows_the_list_or_the_page(
    qtbot: QtBot, view: ContactsView, add: Callable[..., int], settle: Settle
) -> None:
    ana, bilal = add("Ana"), add("Bilal")
    shown(view, ana, settle)
    view.step_back()
    assert (view.list.isVisible(), view.page.isVisible(), view.page.header.back.isVisible()) == (True, True, False)
    view.resize(FOLDS_BELOW - 1, 700)
    assert (view.list.isVisible(), view.page.isVisible()) == (False, True)
    view.page.header.back.click()
    assert (view.list.isVisible(), view.page.isVisible()) == (True, False)
    qtbot.keyClick(view.list.table, Qt.Key.Key_J)
    settle()
    assert not view.page.isVisible()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Return)
    assert (view.list.isVisible(), view.page.isVisible(), view.page.contact) == (False, True, bilal)
    assert view.page.isAncestorOf(QApplication.focusWidget())
    assert view.step_back()
    assert not view.step_back()
    view.resize(FOLDS_BELOW, 700)
    assert (view.list.isVisible(), view.page.isVisible()) == (True, True)


def test_where_room_is_short_the_buttons_stand_below_the_name_and_leave_it_whole(
    view: ContactsView, add: Callable[..., int], settle: Settle
) -> None:
    shown(view, add("Bartholomew Quill"), settle)
    name, write = view.page.header.name, view.page.header.write_button
    for width, below in ((584, True), (1284, False), (584, True)):
        view.resize(width, 700)
        settle()
        assert (write.mapTo(view, QPoint()).y() > name.mapTo(view, QPoint(0, name.height())).y()) is below
        assert name.width() >= name.fontMetrics().horizontalAdvance("Bartholomew Quill")


def test_the_one_who_was_shown_last_is_shown_again(
    view: ContactsView, context: Context, desk: Desk, add: Callable[..., int], settle: Settle,
    keep: Callable[[QWidget], None], tmp_path: Path,
) -> None:  # fmt: skip
    _ana, bilal = add("Ana"), add("Bilal")
    shown(view, bilal, settle)
    state = WindowState(tmp_path)
    view.keep_state(state)
    again = ContactsView(context, desk)
    keep(again)
    again.restore_state(state)
    again.resize(1284, 800)
    again.show()
    settle()
    assert again.page.contact == bilal
    assert again.list.table.selected() == [bilal]


def test_reading_a_page_does_not_grow_with_the_timeline(
    view: ContactsView, book: Book, add: Callable[..., int], now: datetime, settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    few, many = add("Few"), add("Many")
    for person, count in ((few, 80), (many, 300)):
        for number in range(count):
            on = now.date() - timedelta(days=number)
            log_interaction(book, InteractionDraft((person,), on, notes=f"Day {number}"), now)
    shown(view, few, settle)
    rows: list[int] = []
    real = Book.rows
    monkeypatch.setattr(Book, "rows", lambda self, *query: _counted(real(self, *query), rows))
    read: dict[int, int] = {}
    for person in (many, few):
        rows.clear()
        view.page.show_contact(person)
        read[person] = sum(rows)
        settle()
    assert read[many] == read[few]


def _counted(found: list[tuple[object, ...]], rows: list[int]) -> list[tuple[object, ...]]:
    """Count what the interface reads itself; the worker reads when it pleases."""
    if threading.current_thread() is threading.main_thread():
        rows.append(len(found))
    return found


def test_addresses_are_opened_only_where_that_is_safe() -> None:
    from followup_desktop.window.contacts.reach import address_of

    assert address_of(Reach(ReachKind.EMAIL, "ana@example.org")) == "mailto:ana@example.org"
    assert address_of(Reach(ReachKind.EMAIL, "a b?bcc=x@example.org")) == "mailto:a%20b%3Fbcc%3Dx@example.org"
    assert address_of(Reach(ReachKind.PHONE, "+351 (912) 000-000")) == "tel:+351912000000"
    assert address_of(Reach(ReachKind.PHONE, "ask Rita")) == ""
    assert address_of(Reach(ReachKind.WEBSITE, "example.org/ana")) == "https://example.org/ana"
    assert address_of(Reach(ReachKind.WEBSITE, "file:///etc/passwd")) == ""
    assert address_of(Reach(ReachKind.SOCIAL, "javascript:alert(1)")) == ""


def test_the_list_comes_first_and_the_page_when_it_is_there(
    qtbot: QtBot, add: Callable[..., int], context: Context, desk: Desk, keep: Callable[[QWidget], None]
) -> None:
    ana = add("Ana")
    view = ContactsView(context, desk)
    keep(view)
    view.resize(1284, 860)
    with qtbot.waitSignal(view.list.loaded):
        view.show()
    assert not view.findChildren(ContactPage)
    qtbot.waitUntil(lambda: bool(view.findChildren(ContactPage)))
    assert view.page.contact == ana
