"""The composer in the window: where it opens from, and how one leaves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.store.book import Book
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.window.composer.composer import Composer
from followup_desktop.window.context import Context
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.state import WindowState

Keep = Callable[[QWidget], None]
TEXT = "How did the defence go?"


@pytest.fixture
def ana(book: Book, add: Callable[..., int], now: datetime) -> int:
    contact = add("Ana Moreira")
    add_check_in(book, CheckInDraft(contact, Kind.FOLLOW_UP, "Ask about the thesis", now.date()), now)
    return contact


@pytest.fixture
def window(
    qtbot: QtBot, context: Context, ana: int, tmp_path: Path, settle: Callable[[], None], keep: Keep
) -> MainWindow:
    shown = MainWindow(context, WindowState(tmp_path))
    keep(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    settle()
    return shown


def composer_of(window: MainWindow) -> Composer:
    (found,) = (each for each in window.findChildren(Composer) if each.isVisible())
    return found


def panel_of(window: MainWindow) -> SlidePanel:
    return window.findChild(SlidePanel, "composer panel")


def test_w_writes_from_a_card_of_today(window, qtbot, ana, book, now, settle):
    card = window.go("today").cards.cards[0]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card, Qt.Key.Key_W)
    settle()
    composer = composer_of(window)
    assert composer.contact == ana
    assert "Ask about the thesis" in composer.reason.text()
    assert composer.text.hasFocus()


def test_writing_is_the_first_cards_main_action(window):
    card = window.go("today").cards.cards[0]
    assert (card.write_button.kind, card.done_button.kind) == ("filled", "outlined")


def test_w_writes_from_a_contacts_page(window, ana, settle, qtbot):
    window.resize(1360, 860)
    window.open_contact(ana)
    settle()
    view = window.go("contacts")
    window.activateWindow()
    view.list.table.setFocus()
    qtbot.waitUntil(view.list.table.hasFocus)
    qtbot.keyClick(view.list.table, Qt.Key.Key_W)
    settle()
    assert composer_of(window).contact == ana


def test_a_card_of_today_is_done_once_it_was_sent(window, ana, book, now, settle):
    window.go("today").cards.cards[0].write_button.click()
    settle()
    composer = composer_of(window)
    composer.text.setPlainText(TEXT)
    composer.main.click()
    composer.sent_row.yes.click()
    settle()
    assert not panel_of(window).isVisible()
    assert window.go("today").cards.cards == []
    assert memory(book, ana, now).next is None


def test_escape_keeps_the_draft_and_closes(window, ana, settle, qtbot):
    window.desk.write_asked.emit(ana, "")
    settle()
    composer = composer_of(window)
    qtbot.keyClicks(composer.text, TEXT)
    qtbot.keyClick(composer.text, Qt.Key.Key_Escape)
    settle()
    assert not panel_of(window).isVisible()
    window.desk.write_asked.emit(ana, "")
    settle()
    assert composer_of(window).text.toPlainText() == TEXT


def test_another_contact_takes_the_place_and_both_drafts_stay(window, ana, add, settle, qtbot):
    bea = add("Bea Lund")
    for contact, text in ((ana, "To Ana"), (bea, "To Bea")):
        window.desk.write_asked.emit(contact, "")
        settle()
        composer_of(window).text.setPlainText(text)
    for contact, text in ((ana, "To Ana"), (bea, "To Bea")):
        window.desk.write_asked.emit(contact, "")
        settle()
        assert composer_of(window).text.toPlainText() == text


def test_closing_the_window_keeps_the_draft(window, ana, settle, context, keep):
    window.desk.write_asked.emit(ana, "")
    settle()
    composer_of(window).text.setPlainText(TEXT)
    window.close()
    again = Composer(context, ana)
    keep(again)
    assert again.text.toPlainText() == TEXT


def test_somebody_who_is_gone_is_said(window, context, qtbot):
    with qtbot.waitSignal(context.refused):
        window.desk.write_asked.emit(999, "")


@pytest.mark.parametrize(("width", "segments"), [(1360, True), (900, True), (420, False)])
def test_narrow_windows_fold_the_channels_into_a_chip(window, ana, settle, width, segments):
    window.resize(width, 860)
    window.desk.write_asked.emit(ana, "")
    settle()
    composer = composer_of(window)
    assert composer.delivery.channels.isVisible() is segments
    assert composer.delivery.chip.isVisible() is not segments
    assert composer.width() <= window.width()
    assert composer.main.mapTo(window, composer.main.rect().bottomRight()).x() <= window.width()
