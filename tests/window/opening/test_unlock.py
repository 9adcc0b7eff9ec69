"""The start with an encrypted book: the keyring first, else the person; what others ask meanwhile is not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.store.keys import Key, derive, new_salt
from followup_desktop.window.opening import unlock as unlock_module
from followup_desktop.window.opening.book import Opened, open_at_start
from followup_desktop.window.opening.unlock import UnlockWindow
from tests.window.locking.conftest import PASSPHRASE, FakeKeyring, folders, kept, key, quick_keys

__all__ = ["folders", "kept", "key", "quick_keys"]

PATIENCE_MS = 20_000


class Ring(FakeKeyring):
    """A keyring that can be asked too."""

    def recall(self, salt: bytes) -> Key | None:
        return next((each for each in self.keys if each.salt == salt), None)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(unlock_module, "recall", made.recall)
    monkeypatch.setattr(unlock_module, "forget", made.forget)
    return made


@pytest.fixture
def instance(folders: Folders) -> Iterator[Instance]:
    made = Instance(Role.WINDOW, folders.runtime)
    assert made.claim()
    yield made
    made.release()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, theme: Theme, folders: Folders, key: Key, ring: Ring, instance: Instance
) -> Callable[[Callable[[UnlockWindow], None]], Opened | None]:
    """Opens the book at the start; a person acts once the page is seen."""

    def starting(act: Callable[[UnlockWindow], None]) -> Opened | None:
        def look() -> None:
            seen = [each for each in qapp.topLevelWidgets() if isinstance(each, UnlockWindow) and each.isVisible()]
            if seen:
                watch.stop()
                act(seen[0])

        watch = QTimer(interval=10)
        watch.timeout.connect(look)
        watch.start()
        opened = open_at_start(qapp, folders, instance)
        watch.stop()
        qtbot.wait(20)
        assert not [each for each in qapp.topLevelWidgets() if isinstance(each, UnlockWindow) and each.isVisible()]
        return opened

    return starting


def type_in(window: UnlockWindow, text: str) -> None:
    window.page.field.line.setText(text)
    window.page.submit()


def test_the_passphrase_opens_it(start: Callable[..., Opened | None], key: Key) -> None:
    opened = start(lambda window: type_in(window, PASSPHRASE))
    assert opened is not None
    assert opened.book.key == key
    opened.book.close()


def test_after_a_wrong_one_the_right_one_does(qtbot: QtBot, start: Callable[..., Opened | None]) -> None:
    errors: list[str] = []

    def twice(window: UnlockWindow) -> None:
        type_in(window, "not these words")
        qtbot.waitUntil(lambda: not window.page.waiting, timeout=PATIENCE_MS)
        errors.append(window.page.error.text())
        type_in(window, PASSPHRASE)

    opened = start(twice)
    assert opened is not None
    assert errors == ["This passphrase does not open your book."]
    opened.book.close()


@pytest.mark.parametrize("way", ["close", "quit", "word"])
def test_giving_up_ends_it(start: Callable[..., Opened | None], way: str) -> None:
    acts = {
        "close": lambda window: window.close(),
        "quit": lambda window: window.page.quit.click(),
        "word": lambda window: window.hear("quit"),
    }
    assert start(acts[way]) is None


def test_what_others_ask_for_meanwhile_waits_and_the_page_comes_forward(
    start: Callable[..., Opened | None], key: Key
) -> None:
    def words(window: UnlockWindow) -> None:
        for word in ("changed", "key-wanted", "digest", "raise", "lock", "quick-add"):
            window.hear(word)
        assert window.isVisible()
        type_in(window, PASSPHRASE)

    opened = start(words)
    assert opened is not None
    assert opened.words == ("digest", "quick-add")
    opened.book.close()


def test_with_the_key_in_the_keyring_nothing_is_asked(
    qapp: QApplication, theme: Theme, folders: Folders, key: Key, ring: Ring, instance: Instance
) -> None:
    ring.keys = [key]
    opened = open_at_start(qapp, folders, instance)
    assert opened is not None
    assert opened.book.key == key
    opened.book.close()


def test_a_key_that_does_not_open_it_is_forgotten_there_and_the_passphrase_asked_for(
    start: Callable[..., Opened | None], key: Key, ring: Ring
) -> None:
    ring.keys = [Key(derive("another", new_salt()).secret, key.salt)]
    opened = start(lambda window: type_in(window, PASSPHRASE))
    assert opened is not None
    assert ring.keys == []
    opened.book.close()
