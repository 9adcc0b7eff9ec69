"""A person's desk for the real program: a screen, a session bus, a home of its own, keys and clicks."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.desktop.paths import find_folders
from followup_desktop.desktop.running import Role, is_running, lock_path
from tests.support.display import virtual_display
from tests.support.fixtures import short_folder  # noqa: F401
from tests.support.processes import end, environment, wait_until
from tests.support.program import program
from tests.support.screen import Area, Screen
from tests.support.session_bus import session_bus

ROOT = Path(__file__).parents[2]
SCREEN = "1600x1000x24"
PICTURES = ROOT / "build" / "journeys"


class Desk:
    """The program as a person meets it. Everything that it starts, by itself too, is ended with the test."""

    def __init__(self, home: Path, bus_address: str, display: str) -> None:
        self.home = home
        self.data = home / "data"
        self.display = display
        self.bus_address = bus_address
        self.screen = Screen(display)
        self.environment = environment(
            DISPLAY=display,
            DBUS_SESSION_BUS_ADDRESS=bus_address,
            QT_QPA_PLATFORM="xcb",
            HOME=str(home),
            TMPDIR=str(home),
            XDG_RUNTIME_DIR=str(home),
            XDG_CONFIG_HOME=None,
            XDG_DATA_HOME=None,
            XDG_CURRENT_DESKTOP=None,
            WAYLAND_DISPLAY=None,
            FOLLOWUP_DATA=None,
        )
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the program with these arguments."""
        command = [*program(), *arguments]
        self._started.append(subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True))
        return self._started[-1]

    def open_window(self) -> subprocess.Popen[str]:
        """Start the window on the book of this desk and wait until it can be typed into."""
        started = self.start("--data", str(self.data))
        self.focus(started)
        return started

    def focus(self, window: subprocess.Popen[str], number: int = 1) -> None:
        """Give the keyboard to the newest of so many windows of a process, as a window manager would."""
        wait_until(lambda: len(self._windows(window.pid)) == number, f"window {number}")
        self.xdotool("windowfocus", "--sync", self._windows(window.pid)[-1])

    def runtime(self, data: Path | None = None) -> Path:
        """Where the processes of a book have their locks."""
        return find_folders(data or self.data, self.environment).runtime

    def runs(self, role: Role, data: Path | None = None) -> bool:
        return is_running(role, self.runtime(data))

    def pid(self, role: Role) -> int:
        """The process of a role, told from its lock."""
        return int(lock_path(role, self.runtime()).read_text().splitlines()[0])

    def wait_for(self, role: Role, *, there: bool = True, data: Path | None = None) -> None:
        wait_until(lambda: self.runs(role, data) is there, f"the {role} to {'come' if there else 'go'}")

    def press(self, *keys: str) -> None:
        """Press keys, such as 'ctrl+i', one after another."""
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type a text."""
        self.xdotool("type", "--delay", "20", text)

    def windows_of(self, pid: int) -> int:
        """How many visible windows a process has."""
        return len(self._windows(pid))

    def area(self, window: subprocess.Popen[str]) -> Area:
        """Where the window of a process is."""
        shell = self.xdotool("getwindowgeometry", "--shell", self._windows(window.pid)[-1])
        values = dict(line.split("=") for line in shell.splitlines())
        return Area(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def take_picture(self, name: str) -> Path:
        """Keep a picture of the whole screen under build/journeys."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        subprocess.run(["scrot", "--overwrite", "--silent", str(file)], env=self.environment, check=True)
        return file

    def xdotool(self, *arguments: str) -> str:
        ended = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return ended.stdout

    def settle(self) -> None:
        """Wait until the screen stands still, whatever was shown to pass the time; a cursor may blink."""
        looked = [self.screen.picture()]

        def still() -> bool:
            time.sleep(0.3)
            looked.append(self.screen.picture())
            return looked[-1] in looked[-3:-1]

        wait_until(still, "the screen to stand still")

    def clean_up(self) -> None:
        """End what was started, and what that started by itself."""
        for process in self._started:
            end(process)
        for data in (self.data, *self.home.glob("followup-demo-*")):
            for role in (role for role in (Role.WINDOW, Role.TRAY) if self.runs(role, data)):
                owner = int(lock_path(role, self.runtime(data)).read_text().splitlines()[0])
                os.kill(owner, signal.SIGTERM)
                self.wait_for(role, there=False, data=data)

    def _windows(self, pid: int) -> list[str]:
        return self.xdotool("search", "--onlyvisible", "--pid", str(pid)).split()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with a home of its own. The test's own process looks for locks where the program puts them."""
    # Not pytest's own folder: its path is too long for sockets.
    with tempfile.TemporaryDirectory(prefix="fu-") as folder:
        home = Path(folder)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
        with session_bus(home) as bus, virtual_display(SCREEN) as display:
            made = Desk(home, bus.address, display)
            yield made
            made.clean_up()


@pytest.fixture
def real_now() -> datetime:
    """The moment that the program will read from its clock too."""
    return datetime.now().astimezone()
