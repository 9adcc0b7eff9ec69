"""cipher: what a passphrase costs: opening, reading and writing an encrypted book, and making it one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.backup import back_up
from followup_desktop.store.book import Book
from followup_desktop.store.encryption import rekey_book
from followup_desktop.store.keys import Key, derive, new_salt
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.lists import ListQuery, contact_ids
from followup_desktop.store.reads.timeline import TimelineQuery, timeline
from followup_desktop.store.writes.interactions import log_interaction
from tests.benchmarks.book import BUSY, NOW, big_book, copy_of
from tests.benchmarks.measure import Bench, Line, by_turns, compare

_WRITES = 25
_OPENINGS = 10


def measure(bench: Bench) -> list[Line]:
    """Each against the same of the same book without a passphrase; the change itself against a verified backup."""
    size = bench.size
    plain = copy_of(big_book(size.contacts, size.interactions), bench.folder / "plain")
    key = derive("vier bunte Elefanten", new_salt())
    sealed = _sealed(plain, bench.folder / "sealed", key)
    lines = []
    for name, way, goal in (("cipher open", _opening, 3), ("cipher read", _reading, 2), ("cipher log", _logging, 2)):
        ours, limit = by_turns(size.rounds, way(sealed, key), way(plain, None))
        lines.append(compare(name, ours, limit, goal, "an encrypted book / a plain one"))
    changing, backing_up = by_turns(5, _changing(plain, bench.folder / "new"), _backing_up(plain, bench.folder), warm=0)
    return [*lines, compare("cipher change", changing, backing_up, 3, "encrypting the book / a verified backup")]


def _sealed(folder: Path, into: Path, key: Key) -> Path:
    copy_of(folder, into)
    rekey_book(open_book(into), key)
    return into


def _opening(folder: Path, key: Key | None) -> Callable[[], None]:
    def open_and_close() -> None:
        for _ in range(_OPENINGS):
            open_book(folder, key).close()

    return open_and_close


def _reading(folder: Path, key: Key | None) -> Callable[[], None]:
    """Everybody by name, and the long timeline, with nothing kept from before."""

    def read() -> None:
        book = open_book(folder, key)
        contact_ids(book, ListQuery(), NOW.date())
        timeline(book, TimelineQuery(contact=BUSY))
        book.value("SELECT sum(length(notes)) FROM interactions")
        book.close()

    return read


def _logging(folder: Path, key: Key | None) -> Callable[[], None]:
    book, people = open_book(folder, key), _people()

    def log() -> None:
        for _ in range(_WRITES):
            log_interaction(book, InteractionDraft((next(people),), NOW.date(), Channel.CALL, notes="A call."), NOW)

    return log


def _changing(folder: Path, into: Path) -> Callable[[], None]:
    def change() -> None:
        book = _fresh(folder, into)
        rekey_book(book, derive("six tall cellos sing", new_salt()))
        book.close()

    return change


def _backing_up(folder: Path, into: Path) -> Callable[[], None]:
    def save() -> None:
        book = _fresh(folder, into / "saved")
        back_up(book, into / "saved" / "backup.db")
        book.close()

    return save


def _fresh(folder: Path, into: Path) -> Book:
    """The same work before each of the two: a copy of the book."""
    shutil.rmtree(into, ignore_errors=True)
    return open_book(copy_of(folder, into))


def _people() -> Iterator[int]:
    """Others than those whose pages are read."""
    return (3 + number % 90 for number in count())
