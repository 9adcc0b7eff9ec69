"""The life of window and tray, two real processes: who starts whom, who goes, and who comes again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import send_word
from tests.journeys.conftest import ROOT, Desk
from tests.support.processes import end, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OLDER = "import sys, followup_desktop; followup_desktop.__version__ = '0.0.1'; "
OLDER += "from followup_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
WORD_MS = 20_000


@pytest.fixture
def older_tray(desk: Desk) -> Iterator[subprocess.Popen[str]]:
    """The tray of an older version of the program."""
    desk.data.mkdir(mode=0o700)
    command = [sys.executable, "-c", OLDER, "--data", str(desk.data), "--tray"]
    started = subprocess.Popen(command, cwd=ROOT, env=desk.environment, text=True)
    desk.wait_for(Role.TRAY)
    yield started
    end(started)


def test_the_window_brings_the_tray_and_each_goes_alone(desk: Desk) -> None:
    window = desk.open_window()
    desk.wait_for(Role.TRAY)
    tray = desk.pid(Role.TRAY)
    assert send_word(Role.WINDOW, desk.runtime(), "quit", WORD_MS)
    assert window.wait(30) == 0
    assert desk.runs(Role.TRAY)
    window = desk.open_window()
    assert desk.pid(Role.TRAY) == tray
    assert send_word(Role.TRAY, desk.runtime(), "quit", WORD_MS)
    desk.wait_for(Role.TRAY, there=False)
    assert window.poll() is None


def test_a_tray_that_is_killed_comes_again_beside_the_window(desk: Desk) -> None:
    desk.open_window()
    desk.wait_for(Role.TRAY)
    killed = desk.pid(Role.TRAY)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: desk.runs(Role.TRAY) and desk.pid(Role.TRAY) != killed, "another tray")
    log = (desk.data / "logs" / "window.log").read_text()
    assert "tray.died times=1" in log


def test_asked_by_the_system_the_tray_ends_in_order(desk: Desk) -> None:
    desk.data.mkdir(mode=0o700)
    tray = desk.start("--data", str(desk.data), "--tray")
    desk.wait_for(Role.TRAY)
    wait_until(lambda: "tray.started" in (desk.data / "logs" / "tray.log").read_text(), "the tray to be ready")
    tray.terminate()
    assert tray.wait(30) == 0
    assert not (desk.runtime() / "tray.lock").exists()


def test_an_update_of_the_program_brings_its_own_tray(desk: Desk, older_tray: subprocess.Popen[str]) -> None:
    older = desk.pid(Role.TRAY)
    assert older == older_tray.pid
    desk.open_window()
    wait_until(lambda: desk.runs(Role.TRAY) and desk.pid(Role.TRAY) != older, "the tray of this version")
    assert older_tray.wait(30) == 0


def test_a_tray_started_beside_one_of_another_version_follows_it(desk: Desk, older_tray: subprocess.Popen[str]) -> None:
    newer = desk.start("--data", str(desk.data), "--tray")
    assert older_tray.wait(30) == 0
    wait_until(lambda: desk.runs(Role.TRAY) and desk.pid(Role.TRAY) == newer.pid, "the newer tray")
