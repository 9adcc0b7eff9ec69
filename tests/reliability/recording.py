"""What a process and its children ask of the disk, in order: recorded by strace, whatever library does the asking."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,link,linkat"
_OPTIONS = ("--seccomp-bpf", "-f", "-y", "-xx", "-s", "100000000")
_LINE = re.compile(r"(\d+)\s+(.*)")
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<.*>)?$", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PLACE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_UNFINISHED, _RESUMED = " <unfinished ...>", re.compile(r"<\.\.\. \w+ resumed>\s*")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at an offset of a file; None for those that a process says on its standard output or appends."""

    path: Path
    offset: int | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Shorten:
    """A file gets another length."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Make:
    """A name appears, unless it is there."""

    path: Path


@dataclass(frozen=True, slots=True)
class Remove:
    """A name goes away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """A file gets another name."""

    path: Path
    to: Path


@dataclass(frozen=True, slots=True)
class Link:
    """A file gets a second name."""

    path: Path
    to: Path


@dataclass(frozen=True, slots=True)
class Sync:
    """A file or folder is on the disk as it was when this was asked for, at that place in the record."""

    path: Path
    asked: int


@dataclass(frozen=True, slots=True)
class Say:
    """A line on the standard output: what it speaks of must be safe."""

    line: str


Event = Write | Shorten | Make | Remove | Move | Link | Sync | Say


def record(folder: Path, module: str, *arguments: str) -> list[Event]:
    """Run a module of the tests on a folder, and give what it asked of the files in there and what it said."""
    trace = folder.with_name(f"{folder.name}.trace")
    command = [
        "strace",
        "--seccomp-bpf",
        "-f",
        "-y",
        "-xx",
        "-s",
        "100000000",
        "-e",
        f"trace={_CALLS}",
        "-o",
        str(trace),
    ]
    ended = subprocess.run(
        [*command, sys.executable, "-m", module, str(folder), *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    events = list(_events(trace.read_text(encoding="ascii").splitlines(), folder.resolve()))
    said = sum(isinstance(event, Say) for event in events)
    assert said == len(ended.stdout.splitlines()), "the record lacks something that was said"
    trace.unlink()
    return events


def _events(lines: Sequence[str], folder: Path) -> Iterator[Event]:
    """The events that concern a folder. Each counts from when it was over, a Sync for what came before it began."""
    begun: dict[str, tuple[str, int]] = {}
    count = 0
    for line in lines:
        process, rest = _LINE.fullmatch(line).groups()
        asked = count
        if rest.endswith(_UNFINISHED):
            begun[process] = (rest.removesuffix(_UNFINISHED), count)
            continue
        if (resumed := _RESUMED.match(rest)) is not None:
            start, asked = begun.pop(process)
            rest = start + rest[resumed.end() :]
        call = _CALL.match(rest)
        if call is None or call[3].startswith("-"):
            continue
        for event in _event(call[1], call[2], int(call[3]), asked):
            if isinstance(event, Say) or _inside(event, folder):
                count += 1
                yield event


def _inside(event: Event, folder: Path) -> bool:
    assert not isinstance(event, Say)
    # What is in shared memory is lost with the power.
    return (event.path == folder or folder in event.path.parents) and not event.path.name.endswith("-shm")


def _event(name: str, arguments: str, result: int, asked: int) -> Iterator[Event]:
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
    place = _PLACE.match(arguments)
    number, path = (int(place[1]), Path(bytes.fromhex(place[2].replace("\\x", "")).decode())) if place else (-1, Path())
    match name:
        case "write" if number == 1:
            yield from (Say(line) for line in texts[0][:result].decode().splitlines())
        case "write":
            yield Write(path, None, texts[0][:result])
        case "pwrite64":
            yield Write(path, int(arguments.rpartition(", ")[2]), texts[0][:result])
        case "ftruncate":
            yield Shorten(path, int(arguments.rpartition(", ")[2]))
        case "fsync" | "fdatasync":
            yield Sync(path, asked)
        case "openat" if "O_CREAT" in arguments:
            yield Make(Path(texts[0].decode()))
        case "unlink" | "unlinkat":
            yield Remove(Path(texts[0].decode()))
        case "rename" | "renameat" | "renameat2":
            yield Move(Path(texts[0].decode()), Path(texts[1].decode()))
        case "link" | "linkat":
            yield Link(Path(texts[0].decode()), Path(texts[1].decode()))
