"""The drill: a book is lost and comes back from its backup, every row and every portrait of it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.backups.looking import look_inside
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.content import content_digest
from followup_desktop.store.files import SIDE_FILES
from followup_desktop.store.opening import open_book
from followup_desktop.store.restore import restore
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.imports import commit_import
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.store.test_imports import made, people

_ADDED = ("change_sets", "announcements", "upkeep")
"""To the history a restore adds its mark."""


def content(book: Book) -> str:
    return content_digest(book.connection, _ADDED)


def portraits(book: Book) -> dict[str, str]:
    """The digest that each portrait has now, by the one that it had when it came in."""
    rows = book.rows("SELECT digest, data FROM pictures")
    return {digest: hashlib.sha256(data).hexdigest() for digest, data in rows}


def timed(what: str, work: Callable[[], object]) -> object:
    """Do something and say how long it took; nothing depends on that."""
    start, spent = time.monotonic(), time.process_time()
    done = work()
    print(f"{what}: {time.monotonic() - start:.1f} s, {time.process_time() - spent:.1f} s of a core", flush=True)
    return done


def gone(folder: Path) -> None:
    for side in SIDE_FILES:
        (folder / f"{FILE_NAME}{side}").unlink(missing_ok=True)


def emptied(folder: Path) -> None:
    gone(folder)
    open_book(folder).close()


@pytest.mark.parametrize("lose", [gone, emptied])
@pytest.mark.parametrize(
    ("contacts", "interactions"), [(100, 1_000), pytest.param(100_000, 1_000_000, marks=pytest.mark.soak)]
)
def test_a_lost_book_comes_back_from_its_backup(
    tmp_path: Path, contacts: int, interactions: int, lose: Callable[[Path], None]
) -> None:
    now: datetime = NOW
    folder = copy_of(big_book(contacts, interactions), tmp_path / "book")
    book = open_book(folder)
    commit_import(book, made(book, people(200)), now)
    before, pictures = content(book), portraits(book)
    assert len(pictures) == 200
    assert all(was == now_is for was, now_is in pictures.items())
    kept = timed("backup", lambda: keep(book, now))
    book.close()
    lose(folder)
    timed("restore", lambda: restore(folder, kept.backup.file, now + timedelta(hours=1)))
    book = open_book(folder)
    assert content(book) == before
    assert portraits(book) == pictures
    assert book.value("PRAGMA integrity_check") == "ok"
    assert not book.rows("PRAGMA foreign_key_check")
    inside = timed("look inside", lambda: look_inside(kept.backup.file, book))
    assert (inside.contacts, inside.difference.back.count, inside.difference.gone.count) == (contacts + 200, 0, 0)
    timed("undo", lambda: undo(book, now + timedelta(hours=2)))
    assert book.value("SELECT count(*) FROM contacts") == 0
    timed("redo", lambda: redo(book, now + timedelta(hours=3)))
    assert content(book) == before
    book.close()
