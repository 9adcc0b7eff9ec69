"""A process that backs up, or restores to and fro, until it is killed; it says 'ready' when it begins.

python -m tests.store.backups.keeper back-up|restore FOLDER [ONE OTHER]
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.opening import open_book
from followup_desktop.store.restore import restore
from followup_desktop.store.writes.contacts import add_contact
from tests.conftest import NOON


def back_up(folder: Path) -> None:
    book = open_book(folder)
    for number in range(1_000_000):
        now = NOON + timedelta(hours=number)
        add_contact(book, ContactFields(name=Name(given=f"Somebody {number}")), now)
        keep(book, now)


def to_and_fro(folder: Path, one: Path, other: Path) -> None:
    for number in range(1_000_000):
        restore(folder, (one, other)[number % 2], NOON + timedelta(minutes=number))


if __name__ == "__main__":
    print("ready", flush=True)
    what, place, *files = sys.argv[1:]
    if what == "back-up":
        back_up(Path(place))
    else:
        to_and_fro(Path(place), *map(Path, files))
