"""The notification servers that people have: each button pressed by a real click, and one that hangs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import send_word
from followup_desktop.domain.check_ins import State
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.today import today
from tests.journeys.conftest import Desk
from tests.journeys.reminding import always_announcing, remind
from tests.support.notification_server import scripted_server
from tests.support.processes import wait_until
from tests.support.real_servers import RealServer, debians_own, dunst, xfce

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

Serve = Callable[[str, str, Path], AbstractContextManager[RealServer]]


@pytest.fixture
def book(desk: Desk, real_now: datetime) -> Iterator[Book]:
    opened = always_announcing(desk.data, real_now)
    yield opened
    opened.close()


@pytest.mark.parametrize("serve", [debians_own, xfce, dunst], ids=lambda serve: serve.__name__)
def test_each_button_does_what_it_says(desk: Desk, book: Book, real_now: datetime, serve: Serve) -> None:
    done = remind(book, "Ana Čech", real_now)
    with serve(desk.bus_address, desk.display, desk.home) as server:
        desk.start("--data", str(desk.data), "--tray")
        _pressed(desk, server, "Done")
        wait_until(lambda: find_check_in(book, done, real_now).state is State.DONE, "Ana's check-in to be done")
        assert history(book, 1)[0].label == "Logged a contact with Ana Čech"

        later = remind(book, "Bilal <b>Haddad</b> & Söhne", real_now)
        was_due = find_check_in(book, later, real_now).due_at
        assert send_word(Role.TRAY, desk.runtime(), "changed", 20_000)
        _pressed(desk, server, "Snooze")
        wait_until(lambda: find_check_in(book, later, real_now).due_at != was_due, "Bilal's check-in to move")

        remind(book, "Chloé Dubois", real_now)
        assert send_word(Role.TRAY, desk.runtime(), "changed", 20_000)
        assert not desk.runs(Role.WINDOW)
        _pressed(desk, server, "Open")
        desk.wait_for(Role.WINDOW)
        assert "Chloé Dubois" in [each.contact_name for each in today(book, real_now).timed]


def _pressed(desk: Desk, server: RealServer, button: str) -> None:
    """Wait for a notification, keep a picture of it, press one of its buttons, and wait until it goes."""
    desk.screen.window(server.window)
    desk.settle()
    desk.take_picture(f"{server.window.lower()}-{button.lower()}")
    server.press(desk.screen, button)
    desk.screen.wait_until_gone(server.window)


def test_where_the_server_hangs_the_programs_own_toast_comes(desk: Desk, book: Book, real_now: datetime) -> None:
    uuid = remind(book, "Ana Čech", real_now)
    with scripted_server(desk.bus_address) as server:
        server.stop()
        tray = desk.start("--data", str(desk.data), "--tray")
        wait_until(lambda: desk.windows_of(tray.pid) == 1, "the toast")
        desk.settle()
        desk.take_picture("toast")
        assert [each.uuid for each in today(book, real_now).timed] == [uuid]
