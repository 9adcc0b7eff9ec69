"""A tray that dies is started again, one that is quit is not, one of another version is followed. Real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role, has_died, is_running
from followup_desktop.window.companion import MOST_STARTS, Companion
from tests.support.processes import PATIENCE, end

ROOT = Path(__file__).parents[2]
WAIT = int(PATIENCE * 1000)
OTHER_VERSION = "import followup_desktop; followup_desktop.__version__ = '0.0.1'; "
CLAIM = "from pathlib import Path; from tests.support.claimant import main; main('tray', Path({folder!r}))"


class Trays:
    """Processes that hold the tray's lock and answer its words, in the place of trays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []

    def start(self, version: str = "") -> bool:
        command = [sys.executable, "-c", version + CLAIM.format(folder=str(self.folder))]
        pipe = subprocess.PIPE
        self.started.append(subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1))
        self.order("claim")
        assert self.answers() == ["ready", "yes"]
        return True

    def order(self, word: str) -> None:
        self.started[-1].stdin.write(f"{word}\n")

    def answers(self) -> list[str]:
        return [self.started[-1].stdout.readline().strip() for _ in range(2)]

    def kill(self) -> None:
        self.started[-1].send_signal(signal.SIGKILL)
        self.started[-1].wait()


@pytest.fixture
def trays(short_folder: Path) -> Iterator[Trays]:
    made = Trays(short_folder)
    yield made
    for process in made.started:
        end(process)


@pytest.fixture
def companion(qapp: object, trays: Trays, tmp_path: Path) -> Callable[..., Companion]:
    return lambda: Companion(Folders(tmp_path, trays.folder), trays.start, look_ms=20)


def test_it_starts_one_where_there_is_none(companion: Callable[..., Companion], trays: Trays) -> None:
    companion().begin()
    assert len(trays.started) == 1
    assert is_running(Role.TRAY, trays.folder)


def test_one_of_the_same_version_is_left_alone(companion: Callable[..., Companion], trays: Trays, qtbot: QtBot) -> None:
    trays.start()
    looking = companion()
    looking.begin()
    qtbot.wait(400)
    assert len(trays.started) == 1


def test_one_of_another_version_is_followed(companion: Callable[..., Companion], trays: Trays, qtbot: QtBot) -> None:
    trays.start(OTHER_VERSION)
    followed: list[int] = []
    looking = companion()
    looking._start = lambda: followed.append(1)
    looking.begin()
    qtbot.waitUntil(lambda: followed == [1], timeout=WAIT)
    qtbot.wait(100)


def test_one_that_dies_is_started_again_three_times_and_then_given_up(
    companion: Callable[..., Companion], trays: Trays, qtbot: QtBot
) -> None:
    looking = companion()
    given_up: list[int] = []
    looking.given_up.connect(lambda: given_up.append(1))
    looking.begin()
    for again in range(MOST_STARTS):
        trays.kill()
        assert has_died(Role.TRAY, trays.folder)
        qtbot.waitUntil(lambda expected=again + 2: len(trays.started) == expected, timeout=WAIT)
        assert given_up == []
    trays.kill()
    qtbot.waitUntil(lambda: given_up == [1], timeout=WAIT)
    qtbot.wait(100)
    assert (len(trays.started), given_up) == (MOST_STARTS + 1, [1])


def test_one_that_is_quit_stays_quit(companion: Callable[..., Companion], trays: Trays, qtbot: QtBot) -> None:
    looking = companion()
    looking.begin()
    trays.order("release")
    assert trays.started[-1].stdout.readline() == "released\n"
    trays.order("end")
    trays.started[-1].wait(PATIENCE)
    qtbot.wait(200)
    assert not has_died(Role.TRAY, trays.folder)
    assert len(trays.started) == 1


def test_one_that_is_stopped_is_neither_dead_nor_doubled(
    companion: Callable[..., Companion], trays: Trays, qtbot: QtBot
) -> None:
    trays.start()
    trays.started[-1].send_signal(signal.SIGSTOP)
    looking = companion()
    looking.begin()
    qtbot.wait(300)
    assert len(trays.started) == 1
