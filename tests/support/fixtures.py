"""Fixtures over the helpers of this folder; a conftest imports the ones that its tests use."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import display, notification_server, session_bus


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder of a path short enough for sockets, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="fu-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def bus(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[session_bus.SessionBus]:
    """A session bus of the test's own, which is this process's session bus while the test runs."""
    with session_bus.session_bus(short_folder) as running_bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running_bus.address)
        yield running_bus


@pytest.fixture
def server(bus: session_bus.SessionBus) -> Iterator[notification_server.ScriptedServer]:
    """A scripted notification server that can do everything."""
    with notification_server.scripted_server(bus.address) as running_server:
        yield running_server


@pytest.fixture
def x_display() -> Iterator[str]:
    """A virtual screen of the test's own."""
    with display.virtual_display() as name:
        yield name
