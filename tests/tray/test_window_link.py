"""From the tray to the window: a real window-to-be in another process, started late or not at all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.delivery import Delivery
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role, is_running
from followup_desktop.tray.window_link import WindowLink
from tests.support.processes import PATIENCE, end

ROOT = Path(__file__).parents[2]
WAIT = int(PATIENCE * 1000)


class Starter:
    """Starts a process that becomes the window when it is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []

    def start(self) -> bool:
        command = [sys.executable, "-m", "tests.support.claimant", Role.WINDOW, str(self.folder)]
        pipe = subprocess.PIPE
        self.started.append(subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1))
        return True

    def claim(self) -> None:
        (process,) = self.started
        assert process.stdin is not None
        process.stdin.write("claim\n")

    def heard(self, lines: int) -> list[str]:
        (process,) = self.started
        assert process.stdout is not None
        return [process.stdout.readline().strip() for _line in range(lines)]


@pytest.fixture
def starter(short_folder: Path) -> Iterator[Starter]:
    made = Starter(short_folder)
    yield made
    for process in made.started:
        end(process)


def test_a_window_that_is_there_is_told(qtbot: QtBot, short_folder: Path, starter: Starter) -> None:
    window = Instance(Role.WINDOW, short_folder)
    assert window.claim()
    link = WindowLink(Folders(short_folder, short_folder), starter.start)
    with qtbot.waitSignal(window.word_received, timeout=WAIT) as heard:
        link.say("raise")
    assert heard.args == ["raise"]
    assert starter.started == []
    window.release()


def test_two_quick_clicks_start_one_window_and_both_words_arrive(
    qtbot: QtBot, short_folder: Path, starter: Starter
) -> None:
    link = WindowLink(Folders(short_folder, short_folder), starter.start)
    link.say("raise")
    link.say("digest")
    assert len(starter.started) == 1
    qtbot.wait(300)
    assert not is_running(Role.WINDOW, short_folder)
    starter.claim()
    qtbot.waitUntil(lambda: link.children() == [], timeout=WAIT)
    lines = starter.heard(4)
    assert lines[0] == "ready"
    assert sorted(lines[1:]) == ["digest", "raise", "yes"]


def test_a_window_that_cannot_be_started_is_let_go(qtbot: QtBot, short_folder: Path) -> None:
    link = WindowLink(Folders(short_folder, short_folder), lambda: False)
    link.say("raise")
    assert link.children() == []


def test_patience_ends(qtbot: QtBot, short_folder: Path) -> None:
    parent = QObject()
    delivery = Delivery(Role.WINDOW, short_folder, "raise", 300, parent)
    with qtbot.waitSignal(delivery.ended, timeout=WAIT) as ended:
        pass
    assert ended.args == [False]
    qtbot.waitUntil(lambda: parent.children() == [], timeout=WAIT)


def test_no_other_word_is_ever_sent(qtbot: QtBot, short_folder: Path) -> None:
    parent = QObject()
    with pytest.raises(ValueError, match="no such word"):
        Delivery(Role.WINDOW, short_folder, "Ana Čech", 300, parent)
