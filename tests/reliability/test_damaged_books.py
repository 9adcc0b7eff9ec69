"""Damaged books: bits, pages, lengths. Damage is noticed, nothing is overwritten, and what can be read is saved.

The long form damages 5,000 books; `python -m tests.reliability.test_damaged_books N` prints what came of N of them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.backup import back_up
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.full_check import full_check, quick_check
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.reads.today import today
from followup_desktop.store.salvage.attempt import salvage
from followup_desktop.store.tables import JOURNALED, name_of
from tests.conftest import NOON
from tests.store.support import dump, dump_recomputed, untrue_blocks
from tests.store.test_history import STEPS, added

PAGE = 4096
KEYS = (None, None, Key(b"s" * 32, b"salt" * 4))
"""Two of three books are plain: in an encrypted one nothing is damaged without being noticed."""
LATER = NOON + timedelta(days=30)
PEOPLE = 90
_JOURNALED = [name_of(table) for table in JOURNALED]
Rows = dict[str, dict[int, tuple[Any, ...]]]


def made(folder: Path, key: Key | None) -> Path:
    """A book in which everything happened that can, and a backup of it from before the last tenth of that."""
    book = open_book(folder, key)
    book.connection.execute("PRAGMA synchronous = off")
    random = Random(7)
    for number in range(PEOPLE):
        added(book, NOON, number, number % 90)
    steps = ["log"] * (3 * PEOPLE) + sorted(STEPS) * 2
    for number, name in enumerate(steps):
        if number == len(steps) * 9 // 10:
            (folder / "backups").mkdir(exist_ok=True)
            back_up(book, folder / "backups" / "book-20261122-120000.db")
        try:
            STEPS[name](book, NOON + timedelta(minutes=number), random.randint(0, 255), random.randint(0, 11))
        except (Refused, NotFound):
            continue
    book.execute("PRAGMA wal_checkpoint(truncate)")
    book.close()
    return folder


def bits(random: Random, content: bytearray) -> None:
    for _ in range(random.choice((1, 1, 2, 8, 40))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def pages(random: Random, content: bytearray) -> None:
    """Pages of zeros, of noise, of another page, or with a hole."""
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        place = random.randrange(len(content) // PAGE) * PAGE
        other = random.randrange(len(content) // PAGE) * PAGE
        kinds = (bytes(PAGE), random.randbytes(PAGE), bytes(content[other : other + PAGE]), bytes(512))
        content[place : place + len(kinds[0])] = (random.choice(kinds) + content[place : place + PAGE])[:PAGE]


def cut(random: Random, content: bytearray) -> None:
    """Cut off anywhere; half of the time at the end of a page, or with zeros to the old length."""
    length = random.randrange(len(content))
    if random.random() < 0.5:
        length -= length % PAGE
    zeros = len(content) - length if random.random() < 0.3 else 0
    del content[length:]
    content += bytes(zeros)


WAYS: tuple[Callable[[Random, bytearray], None], ...] = (bits, pages, cut)


class Fields:
    """The sound books that copies are damaged of, and what they hold."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._books: dict[int, tuple[Path, Rows]] = {}

    def of(self, kind: int) -> tuple[Path, Rows]:
        if kind not in self._books:
            key = KEYS[kind]
            source = made(self._folder / f"sound-{kind}", key)
            book = open_book(source, key)
            self._books[kind] = source, rows_of(book)
            book.close()
        return self._books[kind]


def rows_of(book: Book) -> Rows:
    """What people entered, by table and number, without what follows from it."""
    return {table: {row: tuple(rest) for row, *rest in _plain_rows(book, table)} for table in _JOURNALED}


def _plain_rows(book: Book, table: str) -> list[tuple[Any, ...]]:
    from followup_desktop.store.journal import as_json

    model = next(model for model in JOURNALED if name_of(model) == table)
    return book.rows(f"SELECT id, CAST({as_json(model, '')} AS BLOB) FROM {table}")


def read_everything(book: Book) -> None:
    """What views show: none of it may fail on what was saved."""
    for (row,) in book.rows("SELECT id FROM contacts"):
        contact(book, row)
    index = timeline(book, TimelineQuery())
    interactions(book, list(index.ids))
    today(book, LATER, everybody=True)


