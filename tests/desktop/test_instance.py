"""One window and one tray for each data folder, whoever comes and however they go. Real processes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.running import Role, is_running, lock_path
from followup_desktop.desktop.words import send_word
from tests.support.processes import end

ROOT = Path(__file__).parents[2]


class Claimant:
    """Another process that can be told to claim."""

    def __init__(self, role: Role, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.support.claimant", role, str(folder)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1)

    def order(self, word: str) -> None:
        self.process.stdin.write(word + "\n")

    def answer(self) -> str:
        return self.process.stdout.readline().strip()

    def claim(self) -> bool:
        self.order("claim")
        return self.answer() == "yes"

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def claimant(short_folder: Path) -> Iterator[Callable[..., Claimant]]:
    """Start claimants of the folder."""
    started: list[Claimant] = []

    def start(role: Role = Role.WINDOW, folder: Path = short_folder) -> Claimant:
        started.append(Claimant(role, folder))
        assert started[-1].answer() == "ready"
        return started[-1]

    yield start
    for one in started:
        end(one.process)


def test_the_second_says_its_word_to_the_first(claimant: Callable[..., Claimant], short_folder: Path) -> None:
    first, second = claimant(), claimant()
    assert not is_running(Role.WINDOW, short_folder)
    assert first.claim()
    assert is_running(Role.WINDOW, short_folder)
    assert not second.claim()
    assert send_word(Role.WINDOW, short_folder, "raise", timeout_ms=20_000)
    assert first.answer() == "raise"
    first.order("release")
    assert first.answer() == "released"
    assert not is_running(Role.WINDOW, short_folder)
    assert second.claim()


def test_roles_and_folders_do_not_meet(claimant: Callable[..., Claimant], short_folder: Path) -> None:
    (short_folder / "other").mkdir()
    assert claimant(Role.WINDOW).claim()
    assert claimant(Role.TRAY).claim()
    assert claimant(Role.TRAY, short_folder / "other").claim()


def test_after_a_kill_the_next_one_is_the_first(claimant: Callable[..., Claimant], short_folder: Path) -> None:
    first = claimant()
    assert first.claim()
    first.kill()
    assert not is_running(Role.WINDOW, short_folder)
    second = claimant()
    assert second.claim()
    assert send_word(Role.WINDOW, short_folder, "changed", timeout_ms=20_000)
    assert second.answer() == "changed"


def test_a_process_id_used_again_does_not_lock_the_program_out(
    claimant: Callable[..., Claimant], short_folder: Path
) -> None:
    first, other = claimant(), claimant()
    assert first.claim()
    lock = lock_path(Role.WINDOW, short_folder)
    lines = lock.read_text().splitlines(keepends=True)
    first.kill()
    lock.write_text("".join([f"{other.process.pid}\n", *lines[1:]]))
    assert not is_running(Role.WINDOW, short_folder)
    assert claimant().claim()


def test_a_stopped_owner_is_still_the_owner_and_holds_up_nobody(
    claimant: Callable[..., Claimant], short_folder: Path
) -> None:
    first, second = claimant(), claimant()
    assert first.claim()
    first.process.send_signal(signal.SIGSTOP)
    assert not second.claim()
    assert is_running(Role.WINDOW, short_folder)
    assert send_word(Role.WINDOW, short_folder, "raise", timeout_ms=300) is False


@pytest.mark.parametrize("rounds", [12, pytest.param(100, marks=pytest.mark.soak)])
def test_of_eight_exactly_one_is_first(claimant: Callable[..., Claimant], short_folder: Path, rounds: int) -> None:
    rivals = [claimant(Role.TRAY) for _ in range(8)]
    for number in range(rounds):
        for rival in rivals:
            rival.order("claim")
        won = [rival.answer() == "yes" for rival in rivals]
        assert won.count(True) == 1
        winner = won.index(True)
        if number % 4 == 3:
            rivals[winner].kill()
            rivals[winner] = claimant(Role.TRAY)
        else:
            rivals[winner].order("release")
            assert rivals[winner].answer() == "released"


def test_a_lock_without_a_socket_is_given_back(qapp: QObject, short_folder: Path) -> None:
    (short_folder / "tray.sock").mkdir()
    (short_folder / "tray.sock" / "in the way").touch()
    instance = Instance(Role.TRAY, short_folder)
    with pytest.raises(OSError, match="socket of the tray"):
        instance.claim()
    assert not is_running(Role.TRAY, short_folder)
    shutil.rmtree(short_folder / "tray.sock")
    assert instance.claim()
    instance.release()
