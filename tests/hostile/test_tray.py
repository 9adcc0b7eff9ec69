"""The tray over the hostile book: its menu, its toasts, and what it sends to a real notification server."""

from __future__ import annotations

import html
import unicodedata
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from followup_desktop.domain.reminders import Announcement, Occasion
from followup_desktop.notify.values import Channel, Notice
from followup_desktop.store.book import Book
from followup_desktop.tray.look import look
from followup_desktop.tray.menu import TrayMenu
from followup_desktop.tray.notices import notice_of
from followup_desktop.tray.toast import Toasts
from tests.hostile.looking import show_tips, wrong
from tests.notify.conftest import Heard, hear, heard
from tests.support.fixtures import bus, server, short_folder, x_display
from tests.support.look import session_theme, theme
from tests.support.notification_server import ScriptedServer, notification_daemon
from tests.support.screen import Screen
from tests.support.session_bus import SessionBus

__all__ = ["bus", "hear", "heard", "server", "session_theme", "short_folder", "theme", "x_display"]
_TURNED = set("\u202a\u202b\u202c\u202d\u202e")


@pytest.fixture
def notices(book: Book, people: list[int], now: datetime) -> list[Notice]:
    """One for each contact, and one for all of them."""
    due = look(book, now).today.timed
    assert {check_in.contact for check_in in due} == set(people)
    single = [Announcement(Occasion.MISSED, (f"timed {each.uuid} 12",), (each,)) for each in due]
    several = Announcement(Occasion.MISSED, tuple(f"timed {each.uuid} 12" for each in due), tuple(due))
    return [notice_of(each, hide_names=False) for each in (*single, several)]


def entries(menu: QMenu) -> list[str]:
    """The texts of a menu and of those that open from it."""
    inner = [text for action in menu.actions() if action.menu() for text in entries(action.menu())]
    return [action.text() for action in menu.actions()] + inner


def test_the_menu_shows_names_as_entries_and_nothing_else(qtbot: QtBot, theme, book, people, now, spies):
    menu = TrayMenu()
    qtbot.addWidget(menu)
    menu.show_sight(look(book, now), now)
    menu.grab()
    show_tips()
    assert wrong() == []
    assert all("\t" not in text and "\n" not in text and len(text) < 120 for text in entries(menu))
    assert all("&" not in text.replace("&&", "") for text in entries(menu))


def test_toasts_show_what_is_written(qtbot: QtBot, theme, notices, spies):
    toasts = Toasts()
    for notice in notices:
        toast = toasts.show_notice(notice)
        toast.grab()
        assert wrong() == []
    show_tips()
    toasts.clear()
    QApplication.processEvents()


def test_a_server_that_reads_markup_gets_none(server: ScriptedServer, heard: Heard, notices, spies):
    for notice in notices:
        assert heard.show(notice).channel is Channel.NATIVE
        shown = server.shown()
        assert "<" not in shown.body
        assert not _TURNED & set(shown.title + shown.body)
        controls = [letter for letter in shown.title + shown.body if unicodedata.category(letter) == "Cc"]
        assert set(controls) <= {"\n"}
        assert "\n" not in shown.title
        assert len(shown.title) < 500
        assert html.unescape(shown.body).split() == notice_words(notice.body, html.unescape(shown.body))


def notice_words(body: str, shown: str) -> list[str]:
    """The words of a notice as far as they are shown: controls do not count, and what is long is cut."""
    clean = "".join(" " if unicodedata.category(each) == "Cc" else each for each in body if each not in _TURNED)
    words = clean.split()
    return words if not shown.endswith("…") else shown.split()


@pytest.mark.journey
def test_a_real_server_fetches_nothing(bus: SessionBus, x_display: str, heard: Heard, notices, spies, people):
    with notification_daemon(bus.address, x_display):
        for notice in notices[:8]:
            heard.show(notice)
            area = Screen(x_display).window("Notification")
            assert area.height < 500
            heard.notifier.withdraw(notice.id)
            Screen(x_display).wait_until_gone("Notification")
