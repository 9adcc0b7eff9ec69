"""The log line: one key to log, chips for the rest, nothing that was typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.interactions import LONGEST_NOTE, Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, open_loops, timeline
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from followup_desktop.window.context import Context
from followup_desktop.window.log_line import LogLine

Settle = Callable[[], None]


@pytest.fixture
def ana(add: Callable[..., int], book: Book, now) -> int:
    """Ana, with whom there was a letter in October."""
    person = add("Ana Moreira")
    log_interaction(book, InteractionDraft((person,), date(2026, 10, 2), Channel.LETTER), now)
    return person


@pytest.fixture
def line(qtbot: QtBot, context: Context, ana: int) -> LogLine:
    made = LogLine(context, ana)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    made.activateWindow()
    made.focus_text()
    return made


def logged(book: Book, contact: int):
    ids = timeline(book, TimelineQuery(contact)).ids
    return [interactions(book, ids)[number] for number in ids]


def test_enter_logs_today_by_the_channel_of_the_last_contact(line: LogLine, ana: int, book: Book, qtbot: QtBot) -> None:
    qtbot.keyClicks(line.text, "She starts on Monday")
    with qtbot.waitSignal(line.logged) as told:
        qtbot.keyClick(line.text, Qt.Key.Key_Return)
    newest = logged(book, ana)[0]
    assert (newest.notes, newest.channel, newest.on) == ("She starts on Monday", Channel.LETTER, date(2026, 11, 22))
    assert newest.initiator is Initiator.UNKNOWN
    assert told.args[0].label == "Logged a letter or card with Ana Moreira"
    assert line.text.toPlainText() == ""
    assert line.text.hasFocus()


def test_a_second_enter_while_it_is_being_written_logs_nothing_more(
    line: LogLine, ana: int, book: Book, settle: Settle
) -> None:
    line.text.setPlainText("once")
    line.submit()
    line.submit()
    settle()
    assert [entry.notes for entry in logged(book, ana)] == ["once", ""]


def test_several_lines_are_logged_by_ctrl_enter(line: LogLine, ana: int, book: Book, qtbot: QtBot) -> None:
    qtbot.keyClicks(line.text, "first")
    qtbot.keyClick(line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(line.text, "second")
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    qtbot.keyClicks(line.text, "third")
    assert line.text.toPlainText() == "first\nsecond\nthird"
    assert line.text.sizeHint().height() > 2 * line.text.fontMetrics().lineSpacing()
    with qtbot.waitSignal(line.logged):
        qtbot.keyClick(line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert logged(book, ana)[0].notes == "first\nsecond\nthird"


def test_chips_say_how_when_and_who(line: LogLine, ana: int, book: Book, qtbot: QtBot) -> None:
    line.text.setPlainText("Coffee")
    for chip, words in (
        (line.channel_chip, "In person"), (line.day_chip, "Yesterday"), (line.initiator_chip, "They reached out"),
    ):  # fmt: skip
        menu = chip.open_menu()
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
    assert line.channel_chip.accessibleName() == "Channel: in person"
    assert line.day_chip.words == "yesterday"
    with qtbot.waitSignal(line.logged):
        line.log_button.click()
    newest = logged(book, ana)[0]
    assert (newest.channel, newest.on, newest.initiator) == (Channel.IN_PERSON, date(2026, 11, 21), Initiator.THEM)
    assert line.channel_chip.channel is Channel.IN_PERSON
    assert line.day_chip.words == "today"


def test_a_day_ahead_is_refused_below_the_line_and_the_text_stays(
    line: LogLine, ana: int, book: Book, qtbot: QtBot, settle: Settle, today: date
) -> None:
    line.text.setPlainText("Tomorrow's lunch")
    line.day_chip.choose(today + timedelta(days=1))
    assert line.error.text() == "This day is still ahead: log it when it has happened"
    line.submit()
    settle()
    assert line.error.text() == "This lies in the future: log it when it has happened, or add a reminder"
    assert line.error.isVisible()
    assert line.text.toPlainText() == "Tomorrow's lunch"
    assert len(logged(book, ana)) == 1
    line.day_chip.choose(today)
    assert not line.error.isVisible()
    with qtbot.waitSignal(line.logged):
        line.submit()


def test_too_long_a_note_is_refused_at_once(line: LogLine) -> None:
    line.text.setPlainText("x" * (LONGEST_NOTE + 1))
    line.submit()
    assert line.error.text() == "Notes hold at most 100,000 characters"


def test_something_to_come_back_to_is_one_change_with_the_entry(
    line: LogLine, ana: int, book: Book, qtbot: QtBot, write
) -> None:
    line.text.setPlainText("She has an operation")
    line.loop_chip.click()
    assert line.loop_row.line.hasFocus()
    qtbot.keyClicks(line.loop_row.line, "ask how it went")
    line.loop_row._take(date(2026, 12, 1))
    before = len(history(book))
    with qtbot.waitSignal(line.logged):
        qtbot.keyClick(line.loop_row.line, Qt.Key.Key_Return)
    assert len(history(book)) == before + 1
    newest = logged(book, ana)[0]
    assert [(loop.text, loop.on) for loop in newest.loops] == [("ask how it went", date(2026, 12, 1))]
    assert line.loop_row.isHidden()
    write(undo)
    assert open_loops(book, ana) == []
    assert len(logged(book, ana)) == 1


def test_an_empty_loop_row_is_no_loop(line: LogLine, ana: int, book: Book, qtbot: QtBot) -> None:
    line.text.setPlainText("Nothing to come back to")
    line.begin_loop()
    with qtbot.waitSignal(line.logged):
        line.submit()
    assert logged(book, ana)[0].loops == ()


def test_unsent_text_waits_for_its_contact(line: LogLine, ana: int, add, qtbot: QtBot, context: Context) -> None:
    bilal = add("Bilal Haddad")
    line.text.setPlainText("half a thou")
    line.channel_chip.choose(Channel.GIFT)
    line.initiator_chip.choose(Initiator.BOTH)
    line.day_chip.choose(date(2026, 11, 1))
    line.begin_loop()
    line.loop_row.show_loop("the ring", date(2026, 12, 24))
    line.show_contact(bilal)
    assert line.text.toPlainText() == ""
    assert line.loop_row.isHidden()
    assert line.channel_chip.channel is Channel.CALL
    other = LogLine(context, ana)
    qtbot.addWidget(other)
    assert other.text.toPlainText() == "half a thou"
    assert (other.channel_chip.channel, other.initiator_chip.initiator) == (Channel.GIFT, Initiator.BOTH)
    assert (other.day_chip.day, other.loop_row.text, other.loop_row.day) == (
        date(2026, 11, 1), "the ring", date(2026, 12, 24),
    )  # fmt: skip


def test_what_was_sent_does_not_come_back(line: LogLine, ana: int, add, qtbot: QtBot) -> None:
    line.text.setPlainText("sent")
    with qtbot.waitSignal(line.logged):
        line.submit()
    line.show_contact(add("Bilal Haddad"))
    line.show_contact(ana)
    assert line.text.toPlainText() == ""


def test_a_contact_that_is_gone_is_told_and_the_text_stays(
    line: LogLine, ana: int, book: Book, now, settle: Settle
) -> None:
    line.text.setPlainText("too late")
    delete_contacts(book, [ana], now)
    line.submit()
    settle()
    assert line.error.text() == "This contact is not in the book any more"
    assert line.text.toPlainText() == "too late"


def test_escape_folds_the_line_and_keeps_the_text(line: LogLine, qtbot: QtBot) -> None:
    assert line.log_button.isVisible()
    qtbot.keyClick(line.text, Qt.Key.Key_Escape)
    assert not line.log_button.isVisible()
    line.focus_text()
    qtbot.keyClicks(line.text, "kept")
    qtbot.keyClick(line.text, Qt.Key.Key_Escape)
    assert line.log_button.isVisible()
    assert line.text.toPlainText() == "kept"


def test_pasted_markup_stays_text(line: LogLine) -> None:
    data = QMimeData()
    data.setHtml("<img src='file:///etc/hostname'><b>bold</b>")
    data.setText("bold")
    line.text.insertFromMimeData(data)
    assert line.text.toPlainText() == "bold"
    assert {label.textFormat() for label in line.findChildren(QLabel)} <= {Qt.TextFormat.PlainText}


# What it came back to


def test_ticked_loops_are_closed_by_logging(line: LogLine, ana: int, book: Book, write, qtbot: QtBot, now) -> None:
    write(lambda book, now: open_loop(book, ana, "ask how the operation went", now))
    write(lambda book, now: open_loop(book, ana, "the recipe", now, on=date(2026, 12, 1)))
    chips = line.came_back.chips
    assert [chip.words for chip in chips] == ["ask how the operation went", "the recipe"]
    assert line.came_back.isVisible()
    line.text.setPlainText("It went well")
    qtbot.keyClick(chips[0], Qt.Key.Key_Space)
    with qtbot.waitSignal(line.logged):
        line.submit()
    assert [loop.text for loop in logged(book, ana)[0].came_back] == ["ask how the operation went"]
    assert [loop.text for loop in open_loops(book, ana)] == ["the recipe"]
    assert line.came_back.ticked == ()
    write(undo)
    assert [chip.words for chip in line.came_back.chips] == ["ask how the operation went", "the recipe"]


def test_ticks_wait_for_their_contact(line: LogLine, ana: int, add, write) -> None:
    write(lambda book, now: open_loop(book, ana, "the recipe", now))
    (chip,) = line.came_back.chips
    chip.setChecked(True)
    line.show_contact(add("Bilal Haddad"))
    assert line.came_back.isHidden()
    line.show_contact(ana)
    assert len(line.came_back.ticked) == 1


def test_a_day_to_come_back_on_that_has_passed_is_taken_with_a_word(
    line: LogLine, ana: int, book: Book, qtbot: QtBot
) -> None:
    line.text.setPlainText("She told me of the exam")
    line.begin_loop()
    line.loop_row.line.setText("ask about the exam")
    line.loop_row._take(date(2026, 11, 14))
    assert line.loop_row.hint.text() == "That day has passed: Today asks about it at once"
    assert line.loop_row.hint.isVisible()
    with qtbot.waitSignal(line.logged):
        line.submit()
    assert [loop.on for loop in logged(book, ana)[0].loops] == [date(2026, 11, 14)]
    line.begin_loop()
    line.loop_row._take(date(2026, 11, 22))
    assert not line.loop_row.hint.isVisible()


# The guard


@pytest.fixture
def bea(add: Callable[..., int], book: Book, now) -> int:
    """Bea, every six weeks, who has not answered yesterday's letter."""
    person = add("Bea Lund", cadence=Cadence(6, Unit.WEEK))
    letter = InteractionDraft((person,), date(2026, 11, 21), Channel.LETTER, initiator=Initiator.ME)
    log_interaction(book, letter, now)
    return person


