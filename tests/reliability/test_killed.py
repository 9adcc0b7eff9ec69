"""Whatever is killed with kill -9, wherever it is: what was said to be done is there, and nothing by halves."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from random import Random

import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store import migrations
from followup_desktop.store.backup import BACKUPS, back_up, verify
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.settings import set_preferences
from tests.conftest import NOON
from tests.reliability.doings import CARDS, SAVED, SCREEN
from tests.reliability.whole import backups, consistent, digest, make_small_book, newest, sound
from tests.store.support import dump
from tests.store.test_migrations import made_by, rows_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed with SIGKILL")
ROOT = Path(__file__).parents[2]
_PEOPLE = 120


class Nursery:
    """Asks a nursery for processes and deaths."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.nursery"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def live(self, what: str, folder: Path, seed: int, seconds: float | None = None) -> dict:
        asked = {"what": what, "folder": str(folder), "seed": seed, "seconds": seconds}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.end()


class Case:
    """One kind of thing that is under way: a folder in which it can begin, and what must hold after a death."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = folder / "before"
        self.before.mkdir()
        self.make(self.before)

    def make(self, place: Path) -> None:
        """What is there before: a small book."""
        make_small_book(place / "data")

    def fresh(self) -> Path:
        """The folder of a book to begin with, nothing of an earlier death in it."""
        place = self.folder / "live"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.before, place)
        return place / "data"

    def look(self, folder: Path, said: list[str]) -> None:
        """Open the book as the person does who starts the program again, and look what is in it."""
        book = open_book(folder)
        try:
            assert sound(book)
            assert consistent(book)
            self.check(book, said)
        finally:
            book.close()
        assert not list(folder.glob("*.db.*")), "something was put aside"

    def check(self, book: Book, said: list[str]) -> None:
        """Every change set that was told of is there, and all can be taken back to where it began."""
        told = {int(line.split()[1]) for line in said}
        sets = {number for (number,) in book.rows("SELECT id FROM change_sets")}
        assert told <= sets
        assert len([number for number in sets if number > max(told, default=2 * 8)]) <= 1
        while newest(book) and (entry := next_undo(book)) is not None:
            undo(book, NOON, entry.uuid)
        assert book.value("SELECT count(*) FROM contacts") == 0


class Tray(Case):
    """Check-ins are due, and announced."""

    def make(self, place: Path) -> None:
        super().make(place)
        now = datetime.now(UTC)
        book = open_book(place / "data")
        midnight = time_of_day(0, 0)
        set_preferences(book, Preferences(quiet_from=midnight, quiet_until=midnight, digest_days=()), now)
        for contact in range(1, 9):
            at = now + timedelta(minutes=contact % 4)
            add_check_in(book, CheckInDraft(contact, Kind.REMINDER, "", at.date(), at), now)
        book.close()

    def check(self, book: Book, _said: list[str]) -> None:
        """What the tray noted as shown is in the book; what it showed is claimed."""
        screen = book.path.parent.parent / SCREEN
        lines = [json.loads(line) for line in screen.read_text().splitlines()] if screen.exists() else []
        rows = dict(book.rows("SELECT key, shown_by FROM announcements"))
        for _process, step, _name, keys in lines:
            assert all(key in rows for key in keys)
            assert step != "noted" or all(rows[key] == "native" for key in keys)
        assert len([key for line in lines if line[1] == "shown" for key in line[3]]) <= len(rows)


class Import(Case):
    """A file of people: all of them or none."""

    def make(self, place: Path) -> None:
        super().make(place)
        card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nTEL:+48 600 {n:06}\r\nNOTE:{note}\r\nEND:VCARD\r\n"
        cards = (card.format(n=number, note="tea " * number) for number in range(_PEOPLE))
        (place / CARDS).write_text("".join(cards), newline="")

    def check(self, book: Book, said: list[str]) -> None:
        people = book.value("SELECT count(*) FROM contacts WHERE display_name LIKE 'Person%'")
        assert people in ((_PEOPLE,) if said else (0, _PEOPLE))


class Migrate(Case):
    """A book of an earlier schema: every row is there, in the old one or the new."""

    def make(self, place: Path) -> None:
        made_by(self.version, place / "data")
        self.rows = rows_of(place / "data" / FILE_NAME)

    version = 1

    def look(self, folder: Path, said: list[str]) -> None:
        book = open_book(folder)
        try:
            assert sound(book)
        finally:
            book.close()
        after = rows_of(folder / FILE_NAME)
        for table, rows in self.rows.items():
            if table != "row_changes":
                kept = [{column: new[column] for column in old} for old, new in zip(rows, after[table], strict=True)]
                assert kept == rows, table
        assert backups(folder)


class MigrateLater(Migrate):
    """A book of the schema after the first."""

    version = 2


class Backup(Case):
    """Backups: what has its name is whole, and the book does not know of it."""

    def make(self, place: Path) -> None:
        super().make(place)
        self.held = held(place / "data")

    def check(self, book: Book, said: list[str]) -> None:
        assert {line.split()[1] for line in said} <= backups(book.path.parent)
        assert digest(book) == self.held


class Restore(Case):
    """A restore: the book is the one from before or the one of the backup, and from before it is kept."""

    def make(self, place: Path) -> None:
        super().make(place)
        book = open_book(place / "data")
        back_up(book, place / SAVED)
        self.after = dump(book)
        for _time in range(6):
            undo(book, NOON)
        self.held = dump(book)
        book.close()

    def check(self, book: Book, said: list[str]) -> None:
        found = dump(book)
        assert found == self.after if said else found in (self.held, self.after)
        if found == self.after:
            (kept,) = (book.path.parent / BACKUPS).glob("before-restore-*.db")
            assert verify(kept).contacts


def held(folder: Path) -> str:
    """The digest of a closed book."""
    book = open_book(folder)
    try:
        return digest(book)
    finally:
        book.close()


CASES: dict[str, Callable[[Path], Case]] = {
    "window": Case, "tray": Tray, "commands": Case, "writes": Case, "import": Import, "migrate": Migrate,
    "migrate later": MigrateLater, "backup": Backup, "restore": Restore,
}  # fmt: skip
_LONG = {
    "window": 120, "tray": 120, "commands": 150, "writes": 150, "import": 130, "migrate": 50,
    "migrate later": 50, "backup": 100, "restore": 130,
}  # fmt: skip
"""A thousand deaths."""
_LIVES_ON = 1.0
"""Seconds after which a tray, which ends only when it is told to, has announced what there is."""


@pytest.mark.parametrize(
    ("what", "deaths", "seed"),
    [
        *((what, 2, 1) for what in CASES),
        *(pytest.param(what, deaths, 7, marks=pytest.mark.soak) for what, deaths in _LONG.items()),
    ],
)
def test_who_is_killed_loses_nothing_and_leaves_nothing_half_done(
    nursery: Nursery, tmp_path: Path, what: str, deaths: int, seed: int
) -> None:
    case, random = CASES[what](tmp_path), Random(seed)
    whole = nursery.live(what, case.fresh(), seed, _LIVES_ON if what == "tray" else None)
    assert not whole["failed"], whole
    case.look(case.folder / "live" / "data", whole["said"])
    longest, killed, tries = whole["lived"], 0, 0
    while killed < deaths:
        folder = case.fresh()
        tries += 1
        assert tries < 20 * deaths, "it always ends before it is killed"
        lived = nursery.live(what, folder, seed + tries, random.random() * longest)
        assert not lived["failed"], lived
        if lived["ended"]:
            longest = min(longest, lived["lived"])
        killed += not lived["ended"]
        case.look(folder, lived["said"])


def test_the_versions_that_can_be_migrated_are_all_there():
    assert Migrate.version < migrations.VERSION
