"""Eight starts of the real tray at once, again and again, each winner killed with kill -9: there is exactly one."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from followup_desktop.desktop.paths import find_folders
from followup_desktop.desktop.running import Role, has_died, is_running, lock_path
from tests.journeys.conftest import ROOT
from tests.support.processes import end, environment, wait_until
from tests.support.program import program

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

STARTS = 8


class Crowd:
    """Processes that are all started at once on one data folder."""

    def __init__(self, home: Path) -> None:
        self.data = home / "data"
        self.data.mkdir(mode=0o700)
        # No panel and no bus are needed to be the one.
        self.environment = environment(
            QT_QPA_PLATFORM="offscreen",
            HOME=str(home),
            XDG_RUNTIME_DIR=str(home),
            DBUS_SESSION_BUS_ADDRESS="unix:path=/",
        )
        self.runtime = find_folders(self.data, self.environment).runtime
        self.processes: list[subprocess.Popen[str]] = []

    def start(self) -> None:
        command = [*program(), "--data", str(self.data), "--tray"]
        self.processes = [
            subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL, text=True)
            for _ in range(STARTS)
        ]

    def alive(self) -> list[subprocess.Popen[str]]:
        return [process for process in self.processes if process.poll() is None]


@pytest.fixture
def crowd(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crowd]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_folder))
    made = Crowd(short_folder)
    yield made
    for process in made.alive():
        end(process)


@pytest.mark.parametrize("rounds", [2, pytest.param(100, marks=pytest.mark.soak)])
def test_of_eight_starts_exactly_one_stays_whatever_the_last_one_left(crowd: Crowd, rounds: int) -> None:
    for _round in range(rounds):
        crowd.start()
        wait_until(lambda: len(crowd.alive()) <= 1, "all but one to go")
        wait_until(lambda: is_running(Role.TRAY, crowd.runtime), "one to have the lock")
        (one,) = crowd.alive()
        assert [process.returncode for process in crowd.processes if process is not one] == [0] * (STARTS - 1)
        assert lock_path(Role.TRAY, crowd.runtime).read_text().splitlines()[0] == str(one.pid)
        one.send_signal(signal.SIGKILL)
        one.wait()
        assert has_died(Role.TRAY, crowd.runtime)
