"""When the native way fails: what comes next, and that nothing ever hangs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followup_desktop.notify.values import Button, Channel, Notice
from tests.notify.conftest import Heard
from tests.support.notification_server import ScriptedServer, scripted_server
from tests.support.session_bus import SessionBus

HASTY = 0.5
DONE = (Button("done", "Done"),)


def test_without_a_bus_the_own_toast_is_shown(
    hear: Callable[..., Heard], short_folder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={short_folder}/nowhere")
    heard = hear(stand_in=True)
    outcome = heard.show(Notice("c-1", "Ana", buttons=DONE))
    assert (outcome.channel, outcome.buttons) == (Channel.TOAST, True)
    assert "native: there is no session bus" in outcome.reason
    assert heard.toasts.get_nowait().title == "Ana"


def test_without_bus_and_toast_the_outcome_says_that_nobody_saw_it(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "no address at all")
    outcome = heard.show(Notice("c-1", "Ana"))
    assert outcome.channel is Channel.NONE
    assert "native: " in outcome.reason
    assert "plain: " in outcome.reason


def test_without_a_server_plyer_is_not_believed(bus: SessionBus, hear: Callable[..., Heard]) -> None:
    outcome = hear(stand_in=True).show(Notice("c-1", "Ana"))
    assert outcome.channel is Channel.TOAST
    assert outcome.reason.count("no notification server runs in this session") == 2


def test_a_stopped_server_holds_up_nobody(server: ScriptedServer, hear: Callable[..., Heard]) -> None:
    heard = hear(stand_in=True, deadline=HASTY)
    heard.show(Notice("c-1", "Ana"))
    server.shown()
    server.stop()
    heard.notifier.withdraw("c-1")
    outcome = heard.show(Notice("c-2", "Bob"))
    assert outcome.channel is Channel.TOAST
    assert outcome.reason.count("does not answer") == 2
    heard.notifier.close()
    server.resume()


def test_a_stopped_server_that_wakes_up_is_used_again(server: ScriptedServer, hear: Callable[..., Heard]) -> None:
    hasty, patient = hear(stand_in=True, deadline=HASTY), hear()
    server.stop()
    assert hasty.show(Notice("c-1", "Ana")).channel is Channel.TOAST
    server.resume()
    assert patient.show(Notice("c-2", "Bob")).channel is Channel.NATIVE
    assert server.shown().title == "Bob"


@pytest.mark.parametrize("how", ["kill", "stop"])
def test_a_bus_that_goes_away_holds_up_nobody(bus: SessionBus, hear: Callable[..., Heard], how: str) -> None:
    heard = hear(stand_in=True, deadline=HASTY if how == "stop" else 10.0)
    with scripted_server(bus.address) as server:
        assert hear().show(Notice("c-0", "Ana")).channel is Channel.NATIVE
        server.shown()
        bus.daemon.send_signal({"kill": 9, "stop": 19}[how])
        assert heard.show(Notice("c-1", "Bob")).channel is Channel.TOAST


def test_plain_stands_in_where_native_is_broken(
    server: ScriptedServer, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("desktop-notifier does not like this server")

    monkeypatch.setattr("desktop_notifier.DesktopNotifier.__init__", broken)
    outcome = heard.show(Notice("c-1", "Ana", buttons=DONE))
    assert (outcome.channel, outcome.buttons, outcome.reason) == (Channel.PLAIN, False, "native: RuntimeError")
    assert server.shown().title == "Ana"


def test_closing_an_unused_notifier_starts_nothing(hear: Callable[..., Heard]) -> None:
    heard = hear()
    heard.notifier.close()
    heard.notifier.close()
