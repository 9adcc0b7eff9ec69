"""log: one interaction into the book, due date, journal and index included, against bare SQL on the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.rows import new_uuid
from followup_desktop.store.writes.interactions import log_interaction
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.measure import Bench, Line, by_turns, compare

_A_ROUND = 50
_NOTE = "A long call about the garden, the thesis and the train to the mountains."


def measure(bench: Bench) -> list[Line]:
    """The write against raw SQL in the big book, and the same write in the big and in a small book."""
    size = bench.size
    big = copy_of(big_book(size.contacts, size.interactions), bench.folder / "big")
    small = copy_of(big_book(size.small_contacts, size.small_interactions), bench.folder / "small")
    bare = copy_of(big, bench.folder / "bare")
    ways = [_logging(big, size.contacts), _bare(bare, size.contacts), _logging(small, size.small_contacts)]
    ours, limit, in_small = by_turns(size.rounds * 3, *ways)
    return [
        compare("log", ours, limit, 4, f"{_A_ROUND} writes, raw INSERT + UPDATE + COMMIT"),
        compare("log growth", ours, in_small, 1.2, f"{size.interactions:,} / {size.small_interactions:,} interactions"),
    ]


def _logging(folder: Path, contacts: int) -> Callable[[], None]:
    book, people = open_book(folder), _people(contacts)

    def log() -> None:
        for _ in range(_A_ROUND):
            log_interaction(book, InteractionDraft((next(people),), NOW.date(), Channel.CALL, notes=_NOTE), NOW)

    return log


def _bare(folder: Path, contacts: int) -> Callable[[], None]:
    book, people = open_book(folder), _people(contacts)
    _drop_triggers(book)
    connection, happened = book.connection, NOW.isoformat()
    insert = "INSERT INTO interactions (uuid, happened, channel, initiator, notes) VALUES (?, ?, 'call', 'me', ?)"
    update = "UPDATE contacts SET last_contact_on = ?, next_due_on = ?, shows_on = ? WHERE id = ?"

    def log() -> None:
        for _ in range(_A_ROUND):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(insert, (new_uuid(), happened, _NOTE))
            connection.execute(update, ("2026-11-22", "2027-01-22", "2027-01-22", next(people)))
            connection.execute("COMMIT")

    return log


def _drop_triggers(book: Book) -> None:
    with book.transaction():
        for (name,) in book.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            book.execute(f'DROP TRIGGER "{name}"')


def _people(contacts: int) -> Iterator[int]:
    """Contacts from all over the book, in the same order for every way."""
    return (1 + number * 7919 % contacts for number in count(3))