def test_an_outreach_too_soon_after_an_unanswered_one_is_told_and_logged_all_the_same(
    line: LogLine, bea: int, book: Book, qtbot: QtBot
) -> None:
    line.show_contact(bea)
    line.focus_text()
    assert line.guard.isHidden()
    line.initiator_chip.choose(Initiator.ME)
    assert line.guard.text() == "You reached out yesterday, and wait for an answer. There is time."
    assert line.guard.isVisible()
    line.text.setPlainText("Wrote again")
    with qtbot.waitSignal(line.logged):
        line.submit()
    assert len(logged(book, bea)) == 2
    assert line.guard.isHidden()


@pytest.mark.parametrize("initiator", [Initiator.THEM, Initiator.BOTH, Initiator.UNKNOWN])
def test_a_sign_of_life_is_never_too_soon(line: LogLine, bea: int, initiator: Initiator) -> None:
    line.show_contact(bea)
    line.initiator_chip.choose(initiator)
    assert line.guard.isHidden()


def test_a_call_in_which_they_took_part_is_never_too_soon(line: LogLine, bea: int) -> None:
    line.show_contact(bea)
    line.initiator_chip.choose(Initiator.ME)
    line.channel_chip.choose(Channel.CALL)
    assert line.guard.isHidden()


def test_the_day_that_is_logged_is_what_counts(line: LogLine, bea: int) -> None:
    line.show_contact(bea)
    line.initiator_chip.choose(Initiator.ME)
    line.day_chip.choose(date(2026, 11, 1))
    assert line.guard.isHidden()
    line.day_chip.choose(date(2026, 11, 22))
    assert line.guard.isVisible()


