from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.store import facts, words_index
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.reads.today import today
from tests.benchmarks.book import BUSY, NOW, QUIET, big_book, copy_of
from tests.benchmarks.invented import Inventor

CONTACTS, INTERACTIONS = 300, 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return big_book(CONTACTS, INTERACTIONS, tmp_path_factory.mktemp("books"))


@pytest.fixture
def book(folder: Path, tmp_path: Path):
    opened = open_book(copy_of(folder, tmp_path / "copy"))
    yield opened
    opened.close()


def test_it_is_made_once(folder: Path) -> None:
    before = (folder / "book.db").stat().st_mtime_ns
    assert big_book(CONTACTS, INTERACTIONS, folder.parent) == folder
    assert (folder / "book.db").stat().st_mtime_ns == before
    assert [path.name for path in folder.iterdir()] == ["book.db"]


def test_it_is_whole_and_its_kept_facts_are_true(book) -> None:
    assert book.value("PRAGMA integrity_check") == "ok"
    assert not book.rows("PRAGMA foreign_key_check")
    kept = book.rows("SELECT * FROM contacts ORDER BY id"), book.rows("SELECT * FROM match_keys")
    with book.trial():
        facts.refresh_names(book, range(1, CONTACTS + 1))
        facts.refresh_rhythms(book, range(1, CONTACTS + 1), NOW.date())
        assert (book.rows("SELECT * FROM contacts ORDER BY id"), book.rows("SELECT * FROM match_keys")) == kept


def test_it_has_the_shape_that_the_benchmarks_need(book) -> None:
    talks = dict(book.rows("SELECT contact_id, count(*) FROM participants GROUP BY contact_id"))
    assert talks[BUSY] == INTERACTIONS // 100
    assert talks[QUIET] == 10
    bands = Counter(row.band(NOW.date()) for row in contact_rows(book, range(1, CONTACTS + 1)).values())
    assert set(bands) == set(Band)
    found = today(book, NOW)
    assert found.few
    assert not found.finished


def test_it_can_be_written_into_and_undone(book) -> None:
    assert book.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")
    assert next_undo(book) is not None


def test_every_interaction_is_found_by_its_words(book) -> None:
    (notes,) = book.row("SELECT notes FROM interactions WHERE id = 7")
    word = words_index.query_text(notes.split()[0])
    found = book.rows("SELECT rowid FROM interaction_words WHERE interaction_words MATCH ?", (word,))
    assert (7,) in found


def test_the_same_seed_makes_the_same_people() -> None:
    assert [Inventor(3).person(1) for _ in range(2)] == [Inventor(3).person(1) for _ in range(2)]
    assert Inventor(3).person(None) != Inventor(4).person(None)
