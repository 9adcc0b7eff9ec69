"""Entries are edited and deleted where they stand, and what was deleted comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.timeline import interactions, open_loops
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.timeline.view import TimelineView
from tests.window.timeline.conftest import Show, exact, in_sight, words

Settle = Callable[[], None]


def choose(view: TimelineView, row: int) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(row, 0))


def test_delete_removes_the_entry_and_undo_brings_it_back(
    show: Show, ana: int, qtbot: QtBot, context: Context, write, settle: Settle
) -> None:
    view = show(ana)
    choose(view, 2)
    with qtbot.waitSignal(context.wrote) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    settle()
    assert told.args[0].label == "Deleted an entry of the timeline"
    assert [words(view, row)[0] for row in range(1, 4)] == ["Call", "E-mail", "Video call"]
    assert view.table.currentIndex().row() == 2
    write(undo)
    settle()
    assert words(view, 2) == ("In person", "21 August · with Ines Duarte", "Dinner.")


def test_enter_opens_the_form_in_place_and_saving_changes_everything(
    show: Show, ana: int, book: Book, qtbot: QtBot, settle: Settle
) -> None:
    view = show(ana)
    number = view.model.id_at(1)
    choose(view, 1)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    editor = view.editor
    assert editor.notes.hasFocus()
    assert editor.notes.toPlainText() == "New ward."
    assert editor.mapTo(view.pinned, QPoint(0, 0)).y() == view.table.rowViewportPosition(1)
    assert view.table.rowHeight(1) >= editor.height()
    qtbot.keyClicks(editor.notes, " From January.")
    editor.channel.choose(Channel.IN_PERSON)
    editor.day.choose(date(2026, 9, 30))
    editor.initiator.choose(Initiator.BOTH)
    editor.minutes.setValue(30)
    editor.counts.setChecked(False)
    qtbot.keyClick(editor.notes, Qt.Key.Key_Return)
    settle()
    assert view.editor is None
    assert view.table.hasFocus()
    changed = interactions(book, [number])[number]
    assert changed.notes == "New ward. From January."
    assert (changed.channel, changed.on, changed.initiator) == (Channel.IN_PERSON, date(2026, 9, 30), Initiator.BOTH)
    assert (changed.minutes, changed.counts) == (30, False)
    assert words(view, 1)[1] == "30 September · 30 minutes · both of you · not counted as contact"
    assert all(exact(view.table, row) for row in in_sight(view.table))


def test_the_time_of_day_is_kept_when_the_day_is_corrected(
    show: Show, add, book: Book, now, qtbot: QtBot, settle: Settle
) -> None:
    person = add("Ana Moreira")
    at = now.replace(hour=9, minute=30)
    log_interaction(book, InteractionDraft((person,), at.date(), Channel.CALL, at), now)
    view = show(person)
    assert words(view, 1)[1] == "22 November, 09:30"
    view.edit_row(1)
    view.editor.day.choose(date(2026, 11, 20))
    view.editor.save()
    settle()
    assert words(view, 1)[1] == "20 November, 09:30"


def test_a_day_ahead_is_refused_in_the_form_and_nothing_is_lost(
    show: Show, ana: int, qtbot: QtBot, settle: Settle
) -> None:
    view = show(ana)
    view.edit_row(1)
    view.editor.notes.setPlainText("typed a lot")
    view.editor.day.choose(date(2027, 1, 1))
    view.editor.save()
    settle()
    assert view.editor.error.text() == "This lies in the future: log it when it has happened, or add a reminder"
    assert view.editor.notes.toPlainText() == "typed a lot"
    view.editor.day.choose(date(2026, 11, 1))
    view.editor.save()
    settle()
    assert view.editor is None


def test_nobody_left_is_refused(show: Show, ana: int, qtbot: QtBot) -> None:
    view = show(ana)
    view.edit_row(1)
    view.editor._remove(ana)
    view.editor.save()
    assert view.editor.error.text() == "An interaction is with at least one contact"


def test_somebody_else_is_added_by_name(show: Show, ana: int, book: Book, qtbot: QtBot, settle: Settle) -> None:
    view = show(ana)
    number = view.model.id_at(1)
    view.edit_row(1)
    picker = view.editor.open_picker()
    assert isinstance(picker, ContactPicker)
    qtbot.keyClicks(picker.search, "ines")
    qtbot.waitUntil(lambda: picker.names.count() == 1 and picker.names.item(0).text() == "Ines Duarte")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    view.editor.save()
    settle()
    assert [name for _number, name in interactions(book, [number])[number].contacts] == ["Ines Duarte", "Ana Moreira"]


def test_escape_leaves_the_form_and_keys_in_it_are_no_commands(
    show: Show, ana: int, book: Book, qtbot: QtBot, context: Context
) -> None:
    view = show(ana)
    view.edit_row(1)
    height = view.table.rowHeight(1)
    qtbot.keyClick(view.editor.counts, Qt.Key.Key_Delete)
    assert not context.worker.busy
    qtbot.keyClick(view.editor.notes, Qt.Key.Key_Escape)
    assert view.editor is None
    assert view.table.hasFocus()
    assert view.table.rowHeight(1) < height


def test_the_form_stays_open_while_the_list_changes_under_it(
    show: Show, ana: int, qtbot: QtBot, write, settle: Settle
) -> None:
    view = show(ana)
    view.edit_row(3)
    editor = view.editor
    editor.notes.setPlainText("half a thought")
    write(lambda book, now: log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now))
    settle()
    assert view.editor is editor
    assert editor.notes.toPlainText() == "half a thought"
    assert view.model.row_of(editor.interaction.id) == 4
    assert editor.mapTo(view.pinned, QPoint(0, 0)).y() == view.table.rowViewportPosition(4)
    assert exact(view.table, 3)


def test_the_form_of_an_entry_that_goes_away_closes(show: Show, ana: int, qtbot: QtBot, write, settle: Settle) -> None:
    view = show(ana)
    number = view.model.id_at(2)
    view.edit_row(2)
    write(lambda book, now: delete_interaction(book, number, now))
    settle()
    assert view.editor is None
    assert view.model.count == 3


def test_the_menu_edits_copies_opens_and_deletes(
    show: Show, ana: int, book: Book, qtbot: QtBot, settle: Settle
) -> None:
    view = show(ana)
    menu = view.entry_actions.open_menu(2, QPoint(10, 10))
    entries = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert list(entries) == ["Edit", "Copy", "Open Ines Duarte", "Delete"]
    entries["Copy"].trigger()
    assert QApplication.clipboard().text().endswith("Dinner.")
    with qtbot.waitSignal(view.contact_opened):
        entries["Open Ines Duarte"].trigger()
    entries["Edit"].trigger()
    assert view.editor is not None
    entries["Delete"].trigger()
    menu.close()
    settle()
    assert view.model.count == 3


def test_a_loop_is_closed_and_opened_again_at_its_chip(
    show: Show, ana: int, book: Book, qtbot: QtBot, settle: Settle
) -> None:
    view = show(ana)
    table = view.table

    def press_chip():
        rect, _mark = table.entries.layout_at(1, table.viewport().width()).loops[0]
        x = rect.center().x() + table.entries.column(table.viewport().width()).left()
        at = QPoint(round(x), round(rect.center().y()) + table.rowViewportPosition(1))
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        menu = QApplication.activePopupWidget()
        menu.actions()[0].trigger()
        menu.close()
        settle()

    press_chip()
    assert open_loops(book, ana) == []
    press_chip()
    assert [loop.text for loop in open_loops(book, ana)] == ["Ask how the defence went"]


def test_what_was_changed_is_dropped_only_when_asked_twice(show: Show, ana: int, book: Book, qtbot: QtBot) -> None:
    view = show(ana)
    number = view.model.id_at(1)
    choose(view, 1)
    view.edit()
    assert view.may_close()
    qtbot.keyClicks(view.editor.notes, " And more")
    assert not view.may_close()
    assert "not saved" in view.editor.error.text()
    assert view.step_back()
    assert view.editor is None
    assert not view.step_back()
    assert interactions(book, [number])[number].notes == "New ward."


def test_going_on_to_another_entry_or_contact_saves_the_form(
    show: Show, ana: int, add, book: Book, qtbot: QtBot, settle: Settle
) -> None:
    view = show(ana, embedded=True)
    first, second = view.model.id_at(1), view.model.id_at(2)
    view.edit_row(1)
    view.editor.notes.setPlainText("rewritten")
    view.edit_row(2)
    settle()
    assert view.editor.interaction.id == second
    assert interactions(book, [first])[first].notes == "rewritten"
    view.editor.notes.setPlainText("too")
    view.show_contact(add("Bilal Haddad"))
    settle()
    assert view.editor is None
    assert interactions(book, [second])[second].notes == "too"


def test_what_cannot_be_saved_on_going_on_is_told(
    show: Show, ana: int, book: Book, qtbot: QtBot, context: Context, settle: Settle
) -> None:
    view = show(ana)
    view.edit_row(1)
    view.editor._remove(ana)
    with qtbot.waitSignal(context.refused) as refused:
        view.edit_row(2)
    assert refused.args == ["An interaction is with at least one contact"]
    view.editor.day.choose(date(2027, 1, 1))
    with qtbot.waitSignal(context.refused) as refused:
        view.edit_row(3)
    assert refused.args == ["This lies in the future: log it when it has happened, or add a reminder"]
