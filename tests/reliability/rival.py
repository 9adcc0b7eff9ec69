"""A process that writes into a book beside another one, for some seconds, and then tells how each write went."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.announcements import claim_announcement, record_shown
from tests.conftest import NOON
from tests.store.test_history import STEPS

_BACKUP_EVERY = 400
_PAUSE = 0.04
"""Seconds between two writes at most: more than anybody does, and leaves the disk to the other one at times."""
_TRAY = ("done", "snooze", "skip", "log", "pause all", "resume all")


def window(book: Book, random: Random) -> Iterator[Callable[[], object]]:
    """Everything a person does, reading Today after each, and a backup now and then."""
    for number in count(1):
        step, a, b = random.choice(sorted(STEPS)), random.randrange(12), random.randrange(12)
        yield lambda step=step, a=a, b=b: STEPS[step](book, NOON, a, b)
        today(book, NOON)
        if number % _BACKUP_EVERY == 0:
            target = backup_path(book.path.parent, NOON)
            yield lambda target=target: back_up(book, target)
            target.unlink()


def tray(book: Book, random: Random) -> Iterator[Callable[[], object]]:
    """What is due is claimed, shown and noted, and answered from its notification."""
    for number in count(1):
        keys = [f"key {os.getpid()} {number}"]
        yield lambda keys=keys, number=number: claim_announcement(book, keys, NOON + timedelta(seconds=number))
        yield lambda keys=keys: record_shown(book, keys, "native")
        step, a, b = random.choice(_TRAY), random.randrange(12), random.randrange(12)
        yield lambda step=step, a=a, b=b: STEPS[step](book, NOON, a, b)


def main(folder: Path, role: str, seed: int, seconds: float) -> None:
    """Write until the time is over, as window or tray; print milliseconds of each write, and what was refused."""
    book, random = open_book(folder), Random(seed)
    taken: list[float] = []
    refused: list[str] = []
    until = time.monotonic() + seconds
    for write in {"window": window, "tray": tray}[role](book, random):
        begun = time.monotonic()
        if begun > until:
            break
        try:
            with suppress(Refused, NotFound):
                write()
        except BookError as error:
            refused.append(f"{type(error).__name__}: {error}")
        taken.append((time.monotonic() - begun) * 1000)
        time.sleep(random.random() * _PAUSE)
    book.close()
    print(json.dumps({"taken": taken, "refused": refused}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
