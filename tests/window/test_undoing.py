from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import add_tag, archive_contacts
from followup_desktop.window.context import Context
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.undoing import Undoing

Write = Callable[[Callable[[Book, datetime], Changes]], Changes]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


@pytest.fixture
def undoing(context: Context, over: QWidget) -> Undoing:
    return Undoing(context, over)


def press(undoing: Undoing, words: str) -> None:
    buttons = undoing.toast.findChildren(Clickable)
    next(button for button in buttons if button.words == words).click()


def test_a_write_says_what_was_done_and_undo_takes_back_just_that(
    undoing: Undoing, book: Book, add: Callable[..., int], write: Write, settle: Callable[[], None]
) -> None:
    ana, bilal = add("Ana"), add("Bilal")
    write(lambda book, now: add_tag(book, [ana], "choir", now))
    settle()
    assert undoing.toast.text() == "Tagged Ana"
    # Somebody else writes in the meantime: the toast's Undo still means what the toast says.
    add_tag(book, [bilal], "boat", datetime(2026, 11, 22, 12, 1).astimezone())
    press(undoing, "Undo")
    settle()
    assert undoing.toast.text() == "Undone: Tagged Ana"
    assert contact(book, ana).fields.tags == ()
    assert contact(book, bilal).fields.tags == ("boat",)


def test_undo_and_redo_walk_through_the_history(
    undoing: Undoing, book: Book, add: Callable[..., int], write: Write, settle: Callable[[], None]
) -> None:
    ana = add("Ana")
    write(lambda book, now: add_tag(book, [ana], "choir", now))
    write(lambda book, now: archive_contacts(book, [ana], now))
    undoing.undo()
    undoing.undo()
    settle()
    assert not contact(book, ana).archived
    assert contact(book, ana).fields.tags == ()
    assert undoing.next_labels() == ("Added Ana", "Tagged Ana")
    press(undoing, "Redo")
    settle()
    assert undoing.toast.text() == "Done again: Tagged Ana"
    assert contact(book, ana).fields.tags == ("choir",)
    press(undoing, "Undo")
    settle()
    assert contact(book, ana).fields.tags == ()


def test_nothing_to_undo_is_said(undoing: Undoing, settle: Callable[[], None]) -> None:
    assert undoing.next_labels() == ("", "")
    undoing.undo()
    settle()
    assert undoing.toast.text() == "There is nothing to undo"


def test_what_was_changed_since_is_not_undone(
    undoing: Undoing, book: Book, add: Callable[..., int], write: Write, settle: Callable[[], None], now: datetime
) -> None:
    ana = add("Ana")
    write(lambda book, now: archive_contacts(book, [ana], now))
    settle()
    archive_contacts(book, [ana], now, archived=False)
    press(undoing, "Undo")
    settle()
    assert not contact(book, ana).archived
    assert "Undone" not in undoing.toast.text()


def test_a_refusal_without_a_field_is_shown(undoing: Undoing, context: Context, settle: Callable[[], None]) -> None:
    context.refused.emit("This cannot be done")
    settle()
    assert undoing.toast.text() == "This cannot be done"
