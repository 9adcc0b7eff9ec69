"""Today shows the day in its order, keeps up with it, and says something kind when there is nothing to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.today import today as read_today
from followup_desktop.store.writes.check_ins import Done, add_check_in, complete_check_in, skip_check_in
from followup_desktop.store.writes.contacts import edit_contact
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import pause_all, set_preferences
from followup_desktop.window.context import Context
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.text import Text
from followup_desktop.window.today.cards import AT_ONCE, MOST_CARDS
from followup_desktop.window.today.view import TodayView
from tests.window.today.conftest import People, names, shown

Settle = Callable[[], None]


def visible_words(view: TodayView) -> list[str]:
    return [label.text() for label in view.findChildren(Text) if label.isVisible() and label.text()]


def test_the_day_stands_in_its_order_under_its_headings(view: TodayView) -> None:
    assert names(view)[:3] == ["Ines Duarte", "Henrik Aas", "Dorota Łuczak"]
    assert len(names(view)) == 6
    assert "Ana Moreira" in names(view)[3:]
    headings = [heading for heading in view.findChildren(SectionHeading) if heading.isVisible()]
    tops = [heading.mapTo(view, heading.rect().topLeft()).y() for heading in headings]
    assert [heading.accessibleName() for heading in headings] == [
        "At their time", "Promises", "Occasions", "A few to stay in touch with",
    ]  # fmt: skip
    assert tops == sorted(tops)


def test_only_the_first_cards_action_is_filled(view: TodayView) -> None:
    assert [card.write_button.kind for card in view.cards.cards] == ["filled"] + ["outlined"] * 5


def test_the_heading_greets_and_says_how_many_and_how_long(view: TodayView, context: Context) -> None:
    assert visible_words(view)[:2] == ["Good afternoon, Sunday 22 November", "Six people today. About twelve minutes."]
    context._clock = lambda now=context.now: now.replace(hour=8)
    view.tick()
    assert visible_words(view)[0] == "Good morning, Sunday 22 November"


def test_every_word_is_plain_text(view: TodayView) -> None:
    formats = {label.textFormat() for label in view.findChildren(QLabel)}
    assert formats <= {Qt.TextFormat.PlainText}
    henrik = view.cards.cards[1]
    assert henrik.accessibleName() == "Henrik Aas, Thank you. He read the <b>contract</b>."


def test_who_is_next_is_folded_and_opens(view: TodayView, qtbot: QtBot) -> None:
    fold = view.folds.next
    assert fold.line.words.startswith("Next: ")
    assert fold.rows == []
    fold.line.click()
    assert len(fold.rows) == len(view.day.today.next) == 2
    with qtbot.waitSignal(view.contact_opened) as opened:
        fold.rows[1].line.click()
    assert opened.args == [view.day.today.next[1].contact]


def test_a_few_more_are_shown_on_wish_and_gone_the_next_day(view: TodayView, context: Context, settle: Settle) -> None:
    before = len(names(view))
    view.folds.more_button.click()
    settle()
    assert len(names(view)) == before + 2
    assert view.folds.isHidden()
    tomorrow = context.now + timedelta(days=1)
    context._clock = lambda: tomorrow
    view.tick()
    settle()
    assert view.day.today.day == tomorrow.date()
    assert len(view.day.today.few) == 3


def test_what_another_process_wrote_is_seen_and_the_cards_stay(
    view: TodayView, context: Context, book_folder, people: People, settle: Settle
) -> None:
    kept = view.cards.cards[0]
    other = open_book(book_folder)
    complete_check_in(other, view.cards.cards[1].check_in.uuid, Done(Channel.EMAIL), context.now)
    other.close()
    context.feed.look()
    settle()
    assert "Henrik Aas" not in names(view)
    assert view.cards.cards[0] is kept


def test_a_changed_name_is_shown(view: TodayView, people: People, write, settle: Settle, book: Book) -> None:
    fields = contact(book, people["henrik"]).fields
    renamed = dataclasses.replace(fields, name=dataclasses.replace(fields.name, given="Henrika"))
    write(lambda book, now: edit_contact(book, people["henrik"], renamed, now))
    settle()
    assert "Henrika Aas" in names(view)


def test_hidden_it_reads_nothing_and_keeps_no_clock(view: TodayView, people: People, write, settle: Settle) -> None:
    before = view.day
    view.hide()
    assert not view._clock.isActive()
    write(lambda book, now: log_interaction(book, InteractionDraft((people["ana"],), now.date(), Channel.CALL), now))
    settle()
    assert view.day is before
    view.show()
    settle()
    assert "Ana Moreira" not in names(view)
    assert view._clock.isActive()


def test_a_new_day_begins_at_midnight(view: TodayView, context: Context, settle: Settle) -> None:
    midnight = context.now.replace(hour=0) + timedelta(days=1)
    context._clock = lambda: midnight
    view.tick()
    settle()
    assert view.day.today.day == date(2026, 11, 23)
    assert visible_words(view)[0] == "Good evening, Monday 23 November"


@pytest.mark.parametrize(
    ("until", "words"), [(date(2026, 12, 1), "Tuesday 1 December"), (date.max, "until you resume")]
)
def test_paused_says_until_when_and_resumes(
    view: TodayView, write, settle: Settle, book: Book, until: date, words: str
) -> None:
    assert view._paused.isHidden()
    write(lambda book, now: pause_all(book, until, now))
    settle()
    assert words in view._paused.text()
    assert view._paused.isVisible()
    view._resume()
    settle()
    assert view._paused.isHidden()
    assert preferences(book).paused_until is None


def test_an_empty_book_offers_to_import_or_to_add(qtbot: QtBot, context: Context, settle: Settle) -> None:
    view = shown(qtbot, TodayView(context), settle)
    assert "Who would you like to stay in touch with?" in visible_words(view)
    with qtbot.waitSignal(view.import_asked):
        view._quiet._state._action.click()
    with qtbot.waitSignal(view.new_contact_asked):
        view._quiet._second.click()


def test_nothing_due_is_a_quiet_day(qtbot: QtBot, context: Context, add, settle: Settle) -> None:
    add("Ana Moreira", context.now - timedelta(days=1))
    view = shown(qtbot, TodayView(context), settle)
    assert "A quiet day" in visible_words(view)
    assert view._quiet._second.isHidden()


def test_the_first_day_is_a_good_beginning(qtbot: QtBot, context: Context, add, book: Book, settle: Settle) -> None:
    person = add("Ana Moreira")
    view = shown(qtbot, TodayView(context), settle)
    assert "A good beginning" in visible_words(view)
    assert "One person is in your book. They come up here when it is a good moment to write." in visible_words(view)
    log_interaction(book, InteractionDraft((person,), context.today, Channel.CALL), context.now)
    view.refresh()
    settle()
    assert "A good first day" in visible_words(view)


def test_with_all_done_that_was_promised_the_day_is_rewarded(
    qtbot: QtBot, context: Context, add, book: Book, write, settle: Settle
) -> None:
    yesterday = context.now - timedelta(days=1)
    person = add("Ana Moreira", yesterday)
    add_check_in(book, CheckInDraft(person, Kind.THANK_YOU, "the lift", context.today), yesterday)
    view = shown(qtbot, TodayView(context), settle)
    uuid = view.day.today.promises[0].uuid
    write(lambda book, now: complete_check_in(book, uuid, Done(channel=None), now))
    settle()
    assert "That was today" in visible_words(view)
    assert "Everything else can wait until tomorrow." in visible_words(view)


def test_a_pause_with_nothing_to_do_wishes_a_good_time(
    qtbot: QtBot, context: Context, add, write, settle: Settle
) -> None:
    add("Ana Moreira", context.now - timedelta(days=1))
    view = shown(qtbot, TodayView(context), settle)
    write(lambda book, now: pause_all(book, date.max, now))
    settle()
    assert "Enjoy your time away" in visible_words(view)


def test_the_last_one_done_is_rewarded_and_more_are_offered(
    view: TodayView, context: Context, book: Book, people: People, write, settle: Settle
) -> None:
    for check_in in read_today(book, context.now).shown:
        write(lambda book, now, uuid=check_in.uuid: complete_check_in(book, uuid, Done(Channel.CALL), now))
    settle()
    assert names(view) == []
    words = visible_words(view)
    assert "That was today" in words
    assert "You were in touch with six people today. Everything else can wait until tomorrow." in words
    assert len(view._quiet._faces._faces) == 6
    assert view._quiet._faces.isVisible()
    assert view._quiet._state._action.kind == "outlined"
    view._quiet._state._action.click()
    settle()
    assert len(names(view)) == 2


def test_skipping_everything_is_no_contact(
    view: TodayView, context: Context, book: Book, write, settle: Settle
) -> None:
    for check_in in read_today(book, context.now).shown:
        write(lambda book, now, uuid=check_in.uuid: skip_check_in(book, uuid, now))
    settle()
    assert "Everything else can wait until tomorrow." in visible_words(view)


def test_a_long_day_comes_a_few_cards_at_a_time_and_folds(
    qtbot: QtBot, context: Context, book: Book, add, settle: Settle
) -> None:
    person = add("Ana Moreira")
    for number in range(MOST_CARDS + 8):
        draft = CheckInDraft(person, Kind.FOLLOW_UP, f"Promise {number:03}", date(2026, 11, 21))
        add_check_in(book, draft, context.now)
    view = TodayView(context)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    made: list[int] = []
    view.counted.connect(lambda _count: made.append(len(view.cards.cards)))
    view.show()
    qtbot.waitUntil(lambda: len(view.cards.cards) == MOST_CARDS, timeout=20_000)
    assert made == [AT_ONCE]
    fold = view.cards._fold
    assert fold.words == "Show 8 more"
    fold.click()
    qtbot.waitUntil(lambda: len(view.cards.cards) == MOST_CARDS + 8, timeout=20_000)
    assert not fold.isVisible()


def test_with_no_daily_few_the_next_can_still_be_asked_for(view: TodayView, book: Book, write, settle: Settle) -> None:
    write(lambda book, now: set_preferences(book, dataclasses.replace(preferences(book), daily_few=0), now))
    settle()
    assert len(names(view)) == 3
    view.folds.more_button.click()
    settle()
    assert len(names(view)) == 6