def notices(folder: Path, key: Key | None) -> tuple[str, Rows]:
    """Who notices, as the program looks: opening, the quick check, or the full one; and what is read else."""
    try:
        book = open_book(folder, key)
    except BookError:
        return "refused", {}
    try:
        if not quick_check(book):
            return "quick check", {}
        if full_check(book, LATER):
            return "full check", {}
        return "", rows_of(book)
    finally:
        book.close()


def trial(number: int, fields: Fields, folder: Path) -> Counter[str]:
    """Damage a book in the way of a number, start with it, save it; what came of it."""
    random = Random(number)
    way, kind = WAYS[number % 3], random.randrange(3)
    key = KEYS[kind]
    source, rows = fields.of(kind)
    here = folder / str(number)
    here.mkdir(mode=0o700)
    content = bytearray((source / FILE_NAME).read_bytes())
    way(random, content)
    (here / FILE_NAME).write_bytes(content)
    if number % 2:
        shutil.copytree(source / "backups", here / "backups")
    came = Counter({"books": 1, way.__name__: 1})
    noticed, read = notices(Path(shutil.copytree(here, folder / f"{number}-looked-at")), key)
    shutil.rmtree(folder / f"{number}-looked-at")
    came[f"noticed: {noticed or 'nothing to notice'}"] += 1
    if not noticed:
        assert read == rows, f"book {number} was altered, and nobody noticed"
    saved = _saved(number, here, key, rows, bytes(content))
    saved[f"rows lost, {way.__name__}, {'with a backup' if number % 2 else 'without'}"] = saved["rows lost"]
    shutil.rmtree(here)
    return came + saved


def _saved(number: int, here: Path, key: Key | None, rows: Rows, content: bytes) -> Counter[str]:
    came: Counter[str] = Counter()
    try:
        attempt = salvage(here, key, LATER)
    except BookError:
        return Counter({"nothing to save": 1, "lost with them": _size(rows)})
    finally:
        assert (here / FILE_NAME).read_bytes() == content, f"book {number} was overwritten by trying to save it"
    kept = attempt.put_in_place(LATER)
    attempt.throw_away()
    assert kept.read_bytes() == content, f"book {number} was not kept aside as it was"
    book = open_book(here, key)
    try:
        assert untrue_blocks(book) == []
        assert book.value("PRAGMA integrity_check(1)") == "ok"
        assert dump(book) == dump_recomputed(book, LATER.date()), f"book {number}"
        read_everything(book)
        saved = rows_of(book)
    finally:
        book.close()
    missing = sum(len(rows[table].keys() - saved[table].keys()) for table in rows)
    other = sum(
        saved[table][row] != rows[table][row] for table in rows for row in rows[table].keys() & saved[table].keys()
    )
    extra = sum(len(saved[table].keys() - rows[table].keys()) for table in rows)
    came.update(
        {"salvaged": 1, "rows": _size(rows), "rows lost": missing, "rows altered": other, "rows too many": extra}
    )
    came.update({"whole": not missing + other + extra, "history kept": attempt.history})
    came["nameless"] += attempt.result.nameless
    return came


def _size(rows: Rows) -> int:
    return sum(map(len, rows.values()))


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Fields:
    return Fields(tmp_path_factory.mktemp("sound"))


PARTS = [range(24), *(pytest.param(range(at, at + 100), marks=pytest.mark.soak) for at in range(0, 5000, 100))]


@pytest.mark.parametrize("numbers", PARTS, ids=lambda numbers: f"{numbers.start}-{numbers.stop}")
def test_damage_is_noticed_and_what_can_be_read_is_saved(numbers: range, fields: Fields, tmp_path: Path) -> None:
    came = sum((trial(number, fields, tmp_path) for number in numbers), Counter())
    assert came["books"] == len(numbers)
    assert came["salvaged"] > len(numbers) // 2


def _tell(first: int, count: int) -> None:
    """Print what came of so many, and after each hundred what came of those so far."""
    with tempfile.TemporaryDirectory(prefix="followup-damage-") as name:
        fields, came = Fields(Path(name)), Counter[str]()
        for number in range(first, first + count):
            try:
                came += trial(number, fields, Path(name))
            except Exception as error:
                sys.stderr.write(f"{number}: {type(error).__name__}: {error}\n")
                came["FAILED"] += 1
            if (number + 1) % 100 == 0 or number + 1 == first + count:
                print(*(f"{times:>12,}  {what}" for what, times in sorted(came.items())), "", sep="\n", flush=True)


if __name__ == "__main__":
    _tell(int(sys.argv[1]), int(sys.argv[2]))
