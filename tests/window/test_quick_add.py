"""Quick add: one line, understood as it is typed, logged with Enter as one change; what is not logged is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, open_loops, timeline
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.context import Context
from followup_desktop.window.quick_add import QuickAdd, open_quick_add

Settle = Callable[[], None]


@pytest.fixture
def under(qtbot: QtBot, keep: Callable[[QWidget], None]) -> Iterator[QLineEdit]:
    """A field in a window, over which the sheet opens."""
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    keep(window)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    yield field
    assert window.isVisible()


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira")


@pytest.fixture
def sheet(context: Context, under: QLineEdit, ana: int) -> QuickAdd:
    return open_quick_add(context, under.window())


def words(sheet: QuickAdd) -> list[str]:
    return [chip.text if not hasattr(chip, "words") else chip.words for chip in sheet.chips.chips]


def logged(book: Book, contact: int):
    ids = timeline(book, TimelineQuery(contact)).ids
    return [interactions(book, ids)[number] for number in ids]


def test_an_answer_that_comes_to_an_emptied_line_shows_nothing(
    sheet: QuickAdd, qtbot: QtBot, context: Context, settle: Settle
) -> None:
    held, began = threading.Event(), threading.Event()
    context.worker.run(lambda: (began.set(), held.wait(10)))
    began.wait(10)
    sheet.line.setText("coffee with Ana yesterday")
    sheet.submit()
    sheet.line.clear()
    sheet.line.textEdited.emit("")
    qtbot.wait(100)
    held.set()
    settle()
    assert not sheet.chips.isVisible()
    assert words(sheet) == []


def test_the_people_and_the_day_stand_as_chips_while_one_types(sheet: QuickAdd, qtbot: QtBot) -> None:
    assert sheet.line.hasFocus()
    assert not sheet.chips.isVisible()
    qtbot.keyClicks(sheet.line, "Ana told me of her new job")
    qtbot.waitUntil(lambda: "Ana Moreira" in words(sheet))
    assert "today" in words(sheet)
    assert "Ana Moreira" in sheet.line.accessibleDescription()
    sheet.line.clear()
    qtbot.keyClicks(sheet.line, " ")
    qtbot.waitUntil(lambda: not sheet.chips.isVisible())


def test_enter_logs_at_once_as_one_change_and_closes(
    sheet: QuickAdd, ana: int, book: Book, context: Context, under: QLineEdit, qtbot: QtBot
) -> None:
    before = len(history(book))
    qtbot.keyClicks(sheet.line, "Ana told me of her new job")
    with qtbot.waitSignal(context.logged) as told:
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    (entry,) = logged(book, ana)
    assert told.args == [entry.id]
    assert "new job" in entry.notes
    assert len(history(book)) == before + 1
    assert sheet.isHidden()
    assert under.hasFocus()
    sheet.open()
    assert sheet.line.text() == ""


def test_escape_keeps_the_text_for_the_next_time(
    sheet: QuickAdd, under: QLineEdit, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet.line, "Ana told me")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert under.hasFocus()
    again = open_quick_add(context, under.window())
    assert again is sheet
    assert again.line.text() == "Ana told me"
    assert again.line.hasFocus()
    qtbot.waitUntil(lambda: "Ana Moreira" in words(again))


def test_a_name_that_several_have_is_asked_about(
    sheet: QuickAdd, add, book: Book, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    other = add("Ana Brandt")
    context.feed.changed.emit(Changes(1, "", everything=True))
    qtbot.keyClicks(sheet.line, "Ana sent a card")
    qtbot.waitUntil(lambda: bool(sheet.chips.doubts))
    assert "Ana: who?" in words(sheet)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    settle()
    menu = sheet.chips.open_doubt()
    assert menu is not None
    assert {action.text() for action in menu.actions()} == {"Ana Brandt", "Ana Moreira"}
    next(action for action in menu.actions() if action.text() == "Ana Brandt").trigger()
    menu.close()
    qtbot.waitUntil(lambda: "Ana Brandt" in words(sheet))
    assert sheet.chips.doubts == []
    qtbot.keyClicks(sheet.line, " from Porto")
    qtbot.waitUntil(lambda: "Ana Brandt" in words(sheet))
    with qtbot.waitSignal(context.logged):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert len(logged(book, other)) == 1


def test_without_a_name_of_the_book_it_is_refused_and_the_text_stays(
    sheet: QuickAdd, book: Book, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(sheet.line, "the weather was fine")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.error.isVisible)
    assert sheet.error.text() == "Say with whom, by a name that is in the book"
    assert sheet.isVisible()
    assert sheet.line.text() == "the weather was fine"
    qtbot.keyClicks(sheet.line, "!")
    assert not sheet.error.isVisible()


def test_nothing_is_logged_of_nothing(sheet: QuickAdd, book: Book, qtbot: QtBot, settle: Settle) -> None:
    before = len(history(book))
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    settle()
    assert sheet.isVisible()
    assert len(history(book)) == before


def test_somebody_who_has_gone_meanwhile_is_refused(
    sheet: QuickAdd, ana: int, book: Book, now, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(sheet.line, "Ana called")
    qtbot.waitUntil(lambda: "Ana Moreira" in words(sheet))
    settle()
    delete_contacts(book, [ana], now)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.error.isVisible)
    assert sheet.line.text() == "Ana called"


def test_tab_stays_within_the_sheet(sheet: QuickAdd, qtbot: QtBot) -> None:
    seen = set()
    for _key in range(5):
        focused = QApplication.focusWidget()
        assert sheet.isAncestorOf(focused)
        seen.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {sheet.line, sheet.log_button} <= seen
    sheet.line.setFocus()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.isAncestorOf(QApplication.focusWidget())


def test_it_makes_way_for_a_key_that_leads_elsewhere(sheet: QuickAdd, under: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.line, "Ana told me")
    under.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert sheet.isHidden()
    assert under.hasFocus()
    sheet.open()
    assert sheet.line.text() == "Ana told me"


def test_where_it_came_from_may_be_gone(sheet: QuickAdd, under: QLineEdit, qtbot: QtBot) -> None:
    under.deleteLater()
    qtbot.waitUntil(lambda: not isValid(under))
    sheet.leave()
    assert sheet.isHidden()


def test_a_click_beside_the_card_leaves_and_one_on_it_does_not(sheet: QuickAdd, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet._card.geometry().center())
    assert sheet.isVisible()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(3, 500))
    assert sheet.isHidden()


def test_it_follows_the_window(sheet: QuickAdd, under: QLineEdit, qtbot: QtBot) -> None:
    under.window().resize(420, 420)
    qtbot.waitUntil(lambda: sheet.width() == 420)
    assert sheet.rect().contains(sheet._card.geometry())


def test_what_is_typed_is_plain_text_everywhere(sheet: QuickAdd, add, qtbot: QtBot) -> None:
    add("<b>Bold</b> Lund")
    qtbot.keyClicks(sheet.line, "Ana <b>x</b> & Bold")
    qtbot.waitUntil(lambda: "Ana Moreira" in words(sheet))
    assert {label.textFormat() for label in sheet.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_what_is_to_follow_says_when_and_of_several_people_for_whom(sheet: QuickAdd, add, qtbot: QtBot) -> None:
    add("Bob Lund")
    line = "coffee with Ana yesterday at 15:30 - ask how it went next Friday"
    qtbot.keyClicks(sheet.line, line)
    qtbot.waitUntil(lambda: len(words(sheet)) == 4)
    assert words(sheet) == ["Ana Moreira", "yesterday, 15:30", "in person", "ask how it went · Fri 27 November"]
    sheet.line.clear()
    qtbot.keyClicks(sheet.line, line.replace("Ana", "Ana and Bob"))
    qtbot.waitUntil(lambda: len(words(sheet)) == 5)
    assert words(sheet)[-1] == "ask how it went · Fri 27 November · Ana Moreira"


def test_a_line_that_only_says_what_is_to_be_done_logs_nothing(
    sheet: QuickAdd, ana: int, book: Book, now, context: Context, qtbot: QtBot
) -> None:
    told: list[int] = []
    context.logged.connect(told.append)
    qtbot.keyClicks(sheet.line, "ask Ana about the map next Friday")
    qtbot.waitUntil(lambda: len(words(sheet)) == 2)
    assert words(sheet)[0] == "Ana Moreira"
    assert sheet.log_button.words == "Note it"
    with qtbot.waitSignal(context.wrote):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden)
    assert logged(book, ana) == []
    assert len(made_for(book, ana, now)) + len(open_loops(book, ana)) == 1
    assert told == []


def test_an_outreach_that_comes_too_soon_is_told_and_logged_all_the_same(
    sheet: QuickAdd, add, book: Book, now, context: Context, qtbot: QtBot
) -> None:
    bea = add("Bea Lund", cadence=Cadence(6, Unit.WEEK))
    letter = InteractionDraft((bea,), date(2026, 11, 21), Channel.LETTER, initiator=Initiator.ME)
    log_interaction(book, letter, now)
    qtbot.keyClicks(sheet.line, "I wrote to Bea")
    qtbot.waitUntil(lambda: "Bea Lund" in words(sheet))
    qtbot.waitUntil(sheet.guard.isVisible)
    assert sheet.guard.text() == "You reached out yesterday, and wait for an answer. There is time."
    with qtbot.waitSignal(context.logged):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert len(logged(book, bea)) == 2
