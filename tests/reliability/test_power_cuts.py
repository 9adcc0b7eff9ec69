"""When the power is cut nothing is lost that was said to be done, nothing is there by halves, and no file is damaged.

Real processes write, strace records what they ask of the disk, and the record is replayed up to a random moment, with
what was not synced by then dropped, torn or out of order.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from tests.reliability.disk import WAYS, Disk, lay_out
from tests.reliability.recording import Event, Say, Sync, Write, record
from tests.reliability.whole import backups, claimed, digest, make_small_book, newest, sound

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
_MEMORY = Path("/dev/shm")


@dataclass(slots=True)
class Promised:
    """What the processes had said by a moment."""

    newest: int = 0
    keys: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        what, _, rest = line.partition(" ")
        if what == "safe":
            self.newest = max(self.newest, int(rest))
        elif what == "claim":
            self.keys.add(rest)
        else:
            self.files.add(rest)


@contextmanager
def opened(files: dict[Path, bytes], before: Path) -> Iterator[Book]:
    """The book that is opened when the power is back."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as name:
        folder = Path(name) / "book"
        folder.mkdir(mode=0o700)
        lay_out(files, before, folder)
        book = open_book(folder)
        try:
            yield book
        finally:
            book.close()


def states(folder: Path, events: list[Event]) -> dict[int, str]:
    """What the book held after each change set, by its number: looked at whenever a commit had reached the disk."""
    disk, digests, log = Disk(folder), {}, folder / f"{FILE_NAME}-wal"
    for event in events:
        disk.take(event)
        if isinstance(event, Sync) and event.path == log:
            with opened(disk.seen(), folder) as book:
                digests[newest(book)] = digest(book)
    return digests


def cut_and_look(folder: Path, events: list[Event], moments: list[int], random: Random) -> int:
    """Cut the power at these places of a record, in each way by turns; how many promises there were to keep."""
    with opened(Disk(folder).seen(), folder) as book:
        first = {newest(book): digest(book)}
    known = first | states(folder, events)
    disk, promised, kept, ways = Disk(folder), Promised(min(first)), 0, cycle(WAYS)
    waiting = sorted(moments, reverse=True)
    for place, event in enumerate(events):
        while waiting and waiting[-1] == place:
            waiting.pop()
            way = next(ways)
            with opened(disk.cut(random, way), folder) as book:
                number, where = newest(book), f"cut at {place}, {way}"
                assert sound(book), where
                assert number >= promised.newest, where
                assert digest(book) == known[number], where
                assert promised.keys <= claimed(book), where
                assert promised.files <= backups(book.path.parent), where
            kept += promised.newest - min(first) + len(promised.keys) + len(promised.files)
        disk.take(event)
        if isinstance(event, Say):
            promised.hear(event.line)
    return kept


def recorded(folder: Path, manners: str, seed: int, writes: int) -> tuple[Path, list[Event]]:
    """A folder with a small book as it was before, and what was then asked of the disk by those who wrote."""
    before, live = folder / "before", folder / "live"
    make_small_book(before)
    shutil.copytree(before, live)
    events = record(live, "tests.reliability.scribe", manners, str(seed), str(writes))
    shutil.rmtree(live)
    shutil.copytree(before, live)
    assert sum(isinstance(event, Sync) for event in events) > writes / 2
    return live, events


@pytest.mark.parametrize(
    ("manners", "seed", "writes", "cuts"),
    [
        ("stay,visit", 1, 25, 40),
        *(
            pytest.param(manners, seed, 220, 500, marks=pytest.mark.soak)
            for seed in range(100, 110)
            for manners in ("stay,visit", "stay,stay")
        ),
    ],
)
def test_nothing_is_lost_or_halved_when_the_power_is_cut(tmp_path, manners, seed, writes, cuts):
    folder, events = recorded(tmp_path.resolve(), manners, seed, writes)
    random = Random(seed)
    moments = [random.randrange(len(events)) for _ in range(cuts)]
    assert cut_and_look(folder, events, moments, random) > cuts


def test_a_book_that_is_not_synced_does_not_survive_this(tmp_path):
    folder, events = recorded(tmp_path.resolve(), "stay", 3, 25)
    careless = [event for event in events if not isinstance(event, Sync)]
    random = Random(3)
    with pytest.raises((AssertionError, KeyError)):
        cut_and_look(folder, careless, [random.randrange(len(careless)) for _ in range(200)], random)


def test_the_record_holds_what_is_on_the_disk_in_the_end(tmp_path):
    before, live = tmp_path.resolve() / "before", tmp_path.resolve() / "live"
    make_small_book(before)
    shutil.copytree(before, live)
    disk = Disk(live)
    events = record(live, "tests.reliability.scribe", "stay,visit", "2", "25")
    for event in events:
        disk.take(event)
    there = {path: path.read_bytes() for path in live.rglob("*") if path.is_file()}
    assert disk.seen() == there
    assert any(isinstance(event, Write) and event.offset == 0 for event in events)
