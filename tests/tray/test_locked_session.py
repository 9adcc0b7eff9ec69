"""The whole tray with a locked book: what is on the screen goes, what comes names nobody, what is pressed waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.store import keys
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import history
from followup_desktop.tray import keeper as keeper_module
from followup_desktop.tray.session import Session
from tests.support.notification_server import ScriptedServer
from tests.tray.conftest import Clock
from tests.tray.test_session import Desk

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost no quarter of a second."""
    monkeypatch.setattr(keys, "_COST", 2**10)


@pytest.fixture
def key(book: Book, remind: Callable[..., int], clock: Clock) -> Key:
    remind("Ana Čech", at=clock.now.replace(hour=14))
    remind("Bilal Haddad", at=clock.now.replace(hour=15))
    made = encrypt_book(book, "four words are good").key
    book.close()
    assert made is not None
    return made


@pytest.fixture
def open_desk(
    qapp: object, theme: object, qtbot: QtBot, key: Key, book_folder: Path, short_folder: Path, clock: Clock
) -> Iterator[Callable[[Key | None], Desk]]:
    """A session over the encrypted book, with its key or without, and a window that listens."""
    folders = Folders(book_folder, short_folder)
    (book_folder / "logs").mkdir()
    window = Instance(Role.WINDOW, short_folder)
    assert window.claim()
    sessions: list[Session] = []

    def opening(given: Key | None) -> Desk:
        book = Book(book_folder / FILE_NAME) if given is None else open_book(book_folder, given)
        book.close()
        sessions.append(Session(qapp, folders, book, clock))  # type: ignore[arg-type]
        return Desk(sessions[-1], window, clock, qtbot)

    yield opening
    for session in sessions:
        session.close()
    window.release()


def test_what_names_somebody_leaves_the_screen_and_what_comes_next_names_nobody(
    server: ScriptedServer, open_desk: Callable[[Key | None], Desk], key: Key, book_folder: Path
) -> None:
    desk = open_desk(key)
    desk.session.start()
    desk.settle()
    desk.tick(hour=14)
    assert desk.shown(server).title == "Ana Čech"
    desk.session.obey("lock")
    desk.until(lambda: not server.nothing_happened())
    server.closed()
    desk.settle()
    assert desk.session.agent.keeper.locked
    desk.tick(hour=15)
    shown = desk.shown(server)
    assert (shown.title, shown.body) == ("1 check-in is ready", "Unlock Followup to see more.")
    server.press(shown.id, "done")
    desk.until(lambda: desk.words == ["raise"])
    assert desk.writes == []
    desk.session.obey(f"key {key.to_text()}")
    desk.until(lambda: desk.writes == ["Logged a contact with Bilal Haddad"])
    opened = open_book(book_folder, key)
    assert [entry.origin for entry in history(opened, 1)] == ["tray"]
    opened.close()


def test_open_on_a_nameless_notice_asks_the_window_for_the_contact_that_it_unlocks_to(
    server: ScriptedServer, open_desk: Callable[[Key | None], Desk], key: Key
) -> None:
    desk = open_desk(key)
    desk.session.start()
    desk.settle()
    (first, _second) = [check_in.contact_uuid for check_in in desk.session._sight.today.shown]  # type: ignore[union-attr]
    desk.session.obey("lock")
    desk.settle()
    desk.tick(hour=14)
    server.press(desk.shown(server).id, "open")
    desk.until(lambda: desk.words == [f"open {first}"])


def test_without_a_key_it_asks_the_window_and_the_keyring_and_logs_nothing(
    open_desk: Callable[[Key | None], Desk], key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "_recalled", lambda _book: None)
    desk = open_desk(None)
    desk.session.start()
    desk.until(lambda: desk.words == ["key-wanted"])
    desk.session.open_quick_log()
    desk.until(lambda: desk.words == ["key-wanted", "raise"])
    assert desk.session._quick_log is None
    desk.settle()
    desk.session.obey(f"key {key.to_text()}")
    desk.until(lambda: not desk.session.agent.keeper.locked)
    desk.session.open_quick_log()
    assert desk.session._quick_log is not None


def test_with_the_key_in_the_keyring_it_needs_nobody(
    server: ScriptedServer, open_desk: Callable[[Key | None], Desk], key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "_recalled", lambda _book: key)
    desk = open_desk(None)
    desk.session.start()
    desk.until(lambda: not desk.session.agent.keeper.locked)
    desk.settle()
    desk.tick(hour=14)
    assert desk.shown(server).title == "Ana Čech"


def test_the_screen_s_lock_is_the_tray_s_too(
    open_desk: Callable[[Key | None], Desk], key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "_recalled", lambda _book: None)
    desk = open_desk(key)
    desk.session.start()
    desk.settle()
    desk.session._screen.locked.emit()
    desk.settle()
    assert desk.session.agent.keeper.locked
    assert desk.session._sight is not None
    assert desk.session._sight.locked
    desk.session._screen.unlocked.emit()
    desk.settle()
    assert desk.session.agent.keeper.locked


def test_a_forecast_is_there_some_time_after_a_look_for_a_machine_that_is_switched_off(
    open_desk: Callable[[Key | None], Desk], key: Key, book_folder: Path, clock: Clock, qtbot: QtBot
) -> None:
    desk = open_desk(key)
    desk.session.agent.keeper._ahead.setInterval(1)
    desk.session.start()
    desk.until(lambda: (book_folder / "while-locked.json").exists())
    clock.now += timedelta(minutes=1)
    desk.settle()
