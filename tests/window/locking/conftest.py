"""A whole window over an encrypted book, with its guard, and who listens where the tray would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.theme.motion import set_reduced_motion
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store import keys
from followup_desktop.store.book import Book
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.window.application import Session
from followup_desktop.window.locking import keyring

PASSPHRASE = "four words are good"
SECRETS = ("Ana", "Čech", "Kilimanjaro")


class FakeKeyring:
    """A keyring in memory: the system's own would be the user's."""

    def __init__(self) -> None:
        self.keys: list[Key] = []

    def remember(self, key: Key) -> None:
        self.keys.append(key)

    def forget(self, salt: bytes) -> None:
        self.keys = [key for key in self.keys if key.salt != salt]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost no quarter of a second: what they cost is tested where they are made."""
    monkeypatch.setattr(keys, "_COST", 2**10)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    made = FakeKeyring()
    monkeypatch.setattr(keyring, "remember", made.remember)
    monkeypatch.setattr(keyring, "forget", made.forget)
    return made


@pytest.fixture
def folders(book_folder: Path, short_folder: Path) -> Folders:
    made = Folders(book_folder, short_folder / "run")
    made.create()
    return made


@pytest.fixture
def tray(qtbot: QtBot, folders: Folders) -> Iterator[list[str]]:
    """The words that are said to the tray, where keys are told by their first word alone."""
    listening, heard = Instance(Role.TRAY, folders.runtime), []
    listening.word_received.connect(lambda word: heard.append(word.split()[0]))
    assert listening.claim()
    yield heard
    listening.release()


@pytest.fixture
def key(book: Book, now: object) -> Key:
    """The key of the test's book, in which Ana Čech is, who climbed a mountain."""
    fields = ContactFields(name=Name(given="Ana", family="Čech"), notes="Back from Kilimanjaro.")
    add_contact(book, fields, now)  # type: ignore[arg-type]
    made = encrypt_book(book, PASSPHRASE).key
    book.close()
    assert made is not None
    return made


@pytest.fixture
def open_session(
    qtbot: QtBot, theme: Theme, folders: Folders, qapp: QApplication, kept: FakeKeyring, tray: list[str]
) -> Iterator[Callable[[Key | None], Session]]:
    """Opens the window on the book with a key, shown and watched."""
    sessions: list[Session] = []

    def opening(given: Key | None) -> Session:
        set_reduced_motion(True)
        made = Session(qapp, folders, open_book(folders.data, given))
        sessions.append(made)
        made.window.resize(1360, 860)
        with qtbot.waitActive(made.window):
            made.window.show()
            made.window.activateWindow()
        made.guard.begin()
        qtbot.waitUntil(lambda: not made.worker.busy)
        return made

    yield opening
    for made in sessions:
        qtbot.waitUntil(lambda made=made: made.guard.is_locked or not made.worker.busy)
        made.window.close()
        made.close()
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(made.window, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(open_session: Callable[[Key | None], Session], key: Key) -> Session:
    """The window of the encrypted book, open."""
    return open_session(key)


@pytest.fixture
def lock(qtbot: QtBot) -> Callable[[Session], None]:
    """Locks and waits until the key is gone."""

    def locking(session: Session) -> None:
        with qtbot.waitSignal(session.guard.locker.locked):
            session.guard.lock()

    return locking


@pytest.fixture
def unlock(qtbot: QtBot) -> Callable[[Session], None]:
    """Types the passphrase and waits until all is back."""

    def unlocking(session: Session) -> None:
        page = session.guard.locker.page
        assert page is not None
        with qtbot.waitSignal(session.guard.locker.unlocked, timeout=20_000):
            page.field.line.setText(PASSPHRASE)
            page.submit()
        qtbot.waitUntil(lambda: not session.worker.busy)
        qtbot.wait(40)

    return unlocking
