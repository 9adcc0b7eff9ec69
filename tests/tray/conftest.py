"""A tray's agent over a real book, on a clock that a test sets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.reminders import Announcement
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.tray.agent import Agent
from followup_desktop.tray.look import Sight
from tests.support.fixtures import bus, server, short_folder  # noqa: F401
from tests.support.look import session_theme, theme  # noqa: F401


class Clock:
    """A wall clock that stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Tray:
    """An agent with what it saw and announced. Nothing happens but what the test asks for.

    What it announces is noted as shown, as the announcer would do; `dies_before` is the step before which it is killed:
    'show' or 'note'.
    """

    def __init__(self, folder: Path, clock: Clock, key: Key | None = None, *, locked: bool = False) -> None:
        self.book = opened = Book(folder / FILE_NAME) if locked else open_book(folder, key)
        opened.close()
        self.clock = clock
        self.worker = Worker(opened.close)
        self.agent = Agent(opened, self.worker, clock)
        self.sights: list[Sight] = []
        self.announced: list[Announcement] = []
        self.dies_before = ""
        self.unexpected: list[Exception] = []
        self.agent.seen.connect(self.sights.append)
        self.agent.announced.connect(self._show)
        self.worker.unexpected.connect(self.unexpected.append)

    def _show(self, announcement: Announcement) -> None:
        if self.dies_before != "show":
            self.announced.append(announcement)
            if self.dies_before != "note":
                self.agent.note_shown(announcement.keys, "native")

    def at(self, now: datetime) -> list[Announcement]:
        """Set the clock, let the minute tick, and give what was announced by that."""
        self.clock.now = now
        return self.doing(self.agent.tick)

    def doing(self, step: Callable[[], object]) -> list[Announcement]:
        """Do something and give what was announced until all is quiet again."""
        before = len(self.announced)
        step()
        self.settle()
        return self.announced[before:]

    def settle(self) -> None:
        """Wait until the worker has nothing more to do."""
        while self.worker.busy:
            # Or this loop would keep Python from the worker.
            time.sleep(0.0002)
            QCoreApplication.processEvents()
        assert self.unexpected == []

    def close(self) -> None:
        self.agent.stop()
        self.worker.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clock(now: datetime) -> Clock:
    """A Sunday, seven in the morning."""
    return Clock(now.replace(hour=7))


@pytest.fixture
def start(qapp: object, book_folder: Path, clock: Clock) -> Iterator[Callable[[], Tray]]:
    """Start trays of the one book."""
    started: list[Tray] = []

    def make() -> Tray:
        started.append(Tray(book_folder, clock))
        return started[-1]

    yield make
    for tray in started:
        tray.close()


@pytest.fixture
def tray(start: Callable[[], Tray]) -> Tray:
    """A tray that has looked once, before the digest's time."""
    made = start()
    made.doing(made.agent.look)
    return made


@pytest.fixture
def remind(book: Book, add: Callable[..., int], clock: Clock) -> Callable[..., int]:
    """Add a contact with a check-in on a day or at a moment, on today if neither is given; the contact's number."""

    def reminding(name: str, at: datetime | None = None, days: int = 0, kind: Kind = Kind.REMINDER) -> int:
        contact = add(name, at=clock.now)
        day = at.date() if at else clock.now.date() + timedelta(days=days)
        add_check_in(book, CheckInDraft(contact, kind, "", day, at), clock.now)
        return contact

    return reminding


def names(announcement: Announcement) -> list[str]:
    """Whom an announcement is about."""
    return [check_in.contact_name for check_in in announcement.check_ins]
