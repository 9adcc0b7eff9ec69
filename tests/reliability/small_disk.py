"""A disk with little room, or one that fails, below SQLite: for who may not mount a file system for a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

_NAME = "small disk"


class SmallDisk(apsw.VFS):
    """Hands everything on to the system, until what is written takes more room than there is.

    With `fails_at` it is not room that ends: the write or sync of that number, counted from 1, reports an error of
    the disk, and so does each after it until `mend`.
    """

    def __init__(self, room: int | None = None, fails_at: int | None = None) -> None:
        self.room = room
        self.fails_at = fails_at
        self.calls = 0
        self.refused = 0
        self.sizes: dict[str, int] = {}
        self.below = apsw.vfs_names()[0]
        super().__init__(_NAME, self.below, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.sizes.pop(filename, None)

    def take(self, name: str, size: int) -> None:
        """Let a file be this large. Raises apsw.FullError where there is no room for that."""
        if self.room is not None and sum(self.sizes.values()) - self.sizes.get(name, 0) + size > self.room:
            self.refused += 1
            raise apsw.FullError("no room")
        self.sizes[name] = size

    def call(self) -> None:
        """Count a write or sync. Raises apsw.IOError where the disk fails now."""
        self.calls += 1
        if self.fails_at is not None and self.calls >= self.fails_at:
            self.refused += 1
            raise apsw.IOError("the disk fails")

    def mend(self) -> None:
        """From now on there is room, and nothing fails."""
        self.room = self.fails_at = None


class _File(apsw.VFSFile):
    def __init__(self, disk: SmallDisk, name: Any, flags: list[int]) -> None:
        super().__init__(disk.below, name, flags)
        self._disk = disk
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        disk.sizes.setdefault(self._name, Path(self._name).stat().st_size if name else 0)

    def xLock(self, level: int) -> None:
        try:
            super().xLock(level)
        except apsw.IOError as error:
            # Who only reads and closes last tries, and does without: SQLite passes over it, but not this layer.
            raise apsw.BusyError from error

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.call()
        self._disk.take(self._name, max(self._disk.sizes.get(self._name, 0), offset + len(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.sizes[self._name] = newsize

    def xSync(self, flags: int) -> None:
        self._disk.call()
        super().xSync(flags)


@contextmanager
def small_disk(room: int | None = None, fails_at: int | None = None) -> Iterator[SmallDisk]:
    """A disk on which every file of SQLite is that is opened meanwhile."""
    disk = SmallDisk(room, fails_at)
    try:
        yield disk
    finally:
        disk.unregister()
