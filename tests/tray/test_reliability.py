"""Lives of a tray: it sleeps, is killed, restarted, raced by another; the clock jumps, its owner travels.

Whatever happens, everything that comes due is announced once. Twice only what was on the screen when its tray was
killed before it could note that; and then it is the same notification. The clock is the test's, all else is real.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.domain.check_ins import CheckIn, CheckInDraft, Kind
from followup_desktop.domain.digests import digest_key
from followup_desktop.domain.reminders import Announcement, notification_id, timed_key
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.writes.check_ins import Done, add_check_in, complete_check_in, snooze_check_in
from tests.tray.conftest import Clock, Tray

MINUTE, DAY, YEAR = timedelta(minutes=1), timedelta(days=1), timedelta(days=365)
ZONES = ("Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns")
MORNING, NIGHT = time(9, 0), time(22, 0)


@dataclass(frozen=True)
class Showing:
    """A notification that was on the screen; `noted` where its tray lived long enough to note it."""

    keys: tuple[str, ...]
    noted: bool


class Mortal(Tray):
    """A tray that can be told to die at its next announcement: before it shows it, or before it notes that."""

    def __init__(self, folder: Path, clock: Clock, screen: list[Showing]) -> None:
        super().__init__(folder, clock)
        self.screen = screen
        self.dead = False

    def _show(self, announcement: Announcement) -> None:
        if self.dead or self.dies_before == "show":
            self.dead = True
            return
        self.dead = self.dies_before == "note"
        self.screen.append(Showing(announcement.keys, noted=not self.dead))
        if not self.dead:
            self.agent.note_shown(announcement.keys, "native")


class World:
    """A book, a person, and the trays that live on them one after another or, for a while, two at once."""

    def __init__(self, folder: Path, book: Book, contact: int, clock: Clock, seed: int) -> None:
        self.folder, self.book, self.contact, self.clock = folder, book, contact, clock
        self.chance = random.Random(seed)
        self.screen: list[Showing] = []
        self.planned: dict[str, str] = {}
        self.awake_since: datetime | None = None
        self.latest = clock.now
        self.zone = ZoneInfo(ZONES[0])
        self.set(clock.now)
        self.trays = [self.born()]

    def born(self) -> Mortal:
        tray = Mortal(self.folder, self.clock, self.screen)
        tray.doing(tray.agent.look)
        return tray

    def set(self, moment: datetime) -> None:
        self.clock.now = moment.astimezone(self.zone)
        self.latest = max(self.latest, moment, key=datetime.timestamp)

    # What can happen

    def run(self) -> None:
        """Let time go by, minute by minute; those in which a tray does nothing are left out."""
        for _look in range(self.chance.randint(3, 25)):
            wake = min(tray.agent._wake.astimezone(UTC) for tray in self.trays)
            soon = self.clock.now.astimezone(UTC) + MINUTE
            self.tick(max(soon, wake + -timedelta(seconds=wake.second, microseconds=wake.microsecond) % MINUTE))

    def sleep(self) -> None:
        self.awake_since = None
        self.tick(self.clock.now.astimezone(UTC) + self.span(60 * DAY))

    def jump(self) -> None:
        self.awake_since = None
        self.tick(self.clock.now.astimezone(UTC) + self.chance.choice((-1, 1)) * self.span(YEAR))

    def travel(self) -> None:
        self.awake_since = None
        self.zone = ZoneInfo(self.chance.choice(ZONES))
        self.tick(self.clock.now.astimezone(UTC) + MINUTE)

    def restart(self) -> None:
        self.awake_since = None
        self.bury(self.chance.choice(self.trays))
        self.tick(self.clock.now.astimezone(UTC) + self.span(DAY))

    def doom(self) -> None:
        """Have a tray killed at what it will announce next."""
        self.chance.choice(self.trays).dies_before = self.chance.choice(("show", "note"))

    def race(self) -> None:
        """A second tray, or one less."""
        if len(self.trays) == 1:
            self.trays.append(self.born())
        else:
            self.trays.pop().close()

    def plan(self) -> None:
        for _each in range(self.chance.choice((1, 1, 2, 9))):
            at = (self.clock.now.astimezone(UTC) + self.span(40 * DAY)).replace(second=0, microsecond=0) + MINUTE
            self.keep(at.astimezone(self.zone))

    def answer(self) -> None:
        """The person does something planned, or puts it off."""
        if not self.planned:
            return
        uuid = self.chance.choice(sorted(self.planned))
        later = self.clock.now.astimezone(UTC).replace(second=0, microsecond=0) + self.span(DAY) + MINUTE
        del self.planned[uuid]
        if self.chance.random() < 0.5:
            complete_check_in(self.book, uuid, Done(None), self.clock.now)
        else:
            snooze_check_in(self.book, uuid, later.astimezone(self.zone), self.clock.now)
            self.note_planned(uuid)

    # How it is lived through

    def tick(self, moment: datetime) -> None:
        """Set the clock and let the minute tick in every tray, in both at once where there are two."""
        self.set(moment)
        for tray in self.trays:
            tray.agent.tick()
        for tray in self.trays:
            tray.settle()
        for dead in [tray for tray in self.trays if tray.dead]:
            self.bury(dead)
        self.check_morning()

    def bury(self, tray: Mortal) -> None:
        self.awake_since = None
        self.trays.remove(tray)
        tray.close()
        if not self.trays:
            self.trays.append(self.born())

    def check_morning(self) -> None:
        """Whoever was awake for a while after nine has had the day's digest."""
        now = self.clock.now
        if not MORNING <= now.time() < NIGHT:
            self.awake_since = None
            return
        if self.awake_since is None or self.awake_since.date() != now.date():
            self.awake_since = now
        if now - self.awake_since > 12 * MINUTE:
            shown = {key for showing in self.screen for key in showing.keys}
            assert shown.intersection(digest_key(now.date() + ahead * DAY) for ahead in range(3)), now

    def span(self, most: timedelta) -> timedelta:
        """From a minute up to so much, each order of magnitude as likely as another."""
        return timedelta(seconds=round(60 * (most / MINUTE) ** self.chance.random()))

    def keep(self, at: datetime) -> None:
        draft = CheckInDraft(self.contact, Kind.REMINDER, "", at.date(), at)
        add_check_in(self.book, draft, self.clock.now)
        newest = self.book.value("SELECT lower(hex(uuid)) FROM check_ins ORDER BY id DESC LIMIT 1")
        self.note_planned("-".join((newest[:8], newest[8:12], newest[12:16], newest[16:20], newest[20:])))

    def note_planned(self, uuid: str) -> None:
        check_in: CheckIn = find_check_in(self.book, uuid, self.clock.now)
        assert check_in.due_at is not None
        self.planned[uuid] = timed_key(check_in)
        self.latest = max(self.latest, check_in.due_at, key=datetime.timestamp)

    def live(self, steps: int) -> None:
        """A life of so many steps; at its end, days in which nothing more happens, behind everything planned."""
        kinds = [self.run] * 5 + [self.sleep] * 3 + [self.plan] * 4 + [self.doom, self.restart] * 2
        kinds += [self.jump, self.travel, self.race, self.answer]
        for _step in range(steps):
            self.chance.choice(kinds)()
        for tray in self.trays:
            tray.dies_before = ""
        for day in range(1, 4):
            self.tick(self.latest.astimezone(UTC) + day * DAY)
            self.run()


