"""A person is reminded: the real program, a real notification server, a real panel, real clicks."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import send_word
from followup_desktop.domain.check_ins import Snooze, snoozed_to
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.today import today
from tests.journeys.conftest import Desk
from tests.journeys.reminding import always_announcing, remind
from tests.support.notification_server import notification_daemon, scripted_server
from tests.support.panel import trayer
from tests.support.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def book(desk: Desk, real_now: datetime) -> Iterator[Book]:
    opened = always_announcing(desk.data, real_now)
    yield opened
    opened.close()


def test_a_reminder_pops_up_is_snoozed_and_window_and_book_agree(desk: Desk, book: Book, real_now: datetime) -> None:
    uuid = remind(book, "Ana Čech", real_now)
    with notification_daemon(desk.bus_address, desk.display):
        window = desk.open_window()
        desk.wait_for(Role.TRAY)
        desk.screen.window("Notification")
        desk.settle()
        desk.take_picture("notification")
        before = _list(desk, window)
        desk.screen.press_notification_button(2, of=3)
        desk.screen.wait_until_gone("Notification")
        wait_until(lambda: find_check_in(book, uuid, real_now).due_at != _due(real_now), "the check-in to move")
        moved = find_check_in(book, uuid, real_now)
        later = [snoozed_to(Snooze.LATER_TODAY, now) for now in (real_now, datetime.now().astimezone())]
        assert (moved.due_at or moved.due_on) in later
        (newest,) = history(book, 1)
        assert (newest.label, newest.origin) == ("Moved the check-in with Ana Čech", "tray")
        # What the open window shows now is what a window shows that is opened anew on the book as it is.
        wait_until(lambda: _list(desk, window) != before, "the window to show it")
        desk.settle()
        live = _list(desk, window)
        assert send_word(Role.WINDOW, desk.runtime(), "quit", 20_000)
        assert window.wait(20) == 0
        anew = desk.open_window()
        wait_until(lambda: _list(desk, anew) == live, "a new window to show the same")


def test_killed_and_started_again_the_tray_repeats_nothing(desk: Desk, book: Book, real_now: datetime) -> None:
    first = remind(book, "Ana Čech", real_now)
    with scripted_server(desk.bus_address) as server:
        for _start in range(2):
            desk.start("--data", str(desk.data), "--tray")
            desk.wait_for(Role.TRAY)
            if _start == 0:
                assert server.shown().title == "Ana Čech"
            os.kill(desk.pid(Role.TRAY), signal.SIGKILL)
            desk.wait_for(Role.TRAY, there=False)
        desk.start("--data", str(desk.data), "--tray")
        desk.wait_for(Role.TRAY)
        remind(book, "Bilal Haddad", real_now)
        assert send_word(Role.TRAY, desk.runtime(), "changed", 20_000)
        assert server.shown().title == "Bilal Haddad"
        assert find_check_in(book, first, real_now).due_at == _due(real_now)
        assert server.nothing_happened()


def test_the_second_tray_leaves_it_to_the_first(desk: Desk, book: Book) -> None:
    first = desk.start("--data", str(desk.data), "--tray")
    desk.wait_for(Role.TRAY)
    assert desk.start("--data", str(desk.data), "--tray").wait(30) == 0
    assert first.poll() is None
    assert desk.pid(Role.TRAY) == first.pid


def test_the_icon_opens_a_menu_that_answers_and_quits(desk: Desk, book: Book, real_now: datetime) -> None:
    uuid = remind(book, "Ana Čech", real_now)
    with scripted_server(desk.bus_address) as server, trayer(desk.display):
        tray = desk.start("--data", str(desk.data), "--tray")
        assert server.shown().title == "Ana Čech"
        wait_until(lambda: desk.screen.window("panel").width > 20, "the icon in the panel")
        panel = desk.screen.window("panel")
        icon = (panel.x + panel.width // 2, panel.y + panel.height // 2)
        _open_menu(desk, tray, icon)
        desk.take_picture("tray-menu")
        # The heading, Ana; to the right: why, Done.
        desk.press("Down", "Down", "Right", "Down", "Return")
        wait_until(lambda: today(book, real_now).shown == (), "the check-in to be done")
        assert history(book, 1)[0].label == "Logged a contact with Ana Čech"
        assert find_check_in(book, uuid, real_now).state == "done"
        _open_menu(desk, tray, icon)
        desk.press("Up", "Return")
        assert tray.wait(30) == 0


def test_the_demo_comes_with_a_tray_and_both_go_together(desk: Desk) -> None:
    demo = desk.start("--demo")
    wait_until(lambda: bool(list(desk.home.glob("followup-demo-*/book.db"))), "the demo's book")
    (data,) = desk.home.glob("followup-demo-*")
    desk.wait_for(Role.WINDOW, data=data)
    desk.wait_for(Role.TRAY, data=data)
    desk.focus(demo)
    desk.settle()
    desk.take_picture("demo")
    assert send_word(Role.WINDOW, desk.runtime(data), "quit", 20_000)
    assert demo.wait(30) == 0
    assert not desk.runs(Role.TRAY, data)
    assert not data.exists()
    assert not desk.runtime(data).exists()


def _due(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0) - timedelta(minutes=1)


def _open_menu(desk: Desk, tray: subprocess.Popen[str], icon: tuple[int, int]) -> None:
    """Click the icon: beside its own window the process has then one of the menu."""
    wait_until(lambda: desk.windows_of(tray.pid) == 1, "the menu to be shut")
    desk.screen.click(*icon, button=3)
    wait_until(lambda: desk.windows_of(tray.pid) == 2, "the menu")
    desk.settle()


def _list(desk: Desk, window: subprocess.Popen[str]) -> bytes:
    """The pixels of the left part of the window, which no notification and no toast covers."""
    area = desk.area(window)
    part = desk.screen.picture().copy(area.x, area.y, area.width // 2, area.height // 2)
    return bytes(part.constBits())
