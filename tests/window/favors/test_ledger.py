"""The ledger of favors on a contact's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.favors import favors
from followup_desktop.store.writes.favors import delete_favor, record_favor
from followup_desktop.store.writes.history import undo
from followup_desktop.window.contacts.view import ContactsView
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.favors.form import FavorForm
from followup_desktop.window.favors.ledger import Ledger
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.menus import Menu
from tests.conftest import NOON

ASKED, RECEIVED, GAVE, THANKED = FavorEntry
TODAY = NOON.date()
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


@pytest.fixture
def opened(qtbot: QtBot, view: ContactsView, settle: Settle) -> Callable[[int], Ledger]:
    """Shows a contact and opens the ledger with its key."""

    def opening(contact: int) -> Ledger:
        view.list.refresh()
        settle()
        view.show_contact(contact)
        settle()
        view.list.table.setFocus()
        qtbot.keyClick(view.list.table, Qt.Key.Key_F)
        settle()
        ledger = view.page.favors
        assert ledger is not None
        assert ledger.isVisible()
        return ledger

    return opening


def record(book: Book, contact: int, entry: FavorEntry, text: str, days_ago: int = 0) -> int:
    return record_favor(book, contact, entry, text, TODAY - timedelta(days=days_ago), NOON).created[0]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def form_of(ledger: Ledger) -> FavorForm:
    assert ledger.form is not None
    return ledger.form


def ideas(ledger: Ledger) -> list[ChoiceChip]:
    row = form_of(ledger).ideas
    return [chip for chip in row.findChildren(ChoiceChip) if chip.isVisibleTo(ledger)]


def test_an_empty_ledger_begins_with_the_form_and_enter_saves(
    qtbot: QtBot, opened: Callable[[int], Ledger], view: ContactsView, add: Callable[..., int], book: Book,
    settle: Settle,
) -> None:  # fmt: skip
    ana = add("Ana")
    ledger = opened(ana)
    form = form_of(ledger)
    assert form.line.hasFocus()
    assert "Nothing stands here yet" in texts(ledger.head)
    qtbot.keyClicks(form.line, "looked over the CV")
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    settle()
    (made,) = favors(book, ana)
    assert (made.entry, made.text, made.on) == (RECEIVED, "looked over the CV", TODAY)
    assert len(made_for(book, ana, NOON)) == 2
    assert ledger.form is None
    assert ledger.head.add_button.hasFocus()
    assert not view.page.log_line.log_button.isVisible()
    assert [row.accessibleName() for row in ledger.entries.rows()] == ["I received: looked over the CV, 22 November"]
    assert "They helped you: looked over the CV, today. You have not thanked them yet." in texts(ledger.head)
    undo(book, NOON)
    assert favors(book, ana) == []


def test_each_of_the_four_is_a_key_away(
    qtbot: QtBot, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book, settle: Settle
) -> None:
    ana = add("Ana")
    for steps, entry in ((-1, ASKED), (0, RECEIVED), (1, GAVE), (2, THANKED)):
        ledger = opened(ana)
        ledger.add()
        form = form_of(ledger)
        for _ in range(abs(steps)):
            qtbot.keyClick(form.choice, Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left)
        assert form.line.placeholderText() == form.line.accessibleName() != ""
        qtbot.keyClicks(form.line, f"something {entry}")
        form.save_button.click()
        settle()
        assert favors(book, ana)[0].entry is entry


def test_the_entries_stand_newest_first_and_more_of_them_are_a_click_away(
    opened: Callable[[int], Ledger], add: Callable[..., int], book: Book
) -> None:
    ana = add("Ana")
    for number in range(8):
        record(book, ana, GAVE, f"help {number}", 40 - number)
    ledger = opened(ana)
    assert ledger.head.add_button.hasFocus()
    assert [row.favor.text for row in ledger.entries.rows()] == [f"help {number}" for number in (7, 6, 5, 4, 3)]
    assert ledger.entries.more.words == "3 earlier"
    ledger.entries.more.click()
    assert len(ledger.entries.rows()) == 8
    assert not ledger.entries.more.isVisible()


def test_an_entry_is_corrected_in_place_and_escape_asks_twice(
    qtbot: QtBot, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book, settle: Settle
) -> None:
    ana = add("Ana")
    record(book, ana, GAVE, "the ladder", 9)
    record(book, ana, RECEIVED, "a lift", 3)
    ledger = opened(ana)
    row = ledger.entries.rows()[1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    form = form_of(ledger)
    assert (form.line.text(), form.choice.current(), form.day.day) == ("the ladder", "gave", TODAY - timedelta(days=9))
    settle()
    assert form.y() > ledger.entries.rows()[0].y()
    form.line.setText("the long ladder")
    qtbot.keyClick(form.line, Qt.Key.Key_Escape)
    assert "not saved" in form.error.text()
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    settle()
    assert [each.text for each in favors(book, ana)] == ["a lift", "the long ladder"]
    assert ledger.entries.rows()[1].hasFocus()
    qtbot.keyClick(ledger.entries.rows()[1], Qt.Key.Key_Return)
    qtbot.keyClick(form_of(ledger).line, Qt.Key.Key_Escape)
    assert ledger.form is None
    assert ledger.isVisible()


def test_delete_takes_the_check_ins_along_and_is_undone(
    qtbot: QtBot, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book, settle: Settle,
    context: Context,
) -> None:  # fmt: skip
    ana = add("Ana")
    record(book, ana, RECEIVED, "a lift", 3)
    record(book, ana, GAVE, "the ladder", 9)
    ledger = opened(ana)
    row = ledger.entries.rows()[0]
    row.setFocus()
    with qtbot.waitSignal(context.wrote):
        qtbot.keyClick(row, Qt.Key.Key_Delete)
    settle()
    assert [row.favor.text for row in ledger.entries.rows()] == ["the ladder"]
    assert made_for(book, ana, NOON) == []
    menu = Menu()
    qtbot.addWidget(menu)
    ledger.entries.rows()[0].fill_menu(menu)
    assert [action.text().partition("\t")[0] for action in menu.actions()] == ["Edit", "Delete"]
    menu.actions()[1].trigger()
    settle()
    assert ledger.entries.rows() == []


def test_what_cannot_be_saved_stays_with_the_reason(
    qtbot: QtBot, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book, settle: Settle
) -> None:
    ana = add("Ana")
    form = form_of(opened(ana))
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert form.error.text() == "Write a word or two first"
    form.line.setText("a lift")
    form.day.choose(TODAY + timedelta(days=1))
    form.save()
    assert "still ahead" in form.error.text()
    assert favors(book, ana) == []
    assert form.line.text() == "a lift"
    form.day.choose(date(2026, 11, 1))
    form.save()
    settle()
    assert [each.on for each in favors(book, ana)] == [date(2026, 11, 1)]


def test_after_three_asks_the_ideas_come_first_and_asking_goes_on(
    qtbot: QtBot, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book, settle: Settle, desk: Desk
) -> None:
    ana = add("Ana", interests=(Interest("a flat", InterestKind.NEED),))
    for number in range(3):
        record(book, ana, ASKED, f"help {number}", 30 - number)
    ledger = opened(ana)
    ledger.head.add_button.click()
    form = form_of(ledger)
    assert ideas(ledger) == []
    qtbot.keyClick(form.choice, Qt.Key.Key_Left)
    assert form.choice.current() == "asked"
    settle()
    assert [chip.words for chip in ideas(ledger)] == [
        "Introduce someone", "Say thank you", "Share a resource", "Recommend them", "Ask what they need",
    ]  # fmt: skip
    assert "They are looking for a flat" in texts(form.ideas)
    with qtbot.waitSignal(desk.introduce_asked) as asked:
        ideas(ledger)[0].click()
    assert asked.args == [ana]
    for place in (2, 3, 4):
        with qtbot.waitSignal(desk.write_asked) as asked:
            ideas(ledger)[place].click()
        assert asked.args == [ana, ""]
    ideas(ledger)[1].click()
    assert form.choice.current() == "thanked"
    assert ideas(ledger) == []
    form.choose(ASKED)
    form.line.setText("help again")
    form.save()
    settle()
    assert favors(book, ana)[0].text == "help again"


def test_fewer_asks_show_no_ideas(opened: Callable[[int], Ledger], add: Callable[..., int], book: Book) -> None:
    ana = add("Ana")
    for number in range(2):
        record(book, ana, ASKED, f"help {number}", 30 - number)
    ledger = opened(ana)
    ledger.add()
    form_of(ledger).choose(ASKED)
    assert ideas(ledger) == []


def test_what_was_typed_waits_for_its_contact(
    view: ContactsView, opened: Callable[[int], Ledger], add: Callable[..., int], settle: Settle
) -> None:
    ana, bilal = add("Ana"), add("Bilal")
    ledger = opened(ana)
    form_of(ledger).line.setText("half a sent")
    view.show_contact(bilal)
    settle()
    assert not ledger.isVisible()
    view.list.table.setFocus()
    view.show_contact(ana)
    settle()
    assert ledger.isVisible()
    assert form_of(ledger).line.text() == "half a sent"
    assert view.list.table.hasFocus()
    ledger.leave()
    assert not ledger.isVisible()
    ledger = opened(ana)
    assert form_of(ledger).line.text() == "half a sent"


def test_escape_goes_back_step_by_step(
    qtbot: QtBot, view: ContactsView, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book
) -> None:
    ana = add("Ana")
    record(book, ana, GAVE, "the ladder")
    ledger = opened(ana)
    qtbot.keyClick(ledger.head.add_button, Qt.Key.Key_Space)
    qtbot.keyClick(form_of(ledger).line, Qt.Key.Key_Escape)
    assert ledger.form is None
    assert ledger.head.add_button.hasFocus()
    qtbot.keyClick(ledger.head.add_button, Qt.Key.Key_Escape)
    assert not ledger.isVisible()
    assert view.page.timeline.table.hasFocus()


def test_another_process_may_delete_what_is_being_corrected(
    opened: Callable[[int], Ledger], add: Callable[..., int], book: Book, write: Callable[..., object], settle: Settle
) -> None:
    ana = add("Ana")
    number = record(book, ana, GAVE, "the ladder")
    ledger = opened(ana)
    ledger.edit(favors(book, ana)[0])
    write(lambda book, now: delete_favor(book, number, now))
    settle()
    assert ledger.form is None
    assert ledger.entries.rows() == []


def test_the_page_and_its_menu_lead_there(
    qtbot: QtBot, view: ContactsView, add: Callable[..., int], book: Book, settle: Settle
) -> None:
    ana = add("Ana")
    record(book, ana, RECEIVED, "a lift", 3)
    view.list.refresh()
    settle()
    view.show_contact(ana)
    settle()
    menu = Menu()
    qtbot.addWidget(menu)
    view.page.header.fill_menu(menu)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    entries["Favors…"].trigger()
    ledger = view.page.favors
    assert ledger is not None
    assert ledger.isVisible()
    ledger.leave()
    (button,) = (
        each for each in view.page.remember.between.findChildren(Clickable)
        if each.words == "Favors" and each.isVisibleTo(view)
    )  # fmt: skip
    button.click()
    assert ledger.isVisible()
    assert "They helped you" not in texts(view.page.remember)
    ledger.leave()
    assert "They helped you" in texts(view.page.remember)


def test_tab_goes_through_the_ledger_from_top_to_bottom(
    qtbot: QtBot, opened: Callable[[int], Ledger], add: Callable[..., int], book: Book
) -> None:
    ana = add("Ana")
    record(book, ana, RECEIVED, "a lift", 3)
    record(book, ana, GAVE, "the ladder", 9)
    ledger = opened(ana)
    first, second = ledger.entries.rows()
    met: list[QWidget | None] = []
    for _ in range(5):
        met.append(QApplication.focusWidget())
        focused = met[-1]
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert met == [ledger.head.add_button, ledger.head.close_button, first, first.menu, second]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_markup_is_shown_as_written(opened: Callable[[int], Ledger], add: Callable[..., int], book: Book) -> None:
    ana = add("Ana")
    record(book, ana, RECEIVED, "<b>a lift</b>")
    ledger = opened(ana)
    for label in ledger.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>a lift</b>" in texts(ledger)


def test_what_is_being_saved_does_not_come_back_and_leaves_the_next_ones_form_alone(
    qtbot: QtBot,
    opened: Callable[[int], Ledger],
    view: ContactsView,
    add: Callable[..., int],
    book: Book,
    settle: Settle,
) -> None:
    ana, bilal = add("Ana"), add("Bilal")
    form = form_of(opened(ana))
    qtbot.keyClicks(form.line, "looked over the CV")
    form.save()
    view.show_contact(bilal)
    ledger = view.page.favors
    assert ledger is not None
    view.page.open_favors()
    other = form_of(ledger)
    other.line.setText("watered the plants")
    settle()
    assert [each.text for each in favors(book, ana)] == ["looked over the CV"]
    assert not ledger.has_unsaved(ana)
    assert ledger.contact == bilal
    assert form_of(ledger).line.text() == "watered the plants"
