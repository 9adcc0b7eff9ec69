"""No byte of a person who was forgotten is left in any file of the book, plain or encrypted, whoever has it open."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import is_unclean
from followup_desktop.store.keys import Key, derive, new_salt
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.forgetting import forget
from tests.store.canaries import CANARIES, planted
from tests.store.support import dump, dump_recomputed, untrue_blocks


def found(folder: Path) -> dict[str, list[str]]:
    """Which canaries stand in which files of a folder, however they are written."""
    told = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        held = file.read_bytes().lower()
        words = [word for word in CANARIES if word.lower().encode() in held or word.lower().encode()[3:] in held]
        if words:
            told[str(file.relative_to(folder))] = words
    return told


@contextmanager
def somebody_else(folder: Path) -> Iterator[None]:
    """Another process that has the book open, and has read all of it."""
    code = """
import sys
from pathlib import Path
from followup_desktop.store.opening import open_book
from followup_desktop.store.keys import Key
secret, salt = (bytes.fromhex(sys.stdin.readline().strip()) for _ in range(2))
book = open_book(Path(sys.argv[1]), Key(secret, salt) if secret else None)
for table in ("contacts", "interactions", "row_changes"):
    book.rows(f"SELECT * FROM {table}")
print("open", flush=True)
sys.stdin.readline()
book.close()
"""
    key = KEYS.get(folder)
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{key.secret.hex() if key else ''}\n{key.salt.hex() if key else ''}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "open\n"
    try:
        yield
    finally:
        process.communicate("\n", timeout=30)
    assert process.returncode == 0


KEYS: dict[Path, Key] = {}


@pytest.fixture(params=["plain", "encrypted"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    folder = tmp_path / "data"
    key = derive("correct horse", new_salt()) if request.param == "encrypted" else None
    book = open_book(folder, key)
    if key:
        KEYS[folder] = key
    yield book
    book.close()
    KEYS.pop(folder, None)


def laid_open(book: Book, place: Path) -> Path:
    """A folder with the files of a book in the clear: those of an encrypted one with their cipher taken off."""
    place.mkdir()
    for file in book.path.parent.glob(f"{book.path.name}*"):
        shutil.copy(file, place / file.name)
    if book.key:
        connection = apsw.Connection(str(place / book.path.name))
        connection.execute(f"PRAGMA key = 'raw:{book.key.secret.hex()}{book.key.salt.hex()}'")
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute("PRAGMA rekey = ''")
        connection.close()
    return place


def test_no_byte_of_a_forgotten_person_is_left_while_another_process_has_the_book_open(
    opened: Book, tmp_path: Path, now: datetime
) -> None:
    ana, bo, eve = planted(opened, now)
    before = found(laid_open(opened, tmp_path / "before"))
    assert {word for words in before.values() for word in words} == set(CANARIES), "each is really there before"
    with somebody_else(opened.path.parent):
        told = forget(opened, [ana], now)
        assert told.clean
        assert found(laid_open(opened, tmp_path / "after")) == {}
        assert found(opened.path.parent) == {}
    assert [name for (name,) in opened.rows("SELECT display_name FROM contacts ORDER BY id")] == ["Bo Ek", "Eve Ng"]
    assert opened.rows("SELECT notes FROM interactions") == [("the three of us",)]
    assert opened.rows("PRAGMA freelist_count") == [(0,)]
    assert not is_unclean(opened)
    assert not opened.rows("PRAGMA foreign_key_check")
    assert opened.value("PRAGMA integrity_check") == "ok"
    assert dump(opened) == dump_recomputed(opened, now.date())
    assert untrue_blocks(opened) == []
    assert (bo, eve) == tuple(row for (row,) in opened.rows("SELECT id FROM contacts ORDER BY id"))
