"""The system's own keyring, which may keep the book's key so that nothing is asked at the start. Always optional.

Only the one that comes with the system is used, by its own name: whatever else is installed or configured could write
the key into a plain file. Imported late and asked on a thread of its own: a keyring may wait for the person.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any, Protocol, TypeVar

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.keys import Key

_T = TypeVar("_T")
_SERVICE = "Followup"
_LABEL = "Followup: the key of an encrypted book"
_LOOKS_FOR, _ASKS_FOR = 5.0, 120.0
"""Seconds: for a look that asks nothing of the person, and for one in which the system may ask to be unlocked."""


def available() -> bool:
    """Whether this system has a keyring that can keep the key."""
    return _within(_LOOKS_FOR, lambda: _keyring().is_there(), otherwise=False)


def remember(key: Key) -> None:
    """Have the keyring keep a key; the system may ask the person to unlock it. Raises Refused, with nothing kept."""

    def keep() -> bool:
        keyring = _keyring()
        keyring.keep(key.salt.hex(), key.to_text())
        return keyring.look_up(key.salt.hex()) == key.to_text()

    if not _within(_ASKS_FOR, keep, otherwise=False):
        raise Refused(_("The system's keyring did not take the key; the passphrase is asked for as before"))


def recall(salt: bytes) -> Key | None:
    """The key that was kept for a file with this salt; None where there is none, or the keyring itself is locked."""
    text = _within(_LOOKS_FOR, lambda: _keyring().look_up(salt.hex()), otherwise=None)
    try:
        key = Key.of_text(text) if text else None
    except ValueError:
        return None
    return key if key is not None and key.salt == salt else None


def forget(salt: bytes) -> None:
    """Take the key of a file with this salt out of the keyring, if it is there and the keyring can be opened."""
    _within(_ASKS_FOR, lambda: _keyring().drop(salt.hex()), otherwise=None)


class _Keyring(Protocol):
    """What is asked of a keyring: texts by name. Each raises errors of its own kind."""

    def is_there(self) -> bool:
        """Whether there is one."""

    def keep(self, name: str, text: str) -> None:
        """Keep a text, in the place of an older one of that name."""

    def look_up(self, name: str) -> str | None:
        """The text of a name, without asking the person anything; None where there is none."""

    def drop(self, name: str) -> None:
        """Forget a name, if it is known."""


class _SecretService:
    """Linux: the keyring of the desktop (GNOME's, KDE's, KeePassXC) over the session bus, each call its own connection.

    Not by the keyring library, which unlocks whatever it looks into, and leaves a connection open where that fails.
    """

    def is_there(self) -> bool:
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            return secretstorage.check_service_availability(connection)

    def keep(self, name: str, text: str) -> None:
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            collection = secretstorage.get_default_collection(connection)
            if collection.is_locked():
                collection.unlock()
            collection.create_item(_LABEL, _attributes(name), text.encode(), replace=True)

    def look_up(self, name: str) -> str | None:
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            collection = secretstorage.Collection(connection)
            items = [] if collection.is_locked() else list(collection.search_items(_attributes(name)))
            return items[0].get_secret().decode() if items else None

    def drop(self, name: str) -> None:
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            collection = secretstorage.Collection(connection)
            if collection.is_locked():
                collection.unlock()
            for item in list(collection.search_items(_attributes(name))):
                item.delete()


class _Credentials:
    """Windows' Credential Manager and macOS' Keychain, which are open while the person is logged in."""

    def __init__(self) -> None:
        made: Any = None
        if sys.platform == "darwin":
            from keyring.backends import macOS

            made = macOS.Keyring
        if sys.platform == "win32":
            from keyring.backends import Windows

            made = Windows.WinVaultKeyring
        self._backend = made()

    def is_there(self) -> bool:
        return bool(type(self._backend).viable)

    def keep(self, name: str, text: str) -> None:
        self._backend.set_password(_SERVICE, name, text)

    def look_up(self, name: str) -> str | None:
        found: str | None = self._backend.get_password(_SERVICE, name)
        return found

    def drop(self, name: str) -> None:
        self._backend.delete_password(_SERVICE, name)


def _keyring() -> _Keyring:
    return _Credentials() if sys.platform in ("darwin", "win32") else _SecretService()


def _attributes(name: str) -> dict[str, str]:
    return {"application": _SERVICE, "key": name}


def _within(seconds: float, work: Callable[[], _T], *, otherwise: _T) -> _T:
    """What a keyring answers; what stands in for it where it fails, or says nothing for so long."""
    answers: list[_T] = []

    def ask() -> None:
        # Each keyring has errors of its own; to the person they are all one: the passphrase is asked for.
        try:
            answers.append(work())
        except Exception:
            return

    thread = threading.Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else otherwise
