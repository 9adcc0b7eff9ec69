"""A disk that loses its power: what was synced is there, of the rest whatever the disk had got to.

The model is POSIX's word and no more. What was written since the last sync of a file is there or not, each sector of
512 bytes by itself, so writes may be lost, torn, and out of order; only one and the same sector never goes back to what
it was before. A file's name is there once its folder was synced; what happened in a folder since is there up to some
moment, as journals of file systems have it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.reliability.recording import Event, Link, Make, Move, Remove, Say, Shorten, Sync, Write

SECTOR = 512
WAYS = ("nothing", "all", "some", "torn", "mixed")
"""What is left of the unsynced: nothing, all, whole writes, parts of writes, or another way for each file."""


@dataclass(slots=True)
class _File:
    """What is surely there, what is said to be, and the writes between, each with its place in the record."""

    safe: bytearray
    seen: bytearray
    waiting: list[tuple[int, Write | Shorten]] = field(default_factory=list)


class Disk:
    """A folder on a disk whose power can be cut at any moment."""

    def __init__(self, folder: Path) -> None:
        """Everything that is in the folder now is safe."""
        self._folder = folder
        self._names: dict[Path, _File] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                self._names[path] = _File(bytearray(data), bytearray(data))
        self._safe_names = dict(self._names)
        self._moves: list[tuple[int, Make | Remove | Move | Link, _File | None]] = []
        self._count = 0

    def take(self, event: Event) -> None:
        """Do what was recorded."""
        match event:
            case Write(path) | Shorten(path) if path in self._names:
                self._change(self._names[path], event)
            case Make(path) if path not in self._names:
                made = self._names[path] = _File(bytearray(), bytearray())
                self._moves.append((self._count, event, made))
            case Remove(path):
                self._names.pop(path, None)
                self._moves.append((self._count, event, None))
            case Move(path, to):
                self._names[to] = self._names.pop(path)
                self._moves.append((self._count, event, None))
            case Link(path, to):
                self._names[to] = self._names[path]
                self._moves.append((self._count, event, self._names[path]))
            case Sync(path, asked):
                self._sync(path, asked)
            case _:
                pass
        self._count += 1

    def seen(self) -> dict[Path, bytes]:
        """What every program sees while the power is on."""
        return {path: bytes(file.seen) for path, file in self._names.items()}

    def cut(self, random: Random, way: str) -> dict[Path, bytes]:
        """What is there after the power was cut now."""
        names = dict(self._safe_names)
        moves = {"nothing": 0, "all": len(self._moves)}.get(way, random.randint(0, len(self._moves)))
        for _count, event, file in self._moves[:moves]:
            _rename(names, event, file)
        return {path: bytes(_left(file, random, way)) for path, file in names.items()}

    def _change(self, file: _File, event: Write | Shorten) -> None:
        if isinstance(event, Write) and event.offset is None:
            event = Write(event.path, len(file.seen), event.data)
        _apply(file.seen, event)
        file.waiting.append((self._count, event))

    def _sync(self, path: Path, asked: int) -> None:
        if path in self._names:
            file = self._names[path]
            for _count, event in (each for each in file.waiting if each[0] < asked):
                _apply(file.safe, event)
            file.waiting = [each for each in file.waiting if each[0] >= asked]
            return
        for _count, event, made in (each for each in self._moves if each[0] < asked and each[1].path.parent == path):
            _rename(self._safe_names, event, made)
        self._moves = [each for each in self._moves if each[0] >= asked or each[1].path.parent != path]


def _rename(names: dict[Path, _File], event: Make | Remove | Move | Link, made: _File | None) -> None:
    match event:
        case Make(path):
            assert made is not None
            names[path] = made
        case Remove(path):
            names.pop(path, None)
        case Link(_, to):
            assert made is not None
            names[to] = made
        case Move(path, to) if path in names:
            names[to] = names.pop(path)


def _apply(data: bytearray, event: Write | Shorten) -> None:
    if isinstance(event, Shorten):
        del data[event.size :]
        data.extend(bytes(event.size - len(data)))
        return
    assert event.offset is not None
    data.extend(bytes(max(0, event.offset - len(data))))
    data[event.offset : event.offset + len(event.data)] = event.data


def _left(file: _File, random: Random, way: str) -> bytearray:
    if way == "mixed":
        way = random.choice(WAYS[:-1])
    data = bytearray(file.safe)
    share = random.random()
    for _count, event in file.waiting:
        if way == "all" or (way == "some" and random.random() < share):
            _apply(data, event)
        elif way == "torn" and isinstance(event, Write):
            for part in _sectors(event):
                if random.random() < share:
                    _apply(data, part)
    return data


def _sectors(write: Write) -> Iterable[Write]:
    """A write as the sectors of the disk it touches."""
    assert write.offset is not None
    start, end = write.offset, write.offset + len(write.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Write(write.path, start, write.data[start - write.offset : stop - write.offset])
        start = stop


def lay_out(files: dict[Path, bytes], before: Path, folder: Path) -> None:
    """Put files into another folder, as they stood in the one before."""
    for path, data in files.items():
        place = folder / path.relative_to(before)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_bytes(data)


__all__ = ["WAYS", "Disk", "Say", "lay_out"]
