from __future__ import annotations

import signal

import pytest

from followup_desktop.notify.reachable import Reachability, reachable
from tests.support.notification_server import ScriptedServer, scripted_server
from tests.support.session_bus import SessionBus


def test_says_who_and_what(bus: SessionBus) -> None:
    with scripted_server(bus.address, name="scripted", capabilities=("body", "actions")):
        assert reachable(timeout=20) == Reachability(True, "scripted 1.0: actions, body")


def test_says_that_there_is_no_server(bus: SessionBus) -> None:
    assert reachable(timeout=20) == Reachability(False, "no notification server runs in this session")


def test_says_that_there_is_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert reachable(timeout=20) == Reachability(False, "there is no session bus (FileNotFoundError)")


def test_a_stopped_server_holds_up_nobody(server: ScriptedServer) -> None:
    server.stop()
    assert reachable(timeout=0.5) == Reachability(False, "the notification server does not answer")
    server.resume()


def test_a_stopped_bus_holds_up_nobody(bus: SessionBus) -> None:
    bus.daemon.send_signal(signal.SIGSTOP)
    assert not reachable(timeout=0.5).ok
