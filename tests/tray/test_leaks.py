"""A month of reminders leaves nothing behind: neither objects of Python nor of Qt, nor open files."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from followup_desktop.desktop.paths import Folders
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.notify.values import OPEN, Channel, Notice, Outcome, Pressed
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.tray import session as session_module
from followup_desktop.tray.announcer import Announcer
from followup_desktop.tray.notices import DONE
from followup_desktop.tray.session import Session
from tests.tray.conftest import Clock

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
STEP = timedelta(minutes=20)
KEPT_BY_TESTS = {"Record", "_Context", "LogRecord"}
"""pytest-qt keeps each message of Qt's, of which every toast brings one on the offscreen platform; pytest each record
of a log that a test before this one opened."""


class Person:
    """Stands where the system's notifications are: opens what is about several, and does what is about one."""

    def __init__(self, announcer: Announcer) -> None:
        self.announcer = announcer
        self.seen = 0

    def show(self, notice: Notice) -> None:
        self.seen += 1
        self.announcer.outcome_came.emit(Outcome(notice.id, Channel.NATIVE, "", buttons=True))
        self.announcer.press_came.emit(Pressed(notice.id, OPEN if len(notice.buttons) == 1 else DONE))

    def withdraw(self, notice_id: str) -> None:
        pass

    def close(self) -> None:
        pass


class Silent:
    """Stands where the window is."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        self.said: list[str] = []

    def say(self, word: str) -> None:
        self.said.append(word)
        del self.said[:-1]


@pytest.fixture
def month(
    qapp: object, theme: object, book: Book, book_folder: Path, short_folder: Path, clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Session]:  # fmt: skip
    """A session whose notices are answered at once."""
    monkeypatch.setattr(session_module, "make_notifier", Person)
    monkeypatch.setattr(session_module, "WindowLink", Silent)
    (book_folder / "logs").mkdir()
    own = open_book(book_folder)
    own.close()
    session = Session(qapp, Folders(book_folder, short_folder), own, clock)
    yield session
    session.close()


def live_days(session: Session, book: Book, clock: Clock, people: list[int], days: int) -> None:
    """Let days go by, each with a reminder at three o'clock for somebody, and a toast."""
    for _day in range(days):
        at = clock.now.replace(hour=15, minute=0)
        add_check_in(book, CheckInDraft(people[at.day % 3], Kind.REMINDER, "", at.date(), at), clock.now)
        for _step in range(24 * 3):
            clock.now += STEP
            session.agent.tick()
            while session.agent._worker.busy:
                # Or this loop would keep Python from the worker.
                time.sleep(0.0002)
                QCoreApplication.processEvents()
        session.toasts.show_notice(Notice("1", "Ana"))
        session.toasts.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def census(session: Session) -> Counter[str]:
    """How many objects of each kind there are, and how many open files."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    found = Counter(type(each).__qualname__ for each in gc.get_objects())
    inside = sum(len(root.findChildren(QObject)) for root in (session, session.menu))
    return found + Counter({"files": len(list(Path("/proc/self/fd").iterdir())), "of Qt": inside})


def test_thirty_days_leave_nothing_behind(month: Session, book: Book, clock: Clock, add: Callable[..., int]) -> None:
    people = [add(f"Person {number}", at=clock.now) for number in range(3)]
    month.start()
    live_days(month, book, clock, people, 12)
    # The first one makes PySide load what it had left out.
    census(month)
    before = census(month)
    live_days(month, book, clock, people, 30)
    after = census(month)
    grown = {kind: count - before[kind] for kind, count in after.items() if count > before[kind] + 20}
    assert set(grown) <= KEPT_BY_TESTS, grown
    assert after["of Qt"] <= before["of Qt"] + 3
    assert after["files"] <= before["files"]
    assert book.value("SELECT count(*) FROM interactions") >= 30
    notifier = month.announcer._notifier
    assert isinstance(notifier, Person)
    assert notifier.seen >= 30
