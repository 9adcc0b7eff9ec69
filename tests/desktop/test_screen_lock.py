"""Noticing that the screen is locked: real signals on a real bus; of the other systems what can be looked at here."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.screen_lock import macos, windows
from followup_desktop.desktop.screen_lock.linux import SAVERS, LinuxWay
from followup_desktop.desktop.screen_lock.watch import ScreenLock
from tests.support.fixtures import bus, short_folder  # noqa: F401
from tests.support.processes import environment, running
from tests.support.session_bus import SessionBus


@pytest.fixture
def connection(bus: SessionBus) -> Iterator[QDBusConnection]:  # noqa: F811
    """A connection to the test's own bus; of a name of its own, for Qt keeps those that it was given once."""
    yield QDBusConnection.connectToBus(bus.address, bus.address)
    QDBusConnection.disconnectFromBus(bus.address)


def say(bus: SessionBus, interface: str, member: str, *arguments: str) -> None:  # noqa: F811
    path = "/" + interface.replace(".", "/")
    command = ["dbus-send", f"--bus={bus.address}", "--type=signal", path, f"{interface}.{member}", *arguments]
    subprocess.run(command, check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
@pytest.mark.parametrize("saver", SAVERS)
def test_every_screen_saver_is_heard(
    qtbot: QtBot, bus: SessionBus, connection: QDBusConnection, saver: str  # noqa: F811
) -> None:  # fmt: skip
    watch = ScreenLock(make=lambda told: LinuxWay(told, connection, QDBusConnection("none")))
    watch.watch(True)
    with qtbot.waitSignal(watch.locked):
        say(bus, saver, "ActiveChanged", "boolean:true")
    with qtbot.waitSignal(watch.unlocked):
        say(bus, saver, "ActiveChanged", "boolean:false")
    watch.watch(False)


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
def test_what_makes_no_sense_and_what_comes_too_late_is_not_told(
    qtbot: QtBot, bus: SessionBus, connection: QDBusConnection  # noqa: F811
) -> None:  # fmt: skip
    told: list[bool] = []
    way = LinuxWay(told.append, connection, QDBusConnection("none"))
    say(bus, SAVERS[0], "ActiveChanged", "string:true")
    say(bus, SAVERS[0], "ActiveChanged")
    say(bus, SAVERS[0], "ActiveChanged", "boolean:true")
    qtbot.waitUntil(lambda: told == [True])
    way.end()
    say(bus, SAVERS[0], "ActiveChanged", "boolean:false")
    qtbot.wait(100)
    assert told == [True]


@pytest.fixture
def login(bus: SessionBus) -> Iterator[subprocess.Popen[str]]:  # noqa: F811
    """A logind on the test's bus."""
    command = [sys.executable, "-m", "tests.support.scripted_login"]
    place = environment(DBUS_SESSION_BUS_ADDRESS=bus.address)
    started = subprocess.Popen(command, env=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with running(started):
        assert started.stdout is not None
        assert started.stdout.readline() == "ready\n"
        yield started


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
def test_logind_is_heard_for_the_own_session_and_for_sleep(
    qtbot: QtBot, login: subprocess.Popen[str], connection: QDBusConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "7")
    told: list[bool] = []
    way = LinuxWay(told.append, QDBusConnection("none"), connection)
    for order, so_far in (
        ("Lock", [True]), ("other", [True]), ("Unlock", [True, False]), ("sleep", [True, False, True]),
        ("wake", [True, False, True, False]),
    ):  # fmt: skip
        assert login.stdin is not None
        login.stdin.write(f"{order}\n")
        login.stdin.flush()
        qtbot.waitUntil(lambda so_far=so_far: told == so_far)
    way.end()


def test_a_system_that_cannot_say_is_no_trouble() -> None:
    def fail(_told: object) -> LinuxWay:
        raise OSError("no session")

    watch = ScreenLock(make=fail)
    watch.watch(True)
    watch.watch(False)


@pytest.mark.parametrize(
    ("message", "what", "said"),
    [(0x02B1, 0x7, True), (0x02B1, 0x8, False), (0x02B1, 0x5, None), (0x0218, 0x4, True), (0x0218, 0x7, None),
     (0x0010, 0x7, None)],
)  # fmt: skip
def test_windows_messages_are_understood(message: int, what: int, said: bool | None) -> None:
    assert windows.meaning(message, what) is said


def test_the_class_of_windows_has_the_size_that_windows_expects() -> None:
    # WNDCLASSW of 64 bits: two numbers, a pointer, two numbers, six pointers.
    assert ctypes.sizeof(windows._WindowClass) == 72


class CoreFoundation:
    """Core Foundation as far as it is used: it posts what it is told to."""

    def __init__(self) -> None:
        self.observers: dict[int, tuple[object, str]] = {}
        self.released: list[object] = []
        self._names: dict[int, str] = {}

    def CFNotificationCenterGetDistributedCenter(self) -> int:
        return 1

    def CFStringCreateWithCString(self, _allocator: object, text: bytes, _encoding: int) -> int:
        self._names[len(self._names) + 100] = text.decode()
        return len(self._names) + 99

    def CFNotificationCenterAddObserver(
        self, _center: int, observer: ctypes.c_void_p, callback: object, name: int, _object: object, _behaviour: int
    ) -> None:
        assert observer.value
        self.observers[observer.value] = (callback, self._names[name])

    def CFNotificationCenterRemoveEveryObserver(self, _center: int, observer: ctypes.c_void_p) -> None:
        assert observer.value
        del self.observers[observer.value]

    def CFRelease(self, what: object) -> None:
        self.released.append(what)

    def post(self, name: str) -> None:
        for callback, wanted in list(self.observers.values()):
            if wanted == name:
                callback(None, None, None, None, None)


def test_the_mac_s_notifications_are_told_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    library, told = CoreFoundation(), []
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: "CoreFoundation")
    monkeypatch.setattr(macos.ctypes, "CDLL", lambda _path: library)
    monkeypatch.setattr(macos, "_declared", lambda loaded: loaded)
    way = macos.MacWay(told.append)
    library.post("com.apple.screenIsLocked")
    library.post("com.apple.screenIsUnlocked")
    assert told == [True, False]
    way.end()
    library.post("com.apple.screenIsLocked")
    assert told == [True, False]
    assert (library.observers, len(library.released)) == ({}, 2)
