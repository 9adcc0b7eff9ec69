"""The icon in panels of both kinds: it registers, opens the window with a click, and its menu works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.domain.check_ins import State
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from tests.journeys.conftest import Desk
from tests.journeys.reminding import always_announcing, remind
from tests.support.notification_server import scripted_server
from tests.support.panel import status_notifier_panel, trayer
from tests.support.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def book(desk: Desk, real_now: datetime) -> Iterator[Book]:
    opened = always_announcing(desk.data, real_now)
    yield opened
    opened.close()


def test_a_panel_of_the_newer_kind(desk: Desk, book: Book, real_now: datetime) -> None:
    uuid = remind(book, "Ana Čech", real_now)
    due = find_check_in(book, uuid, real_now).due_at
    with scripted_server(desk.bus_address), status_notifier_panel(desk.bus_address) as panel:
        tray = desk.start("--data", str(desk.data), "--tray")
        wait_until(lambda: panel.item().tooltip == "Followup: 1 check-in today", "the icon to say what is due")
        item = panel.item()
        assert item.status == "Active"
        assert {16, 22, 32} <= set(item.icon_sizes)
        ana = f"{due:%H:%M} · Ana Čech"
        heading, entry, *_, last = panel.menu()
        assert (heading, entry[0], last) == ("1 check-in today", ana, "Quit")

        panel.choose(ana, "Done")
        wait_until(lambda: find_check_in(book, uuid, real_now).state is State.DONE, "the check-in to be done")
        wait_until(lambda: panel.item().tooltip == "Followup: Nothing to do today", "the icon to say so")
        assert ana not in str(panel.menu())

        panel.click()
        desk.wait_for(Role.WINDOW)
        panel.choose("Quit")
        assert tray.wait(30) == 0
        assert desk.runs(Role.WINDOW)


def test_a_panel_of_the_older_kind(desk: Desk, book: Book, real_now: datetime) -> None:
    with trayer(desk.display):
        desk.start("--data", str(desk.data), "--tray")
        wait_until(lambda: desk.screen.window("panel").width > 20, "the icon in the panel")
        panel = desk.screen.window("panel")
        desk.screen.click(panel.x + panel.width // 2, panel.y + panel.height // 2)
        desk.wait_for(Role.WINDOW)
