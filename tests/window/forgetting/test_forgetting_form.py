"""Forgetting over the window's own body: the question, what goes and stays, the backups, and afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.trash import trash
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.forgetting.form import Forgetting
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow

Settle = Callable[[], None]
Ask = Callable[[int], Forgetting]


@pytest.fixture
def ask(window: MainWindow, settle: Settle) -> Ask:
    """Ask whether somebody shall be forgotten."""

    def asking(contact: int) -> Forgetting:
        window.desk.forget_asked.emit(contact)
        settle()
        form = window.findChild(Forgetting)
        assert isinstance(form, Forgetting)
        settle()
        return form

    return asking


@pytest.fixture
def ana(book: Book, add: Callable[..., int], now: datetime) -> int:
    ana, bo = add("Ana Moreira", notes="climbs"), add("Bo Ek", notes="Knows Ana Moreira.")
    for people in ((ana,), (ana, bo)):
        log_interaction(book, InteractionDraft(people, now.date(), Channel.CALL, notes="talked"), now)
    return ana


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def is_open(window: MainWindow) -> bool:
    return any(panel.is_open for panel in window.findChildren(SlidePanel))


def names(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT display_name FROM contacts ORDER BY id")]


def test_what_goes_and_what_stays_is_said_before_anything_is_done(
    qtbot: QtBot, window: MainWindow, ask: Ask, settle: Settle, book: Book, ana: int, now: datetime
) -> None:
    back_up(book, backup_path(book.path.parent, now))
    form = ask(ana)
    told = words(form)
    for part in (
        "Forget Ana Moreira for good?", "This cannot be undone", "1 entry of the timeline",
        "1 entry in which others took part, without Ana Moreira", "Bo Ek, notes: Knows Ana Moreira.",
        "1 backup still holds Ana Moreira", "Sunday 22 November 2026, 12:00: book-20261122-120000.db",
    ):  # fmt: skip
        assert part in told
    assert window.focusWidget() is form.keep_button
    assert not form.backups.rewrite.isChecked()
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle()
    assert not is_open(window)
    assert names(book) == ["Ana Moreira", "Bo Ek"]


def test_it_is_done_only_by_its_button_and_says_what_is_left(
    qtbot: QtBot, window: MainWindow, ask: Ask, settle: Settle, book: Book, ana: int, now: datetime
) -> None:
    backup = back_up(book, backup_path(book.path.parent, now)).file
    form = ask(ana)
    form.forget_button.click()
    settle()
    assert names(book) == ["Bo Ek"]
    assert "Ana Moreira is forgotten" in words(form)
    assert "Nothing that was theirs is left in the book's files." in words(form)
    assert b"Ana" in backup.read_bytes()
    assert form.forget_button.words == "Write these backups anew"
    form.forget_button.click()
    settle()
    assert b"climbs" not in backup.read_bytes()
    assert "No backup holds Ana Moreira" in words(form)
    assert not form.forget_button.isVisible()
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Escape)
    settle()
    assert not is_open(window)
    assert window.undoing.next_labels()[0] != "Forgot somebody for good"


def test_the_backups_are_written_anew_at_once_where_that_is_wished(
    ask: Ask, settle: Settle, book: Book, ana: int, now: datetime
) -> None:
    backup = back_up(book, backup_path(book.path.parent, now)).file
    form = ask(ana)
    form.backups.rewrite.setChecked(True)
    form.go_on()
    settle()
    assert b"climbs" not in backup.read_bytes()
    assert "No backup holds Ana Moreira" in words(form)


def test_somebody_in_the_trash_can_be_forgotten(ask: Ask, settle: Settle, book: Book, ana: int, now: datetime) -> None:
    delete_contacts(book, [ana], now)
    form = ask(ana)
    assert "1 entry of the timeline" not in words(form) or form.farewell.in_trash
    form.go_on()
    settle()
    assert trash(book, now.date()) == []
    assert "Ana Moreira is forgotten" in words(form)


def test_who_was_forgotten_elsewhere_meanwhile_is_said(
    ask: Ask, settle: Settle, book: Book, ana: int, now: datetime
) -> None:
    from followup_desktop.store.writes.forgetting import forget_rows

    form = ask(ana)
    elsewhere = open_book(book.path.parent)
    forget_rows(elsewhere, [ana], now)
    elsewhere.close()
    form.go_on()
    settle()
    assert form.error.text() == "This contact is not in the book any more"
    assert form.forget_button.isEnabled()


def test_the_page_of_a_contact_offers_it(window: MainWindow, settle: Settle, ana: int, qtbot: QtBot) -> None:
    from followup_desktop.window.kit.menus import Menu

    window.open_contact(ana)
    settle()
    menu = Menu(window)
    window.go("contacts").page.header.fill_menu(menu)  # type: ignore[attr-defined]
    action = next(one for one in menu.actions() if one.text().startswith("Forget for good"))
    with qtbot.waitSignal(window.desk.forget_asked) as asked:
        action.trigger()
    settle()
    assert asked.args == [ana]
    menu.deleteLater()
