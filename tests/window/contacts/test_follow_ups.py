"""The page of a contact offers what fits after logging, whether in its log line or in the composer over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from followup_desktop.window.contacts.momentum import MomentumMark
from followup_desktop.window.contacts.page import ContactPage
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.portraits import Portraits

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, context: Context, desk: Desk, keep: Callable[[QWidget], None], add) -> ContactPage:
    made = ContactPage(context, desk, Portraits(context))
    keep(made)
    made.resize(900, 860)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_contact(add("Ana Moreira"))
    return made


def log(page: ContactPage, text: str) -> None:
    page.focus_log()
    page.log_line.text.setPlainText(text)
    page.log_line.channel_chip.choose(Channel.IN_PERSON)
    page.log_line.submit()


def test_logging_a_first_meeting_offers_and_tab_leads_there(
    page: ContactPage, book: Book, now, qtbot: QtBot, settle: Settle
) -> None:
    log(page, "Coffee")
    settle()
    row = page.after_logging
    assert row.isVisible()
    assert page.log_line.text.hasFocus()
    assert made_for(book, page.contact, now) == []
    for _key in range(12):
        focused = QApplication.focusWidget()
        if focused is row.chips[0]:
            break
        assert page.log_line.isAncestorOf(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClick(row.chips[0], Qt.Key.Key_Space)
    settle()
    assert [check_in.kind for check_in in made_for(book, page.contact, now)] == [Kind.FOLLOW_UP]


def test_the_row_goes_with_undo_and_with_another_contact(page: ContactPage, add, write, settle: Settle) -> None:
    log(page, "Coffee")
    settle()
    write(undo)
    settle()
    assert page.after_logging.isHidden()
    log(page, "Coffee again")
    settle()
    assert page.after_logging.isVisible()
    page.show_contact(add("Bilal Haddad"))
    assert page.after_logging.isHidden()


def test_what_was_logged_with_others_is_not_asked_here(
    page: ContactPage, add, write, context: Context, settle: Settle
) -> None:
    draft = InteractionDraft((add("Bilal Haddad"),), context.today, Channel.IN_PERSON)
    changes = write(lambda book, now: log_interaction(book, draft, now))
    context.logged.emit(changes.created[0])
    settle()
    assert page.after_logging.isHidden()


def test_tab_goes_from_the_top_of_the_page_to_the_timeline(
    page: ContactPage, add, write, qtbot: QtBot, settle: Settle
) -> None:
    """Whenever its parts were made."""
    bilal = add("Bilal Haddad")
    write(lambda book, now: open_loop(book, bilal, "the map", now))
    write(lambda book, now: log_interaction(book, InteractionDraft((bilal,), now.date() - timedelta(days=9)), now))
    page.show_contact(bilal)
    settle()
    parts = [page.header, page.remember, page.log_line]
    page.header.circle.setFocus(Qt.FocusReason.TabFocusReason)
    order = []
    for _key in range(40):
        focused = QApplication.focusWidget()
        if focused is page.timeline.table:
            break
        order.append(next(place for place, part in enumerate(parts) if part.isAncestorOf(focused)))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


def test_the_momentum_mark_stands_after_a_first_meeting_in_a_word_with_a_shape(
    page: ContactPage, settle: Settle, write
) -> None:
    def marks() -> list[MomentumMark]:
        return [chip for chip in page.header.chips() if isinstance(chip, MomentumMark)]

    assert marks() == []
    log(page, "Coffee")
    settle()
    (mark,) = marks()
    assert mark.text == "Fresh"
    assert mark.toolTip()
    assert mark.accessibleDescription()
    write(undo)
    settle()
    assert marks() == []
