"""Opening the book: made safe, refused in words where it cannot be, and never harmed by being refused."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store import errors, migrations
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.connection import check_sqlite
from followup_desktop.store.opening import open_book
from followup_desktop.store.tables import ALL, name_of
from followup_desktop.store.writes.contacts import add_tag

_HOLD = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_new_book_has_circles_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    book = open_book(tmp_path / "deep" / "book")
    names = [name for (name,) in book.rows("SELECT name FROM circles ORDER BY position")]
    assert names == ["Inner", "Close", "Friends", "Wider"]
    assert stat.S_IMODE((tmp_path / "deep" / "book").stat().st_mode) == 0o700
    for file in (tmp_path / "deep" / "book").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    book.close()


def test_every_connection_is_careful(book: Book) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 5000,
    }
    assert {name: book.value(f"PRAGMA {name}") for name in wanted} == wanted
    assert book.connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1


def test_the_models_are_the_schema(book: Book) -> None:
    for table in ALL:
        stored = [row[1] for row in book.rows(f"PRAGMA table_info({name_of(table)})")]
        assert [field.column_name for field in table._meta.sorted_fields] == stored, name_of(table)


def test_a_newer_book_is_refused_and_left_to_the_byte(book: Book, book_folder: Path) -> None:
    book.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    book.close()
    before = (book_folder / FILE_NAME).read_bytes()
    with pytest.raises(errors.BookNewer, match="newer version"):
        open_book(book_folder)
    assert (book_folder / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("content", [b"this is not a book" * 400, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_book_is_refused_and_left_to_the_byte(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(errors.BookDamaged):
        open_book(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    other = apsw.Connection(str(tmp_path / FILE_NAME))
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(errors.BookDamaged, match="not a book of Followup"):
        open_book(tmp_path)


def read_everybody(folder: Path) -> None:
    book = open_book(folder)
    try:
        book.rows("SELECT count(notes), count(display_name) FROM contacts NOT INDEXED")
    finally:
        book.close()


def test_a_damaged_book_is_refused_in_words(book: Book, book_folder: Path, add: Callable[..., int]) -> None:
    for number in range(50):
        add(f"Person {number}", notes="x" * 500)
    book.close()
    path = book_folder / FILE_NAME
    content = bytearray(path.read_bytes())
    content[8192 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 8192)
    path.write_bytes(content)
    with pytest.raises(errors.BookDamaged):
        read_everybody(book_folder)
    assert path.read_bytes() == bytes(content)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(errors.BookReadOnly, match="cannot be written"):
        open_book(tmp_path / "file" / "book")


def test_another_program_that_holds_the_book_is_waited_for_then_named(
    book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    book.execute("PRAGMA busy_timeout = 50")
    path = str(book_folder / FILE_NAME)
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(errors.BookBusy, match="Another program"):
            add_tag(book, [ana], "choir", now)
    finally:
        holder.communicate()
    assert add_tag(book, [ana], "choir", now)


def test_a_full_disk_is_called_that_and_loses_nothing(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    pages = int(book.value("PRAGMA page_count"))
    book.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(errors.BookFull, match="disk is full"):
        add("Bilal Haddad", notes="x" * 1_000_000)
    book.execute("PRAGMA max_page_count = 1073741823")
    assert add_tag(book, [ana], "choir", now)
    assert book.value("SELECT count(*) FROM contacts") == 1
    assert book.value("PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.50.6", "3.46.0"])
def test_an_sqlite_that_can_damage_a_shared_book_is_refused(version: str) -> None:
    with pytest.raises(errors.BookUnsafe):
        check_sqlite(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.50.7", "3.44.6", "3.54.0"])
def test_a_safe_sqlite_is_taken(version: str) -> None:
    check_sqlite(version)


def test_half_a_letter_is_refused_in_words(book: Book, add: Callable[..., int]) -> None:
    with pytest.raises(Refused, match="broken letter"):
        add("Ana \ud800")
    assert book.value("SELECT count(*) FROM change_sets") == 0


def test_a_failed_write_leaves_no_trace(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    sets = book.value("SELECT count(*) FROM change_sets")
    with pytest.raises(NotFound):
        add("Bilal Haddad", circle=999)
    assert book.value("SELECT count(*) FROM change_sets") == sets
    assert book.value("SELECT count(*) FROM open_set") == 0
    assert add_tag(book, [ana], "choir", now)
