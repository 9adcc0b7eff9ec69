"""A process that forgets somebody is killed at any moment: they are in the book whole, or nothing of them is left."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.cleaning import is_unclean
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact, add_tag
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.upkeep import begin_day
from tests.store.support import dump, untrue_blocks

SECRET = "Quetzalcoatl"
_FORGET = """
import sys
from datetime import datetime
from pathlib import Path
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.forgetting import forget
book = open_book(Path(sys.argv[1]))
print("go", flush=True)
forget(book, [1], datetime.fromisoformat(sys.argv[2]))
print("done", flush=True)
"""
_LONGEST_DELAY = 0.25


def peopled(folder: Path, now: datetime) -> None:
    """A book with somebody whose every word is a secret, and others."""
    book = open_book(folder)
    for number in range(30):
        name = SECRET if number == 0 else f"Person {number}"
        one = add_contact(book, ContactFields(Name(given=name), notes=f"{name} " * 200), now).created[0]
        for _ in range(3):
            log_interaction(book, InteractionDraft((one,), now.date(), Channel.CALL, notes=f"{name} called"), now)
        add_tag(book, [one], name, now)
    book.close()


def killed_after(folder: Path, now: datetime, delay: float) -> bool:
    """Forget in another process and kill it; whether it said before that it was done."""
    command = [sys.executable, "-c", _FORGET, str(folder), now.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(delay)
        process.kill()
        return "done" in process.stdout.read()


def traces(book: Book) -> list[str]:
    """The files of a book in which the secret stands."""
    files = book.path.parent.glob(f"{FILE_NAME}*")
    return [file.name for file in files if SECRET.lower().encode() in file.read_bytes().lower()]


def trial(start: Path, folder: Path, now: datetime, delay: float) -> str:
    """One death; what was found afterwards: 'before', 'after', or 'between' forgetting and the last wipe."""
    shutil.copytree(start, folder)
    done = killed_after(folder, now, delay)
    book = open_book(folder)
    try:
        if book.row("SELECT 1 FROM contacts WHERE id = 1"):
            assert not done
            assert book.value("SELECT count(*) FROM interactions") == 90
            return "before"
        assert book.value("SELECT count(*) FROM interactions") == 87
        assert not [text for rows in dump(book).values() for text in map(repr, rows) if SECRET in text]
        between = is_unclean(book)
        assert not (between and done)
        begin_day(book, now)
        assert not is_unclean(book)
        assert traces(book) == []
        assert untrue_blocks(book) == []
        assert not book.rows("PRAGMA foreign_key_check")
        return "between" if between else "after"
    finally:
        book.close()


def trials(tmp_path: Path, now: datetime, count: int) -> set[str]:
    start = tmp_path / "start"
    peopled(start, now)
    chance = random.Random(4711)
    return {trial(start, tmp_path / str(number), now, chance.uniform(0, _LONGEST_DELAY)) for number in range(count)}


def test_who_is_forgotten_is_there_or_gone_whenever_it_dies(tmp_path: Path, now: datetime) -> None:
    assert trials(tmp_path, now, 8) <= {"before", "between", "after"}


@pytest.mark.soak
def test_who_is_forgotten_is_there_or_gone_whenever_it_dies_at_length(tmp_path: Path, now: datetime) -> None:
    assert trials(tmp_path, now, 300) == {"before", "between", "after"}
