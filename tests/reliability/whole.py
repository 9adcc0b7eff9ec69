"""Whether a book that was cut short is whole: all that was said to be safe is there, and nothing by halves."""

from __future__ import annotations

import hashlib
from pathlib import Path

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.backup import BACKUPS, SUFFIX, verify
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import newest_set
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.interactions import log_interaction
from tests.conftest import NOON
from tests.store.support import dump, kept_facts, kept_facts_recomputed


def make_small_book(folder: Path) -> None:
    """A book of eight people, closed."""
    book = open_book(folder)
    for number in range(8):
        person = add_contact(book, ContactFields(name=Name(given=f"Ana {number}"), circle=1 + number % 4), NOON)
        log_interaction(book, InteractionDraft((person.created[0],), NOON.date(), notes="tea " * number), NOON)
    book.close()


def digest(book: Book) -> str:
    """One word for everything that a book holds."""
    rows = dump(book), book.rows("SELECT id, hex(uuid), label FROM change_sets ORDER BY id")
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def sound(book: Book) -> bool:
    """Whether SQLite finds nothing wrong with the file, and no write is half done in it."""
    healthy = book.rows("PRAGMA integrity_check") == [("ok",)]
    return healthy and not book.rows("PRAGMA foreign_key_check") and not book.rows("SELECT * FROM open_set")


def consistent(book: Book) -> bool:
    """Whether what lists are sorted by follows from what is stored."""
    return kept_facts(book) == kept_facts_recomputed(book, NOON.date())


def newest(book: Book) -> int:
    """The number of the newest change set."""
    return newest_set(book)


def claimed(book: Book) -> set[str]:
    """The keys of what was announced."""
    return {key for (key,) in book.rows("SELECT key FROM announcements")}


def backups(folder: Path) -> set[str]:
    """The backups of a book; each is looked through, and one that is no good fails the test."""
    return {verify(file).file.name for file in (folder / BACKUPS).glob(f"*{SUFFIX}")}
