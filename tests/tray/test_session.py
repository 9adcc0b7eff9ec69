"""The whole tray in one process: from a real notification server's buttons to the book and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.domain.preferences import Preferences
from followup_desktop.notify.notifier import Notifier
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.announcements import claims
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.check_ins import Done, complete_check_in
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.tray import session as session_module
from followup_desktop.tray.announcer import Announcer
from followup_desktop.tray.session import Session
from followup_desktop.tray.toast import Toast
from tests.support.notification_server import ScriptedServer, Shown
from tests.support.processes import PATIENCE
from tests.support.session_bus import SessionBus
from tests.tray.conftest import Clock

# The offscreen platform has no panels and says so.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

WAIT = int(PATIENCE * 1000)
MINUTE = timedelta(minutes=1)


class Desk:
    """A session and the window beside it, which only listens."""

    def __init__(self, session: Session, window: Instance, clock: Clock, qtbot: QtBot) -> None:
        self.session = session
        self.clock = clock
        self.words: list[str] = []
        self.writes: list[str] = []
        self.outcomes = 0
        window.word_received.connect(self.words.append)
        session.agent.wrote.connect(lambda changes: self.writes.append(changes.label))
        session.announcer.shown.connect(self._count)
        self._qtbot = qtbot

    def _count(self) -> None:
        self.outcomes += 1

    def tick(self, **moment: int) -> None:
        """Let the minute tick at another time of the day."""
        self.clock.now = self.clock.now.replace(**moment)
        self.session.agent.tick()

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=WAIT)

    def shown(self, server: ScriptedServer) -> Shown:
        """Wait for the next notice on the server's screen."""
        before = self.outcomes
        self.until(lambda: not server.nothing_happened())
        shown = server.shown()
        # Nobody clicks before the program has been told which number its notice has.
        self.until(lambda: self.outcomes > before)
        return shown

    def settle(self) -> None:
        """Let everything that is under way come to its end."""
        self.until(lambda: not self.session.agent._worker.busy)

    def toasts(self) -> list[Toast]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self.session.toasts.shown


@pytest.fixture
def desk(
    qapp: object,
    theme: object,
    qtbot: QtBot,
    book_folder: Path,
    short_folder: Path,
    clock: Clock,
) -> Iterator[Desk]:
    """A session on the test's book, with a window that listens."""
    folders = Folders(book_folder, short_folder)
    (book_folder / "logs").mkdir()
    window = Instance(Role.WINDOW, short_folder)
    assert window.claim()
    book = open_book(book_folder)
    book.close()
    session = Session(qapp, folders, book, clock)
    yield Desk(session, window, clock, qtbot)
    session.close()
    window.release()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the system's channels half a second, where a test has made them hang."""

    def make(announcer: Announcer) -> Notifier:
        return Notifier(
            "Followup",
            on_outcome=announcer.outcome_came.emit,
            on_pressed=announcer.press_came.emit,
            stand_in=announcer.toast_asked.emit,
            deadline=0.5,
        )

    monkeypatch.setattr(session_module, "make_notifier", make)


