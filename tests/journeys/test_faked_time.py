"""The real tray lives through a day in 24 seconds, through sleep and through a clock that is set back (libfaketime)."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.digests import quiet_until
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import add_contact
from tests.journeys.conftest import ROOT, Desk
from tests.support.notification_server import ScriptedServer, Shown, scripted_server
from tests.support.processes import end, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

BERLIN = ZoneInfo("Europe/Berlin")
SPEED = 3600
MONDAY = datetime(2026, 11, 23, tzinfo=BERLIN)
NAME = "faketime/libfaketime.so.1"
LIBRARY = next((file for pattern in ("lib*/*", "lib*") for file in Path("/usr").glob(f"{pattern}/{NAME}")), None)


class Fast:
    """A tray whose clock shows a moment at its start and runs 3600 times faster, and its timers with it."""

    def __init__(self, desk: Desk, start: datetime) -> None:
        assert LIBRARY is not None
        environment = desk.environment | {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME": f"@{start:%Y-%m-%d %H:%M:%S} x{SPEED}",
            "NO_FAKE_STAT": "1",
            "TZ": BERLIN.key,
        }
        command = [sys.executable, "-m", "tests.support.hurried", str(SPEED), "--data", str(desk.data), "--tray"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True)

    def sleep(self, hours: float) -> None:
        """Lie still for so long by its own clock, as a machine that is shut does."""
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(hours * 3600 / SPEED)
        self.process.send_signal(signal.SIGCONT)


@pytest.fixture
def book(desk: Desk) -> Iterator[Book]:
    opened = open_book(desk.data)
    yield opened
    opened.close()


@pytest.fixture
def server(desk: Desk) -> Iterator[ScriptedServer]:
    with scripted_server(desk.bus_address) as running:
        yield running


@pytest.fixture
def tray(desk: Desk) -> Iterator[Callable[[datetime], Fast]]:
    """Starts trays, each after the one before has gone."""
    started: list[Fast] = []

    def start(at: datetime) -> Fast:
        for earlier in started:
            end(earlier.process)
        desk.wait_for(Role.TRAY, there=False)
        started.append(Fast(desk, at))
        desk.wait_for(Role.TRAY)
        return started[-1]

    yield start
    for each in started:
        end(each.process)


def remind(book: Book, name: str, at: datetime | None = None) -> None:
    """Add a contact with a reminder on Monday, or at a moment."""
    sunday = MONDAY - timedelta(hours=12)
    given, _, family = name.partition(" ")
    contact = add_contact(book, ContactFields(name=Name(given=given, family=family)), sunday).created[0]
    add_check_in(book, CheckInDraft(contact, Kind.REMINDER, "", (at or MONDAY).date(), at), sunday)


def notified(book: Book) -> dict[datetime, list[str]]:
    """What the tray says it has announced: the keys of each notification by the moment on its clock."""
    found: dict[datetime, list[str]] = {}
    rows = book.rows("SELECT claimed_at, key FROM announcements WHERE shown_by = 'native' ORDER BY claimed_at")
    for claimed_at, key in rows:
        found.setdefault(datetime.fromisoformat(claimed_at).astimezone(BERLIN), []).append(key)
    return found


def screen(server: ScriptedServer) -> list[Shown]:
    """What was on the screen until now."""
    seen = []
    while not server.nothing_happened():
        seen.append(server.shown())
    return seen


def test_a_day_in_24_seconds(book: Book, server: ScriptedServer, tray: Callable[[datetime], Fast]) -> None:
    for name in ("Ana Čech", "Bilal Haddad"):
        remind(book, name)
    timed = [MONDAY.replace(hour=hour) for hour in (11, 14, 18, 23)]
    for at in timed:
        remind(book, f"Person {at.hour}", at)
    running = tray(MONDAY.replace(hour=6))
    tuesday = "digest 2026-11-24"
    wait_until(lambda: any(moment.hour >= 18 for moment in notified(book)), "the evening")
    wait_until(lambda: any(tuesday in keys for keys in notified(book).values()), "the next day's digest")
    end(running.process)
    told = notified(book)
    moments = {key: moment for moment, keys in told.items() for key in keys}
    digests = [key for key in moments if key.startswith("digest")]
    assert digests == ["digest 2026-11-23", tuesday]
    due = {int(key.split()[2]): moment for key, moment in moments.items() if key not in digests}
    assert sorted(due) == [int(at.timestamp()) for at in timed]
    # Nothing comes before its time, and quiet hours are held.
    assert all(moment.timestamp() >= at for at, moment in due.items())
    assert moments["digest 2026-11-23"] >= MONDAY.replace(hour=9)
    assert due[int(timed[-1].timestamp())] >= MONDAY.replace(day=24, hour=8)
    assert [moment for moment in told if quiet_until(Preferences(), moment)] == []
    # Each notification was on the screen once, and nothing else.
    assert len(screen(server)) == len(told)


def test_sleep_and_a_clock_set_back(book: Book, server: ScriptedServer, tray: Callable[[datetime], Fast]) -> None:
    remind(book, "Ana Čech")
    remind(book, "Bilal Haddad", MONDAY.replace(hour=16))
    remind(book, "Čeněk Dvořák", MONDAY.replace(hour=17))
    remind(book, "Dara Osei", MONDAY.replace(day=25, hour=11))
    running = tray(MONDAY.replace(hour=7))
    assert server.shown().title == "Ana Čech"
    running.sleep(hours=9.2)
    asleep = server.shown()
    assert (asleep.title, asleep.body) == ("2 check-ins are ready", "Bilal Haddad, Čeněk Dvořák")
    wait_until(lambda: len(notified(book)) == 2, "both to be noted")
    # The afternoon once more, by a clock that was set back and a tray that was started anew.
    tray(MONDAY.replace(hour=12))
    time.sleep(7 * 3600 / SPEED)
    assert screen(server) == []
    # Three days later: what was missed, and the digest of that day, come as one.
    tray(MONDAY.replace(day=26, hour=14))
    missed = server.shown()
    assert missed.title.endswith("check-ins are ready")
    assert missed.body.startswith("Dara Osei")
    wait_until(lambda: len(notified(book)) == 3, "that to be noted")
    assert screen(server) == []
