"""What can be read of a damaged book is saved into a new one, and the damaged one is never touched."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup_desktop.domain.errors import Refused
from followup_desktop.store import keys
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.errors import BookDamaged, WrongKey
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.passphrases import new_key, unlock
from followup_desktop.store.reads.history import changes_since, history, newest_set
from followup_desktop.store.salvage.attempt import salvage
from followup_desktop.store.salvage.offer import was_encrypted
from followup_desktop.store.writes.forgetting import forget
from followup_desktop.store.writes.history import undo
from tests.conftest import NOON
from tests.reliability.test_damaged_books import LATER, made, rows_of
from tests.store.support import dump, untrue_blocks
from tests.store.test_migrations import EARLIER, made_by

PAGE = 4096
KEYS = (None, Key(b"s" * 32, b"salt" * 4))


@pytest.fixture(scope="module", params=KEYS, ids=["plain", "encrypted"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key | None]:
    """A folder with a book in which everything happened, and a backup from a little before."""
    return made(tmp_path_factory.mktemp("sound") / "book", request.param), request.param


@pytest.fixture
def folder(sound: tuple[Path, Key | None], tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(sound[0], tmp_path / "copy"))


@pytest.fixture
def key(sound: tuple[Path, Key | None]) -> Key | None:
    return sound[1]


def damage(folder: Path, *pages: int) -> bytes:
    """Write zeros over pages, the first being 0; the bytes of the damaged book."""
    content = bytearray((folder / FILE_NAME).read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    (folder / FILE_NAME).write_bytes(content)
    return bytes(content)


def saved(folder: Path, key: Key | None) -> Book:
    attempt = salvage(folder, key, LATER)
    attempt.put_in_place(LATER)
    attempt.throw_away()
    return open_book(folder, key)


def leaf_pages(folder: Path, key: Key | None, table: str) -> list[int]:
    """The pages in which rows of a table stand."""
    book = open_book(folder, key)
    query = "SELECT pageno - 1 FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno"
    found = [page for (page,) in book.rows(query, (table,))]
    book.close()
    return found


def test_of_a_sound_book_everything_is_saved_and_its_history(folder: Path, key: Key | None) -> None:
    book = open_book(folder, key)
    before, sets = dump(book), [one.uuid for one in history(book, 1000)]
    book.close()
    book = saved(folder, key)
    assert dump(book) == before
    assert [one.uuid for one in history(book, 1000)] == sets
    undo(book, LATER)
    assert untrue_blocks(book) == []
    book.close()


def test_the_damaged_book_is_kept_aside_to_the_byte(folder: Path, key: Key | None) -> None:
    before = damage(folder, 40)
    attempt = salvage(folder, key, LATER)
    assert (folder / FILE_NAME).read_bytes() == before
    kept = attempt.put_in_place(LATER)
    attempt.throw_away()
    assert (kept.parent, kept.read_bytes()) == (folder / "backups", before)
    assert not list((folder / "backups").glob(".restore-*"))


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_where_its_place_cannot_be_taken_the_damaged_book_is_where_it_was(
    folder: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    damage(folder, 40)
    (folder / f"{FILE_NAME}-wal").write_bytes(b"")
    attempt = salvage(folder, key, LATER)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    with monkeypatch.context() as failing:
        failing.setattr("followup_desktop.store.instead.put_in_place", refuse)
        if not links:
            failing.setattr("os.link", refuse)
        with pytest.raises(Refused, match="No space left"):
            attempt.put_in_place(LATER)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    assert attempt.put_in_place(LATER).exists()
    attempt.throw_away()


def test_an_attempt_that_is_thrown_away_leaves_nothing(folder: Path, key: Key | None) -> None:
    damage(folder, 40)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    salvage(folder, key, LATER).throw_away()
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("table", ["contacts", "interactions", "participants", "reaches"])
def test_rows_of_a_page_come_back_from_the_journal(folder: Path, key: Key | None, table: str) -> None:
    """Everything was written lately, so the journal still has every row."""
    book = open_book(folder, key)
    before = rows_of(book)
    book.close()
    pages = leaf_pages(folder, key, table)
    damage(folder, pages[0], pages[-1])
    attempt = salvage(folder, key, LATER)
    assert attempt.result.brought_back[table] > 0
    assert (attempt.result.lost[table], attempt.result.nameless) == (0, 0)
    attempt.put_in_place(LATER)
    book = open_book(folder, key)
    assert rows_of(book) == before
    book.close()


@pytest.mark.parametrize("pages", [(0,), (0, 1)])
def test_a_book_that_does_not_say_what_is_in_it_any_more_is_read_all_the_same(
    folder: Path, key: Key | None, pages: tuple[int, ...]
) -> None:
    before = damage(folder, *pages)
    with pytest.raises(BookDamaged):
        open_book(folder, key).rows("SELECT * FROM contacts")
    attempt = salvage(folder, key, LATER)
    assert attempt.contacts > 80
    assert (folder / FILE_NAME).read_bytes() == before
    attempt.throw_away()


def test_without_journal_and_backup_what_is_lost_is_counted_and_stood_in_for(folder: Path, key: Key | None) -> None:
    shutil.rmtree(folder / "backups")
    book = open_book(folder, key)
    held = {table: len(rows) for table, rows in rows_of(book).items()}
    with book.transaction():
        book.execute("DELETE FROM change_sets")
    book.execute("PRAGMA wal_checkpoint(truncate)")
    book.close()
    damage(folder, leaf_pages(folder, key, "contacts")[0])
    attempt = salvage(folder, key, LATER)
    lost, nameless = attempt.result.lost["contacts"], attempt.result.nameless
    assert lost
    assert nameless
    assert attempt.contacts == held["contacts"] - lost + nameless
    assert attempt.interactions == held["interactions"]
    assert "A name that was lost" in str(Book(attempt.place, key).rows("SELECT display_name FROM contacts"))
    attempt.throw_away()


def test_who_was_forgotten_does_not_come_back_from_a_backup(folder: Path, key: Key | None) -> None:
    book = open_book(folder, key)
    ((forgotten, name),) = book.rows("SELECT id, given FROM contacts ORDER BY id LIMIT 1")
    forget(book, [forgotten], LATER)
    book.execute("PRAGMA wal_checkpoint(truncate)")
    book.close()
    damage(folder, *leaf_pages(folder, key, "contacts"))
    book = saved(folder, key)
    assert book.row("SELECT 1 FROM contacts WHERE given = ?", (name,)) is None
    book.close()


def test_other_processes_are_told_to_read_everything(folder: Path, key: Key | None) -> None:
    book = open_book(folder, key)
    seen = newest_set(book)
    book.close()
    damage(folder, 40)
    book = saved(folder, key)
    assert [changes.everything for changes in changes_since(book, seen)] == [True]
    book.close()


def test_what_was_never_a_book_is_said_to_be_lost(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(b"what?" * 5000)
    with pytest.raises(BookDamaged, match="Nothing of the book can be read"):
        salvage(folder, None, NOON)
    assert (folder / FILE_NAME).read_bytes() == b"what?" * 5000
    assert list((folder / "backups").iterdir()) == []


@pytest.mark.parametrize("version", EARLIER)
def test_a_book_of_an_earlier_schema_is_saved_too(version: int, tmp_path: Path, now: datetime) -> None:
    path = made_by(version, tmp_path / "book")
    people = apsw_value(path, "SELECT count(*) FROM contacts")
    damage(path.parent, 45)
    book = saved(path.parent, None)
    assert book.value("SELECT count(*) FROM contacts") == people
    assert untrue_blocks(book) == []
    book.close()


def apsw_value(path: Path, query: str) -> int:
    book = Book(path)
    try:
        return int(book.value(query))
    finally:
        book.close()


def test_a_salvage_can_be_stopped(folder: Path, key: Key | None) -> None:
    class Stopped(Refused):
        pass

    def progress(done: int, total: int) -> None:
        assert 0 <= done < total
        if done:
            raise Stopped("stopped")

    before = {file for file in folder.rglob("*") if file.is_file()}
    with pytest.raises(Stopped):
        salvage(folder, key, LATER + timedelta(days=1), progress)
    assert {file for file in folder.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("wiped", [24, PAGE], ids=["salt", "page"])
def test_the_passphrase_of_a_book_without_its_heading_is_known_by_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wiped: int
) -> None:
    monkeypatch.setattr(keys, "_COST", 2**10)
    own = new_key("four words are good")
    folder = made(tmp_path / "book", own)
    content = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(bytes(wiped) + content[wiped:])
    assert was_encrypted(folder)
    with pytest.raises(WrongKey):
        unlock(folder, "four other words are good")
    assert unlock(folder, "four words are good") == own
    attempt = salvage(folder, own, LATER)
    assert attempt.contacts > 80
    attempt.put_in_place(LATER)
    attempt.throw_away()
    assert unlock(folder, "four words are good") == own


def test_a_wrong_page_behind_the_salt_is_damage_and_no_wrong_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_COST", 2**10)
    own = new_key("four words are good")
    folder = made(tmp_path / "book", own)
    content = bytearray((folder / FILE_NAME).read_bytes())
    content[200:900] = bytes(700)
    (folder / FILE_NAME).write_bytes(content)
    assert unlock(folder, "four words are good") == own
    with pytest.raises(WrongKey):
        unlock(folder, "four other words are good")
