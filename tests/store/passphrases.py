"""What the tests of encryption share: a book with somebody in it, and two passphrases that cost nothing to try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup_desktop.store import connection
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from tests.store.support import dump

OLD, NEW = "vier bunte Elefanten", "six tall cellos sing"
CANARY = "Quetzalcoatl Vermilion"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try of a passphrase costs nothing here, and nobody waits for seconds."""
    monkeypatch.setattr("followup_desktop.store.keys._COST", 2**4)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)


@pytest.fixture
def filled(book: Book, add: Callable[..., int]) -> Book:
    """A book with somebody in it, closed."""
    add(CANARY, notes=CANARY)
    book.close()
    return book


def contents(book: Book) -> object:
    found = dump(book), book.rows("SELECT * FROM row_changes ORDER BY id"), book.value("PRAGMA integrity_check")
    book.close()
    return found


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def readable(folder: Path) -> list[str]:
    """The files of a folder in which somebody can read the name."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(file.name for file in files if CANARY.encode() in file.read_bytes())


@pytest.fixture
def other(filled: Book) -> Iterator[Book]:
    """The same book, as another process would have it: opened and closed."""
    book = open_book(filled.path.parent)
    book.close()
    yield book
    book.close()
