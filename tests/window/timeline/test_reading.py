"""A timeline of any length: its order, its months, its pages, its heights, and what stays in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.timeline import TimelineQuery, open_loops, timeline
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.introductions import introduce
from followup_desktop.window.context import Context
from followup_desktop.window.timeline.model import HEAD, TimelineModel
from followup_desktop.window.timeline.pages import PAGE, Pages
from followup_desktop.window.timeline.view import AT_ONCE, TimelineView
from tests.window.timeline.conftest import LONG, Show, exact, in_sight, words

Settle = Callable[[], None]


def test_a_contacts_timeline_is_newest_first_under_its_months(show: Show, ana: int) -> None:
    view = show(ana)
    assert [words(view, row)[:2] for row in range(1, 5)] == [
        ("Call", "2 October · 1 hour 15 minutes · they reached out"),
        ("In person", "21 August · with Ines Duarte"),
        ("E-mail", "3 August"),
        ("Video call", "15 June"),
    ]
    assert [view.model.place_of(row) for row in range(1, 5)] == [
        ("October 2026", True), ("August 2026", False), ("", True), ("June 2026", True),
    ]  # fmt: skip


def test_everybodys_timeline_begins_with_the_names(show: Show, ana: int) -> None:
    view = show()
    assert words(view, 2)[:2] == ("Ines Duarte and Ana Moreira", "in person · 21 August")


def test_an_introduction_is_shown_as_one(
    show: Show, ana: int, add: Callable[..., int], book: Book, now: datetime
) -> None:
    introduce(book, ana, add("Bob Ng"), "Meet", Channel.EMAIL, now)
    view = show(ana)
    assert words(view, 1)[0] == "Introduced to Bob Ng"
    everybody = show()
    assert words(everybody, 1)[0] == "Introduced Ana Moreira and Bob Ng"
    layout = everybody.table.entries.layout_at(1, 800)
    assert layout is not None
    assert layout.entry.introduces
    spoken = everybody.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Introduced Ana Moreira and Bob Ng" in spoken


def test_a_screen_reader_and_the_clipboard_get_the_whole_entry(show: Show, ana: int, qtbot: QtBot) -> None:
    view = show(ana)
    spoken = view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Call · 2 October · 1 hour 15 minutes · Ana Moreira · they reached out\n"
        "New ward.\nCome back to: Ask how the defence went"
    )
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(1, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == spoken


def test_older_entries_join_below_and_leave_the_others_as_they_are(
    context: Context, book: Book, bilal: int, qtbot: QtBot
) -> None:
    model = TimelineModel(context, bilal)
    first, whole = (timeline(book, TimelineQuery(bilal), limit) for limit in (AT_ONCE, -1))
    assert model.show_index(first)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as joined:
        assert not model.show_index(whole)
    assert joined.args[1:] == [AT_ONCE + 1, LONG]
    assert [model.id_at(row) for row in range(1, LONG + 1)] == list(whole.ids)
    assert model.place_of(LONG)[1]
    with qtbot.waitSignal(model.modelReset):
        assert model.show_index(first)


def test_only_pages_in_sight_are_read(book: Book, bilal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = timeline(book, TimelineQuery(bilal)).ids
    pages = Pages(book)
    pages.show(ids)
    assert pages.at(0).id == ids[0]
    assert pages.at(PAGE - 1).id == ids[PAGE - 1]
    assert list(pages._kept) == [0]
    assert pages.at(LONG - 1).id == ids[-1]
    assert list(pages._kept) == [0, (LONG - 1) // PAGE]
    pages.drop({ids[-1]})
    assert list(pages._kept) == [0]
    pages.show(ids[1:])
    assert list(pages._kept) == []


def test_a_long_one_shows_its_beginning_at_once_and_the_rest_from_the_worker(
    qtbot: QtBot, context: Context, bilal: int
) -> None:
    view = TimelineView(context, bilal)
    qtbot.addWidget(view)
    view.show()
    assert view.model.count == AT_ONCE
    qtbot.waitUntil(lambda: view.model.count == LONG)


def test_rows_in_sight_are_exact_and_stay_where_they_are_while_scrolling(show: Show, bilal: int) -> None:
    view = show(bilal)
    bar = view.table.verticalScrollBar()
    for value in (137, 1400, 5000, bar.maximum() // 2):
        bar.setValue(value)
        assert all(exact(view.table, row) for row in in_sight(view.table))
    for _step in range(60):
        row = view.table.rowAt(200)
        before = view.table.rowViewportPosition(row)
        bar.setValue(bar.value() - 90)
        assert view.table.rowViewportPosition(row) == before + 90
        assert all(exact(view.table, row) for row in in_sight(view.table))


def test_the_end_is_the_end_and_home_is_the_beginning(show: Show, bilal: int, qtbot: QtBot) -> None:
    view = show(bilal)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(1, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = view.model.rowCount() - 1
    assert view.table.currentIndex().row() == last
    bottom = view.table.rowViewportPosition(last) + view.table.rowHeight(last)
    assert abs(bottom - view.table.viewport().height()) <= 1
    qtbot.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.table.currentIndex().row() == 1
    assert view.table.verticalScrollBar().value() == 0


def test_j_and_k_move_and_letters_are_no_search(show: Show, bilal: int, qtbot: QtBot) -> None:
    view = show(bilal)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(1, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_J)
    qtbot.keyClick(view.table, Qt.Key.Key_J)
    qtbot.keyClick(view.table, Qt.Key.Key_K)
    qtbot.keyClick(view.table, Qt.Key.Key_N)
    assert view.table.currentIndex().row() == 2


def test_another_width_measures_anew_and_keeps_the_place(show: Show, bilal: int, settle: Settle) -> None:
    view = show(bilal)
    view.table.verticalScrollBar().setValue(4000)
    row, _above = view.table.row_at_top()
    view.resize(560, 600)
    settle()
    assert view.table.row_at_top()[0] in (row, row + 1)
    assert all(exact(view.table, row) for row in in_sight(view.table))


def test_what_is_logged_meanwhile_leaves_the_place_and_the_choice(
    show: Show, bilal: int, book_folder, context: Context, settle: Settle
) -> None:
    view = show(bilal)
    view.table.verticalScrollBar().setValue(3000)
    row, above = view.table.row_at_top()
    at_top = view.model.id_at(row)
    view.table.setCurrentIndex(view.model.index(row + 1, 0))
    chosen = view.model.id_at(row + 1)
    other = open_book(book_folder)
    log_interaction(other, InteractionDraft((bilal,), context.today, Channel.CALL), context.now)
    other.close()
    context.feed.look()
    settle()
    assert view.model.count == LONG + 1
    assert view.model.id_at(view.table.row_at_top()[0]) == at_top
    assert view.table.row_at_top()[1] == above
    assert view.model.id_at(view.table.currentIndex().row()) == chosen


def test_long_notes_are_folded_until_asked_for(show: Show, ana: int, qtbot: QtBot) -> None:
    view = show(ana)
    table = view.table
    folded = table.rowHeight(4)
    layout = table.entries.layout_at(4, table.viewport().width())
    more = layout.more.center() + QPointF(table.entries.column(table.viewport().width()).left(), 0)
    place = QPoint(round(more.x()), round(more.y()) + table.rowViewportPosition(4))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.rowHeight(4) > 3 * folded
    assert not table.entries.layout_at(4, table.viewport().width()).notes.cut
    table.fold(4, whole=False)
    assert table.rowHeight(4) == folded


def test_markup_in_notes_is_drawn_as_it_is_written(show: Show, book: Book, add, now) -> None:
    hostile, plain = add("<b>Eve</b>"), add("Adam")
    text = "<img src='file:///etc/hostname'><b>x</b>"
    log_interaction(book, InteractionDraft((hostile,), now.date(), Channel.CALL, notes=text), now)
    log_interaction(book, InteractionDraft((plain,), now.date(), Channel.CALL, notes="x" * len(text)), now)
    view = show()
    drawn = {}
    for row in (1, 2):
        layout = view.table.entries.layout_at(row, view.table.viewport().width())
        drawn[words(view, row)[2]] = layout.notes.height
        image = QImage(800, layout.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        layout.notes.draw(painter, layout.notes_at)
        painter.end()
    assert drawn[text] == drawn["x" * len(text)]
    assert {label.textFormat() for label in view.findChildren(QLabel)} <= {Qt.TextFormat.PlainText}


def test_a_hundred_thousand_letters_are_no_trouble(show: Show, book: Book, add, now) -> None:
    person = add("Ana Moreira")
    log_interaction(book, InteractionDraft((person,), now.date(), Channel.CALL, notes="word " * 20_000), now)
    view = show(person)
    assert view.table.rowHeight(1) < 250
    view.table.fold(1, whole=True)
    assert view.table.rowHeight(1) > 10_000


def test_right_to_left_the_circle_is_at_the_right(show: Show, ana: int, qapp: QApplication, settle: Settle) -> None:
    view = show(ana)
    width = view.table.viewport().width()
    left = view.table.entries.layout_at(1, width).circle
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    right = view.table.entries.layout_at(1, width).circle
    assert left.left() == 0
    assert right.right() == view.table.entries.column(width).width()


def test_the_header_scrolls_with_the_entries_and_follows_its_height(show: Show, bilal: int, qtbot: QtBot) -> None:
    view = show(bilal, embedded=True)
    header = QWidget()
    column = QVBoxLayout(header)
    field = QFrame()
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setFixedHeight(200)
    column.addWidget(field)
    view.set_header(header)
    qtbot.waitUntil(lambda: view.table.rowHeight(HEAD) > 200)
    tall = view.table.rowHeight(HEAD)
    first = view.table.rowViewportPosition(1)
    assert first == tall
    field.setFixedHeight(300)
    qtbot.waitUntil(lambda: view.table.rowViewportPosition(1) == first + 100)
    view.table.verticalScrollBar().setValue(250)
    assert field.mapTo(view, QPoint(0, 0)).y() < 0
    field.setFocus()
    assert field.mapTo(view, QPoint(0, 0)).y() >= 0


def test_another_contact_begins_at_the_top_without_filters(show: Show, ana: int, bilal: int, settle: Settle) -> None:
    view = show(bilal, embedded=True)
    assert view.filters.isVisible()
    view.filters.choose_channel(Channel.GIFT)
    settle()
    assert view.model.count == 0
    assert "Nothing fits what you look for." in [label.text() for label in view.findChildren(QLabel)]
    view.show_contact(ana)
    settle()
    assert view.model.count == 4
    assert not view.filters.isVisible()
    assert view.table.verticalScrollBar().value() == 0


def test_embedded_without_a_contact_it_is_empty(show: Show, ana: int) -> None:
    assert show(embedded=True).model.count == 0


def test_words_channel_person_and_time_filter(show: Show, ana: int, bilal: int, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    filters = view.filters

    def count() -> int:
        settle()
        return view.model.count

    qtbot.keyClicks(filters.search, "dinn")
    qtbot.waitUntil(lambda: view.model.count == 1)
    filters.search.clear()
    assert count() == LONG + 4
    filters.choose_channel(Channel.EMAIL)
    assert count() == 1
    filters.choose_person(bilal, "Bilal Haddad")
    assert count() == 0
    assert view._empty.isVisible()
    view._empty._action.click()
    assert count() == LONG + 4
    assert not filters.active
    filters.choose_span("last year")
    days = [view.model.interaction_at(row).on for row in range(1, count() + 1)]
    assert days
    assert all(day.year == 2025 for day in days)
    filters.choose_span("month")
    assert count() == 16
    assert view.model.interaction_at(16).on >= date(2026, 11, 22) - timedelta(days=30)


def test_nothing_yet_says_so(show: Show) -> None:
    view = show()
    assert view._empty.isVisible()
    assert "Nothing has happened yet." in [label.text() for label in view._empty.findChildren(QLabel)]


def test_a_click_on_the_names_opens_the_contact(show: Show, ana: int, qtbot: QtBot) -> None:
    view = show()
    table = view.table
    layout = table.entries.layout_at(1, table.viewport().width())
    at = layout.title.center() + QPointF(table.entries.column(table.viewport().width()).left(), 0)
    with qtbot.waitSignal(view.contact_opened) as opened:
        qtbot.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton,
            pos=QPoint(round(at.x()), round(at.y()) + table.rowViewportPosition(1)),
        )  # fmt: skip
    assert opened.args == [ana]


def test_loops_stand_where_they_were_opened_and_where_they_were_closed(
    show: Show, ana: int, book: Book, now, write, qtbot: QtBot
) -> None:
    (loop,) = open_loops(book, ana)
    draft = InteractionDraft((ana,), now.date(), Channel.CALL, notes="It went well.")
    view = show(ana)
    opened = view.table.entries.layout_at(1, view.table.viewport().width())
    assert [(mark.words, mark.role) for _rect, mark in opened.loops] == [
        ("Come back to: Ask how the defence went", "ready")
    ]
    write(lambda book, now: log_interaction(book, draft, now, came_back=[loop.id]))
    qtbot.waitUntil(lambda: view.model.count == 5)
    closed, opened = (view.table.entries.layout_at(row, view.table.viewport().width()) for row in (1, 2))
    assert [(mark.words, mark.role) for _rect, mark in closed.loops] == [
        ("Came back to: Ask how the defence went", "in_touch")
    ]
    assert [(mark.words, mark.role) for _rect, mark in opened.loops] == [
        ("Come back to: Ask how the defence went", "quiet")
    ]
    assert "Came back to: Ask how the defence went" in view.model.index(1, 0).data()
    assert all(exact(view.table, row) for row in in_sight(view.table))
