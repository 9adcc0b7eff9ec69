"""Waiting for the panel, on a real bus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from followup_desktop.tray import host
from followup_desktop.tray.host import PanelWatch
from tests.support.panel import status_notifier_panel
from tests.support.processes import PATIENCE
from tests.support.session_bus import SessionBus

WAIT = int(PATIENCE * 1000)


@pytest.fixture
def connection(bus: SessionBus) -> Iterator[QDBusConnection]:
    """The test's bus, which Qt would otherwise look up once for the whole process."""
    yield QDBusConnection.connectToBus(bus.address, "panels")
    QDBusConnection.disconnectFromBus("panels")


def test_a_panel_that_is_there_is_used_at_once(qtbot: QtBot, bus: SessionBus, connection: QDBusConnection) -> None:
    with status_notifier_panel(bus.address):
        watch, settled = PanelWatch(connection), []
        watch.settled.connect(lambda: settled.append(1))
        watch.start()
        assert settled == [1]


def test_a_panel_that_comes_soon_is_waited_for(
    qtbot: QtBot, bus: SessionBus, connection: QDBusConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "GRACE_MS", WAIT)
    watch, late = PanelWatch(connection), []
    watch.late.connect(lambda: late.append(1))
    watch.start()
    with qtbot.waitSignal(watch.settled, timeout=WAIT), status_notifier_panel(bus.address):
        pass
    assert late == []


def test_a_panel_that_comes_after_the_icon_is_told_once(
    qtbot: QtBot, bus: SessionBus, connection: QDBusConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "GRACE_MS", 1)
    watch = PanelWatch(connection)
    with qtbot.waitSignal(watch.settled, timeout=WAIT):
        watch.start()
    late: list[int] = []
    watch.late.connect(lambda: late.append(1))
    for _time in range(2):
        with status_notifier_panel(bus.address):
            qtbot.waitUntil(lambda: late == [1], timeout=WAIT)


def test_without_a_bus_nothing_is_waited_for(qtbot: QtBot) -> None:
    watch = PanelWatch(QDBusConnection("no such bus"))
    with qtbot.waitSignal(watch.settled, timeout=WAIT):
        watch.start()