def test_done_on_a_notification_logs_it_once_and_tells_the_window(
    server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("Ana Čech", at=desk.clock.now.replace(hour=14))
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    shown = desk.shown(server)
    assert (shown.title, shown.body) == ("Ana Čech", "Reminder")
    assert list(shown.buttons.values()) == ["Open", "Done", "Snooze"]
    (done,) = [key for key, label in shown.buttons.items() if label == "Done"]
    for _click in range(3):
        server.press(shown.id, done)
    desk.until(lambda: bool(desk.writes))
    desk.settle()
    desk.until(lambda: desk.words == ["changed"])
    assert desk.writes == ["Logged a contact with Ana Čech"]
    assert today(book, desk.clock.now).shown == ()
    (key,) = [key for (key,) in book.rows("SELECT key FROM announcements WHERE shown_by = 'native'")]
    assert key in claims(book, [key], desk.clock.now + timedelta(days=1)).taken


def test_snooze_moves_it_to_later_today_and_it_comes_again(
    server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("Ana Čech", at=desk.clock.now.replace(hour=14))
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    shown = desk.shown(server)
    server.press(shown.id, "snooze")
    server.press(shown.id, "snooze")
    desk.until(lambda: desk.writes == ["Moved the check-in with Ana Čech"])
    desk.settle()
    (moved,) = today(book, desk.clock.now).timed
    assert moved.due_at == desk.clock.now.replace(hour=17)
    desk.tick(hour=16, minute=59)
    desk.settle()
    assert server.nothing_happened()
    desk.tick(hour=17, minute=0)
    assert desk.shown(server).title == "Ana Čech"


def test_snooze_of_a_day_is_tomorrow(
    server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("Ana Čech")
    desk.session.start()
    desk.settle()
    desk.tick(hour=9)
    server.press(desk.shown(server).id, "snooze")
    desk.until(lambda: bool(desk.writes))
    assert today(book, desk.clock.now).shown == ()
    assert len(today(book, desk.clock.now + timedelta(days=1)).shown) == 1


def test_open_asks_the_window_for_the_contact_and_for_today(
    server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("Ana Čech", at=desk.clock.now.replace(hour=14))
    for name in ("Bilal Haddad", "Čeněk Dvořák"):
        remind(name)
    desk.session.start()
    desk.settle()
    desk.tick(hour=9)
    digest = desk.shown(server)
    assert (digest.title, digest.body) == ("2 check-ins are ready", "Bilal Haddad, Čeněk Dvořák")
    assert list(digest.buttons.values()) == ["Open"]
    server.press(digest.id, "open")
    desk.until(lambda: desk.words == ["digest"])
    desk.tick(hour=14)
    timed = desk.shown(server)
    server.press(timed.id, "default")
    uuid = today(book, desk.clock.now).timed[0].contact_uuid
    desk.until(lambda: desk.words == ["digest", f"open {uuid}"])
    assert desk.writes == []


def test_what_is_done_in_the_window_is_taken_off_the_screen(
    server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("Ana Čech", at=desk.clock.now.replace(hour=14))
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    shown = desk.shown(server)
    (check_in,) = today(book, desk.clock.now).timed
    complete_check_in(book, check_in.uuid, Done(None), desk.clock.now, "window")
    desk.session.obey("changed")
    desk.until(lambda: not server.nothing_happened())
    assert server.closed() == shown.id
    server.press(shown.id, "snooze")
    desk.settle()
    assert desk.writes == []


def test_hidden_names_stay_hidden_and_markup_stays_text(
    server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("<b>Ana</b> Čech", at=desk.clock.now.replace(hour=14))
    remind("Bilal Haddad", at=desk.clock.now.replace(hour=15))
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    assert desk.shown(server).title == "<b>Ana</b> Čech"
    set_preferences(book, Preferences(hide_names=True), desk.clock.now)
    desk.tick(hour=15)
    hidden = desk.shown(server)
    assert (hidden.title, hidden.body) == ("1 check-in is ready", "")


def test_a_stopped_server_leaves_the_toast_and_its_buttons_act(
    hasty: None, server: ScriptedServer, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    server.stop()
    remind("Ana Čech", at=desk.clock.now.replace(hour=14))
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    desk.until(lambda: len(desk.toasts()) == 1)
    (toast,) = desk.toasts()
    assert toast.accessibleName() == "Ana Čech"
    toast.button("done").click()
    desk.until(lambda: desk.writes == ["Logged a contact with Ana Čech"])
    assert today(book, desk.clock.now).shown == ()
    assert desk.toasts() == []
    desk.until(lambda: book.value("SELECT count(*) FROM announcements WHERE shown_by = 'toast'") == 1)


def test_a_toast_goes_away_when_it_is_answered_elsewhere(
    bus: SessionBus, desk: Desk, book: Book, remind: Callable[..., int]
) -> None:
    remind("Ana Čech", at=desk.clock.now.replace(hour=14))
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    desk.until(lambda: len(desk.toasts()) == 1)
    (check_in,) = today(book, desk.clock.now).timed
    complete_check_in(book, check_in.uuid, Done(None), desk.clock.now, "window")
    desk.session.obey("changed")
    desk.until(lambda: desk.toasts() == [])


def test_a_pause_of_an_hour_and_until_a_day_from_the_menu(desk: Desk, book: Book) -> None:
    desk.session.start()
    desk.settle()
    desk.session.menu.hold_asked.emit()
    desk.until(lambda: preferences(book).held(desk.clock.now + timedelta(minutes=59)))
    assert not preferences(book).held(desk.clock.now + timedelta(hours=1))
    desk.session.menu.day_asked.emit()
    asking = desk.session._pause_day
    assert asking is not None
    asking.accept()
    desk.until(lambda: preferences(book).paused(desk.clock.now.date() + timedelta(days=2)))
    assert not preferences(book).paused(desk.clock.now.date() + timedelta(days=3))
    desk.settle()


def test_nothing_of_a_person_is_in_the_log(
    server: ScriptedServer, desk: Desk, book_folder: Path, remind: Callable[..., int]
) -> None:
    from followup_desktop.desktop.log import close_log, open_log

    open_log(book_folder / "logs", "tray")
    try:
        remind("Canary Čech", at=desk.clock.now.replace(hour=14))
        desk.session.start()
        desk.settle()
        desk.tick(hour=14)
        server.press(desk.shown(server).id, "snooze")
        desk.until(lambda: bool(desk.writes))
    finally:
        close_log()
    text = (book_folder / "logs" / "tray.log").read_text()
    assert "notice.native" in text
    assert "notice.pressed" in text
    assert "Canary" not in text
