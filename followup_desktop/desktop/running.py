"""Whether the window or the tray runs, told from its lock alone: no Qt, so that doctor can ask."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """The two processes of which there is at most one for each data folder."""

    WINDOW = "window"
    TRAY = "tray"


def lock_path(role: Role, folder: Path) -> Path:
    """The role's lock in the runtime folder. QLockFile writes its owner's process id on the first line."""
    return folder / f"{role}.lock"


def is_running(role: Role, folder: Path) -> bool:
    """Whether a living process holds the role's lock, whatever its file says of process ids used again since."""
    return is_held(lock_path(role, folder))


def has_died(role: Role, folder: Path) -> bool:
    """Whether the role's process ended without taking its lock away, as one does that is quit."""
    path = lock_path(role, folder)
    return path.exists() and not is_held(path)


def is_held(lock: Path) -> bool:
    """Whether a living process holds this QLockFile. Leaves the lock as it is."""
    try:
        descriptor = os.open(lock, os.O_RDWR)
    except FileNotFoundError:
        return False
    except PermissionError:
        # On Windows nobody else can write to a file that QLockFile holds open.
        return sys.platform == "win32"
    try:
        return not _lockable(descriptor)
    finally:
        os.close(descriptor)


def _lockable(descriptor: int) -> bool:
    """Whether the file could be locked: QLockFile holds a lock of the system's, which dies with its process."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
