"""What all tests share: a book made from one migrated template, a moment that stands still, people to put into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact

settings.register_profile("house", deadline=None)
settings.load_profile("house")


NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files and pictures anew")


@pytest.fixture
def now() -> datetime:
    """A Sunday at noon in Central Europe."""
    return NOON


@pytest.fixture
def today(now: datetime) -> date:
    return now.date()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new book's file, migrated once."""
    folder = tmp_path_factory.mktemp("template")
    open_book(folder).close()
    return folder / FILE_NAME


@pytest.fixture
def book_folder(template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    shutil.copy(template, folder / FILE_NAME)
    return folder


@pytest.fixture
def book(book_folder: Path) -> Iterator[Book]:
    opened = open_book(book_folder)
    yield opened
    opened.close()


@pytest.fixture
def add(book: Book, now: datetime) -> Callable[..., int]:
    """Add a contact by name and fields, on the standing day or another moment, and give its number."""

    def adding(name: str, at: datetime = now, **fields: object) -> int:
        given, _, family = name.partition(" ")
        return add_contact(book, ContactFields(name=Name(given=given, family=family), **fields), at).created[0]  # type: ignore[arg-type]

    return adding
