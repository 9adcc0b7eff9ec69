"""Files beside the book: written whole or not at all, and readable by their owner only."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

_PREFIX = ".followup-"
_FORMER = ".former"
_ZEROS = bytes(1 << 20)
_BINARY = getattr(os, "O_BINARY", 0)
SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite may keep beside a file, the file itself first."""


@contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """An empty file (0600) in the target's folder, gone afterwards unless `put_in_place` gave it its name.

    Raises Refused where the folder is missing or cannot be written.
    """
    with in_the_way(target):
        descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=".part", dir=target.parent)
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for side in SIDE_FILES:
            Path(f"{name}{side}").unlink(missing_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Take away what processes that were killed have left of copies in a folder that nobody else uses now."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            facts = left.lstat()
            if stat.S_ISREG(facts.st_mode):
                # A second name of a file that is in use must never be written over.
                (shred if facts.st_nlink == 1 and left.suffix != _FORMER else Path.unlink)(left)


def shred(file: Path) -> None:
    """Write zeros over a file that nobody needs any more, and take it away. Raises OSError.

    A disk that writes elsewhere than it is told (flash memory, snapshots) may keep what was there; no program can help.
    """
    with file.open("r+b") as out:
        left = file.stat().st_size
        while left > 0:
            left -= out.write(_ZEROS[:left])
        out.flush()
        os.fsync(out.fileno())
        out.truncate(0)
    file.unlink()


@contextmanager
def former(target: Path, temporary: Path) -> Iterator[Path | None]:
    """A second name, while this lasts, of the file whose name `temporary` gets; None where files have but one."""
    name = temporary.with_name(f"{temporary.name}{_FORMER}")
    try:
        os.link(target, name)
    except OSError:
        yield None
        return
    try:
        yield name
    finally:
        name.unlink(missing_ok=True)


def folder_to_disk(folder: Path) -> None:
    """Wait until the names in a folder have reached the disk, where the system lets one wait for that."""
    if os.name == "posix":
        _to_disk(folder)


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a whole file its name, so that a power cut leaves the old file or the new one. Raises Refused."""
    with in_the_way(target):
        _to_disk(temporary)
        temporary.replace(target)
        folder_to_disk(target.parent)


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """An empty folder (0700) beside a target that is none yet, gone afterwards unless `put_in_place` gave it its name.

    Raises Refused where that cannot be.
    """
    with in_the_way(target):
        made = Path(tempfile.mkdtemp(prefix=_PREFIX, suffix=".part", dir=target.parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def write_into(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files (0600) into a folder, each by its name with '/' below folders. Raises Refused."""
    for name, data in files:
        place = folder / name
        with in_the_way(place):
            place.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as out:
                out.write(data)


def put_folder_in_place(made: Path, target: Path) -> None:
    """Give a whole folder its name; a former one is kept until the new one stands there. Raises Refused."""
    with in_the_way(target):
        former = made.with_suffix(".former") if target.exists() else None
        if former:
            target.rename(former)
        try:
            made.rename(target)
        except OSError:
            if former:
                former.rename(target)
            raise
        if former:
            shutil.rmtree(former)
        folder_to_disk(target.parent)


def make_private_folder(folder: Path) -> None:
    """Make a folder (0700) if it is missing, that a power cut does not take with what is in it. Raises Refused."""
    if folder.is_dir():
        return
    with in_the_way(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        # One's own folder may lie in one that one may not read.
        with suppress(OSError):
            _to_disk(folder.parent)


@contextmanager
def in_the_way(place: Path | None = None) -> Iterator[None]:
    """Turn the system's errors about what is written (at a place, else where the error says) into Refused."""
    try:
        yield
    except OSError as error:
        where = place or error.filename or _("The file")
        raise Refused(_("{place} cannot be written: {why}").format(place=where, why=error.strerror)) from error


def to_medium(path: Path) -> None:
    """Write a file to the disk, and let the system forget it, so that who reads it next reads the disk."""
    with in_the_way(path):
        _to_disk(path)
        if hasattr(os, "posix_fadvise"):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