def doubled(screen: list[Showing]) -> Iterator[tuple[str, list[Showing]]]:
    """Keys that were on the screen more often than a kill before the note, and the same name, can explain."""
    for key in {key for showing in screen for key in showing.keys}:
        showings = [showing for showing in screen if key in showing.keys]
        names = {notification_id(showing.keys) for showing in showings}
        if any(showing.noted for showing in showings[:-1]) or len(names) > 1:
            yield key, showings


@pytest.mark.parametrize(
    ("seed", "steps"),
    [*((seed, 40) for seed in range(3)), *(pytest.param(s, 120, marks=pytest.mark.soak) for s in range(100, 300))],
)
def test_in_every_life_each_reminder_comes_once(
    qapp: object, book: Book, book_folder: Path, clock: Clock, add: Callable[..., int], seed: int, steps: int
) -> None:
    contact = add("Ana Čech", at=clock.now)
    # So that every digest has something to say, also two years ago.
    long_ago = date(2020, 1, 1)
    add_check_in(book, CheckInDraft(add("Bilal Haddad", at=clock.now), Kind.REMINDER, "", long_ago), clock.now)
    world = World(book_folder, book, contact, clock, seed)
    try:
        world.live(steps)
        shown = {key for showing in world.screen for key in showing.keys}
        assert set(world.planned.values()) <= shown
        assert list(doubled(world.screen)) == []
        print(f"{len(world.screen)} shown, {sum(not each.noted for each in world.screen)} killed before noting")
    finally:
        for tray in world.trays:
            tray.close()
