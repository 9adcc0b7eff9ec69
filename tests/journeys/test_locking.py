"""A person whose book is encrypted: the real program, keys alone, a real tray and a real notification server."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import send_word
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import history
from followup_desktop.tray.locked import WhileLocked
from tests.journeys.conftest import Desk
from tests.journeys.reminding import always_announcing, remind
from tests.support.notification_server import scripted_server
from tests.support.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PASSPHRASE = "four words are good"
WORD_MS = 20_000


@contextmanager
def encrypted(desk: Desk, now: datetime) -> Iterator[Key]:
    """An encrypted book with a reminder for Ana, and a forecast as a tray would have left it."""
    book = always_announcing(desk.data, now)
    remind(book, "Ana Čech", now)
    WhileLocked(desk.data).foresee(book, now)
    key = encrypt_book(book, PASSPHRASE).key
    book.close()
    assert key is not None
    yield key


@pytest.fixture
def key(desk: Desk, real_now: datetime) -> Iterator[Key]:
    with encrypted(desk, real_now) as made:
        yield made


def log_of(desk: Desk, who: str) -> str:
    file = desk.data / "logs" / f"{who}.log"
    return file.read_text() if file.exists() else ""


def wait_for_log(desk: Desk, who: str, event: str, times: int = 1) -> None:
    wait_until(lambda: log_of(desk, who).count(f" {event}") >= times, f"{event} in the log of the {who}")


def title(desk: Desk, window: subprocess.Popen[str]) -> str:
    return desk.xdotool("getwindowname", desk._windows(window.pid)[-1]).strip()


def test_by_keys_alone_in_wrong_right_locked_and_in_again(desk: Desk, key: Key) -> None:
    window = desk.start("--data", str(desk.data))
    desk.focus(window)
    desk.settle()
    desk.take_picture("unlock")
    desk.type("not these words")
    desk.press("Return")
    wait_for_log(desk, "window", "unlock.wrong")
    desk.settle()
    desk.take_picture("unlock-wrong")
    desk.type(PASSPHRASE)
    desk.press("Return")
    wait_for_log(desk, "window", "window.shown")
    wait_until(lambda: desk.windows_of(window.pid) == 1, "the page to give way to the window")
    desk.focus(window)
    desk.wait_for(Role.TRAY)
    # Started without the key, it asks the window for it.
    wait_for_log(desk, "tray", "unlocked")
    wait_until(lambda: title(desk, window).startswith("Today"), "Today")
    desk.press("ctrl+shift+l")
    wait_for_log(desk, "window", "locked")
    wait_for_log(desk, "tray", "locked")
    assert title(desk, window) == "Followup"
    desk.settle()
    desk.take_picture("locked")
    assert send_word(Role.WINDOW, desk.runtime(), "quick-add", WORD_MS)
    desk.focus(window)
    desk.type(PASSPHRASE)
    desk.press("Return")
    wait_for_log(desk, "window", "unlocked")
    wait_for_log(desk, "tray", "unlocked", times=2)
    desk.settle()
    desk.take_picture("unlocked-quick-add")
    desk.type("call with Ana, all is well")
    desk.press("Return")
    wait_until(lambda: newest(desk, key).startswith("Logged a call"), "the call to be logged")
    desk.press("ctrl+shift+l")
    wait_for_log(desk, "window", "locked", times=2)
    assert send_word(Role.WINDOW, desk.runtime(), "quit", WORD_MS)
    assert window.wait(30) == 0
    # Locked, the tray goes on, and the next window asks again.
    assert desk.runs(Role.TRAY)
    again = desk.start("--data", str(desk.data))
    desk.focus(again)
    assert title(desk, again) == "Followup"
    assert log_of(desk, "window").count("window.shown") == 1
    assert not any(PASSPHRASE in log_of(desk, who) or key.to_text() in log_of(desk, who) for who in ("window", "tray"))


def newest(desk: Desk, key: Key) -> str:
    """The label of what was done last."""
    book = open_book(desk.data, key)
    labels = [entry.label for entry in history(book, 1)]
    book.close()
    return labels[0] if labels else ""


def test_a_tray_without_the_key_announces_without_names_and_done_is_done_once_it_is_unlocked(
    desk: Desk, key: Key
) -> None:
    with scripted_server(desk.bus_address) as server:
        desk.start("--data", str(desk.data), "--tray")
        desk.wait_for(Role.TRAY)
        shown = server.shown()
        assert (shown.title, shown.body) == ("1 check-in is ready", "Unlock Followup to see more.")
        assert list(shown.buttons.values()) == ["Open", "Done", "Snooze"]
        server.press(shown.id, "done")
        desk.wait_for(Role.WINDOW)
        pid = desk.pid(Role.WINDOW)
        wait_until(lambda: desk.windows_of(pid) == 1, "the page that asks for the passphrase")
        desk.xdotool("windowfocus", "--sync", desk._windows(pid)[-1])
        desk.settle()
        desk.type(PASSPHRASE)
        desk.press("Return")
        wait_until(lambda: newest(desk, key) == "Logged a contact with Ana Čech", "what was pressed to be done")
        # Nothing more is announced, neither of it nor of anybody.
        wait_for_log(desk, "tray", "unlocked")
        assert send_word(Role.WINDOW, desk.runtime(), "quit", WORD_MS)


def test_nothing_of_the_passphrase_or_the_book_is_in_the_command_lines_environments_or_files(
    desk: Desk, key: Key
) -> None:
    window = desk.start("--data", str(desk.data))
    desk.focus(window)
    desk.settle()
    desk.type(PASSPHRASE)
    desk.press("Return")
    wait_for_log(desk, "window", "window.shown")
    desk.wait_for(Role.TRAY)
    wait_for_log(desk, "tray", "unlocked")
    secrets = [PASSPHRASE.encode(), key.to_text().encode(), key.secret.hex().encode(), b"Ana", b"how the move went"]
    for pid in (window.pid, desk.pid(Role.TRAY)):
        seen = b"".join(Path("/proc", str(pid), name).read_bytes() for name in ("cmdline", "environ"))
        assert [secret for secret in secrets if secret in seen] == []
    for file in desk.home.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert [secret for secret in secrets if secret in held] == [], file.name
    window.send_signal(signal.SIGTERM)
    assert window.wait(30) == 0
