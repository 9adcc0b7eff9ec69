"""A book that is written as JSON and read into an empty one is the same book; into itself, nothing changes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.imports import Outcome
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.demo.book import make_demo_book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.history import undo
from tests.conftest import NOON
from tests.store.support import dump
from tests.store.test_history import STEPS, steps
from tests.store.whole_books import as_json, content, imported, planned

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture
def other(template: Path, tmp_path: Path):
    """An empty book beside the test's."""
    folder = tmp_path / "other"
    folder.mkdir()
    shutil.copy(template, folder / FILE_NAME)
    opened = open_book(folder)
    yield opened
    opened.close()


def moved(template: Path, book: Book) -> None:
    """Write a book, read it into an empty one and into itself."""
    data = as_json(book, NOON)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        new = open_book(Path(folder))
        try:
            before = dump(new)
            imported(new, data, NOON)
            assert content(new) == content(book)
            assert as_json(new, NOON) == data
            assert not imported(new, data, NOON)
            if dump(new) != before:
                undo(new, NOON)
            assert dump(new) == before
        finally:
            new.close()
    before = dump(book)
    plan = planned(book, data)
    assert plan.count(Outcome.UNCHANGED) == plan.found
    assert not imported(book, data, NOON)
    assert dump(book) == before


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_a_book_that_moves_is_the_same_book(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        book = open_book(Path(folder))
        try:
            for name, a, b in [("add", 1, 1), ("add", 2, 2), *sequence]:
                try:
                    STEPS[name](book, NOON, a, b)
                except (Refused, NotFound):
                    continue
            moved(template, book)
        finally:
            book.close()


def test_the_demo_book_moves_whole(template: Path, tmp_path: Path) -> None:
    book = make_demo_book(tmp_path / "demo", DEMO, NOON)
    moved(template, book)
    book.close()