def test_something_to_come_back_to_alone_is_noted_and_nothing_is_logged(
    line: LogLine, ana: int, book: Book, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    told: list[int] = []
    context.logged.connect(told.append)
    line.begin_loop()
    assert line.log_button.words == "Log"
    qtbot.keyClicks(line.loop_row.line, "the recipe")
    assert line.log_button.words == "Note it"
    line.text.setPlainText("Talked")
    assert line.log_button.words == "Log"
    line.text.clear()
    qtbot.keyClick(line.loop_row.line, Qt.Key.Key_Return)
    settle()
    (loop,) = open_loops(book, ana)
    assert (loop.text, loop.on, loop.interaction) == ("the recipe", None, None)
    assert len(logged(book, ana)) == 1
    assert told == []
    assert line.loop_row.isHidden()
    assert line.log_button.words == "Log"


def test_with_a_channel_chosen_it_was_a_talk(line: LogLine, ana: int, book: Book, qtbot: QtBot) -> None:
    line.channel_chip.choose(Channel.CALL)
    line.begin_loop()
    qtbot.keyClicks(line.loop_row.line, "the recipe")
    with qtbot.waitSignal(line.logged):
        line.submit()
    assert [loop.text for loop in logged(book, ana)[0].loops] == ["the recipe"]
