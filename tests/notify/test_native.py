"""Notices with buttons, on a real bus, before a server that really presses them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from followup_desktop.notify.native import NativeChannel
from followup_desktop.notify.values import Button, Channel, Notice, Outcome, Pressed, Unavailable
from tests.notify.conftest import Heard
from tests.support.notification_server import ALL_CAPABILITIES, ScriptedServer, scripted_server
from tests.support.session_bus import SessionBus

BUTTONS = (Button("open", "Open"), Button("done", "Done"), Button("snooze", "Snooze"))
HOSTILE = "<b>bold</b> & <img src='file:///etc/hostname'> <a href='x'>y</a>"


def test_shown_with_its_buttons_and_inert_text(server: ScriptedServer, heard: Heard) -> None:
    outcome = heard.show(Notice("c-1", HOSTILE, HOSTILE, BUTTONS, sound=True))
    assert outcome == Outcome("c-1", Channel.NATIVE, "", buttons=True)
    shown = server.shown()
    assert shown.buttons == {"open": "Open", "done": "Done", "snooze": "Snooze"}
    assert shown.title == HOSTILE
    assert "<" not in shown.body
    assert shown.body.startswith("&lt;b&gt;bold&lt;/b&gt; &amp; ")
    assert shown.app == "Followup"
    assert shown.hints["sound-name"] == "default"


def test_text_is_not_escaped_for_a_server_without_markup(bus: SessionBus, heard: Heard) -> None:
    with scripted_server(bus.address, capabilities=("actions", "body")) as server:
        heard.show(Notice("c-1", "Ana", "Tom & <Jerry>"))
        assert server.shown().body == "Tom & <Jerry>"


def test_the_outcome_says_that_a_server_has_no_buttons(bus: SessionBus, heard: Heard) -> None:
    with scripted_server(bus.address, capabilities=("body",)):
        outcome = heard.show(Notice("c-1", "Ana", buttons=BUTTONS))
    assert outcome == Outcome("c-1", Channel.NATIVE, "", buttons=False)


def test_long_and_odd_text_arrives(server: ScriptedServer, heard: Heard) -> None:
    assert heard.show(Notice("c-1", "\ud800\0\n", "x" * 100_000)).channel is Channel.NATIVE
    shown = server.shown()
    assert shown.title == "?"
    assert len(shown.body) == 1000
    assert heard.show(Notice("c-2", "\0")).channel is Channel.NATIVE
    assert server.shown().title == "Followup"


def test_presses_clicks_and_dismissals_come_back(server: ScriptedServer, heard: Heard) -> None:
    for notice_id in ("c-1", "c-2", "c-3", "c#4"):
        heard.show(Notice(notice_id, "Ana", buttons=BUTTONS))
    numbers = [server.shown().id for _ in range(4)]
    server.press(numbers[1], "snooze")
    server.press(numbers[0], "default")
    server.close(numbers[2], 1)
    server.close(numbers[3], 2)
    assert heard.pressed() == Pressed("c-2", "snooze")
    assert heard.pressed() == Pressed("c-1", "open")
    assert heard.pressed() == Pressed("c#4", "dismissed")
    assert heard.presses.empty()


def test_a_second_notice_of_an_id_replaces_the_first(server: ScriptedServer, heard: Heard) -> None:
    heard.show(Notice("digest", "2 check-ins"))
    first = server.shown()
    heard.show(Notice("digest", "3 check-ins", buttons=BUTTONS))
    assert server.closed() == first.id
    second = server.shown()
    assert second.title == "3 check-ins"
    server.press(second.id, "done")
    assert heard.pressed() == Pressed("digest", "done")


def test_withdrawn_once_and_only_what_is_there(server: ScriptedServer, heard: Heard) -> None:
    heard.notifier.withdraw("never shown")
    heard.show(Notice("c-1", "Ana"))
    number = server.shown().id
    heard.notifier.withdraw("c-1")
    assert server.closed() == number
    heard.notifier.withdraw("c-1")
    heard.show(Notice("c-2", "Bob"))
    assert server.shown().title == "Bob"


def test_withdrawing_what_was_pressed_does_nothing(server: ScriptedServer, heard: Heard) -> None:
    heard.show(Notice("c-1", "Ana", buttons=BUTTONS))
    server.press(server.shown().id, "done")
    heard.pressed()
    heard.notifier.withdraw("c-1")
    heard.show(Notice("c-2", "Bob"))
    assert server.shown().title == "Bob"


def test_another_server_takes_over(bus: SessionBus, heard: Heard) -> None:
    with scripted_server(bus.address, capabilities=("body",)) as first:
        heard.show(Notice("c-1", "Ana", "a & b", BUTTONS))
        assert first.shown().body == "a & b"
    sockets = open_sockets()
    for _ in range(3):
        with scripted_server(bus.address, capabilities=ALL_CAPABILITIES) as second:
            assert heard.show(Notice("c-1", "Ana", "a & b", BUTTONS)).buttons
            shown = second.shown()
            assert shown.body == "a &amp; b"
            second.press(shown.id, "done")
            assert heard.pressed() == Pressed("c-1", "done")
    assert open_sockets() == sockets


def test_a_server_that_dies_with_a_notice_on_screen(bus: SessionBus, heard: Heard) -> None:
    with scripted_server(bus.address) as server:
        heard.show(Notice("c-1", "Ana"))
        server.shown()
    heard.notifier.withdraw("c-1")
    outcome = heard.show(Notice("c-2", "Bob"))
    assert outcome.channel is Channel.NONE
    assert "no notification server" in outcome.reason


def test_what_a_waking_server_shows_late_is_withdrawn(bus: SessionBus) -> None:
    with scripted_server(bus.address, hold=True) as server:
        asyncio.run(show_too_late(server))


async def show_too_late(server: ScriptedServer) -> None:
    channel = NativeChannel("Followup", None, lambda _pressed: None, deadline=1.0)
    with pytest.raises(Unavailable, match="does not answer"):
        await channel.show(Notice("c-1", "Ana"))
    server.release()
    late = await asyncio.to_thread(server.shown)
    assert await asyncio.to_thread(server.closed) == late.id
    assert await channel.show(Notice("c-2", "Bob")) is False
    await channel.disconnect()


def open_sockets() -> int:
    """How many sockets this process holds."""
    return sum(str(fd.readlink()).startswith("socket:") for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink())
