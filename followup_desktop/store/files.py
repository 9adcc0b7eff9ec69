"""Files beside the book: written whole or not at all, and readable by their owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite may keep beside a file, the file itself first."""


@contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """An empty file (0600) in the target's folder, gone afterwards unless `put_in_place` gave it its name.

    Raises Refused where the folder is missing or cannot be written.
    """
    with in_the_way(target):
        descriptor, name = tempfile.mkstemp(prefix=".followup-", suffix=".part", dir=target.parent)
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for side in SIDE_FILES:
            Path(f"{name}{side}").unlink(missing_ok=True)


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a whole file its name, so that a power cut leaves the old file or the new one. Raises Refused."""
    with in_the_way(target):
        _to_disk(temporary)
        temporary.replace(target)
        if os.name == "posix":
            _to_disk(target.parent)


def make_private_folder(folder: Path) -> None:
    """Make a folder (0700) if it is missing. Raises Refused."""
    with in_the_way(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def in_the_way(place: Path | None = None) -> Iterator[None]:
    """Turn the system's errors about what is written (at a place, else where the error says) into Refused."""
    try:
        yield
    except OSError as error:
        where = place or error.filename or _("The file")
        raise Refused(_("{place} cannot be written: {why}").format(place=where, why=error.strerror)) from error


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
