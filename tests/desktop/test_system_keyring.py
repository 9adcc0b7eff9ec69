"""The system's keyring on a real bus: it keeps the key, is not asked to be unlocked for a look, may be missing."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup_desktop.desktop import system_keyring
from followup_desktop.desktop.system_keyring import available, forget, recall, remember
from followup_desktop.domain.errors import Refused
from followup_desktop.store.keys import Key
from tests.support import fixtures
from tests.support.processes import end
from tests.support.session_bus import SessionBus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
KEY = Key(b"s" * 32, b"salt" * 4)
bus = fixtures.bus
_PROGRAM = Path(__file__).parents[1] / "support" / "scripted_keyring.py"


@pytest.fixture
def keyring(bus: SessionBus) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Start a keyring that is 'open', 'locked' or 'silent'."""
    started: list[subprocess.Popen[str]] = []

    def start(way: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, str(_PROGRAM), way], stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        end(process)


def test_it_keeps_a_key_by_its_salt_and_forgets_it(keyring: Callable[[str], subprocess.Popen[str]]) -> None:
    process = keyring("open")
    assert available()
    assert recall(KEY.salt) is None
    remember(KEY)
    assert process.stdout is not None
    assert process.stdout.readline() == f"kept {KEY.salt.hex()}\n"
    assert recall(KEY.salt) == KEY
    assert recall(b"other" + KEY.salt[5:]) is None
    forget(KEY.salt)
    assert recall(KEY.salt) is None
    forget(KEY.salt)


def test_a_key_that_is_kept_again_takes_the_place_of_the_first(keyring: Callable[[str], subprocess.Popen[str]]) -> None:
    keyring("open")
    remember(KEY)
    other = Key(b"t" * 32, KEY.salt)
    remember(other)
    assert recall(KEY.salt) == other


def test_a_look_never_asks_for_a_keyring_to_be_unlocked(keyring: Callable[[str], subprocess.Popen[str]]) -> None:
    process = keyring("locked")
    assert available()
    assert recall(KEY.salt) is None
    with pytest.raises(Refused, match="did not take the key"):
        remember(KEY)
    process.terminate()
    assert process.stdout is not None
    assert process.stdout.read() == "unlock\n"


def test_one_that_says_nothing_is_not_waited_for(
    keyring: Callable[[str], subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring("silent")
    monkeypatch.setattr(system_keyring, "_LOOKS_FOR", 0.5)
    monkeypatch.setattr(system_keyring, "_ASKS_FOR", 0.5)
    assert recall(KEY.salt) is None
    with pytest.raises(Refused):
        remember(KEY)
    forget(KEY.salt)


def test_without_one_the_passphrase_is_the_way(bus: SessionBus) -> None:
    assert not available()
    assert recall(KEY.salt) is None
    with pytest.raises(Refused):
        remember(KEY)


def test_without_a_bus_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not available()
    assert recall(KEY.salt) is None


@pytest.mark.parametrize("kept", ["", "no key", "00" * 48, "zz" * 48])
def test_what_somebody_else_put_there_is_no_key(monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    monkeypatch.setattr(system_keyring, "_keyring", lambda: types.SimpleNamespace(look_up=lambda name: kept))
    assert recall(KEY.salt) is None


class Backend:
    """What the keyring library has for Windows and macOS."""

    viable = True

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, text: str) -> None:
        self.kept[service, name] = text

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.mark.parametrize(
    ("platform", "module", "name"),
    [("darwin", "keyring.backends.macOS", "Keyring"), ("win32", "keyring.backends.Windows", "WinVaultKeyring")],
)
def test_on_other_systems_it_is_the_one_that_comes_with_them(
    monkeypatch: pytest.MonkeyPatch, platform: str, module: str, name: str
) -> None:
    backend, stand_in = Backend(), types.ModuleType(module)
    setattr(stand_in, name, type("Made", (Backend,), {"__new__": lambda cls: backend, "viable": True}))
    monkeypatch.setitem(sys.modules, module, stand_in)
    backends = types.ModuleType("keyring.backends")
    setattr(backends, module.rpartition(".")[2], stand_in)
    monkeypatch.setitem(sys.modules, "keyring", types.ModuleType("keyring"))
    monkeypatch.setitem(sys.modules, "keyring.backends", backends)
    monkeypatch.setattr(system_keyring, "sys", types.SimpleNamespace(platform=platform))
    assert available()
    remember(KEY)
    assert backend.kept == {("Followup", KEY.salt.hex()): KEY.to_text()}
    assert recall(KEY.salt) == KEY
    forget(KEY.salt)
    forget(KEY.salt)
    assert recall(KEY.salt) is None
