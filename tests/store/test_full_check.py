"""The weekly check: in small steps, stopped at any, and true about what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import Portrait
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.digests import Block
from followup_desktop.store.full_check import Findings, found_last, full_check, is_due, last_check, quick_check
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.interactions import log_interaction
from tests.conftest import NOON
from tests.store.support import dump, untrue_blocks
from tests.store.test_digests import damage
from tests.store.test_migrations import made_by

Add = Callable[..., int]


@pytest.fixture
def filled(book: Book, add: Add) -> Book:
    ana = add("Ana Lindqvist", portrait=Portrait(b"\xff\xd8\xff1", "jpeg"))
    log_interaction(book, InteractionDraft((ana,), NOON.date(), notes="sailing"), NOON)
    return book


def test_a_sound_book_is_sound_for_a_week(filled: Book) -> None:
    before = dump(filled)
    assert is_due(filled, NOON)
    assert full_check(filled, NOON) == Findings()
    assert not found_last(filled)
    assert last_check(filled) == NOON
    assert dump(filled) == before
    assert [is_due(filled, NOON + timedelta(days=days)) for days in (0, 1, 6, 7, 30, -6, -8)] == [
        False, False, False, True, True, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE contacts SET given = 'Anna'", Findings(blocks=(Block("contacts", 0),))),
        ("UPDATE pictures SET data = x'00'", Findings(pictures=1)),
        ("UPDATE participants SET contact_id = 77", Findings(("participants: a row belongs to nothing",))),
    ],
)
def test_what_is_not_as_it_was_written_is_found_and_noted(filled: Book, statement: str, found: Findings) -> None:
    damage(filled, statement)
    assert full_check(filled, NOON) == found
    assert found_last(filled) == found


def test_a_check_can_be_stopped_at_any_step_and_begins_again_the_next_day(filled: Book) -> None:
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return True

    full_check(filled, NOON - timedelta(days=7), count)
    for last in range(steps):
        left = iter([True] * last + [False])
        assert full_check(filled, NOON, lambda left=left: next(left)) is None
    assert last_check(filled) == NOON - timedelta(days=7)
    assert not is_due(filled, NOON)
    assert is_due(filled, NOON + timedelta(days=1))


def test_an_older_book_gets_its_digests(tmp_path: Path) -> None:
    made_by(2, tmp_path / "book")
    book = open_book(tmp_path / "book")
    assert untrue_blocks(book)
    assert full_check(book, NOON) == Findings()
    assert untrue_blocks(book) == []
    book.close()


def test_a_broken_file_is_seen_at_a_glance(filled: Book) -> None:
    assert quick_check(filled)
    (page,) = (row[0] for row in filled.rows("SELECT pageno - 1 FROM dbstat WHERE name = 'contacts'"))
    filled.execute("PRAGMA wal_checkpoint(truncate)")
    filled.close()
    content = bytearray(filled.path.read_bytes())
    content[page * 4096 : page * 4096 + 4096] = b"\x55" * 4096
    filled.path.write_bytes(content)
    assert not quick_check(filled)
    found = full_check(filled, NOON)
    assert found
    assert found.broken
    assert not found.in_indexes_only


def test_an_index_that_lost_a_row_is_no_reason_to_save_what_can_be_read(filled: Book) -> None:
    filled.connection.execute("PRAGMA writable_schema = 1")
    assert Findings(("row 1 missing from index contacts_by_name",)).in_indexes_only
    assert not Findings(("row 1 missing from index contacts_by_name", "Tree 5 page 7: btreeInitPage()")).in_indexes_only
    assert not Findings(blocks=(Block("contacts", 0),)).in_indexes_only
