"""The big book: 100,000 contacts and 1,000,000 interactions, seeded, made once and kept in build/benchmarks.

Rows go in by the thousand with the journal's triggers off; the kept facts, the match keys and the search index are
then made by the store's own code, so the book is one that the program could have written.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.store import digests, facts, journal, migrations, words_index
from followup_desktop.store.book import Book
from followup_desktop.store.contact_columns import FIELD_COLUMNS, LISTS, field_values
from followup_desktop.store.opening import open_book
from followup_desktop.store.rows import insert_sql
from followup_desktop.store.writes.interactions import log_interaction
from tests.benchmarks.invented import Inventor

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
"""The moment at which the book's last interaction has just happened."""
CONTACTS, INTERACTIONS = 100_000, 1_000_000
BUSY, QUIET = 1, 2
"""The contacts with a hundredth of all interactions, and with ten."""
_SEED = 20261122
_EDITION = 6
"""Raised whenever other rows are made, so that a book that lies about is not taken for this one."""
_YEARS = 8
_CONTACTS_A_JOURNALED = 100
_CIRCLES = (None, 1, 2, 3, 4)
_IN_CIRCLES = (30, 1, 4, 15, 50)
_CHANNELS = (20, 15, 5, 25, 25, 2, 5, 1, 2)
_PLACE = Path(__file__).resolve().parents[2] / "build" / "benchmarks"


def big_book(contacts: int = CONTACTS, interactions: int = INTERACTIONS, place: Path = _PLACE) -> Path:
    """The folder of a big book of this size, made if it is not there yet. Copy it before writing into it."""
    folder = place / f"book-{contacts}-{interactions}-v{migrations.VERSION}-{_EDITION}"
    if not folder.exists():
        place.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f"{folder.name}.making-", dir=place))
        print(f"making a book of {contacts:,} contacts and {interactions:,} interactions", file=sys.stderr, flush=True)
        make(making, contacts, interactions)
        try:
            making.rename(folder)
        except OSError:
            # Another process was quicker with the same book.
            shutil.rmtree(making)
    return folder


def copy_of(folder: Path, into: Path) -> Path:
    """A copy of a closed book that may be written into; the folder of it."""
    into.mkdir(parents=True)
    shutil.copyfile(folder / "book.db", into / "book.db")
    return into


