"""The system's own keyring, which may keep the book's key so that nothing is asked at the start. Always optional.

Only the three that come with a system are used, each by its own name: whatever else is installed or configured could
write the key into a plain file. Imported late and asked on a thread of its own: a keyring may wait for the person.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.keys import Key

_T = TypeVar("_T")
_SERVICE = "Followup"
_LOOKS_FOR, _ASKS_FOR = 5.0, 120.0
"""Seconds: for a look that asks nothing of the person, and for one in which the system may ask to be unlocked."""


def available() -> bool:
    """Whether this system has a keyring that can keep the key."""
    return bool(_within(_LOOKS_FOR, _is_there, otherwise=False))


def remember(key: Key) -> None:
    """Have the keyring keep a key; the system may ask the person to unlock it. Raises Refused, with nothing kept."""
    kept = _within(_ASKS_FOR, lambda: _keep(key), otherwise=False)
    if not kept:
        raise Refused(_("The system's keyring did not take the key; the passphrase is asked for as before"))


def recall(salt: bytes) -> Key | None:
    """The key that was kept for a file with this salt; None where there is none, or the keyring itself is locked."""
    text = _within(_LOOKS_FOR, lambda: _look_up(salt), otherwise=None)
    try:
        key = Key.of_text(text) if text else None
    except ValueError:
        return None
    return key if key is not None and key.salt == salt else None


def forget(salt: bytes) -> None:
    """Take the key of a file with this salt out of the keyring, if it is there and the keyring can be opened."""
    _within(_ASKS_FOR, lambda: _backend().delete_password(_SERVICE, salt.hex()), otherwise=None)


def _is_there() -> bool:
    backend: Any = type(_backend())
    return bool(backend.viable)


def _keep(key: Key) -> bool:
    backend = _backend()
    backend.set_password(_SERVICE, key.salt.hex(), key.to_text())
    return bool(backend.get_password(_SERVICE, key.salt.hex()) == key.to_text())


def _look_up(salt: bytes) -> str | None:
    found: str | None = None if _is_locked() else _backend().get_password(_SERVICE, salt.hex())
    return found


def _is_locked() -> bool:
    """Whether the keyring would ask for its own passphrase. On Windows and macOS it is open while one is logged in."""
    if sys.platform != "linux":
        return False
    import secretstorage

    connection = secretstorage.dbus_init()
    try:
        return secretstorage.Collection(connection).is_locked()
    finally:
        connection.close()


def _backend() -> Any:
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring
    elif sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Keyring
    else:
        from keyring.backends.SecretService import Keyring
    made: Any = Keyring
    return made()


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
