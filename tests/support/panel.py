"""Panels of a test's own: who knows the panels of a session, and a real one for icons of the older kind."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.processes import environment, running

WATCHER = "org.kde.StatusNotifierWatcher"
_ROOT = Path(__file__).parents[2]


@contextmanager
def status_notifier_watcher(address: str) -> Iterator[None]:
    """Own the name of the StatusNotifierWatcher on a bus: to programs, a panel has come."""
    command = [sys.executable, "-m", "tests.support.panel"]
    process = subprocess.Popen(
        command, cwd=_ROOT, env=environment(DBUS_SESSION_BUS_ADDRESS=address), stdout=subprocess.PIPE, text=True
    )
    with running(process):
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield


@contextmanager
def trayer(display: str) -> Iterator[subprocess.Popen[str]]:
    """A real panel for icons, at the lower right of the screen."""
    command = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32"]
    with running(subprocess.Popen(command, env=environment(DISPLAY=display), text=True)) as process:
        yield process


async def _own() -> None:
    from dbus_fast.aio import MessageBus

    bus = await MessageBus().connect()
    await bus.request_name(WATCHER)
    print("ready", flush=True)
    await bus.wait_for_disconnect()


if __name__ == "__main__":
    asyncio.run(_own())
