"""The history over the window's own body: read by day, searched, undone, done again, and the trash."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.past import past_index
from followup_desktop.store.writes.contacts import add_tag, delete_contacts, edit_contact, merge_contacts
from followup_desktop.store.writes.forgetting import forget_rows
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.context import Context
from followup_desktop.window.history.form import PAST, TRASH, HistoryForm
from followup_desktop.window.history.past_model import PastModel
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow

Settle = Callable[[], None]
Open = Callable[[str], HistoryForm]


@pytest.fixture
def show(window: MainWindow, settle: Settle) -> Open:
    """Open the history at one of its parts."""

    def showing(part: str) -> HistoryForm:
        window.desk.history_asked.emit(part)
        form = window.findChild(HistoryForm)
        assert isinstance(form, HistoryForm)
        settle()
        return form

    return showing


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def titles(form: HistoryForm) -> list[str]:
    model = form.past.model
    return [model.index(place, 0).data() for place in range(model.count())]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, settle: Settle) -> None:
    qtbot.keyClick(window.focusWidget(), key)
    settle()


def test_changes_stand_under_their_days_and_the_newest_is_looked_at(
    show: Open, add: Callable[..., int], now: datetime
) -> None:
    add("Ana Moreira", at=now - timedelta(days=400))
    add("Bo Ek", at=now - timedelta(days=1))
    add("Eve Ng")
    form = show(PAST)
    assert titles(form) == [
        "Today", "Added Eve Ng", "Yesterday", "Added Bo Ek", "Saturday 18 October 2025", "Added Ana Moreira",
    ]  # fmt: skip
    assert form.past.detail.look is not None
    assert {"Added Eve Ng", "Sunday 22 November 2026, 12:00"} <= set(texts(form.past.detail))
    assert form.past.detail.undo_button.isVisible()


def test_all_of_it_is_done_by_keyboard(
    qtbot: QtBot, window: MainWindow, show: Open, settle: Settle, book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    add_tag(book, [ana], "choir", now)
    add_tag(book, [bo], "chess", now)
    form = show(PAST)
    assert window.focusWidget() is form.past.table
    press(qtbot, window, Qt.Key.Key_J, settle)
    assert "Tagged Ana Moreira" in texts(form.past.detail)
    press(qtbot, window, Qt.Key.Key_Return, settle)
    assert contact(book, ana).fields.tags == ()
    assert contact(book, bo).fields.tags == ("chess",)
    assert window.undoing.toast.isVisible()
    assert "Undone: Tagged Ana Moreira" in texts(window.undoing.toast)
    assert form.past.detail.redo_button.isVisible()
    assert form.past.model.index(form.past.table.currentIndex().row(), 0).data() == "Tagged Ana Moreira"
    press(qtbot, window, Qt.Key.Key_Return, settle)
    assert contact(book, ana).fields.tags == ("choir",)
    press(qtbot, window, Qt.Key.Key_Escape, settle)
    assert not any(panel.is_open for panel in window.findChildren(SlidePanel))


def test_what_was_built_upon_says_what_would_have_to_be_undone_first(
    show: Open, settle: Settle, book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    edit_contact(book, ana, dataclasses.replace(contact(book, ana).fields, role="nurse"), now)
    log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now)
    form = show(PAST)
    form.past.table.go_to(form.past.model.count() - 1)
    settle()
    assert "Added Ana Moreira" in texts(form.past.detail)
    assert form.past.detail.obstacle.text() == (
        "What it did was changed again since: undo ‘Edited Ana Moreira’ first, or leave both."
    )
    assert not form.past.detail.undo_button.isVisible()


def test_it_is_searched_as_one_types(
    qtbot: QtBot, show: Open, settle: Settle, book: Book, add: Callable[..., int], now: datetime
) -> None:
    add_tag(book, [add("Łucja Ng"), add("Bo Ek")], "choir", now)
    form = show(PAST)
    qtbot.keyClicks(form.past.search, "lucja")
    qtbot.waitUntil(lambda: titles(form) == ["Today", "Added Łucja Ng"])
    qtbot.keyClicks(form.past.search, "x")
    qtbot.waitUntil(lambda: form.past.empty.isVisible())
    assert "Nothing found" in texts(form.past.empty)
    form.past.empty.acted.emit()
    settle()
    assert len(titles(form)) == 4


def test_what_was_forgotten_for_good_stands_there_without_a_name(
    show: Open, book: Book, add: Callable[..., int], now: datetime
) -> None:
    forget_rows(book, [add("Ana Moreira")], now)
    form = show(PAST)
    assert titles(form) == ["Today", "Forgot somebody for good"]
    assert form.past.detail.obstacle.text() == "What was forgotten for good cannot be brought back."


def test_it_follows_what_is_written_and_keeps_to_what_is_looked_at(
    show: Open, settle: Settle, write: Callable[..., Changes], book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    for number in range(40):
        add_tag(book, [ana], f"tag {number}", now)
    form = show(PAST)
    form.past.table.go_to(20)
    settle()
    shown = form.past.detail.look
    assert shown is not None
    write(lambda book, now: add_tag(book, [ana], "last", now))
    settle()
    assert form.past.model.count() == 43
    assert form.past.detail.look is not None
    assert form.past.detail.look.past.change.id == shown.past.change.id
    assert form.past.table.currentIndex().row() == 21


def test_a_person_leads_to_their_page(
    qtbot: QtBot, window: MainWindow, show: Open, settle: Settle, book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    merge_contacts(book, ana, bo, now)
    form = show(PAST)
    (chip,) = [each for each in form.past.detail.findChildren(ChoiceChip) if each.isVisible()]
    with qtbot.waitSignal(window.desk.contact_asked) as asked:
        chip.click()
    settle()
    assert asked.args == [ana]
    assert not any(panel.is_open for panel in window.findChildren(SlidePanel))


def test_who_was_deleted_is_brought_back_by_a_key(
    qtbot: QtBot, window: MainWindow, show: Open, settle: Settle, book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bo = add("Ana Moreira", organisation="Choir"), add("Bo Ek")
    log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now)
    delete_contacts(book, [ana], now)
    merge_contacts(book, bo, add("Bo E."), now)
    form = show(TRASH)
    model = form.trash.model
    assert [model.line(place).title for place in range(model.count())] == ["Bo E.", "Ana Moreira"]
    assert model.line(0).second == "merged into Bo Ek, today"
    press(qtbot, window, Qt.Key.Key_Down, settle)
    assert {"Ana Moreira", "Choir", "Deleted on Sunday 22 November, rests for 30 more days."} <= set(
        texts(form.trash.detail)
    )
    press(qtbot, window, Qt.Key.Key_Return, settle)
    assert contact(book, ana).fields.organisation == "Choir"
    assert model.count() == 1
    window.undoing.undo()
    settle()
    assert model.count() == 2
    window.undoing.redo()
    settle()
    press(qtbot, window, Qt.Key.Key_Return, settle)
    assert form.trash.empty.isVisible()
    assert book.value("SELECT count(*) FROM contacts") == 3


def test_who_came_back_elsewhere_meanwhile_goes_from_the_list(
    show: Open, settle: Settle, window: MainWindow, book: Book, add: Callable[..., int], now: datetime
) -> None:
    delete_contacts(book, [add("Ana Moreira")], now)
    form = show(TRASH)
    elsewhere = open_book(book.path.parent)
    undo(elsewhere, now)
    elsewhere.close()
    form.trash.bring_back()
    settle()
    assert form.trash.detail.error.text() == "This contact is not in the trash any more"
    window.look_outside()
    settle()
    assert form.trash.empty.isVisible()


def test_an_empty_book_says_what_will_stand_here(show: Open) -> None:
    form = show(PAST)
    assert "Nothing was done yet" in texts(form)
    form.show_part(TRASH)
    assert "The trash is empty" in texts(form)


def test_the_model_is_a_sound_one(
    context: Context, book: Book, add: Callable[..., int], now: datetime, qtbot: QtBot
) -> None:
    for number in range(250):
        add(f"Person {number}", at=now - timedelta(days=number // 10))
    model = PastModel(context)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_index(past_index(book))
    assert model.count() == 275
    for place in range(model.count()):
        past = model.past(place)
        assert (past is None) == model.is_heading(place)
        if past is not None:
            assert model.place_of(past.change.id) == place
    assert model.place_of(4711) == -1
