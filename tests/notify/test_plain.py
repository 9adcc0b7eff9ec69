"""Plyer's notices, on a real bus, with the notify-send that Debian has."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from followup_desktop.notify.plain import BODY_UNITS, TITLE_UNITS, PlainChannel
from followup_desktop.notify.values import Notice, Unavailable
from tests.support.notification_server import ScriptedServer, scripted_server
from tests.support.processes import PATIENCE
from tests.support.session_bus import SessionBus


def show(title: str, body: str = "") -> bool:
    return asyncio.run(PlainChannel("Followup", PATIENCE).show(Notice("c-1", title, body)))


def test_text_arrives_as_text(server: ScriptedServer) -> None:
    assert show("-t 5 <b>Ana</b>", r"--help & <i>C:\new\table</i>") is False
    shown = server.shown()
    assert shown.title == " -t 5 <b>Ana</b>"
    assert shown.body == r" --help &amp; &lt;i&gt;C:\new\table&lt;/i&gt;"
    assert shown.app == "Followup"


def test_text_is_not_escaped_for_a_server_without_markup(bus: SessionBus) -> None:
    with scripted_server(bus.address, capabilities=("body",)) as server:
        show("Ana", "Tom & Jerry")
        assert server.shown().body == "Tom & Jerry"


def test_text_is_clipped_to_what_windows_takes(server: ScriptedServer) -> None:
    show("😀" * 200, "é" * 1000)
    shown = server.shown()
    assert len(shown.title.encode("utf-16-le")) // 2 == TITLE_UNITS
    assert len(shown.body) == BODY_UNITS


def test_a_hanging_plyer_is_left_behind(
    server: ScriptedServer, short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = short_folder / "go-on"
    hanging = short_folder / "notify-send"
    hanging.write_text(f"#!/bin/sh\nwhile ! test -e {go_on}; do sleep 0.05; done\n")
    hanging.chmod(0o700)
    monkeypatch.setenv("PATH", str(short_folder), prepend=":")
    asyncio.run(hang_twice())
    go_on.touch()


async def hang_twice() -> None:
    channel = PlainChannel("Followup", 0.3)
    with pytest.raises(Unavailable, match="does not answer"):
        await channel.show(Notice("c-1", "Ana"))
    with pytest.raises(Unavailable, match="earlier notification still waits"):
        await channel.show(Notice("c-2", "Bob"))


def test_a_missing_notify_send_is_said(
    server: ScriptedServer, short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(short_folder))
    with pytest.raises(Unavailable, match="neither notify-send nor"):
        show("Ana")
