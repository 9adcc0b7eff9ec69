"""Two real processes announce on one book and are killed with kill -9 at every step, over and over."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import Book
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.settings import set_preferences

ROOT = Path(__file__).parents[2]
ROUND = 11
"""Minutes between rounds: by then a claim that nobody has noted counts as left, and five more may come."""
SECONDS = 3.0
"""A round of which both processes are still alive is ended then, by killing them."""


@dataclass(frozen=True)
class Line:
    """What a process did with a notification."""

    process: int
    step: str
    name: str
    keys: tuple[str, ...]


class Race:
    """A book on which two processes announce, round after round, each a few minutes later by their clocks."""

    def __init__(self, book: Book, folder: Path, screen: Path, contact: int) -> None:
        self.book, self.folder, self.screen, self.contact = book, folder, screen, contact
        self.began = datetime.now(UTC).replace(second=0, microsecond=0)
        self.deaths = 0

    def lines(self) -> list[Line]:
        text = self.screen.read_text() if self.screen.exists() else ""
        # A process may be killed while it writes.
        return [Line(*values[:3], tuple(values[3])) for values in map(json.loads, text.splitlines())]

    def shown(self) -> list[str]:
        return [key for line in self.lines() if line.step == "shown" for key in line.keys]

    def noted(self) -> int:
        return self.book.value("SELECT count(*) FROM announcements WHERE shown_by = 'native'")

    def plan(self, number: int) -> None:
        at = self.began + timedelta(minutes=number * ROUND)
        for _each in range(3):
            add_check_in(self.book, CheckInDraft(self.contact, Kind.REMINDER, "", at.date(), at), at)

    def round(self, number: int, death: float) -> list[subprocess.Popen[str]]:
        """Start two processes at the time of a round."""
        command = [sys.executable, "-m", "tests.support.announcing", str(self.folder), str(self.screen)]
        options = [str(number * ROUND), str(death)]
        return [
            subprocess.Popen([*command, *options, str(2 * number + each)], cwd=ROOT, text=True) for each in range(2)
        ]

    def kill_in_round(self, number: int, planned: int, death: float) -> None:
        """Let both race and die; who is still alive when all is noted, or patience ends, is killed."""
        racing = self.round(number, death)
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit and self.noted() < planned and any(each.poll() is None for each in racing):
            time.sleep(0.005)
        for each in racing:
            if each.poll() is None:
                each.kill()
            assert each.wait(30) == -signal.SIGKILL
            self.deaths += 1


@pytest.fixture
def race(book: Book, book_folder: Path, tmp_path: Path, add: Callable[..., int], now: datetime) -> Race:
    never_quiet = Preferences(quiet_from=time_of_day(0, 0), quiet_until=time_of_day(0, 0), digest_days=())
    set_preferences(book, never_quiet, now)
    return Race(book, book_folder, tmp_path / "screen", add("Ana Čech", at=now))


@pytest.mark.parametrize("rounds", [6, pytest.param(150, marks=pytest.mark.soak)])
def test_two_that_race_and_are_killed_miss_nothing_and_repeat_only_what_was_not_noted(race: Race, rounds: int) -> None:
    for number in range(rounds):
        race.plan(number)
        race.kill_in_round(number, 3 * (number + 1), death=0.2)
    number = rounds
    while race.noted() < 3 * rounds:
        # No more than five come at once, of what the killed have left too.
        race.kill_in_round(number, 3 * rounds, death=0.0)
        number += 1
        assert number < 3 * rounds
    lines = race.lines()
    shown = race.shown()
    assert len(set(shown)) == 3 * rounds
    again = [key for key in set(shown) if shown.count(key) > 1]
    for key in again:
        of_key = [line for line in lines if key in line.keys]
        first_noted = next(number for number, line in enumerate(of_key) if line.step == "noted")
        assert [line.step for line in of_key[first_noted + 1 :]] == []
        assert len({line.process for line in of_key if line.step == "shown"}) == shown.count(key)
        assert len({line.name for line in of_key}) == 1
    print(f"{race.deaths} kills, {len(shown)} shown, {len(again)} of {3 * rounds} twice, each under its own name")