def make(folder: Path, contacts: int, interactions: int) -> None:
    """Make a book of this size in an empty folder, with a short history that can be undone."""
    inventor = Inventor(_SEED)
    book = open_book(folder)
    # Nothing is lost if this machine stops half-way: an unfinished book is thrown away.
    book.connection.execute("PRAGMA synchronous = off; PRAGMA cache_size = -400000")
    with book.transaction():
        for (name,) in book.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            book.execute(f'DROP TRIGGER "{name}"')
        _add_people(book, inventor, contacts)
        _add_interactions(book, inventor, contacts, interactions)
        _add_promises(book, inventor.random, contacts)
        facts.refresh_names(book, range(1, contacts + 1))
        facts.refresh_rhythms(book, range(1, contacts + 1), NOW.date())
        words_index.refresh_words(book, range(1, interactions + 1))
        # What is indexed all at once leaves merges behind that no book written day by day has to catch up with.
        book.execute("INSERT INTO interaction_words (interaction_words) VALUES ('optimize')")
        journal.install(book.connection)
        digests.renew(book, digests.blocks(book))
        book.execute("PRAGMA optimize = 0x10002")
    for number in range(contacts // _CONTACTS_A_JOURNALED):
        who = number % (contacts - QUIET) + QUIET + 1
        # Not counted as a contact, or the daily few would all be done already.
        log_interaction(book, InteractionDraft((who,), NOW.date(), notes=inventor.note(), counts=False), NOW)
    book.connection.execute("PRAGMA wal_checkpoint(truncate)")
    book.close()


def _add_people(book: Book, inventor: Inventor, contacts: int) -> None:
    random = inventor.random
    columns = ("uuid", *FIELD_COLUMNS, "added_on")
    for numbers in _portions(range(1, contacts + 1)):
        people = {number: inventor.person(_CIRCLES[random.choices(range(5), _IN_CIRCLES)[0]]) for number in numbers}
        rows = [(_uuid(random), *field_values(person), _long_ago(random)) for person in people.values()]
        book.execute_many(insert_sql("contacts", columns), rows)
        for table in LISTS:
            lists = [
                (_uuid(random), number, position, *table.to_row(value))
                for number, person in people.items()
                for position, value in enumerate(getattr(person, table.field))
            ]
            book.execute_many(insert_sql(table.name, ("uuid", "contact_id", "position", *table.columns)), lists)


def _add_interactions(book: Book, inventor: Inventor, contacts: int, interactions: int) -> None:
    """Interactions in the order of time; a fifth of the contacts has none, a few have very many."""
    random = inventor.random
    weights = [0 if random.random() < 0.2 else random.paretovariate(1.3) for _ in range(contacts)]
    weights[BUSY - 1] = weights[QUIET - 1] = 0
    busy = set(random.sample(range(1, interactions + 1), interactions // 100))
    quiet = set(random.sample(sorted(set(range(1, interactions + 1)) - busy), 10))
    people = random.choices(range(1, contacts + 1), weights, k=interactions)
    channels = random.choices([str(channel) for channel in Channel], _CHANNELS, k=interactions)
    insert = insert_sql("interactions", ("uuid", "happened", "channel", "initiator", "notes", "minutes"))
    initiators = [str(initiator) for initiator in Initiator]
    for numbers in _portions(range(1, interactions + 1)):
        rows, taking_part = [], []
        for number in numbers:
            happened = _happened(random, number / interactions)
            minutes = random.randint(5, 90) if channels[number - 1] in ("call", "video call") else None
            rows.append(
                (_uuid(random), happened, channels[number - 1], random.choice(initiators), inventor.note(), minutes)
            )
            who = BUSY if number in busy else QUIET if number in quiet else people[number - 1]
            others = {who, people[number - 2]} if random.random() < 0.1 and who not in (BUSY, QUIET) else {who}
            taking_part += [(number, other, happened) for other in sorted(others)]
        book.execute_many(insert, rows)
        book.execute_many(insert_sql("participants", ("interaction_id", "contact_id", "happened")), taking_part)


def _add_promises(book: Book, random: Random, contacts: int) -> None:
    """Open loops and check-ins, most of them done long ago, a few of them now."""
    loops, check_ins = [], []
    for number in range(1, contacts + 1, 4):
        opened = date.fromisoformat(_long_ago(random))
        closed = None if number % 20 == 1 else (opened + timedelta(days=9)).isoformat()
        ahead = NOW.date() + timedelta(days=number % 400)
        on = (opened + timedelta(days=8) if closed else ahead).isoformat()
        loops.append((_uuid(random), number, "ask how it went", opened.isoformat(), on, closed))
        state = "open" if number % 400 == 1 else "done"
        due = (NOW.date() + timedelta(days=number % 90 - 2)) if state == "open" else opened
        closed_at = None if state == "open" else f"{due.isoformat()}T10:00+00:00"
        check_ins.append((_uuid(random), number, "thank you", "for the help", due.isoformat(), state, closed_at))
    book.execute_many(
        insert_sql("open_loops", ("uuid", "contact_id", "text", "opened_on", "on_day", "closed_on")), loops
    )
    columns = ("uuid", "contact_id", "kind", "reason", "due", "state", "closed_at")
    book.execute_many(insert_sql("check_ins", columns), check_ins)


def _portions(numbers: Iterable[int], size: int = 5000) -> Iterator[list[int]]:
    rest = iter(numbers)
    while portion := list(islice(rest, size)):
        yield portion


def _happened(random: Random, progress: float) -> str:
    """A moment, or for every third a day; more of them the nearer they are."""
    days = int(_YEARS * 365 * (1 - progress) ** 1.5)
    moment = NOW - timedelta(days=days + 1) + timedelta(minutes=random.randint(0, 720))
    return moment.date().isoformat() if random.random() < 0.33 else moment.isoformat(timespec="minutes")


def _long_ago(random: Random) -> str:
    return (NOW.date() - timedelta(days=random.randint(30, _YEARS * 365))).isoformat()


def _uuid(random: Random) -> bytes:
    value: Any = uuid.UUID(int=random.getrandbits(128), version=4)
    return bytes(value.bytes)


if __name__ == "__main__":
    print(big_book(*map(int, sys.argv[1:])))
