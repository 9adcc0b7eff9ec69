"""A process that writes into a book in every way there is, and says after each write what must be safe from then on."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.announcements import claim_announcement
from tests.conftest import NOON
from tests.store.test_history import STEPS

_BACKUP_EVERY = 25


def say(line: str) -> None:
    """Say a line at once, in one call of the system."""
    os.write(1, f"{line}\n".encode())


def write_once(book: Book, random: Random) -> int:
    """Do something at random; the number of the change set that is safe now, 0 where nothing came of it."""
    step = random.choice(sorted(STEPS))
    a, b = random.randrange(12), random.randrange(12)
    with suppress(NotFound, Refused):
        changes = STEPS[step](book, NOON, a, b)
        return changes.set_id if changes else 0
    return 0


def stay(folder: Path, random: Random, writes: int) -> None:
    """As the window does: keep the book open, write, and back it up at times."""
    book = open_book(folder)
    for number in range(writes):
        if safe := write_once(book, random):
            say(f"safe {safe}")
        if number % _BACKUP_EVERY == _BACKUP_EVERY - 1:
            made = back_up(book, backup_path(folder, NOON, f"of-{os.getpid()}-{number}"))
            say(f"backup {made.file.name}")
    book.close()


def visit(folder: Path, random: Random, writes: int) -> None:
    """As the command line does: open the book for each write; and claim an announcement as the tray does."""
    for number in range(writes):
        book = open_book(folder)
        if safe := write_once(book, random):
            say(f"safe {safe}")
        claim_announcement(book, [f"key {os.getpid()} {number}"], NOON + timedelta(minutes=number))
        say(f"claim key {os.getpid()} {number}")
        book.close()


def persist(folder: Path, random: Random, writes: int) -> None:
    """Go on whatever the disk says: open the book again after each error, as a person does, and tell of it."""
    book: Book | None = None
    for _number in range(writes):
        try:
            book = book or open_book(folder)
            if safe := write_once(book, random):
                say(f"safe {safe}")
        except BookError as error:
            say(f"{type(error).__name__} {error}")
            if book is not None:
                book.close()
                book = None
    if book is not None:
        book.close()


def main(folder: Path, manners: list[str], seed: int, writes: int) -> None:
    """Write in these manners, each in a process of its own where there are several."""
    if len(manners) == 1:
        {"stay": stay, "visit": visit, "persist": persist}[manners[0]](folder, Random(seed), writes)
        return
    children = []
    for number, manner in enumerate(manners):
        child = os.fork()
        if not child:
            main(folder, [manner], seed + number, writes)
            os._exit(0)
        children.append(child)
    failed = [os.waitpid(child, 0)[1] for child in children]
    sys.exit(any(failed))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3]), int(sys.argv[4]))
