"""The digests of the rows: true after every write, and never again after damage that SQLite does not see."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store import digests
from followup_desktop.store.book import Book
from followup_desktop.store.digests import Block
from followup_desktop.store.opening import open_book
from followup_desktop.store.tables import JOURNALED, name_of
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from tests.store.support import untrue_blocks
from tests.store.test_migrations import EARLIER, made_by

Add = Callable[..., int]


@pytest.fixture
def filled(book: Book, add: Add, now: datetime) -> Book:
    """A book with rows in two blocks of contacts."""
    # Nobody cuts the power here.
    book.connection.execute("PRAGMA synchronous = off")
    people = [add(f"Ana {number}") for number in range(300)]
    log_interaction(book, InteractionDraft((people[7],), now.date(), Channel.CALL, notes="sailing"), now)
    return book


def damage(book: Book, statement: str) -> None:
    """Change rows behind the journal's back, as a disk does; there are no triggers then, and no keys."""
    book.execute("PRAGMA foreign_keys = 0")
    for (name,) in book.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        book.execute(f'DROP TRIGGER "{name}"')
    book.execute(statement)


def test_a_new_book_is_summed_from_its_first_row(book: Book) -> None:
    assert [block.table for block in digests.blocks(book)] == ["circles"]
    assert untrue_blocks(book) == []


def test_digests_are_true_after_writes_and_their_undoing(filled: Book, now: datetime) -> None:
    assert {Block("contacts", 0), Block("contacts", 1), Block("participants", 0)} <= set(digests.blocks(filled))
    assert untrue_blocks(filled) == []
    delete_contacts(filled, range(1, 290), now)
    assert untrue_blocks(filled) == []
    undo(filled, now)
    assert untrue_blocks(filled) == []


@pytest.mark.parametrize(
    ("statement", "untrue"),
    [
        ("UPDATE contacts SET notes = 'x' WHERE id = 256", [Block("contacts", 1)]),
        ("UPDATE contacts SET given = '' WHERE id IN (255, 256)", [Block("contacts", 0), Block("contacts", 1)]),
        ("UPDATE interactions SET notes = 'Sailing'", [Block("interactions", 0)]),
        ("DELETE FROM contacts WHERE id = 3", [Block("contacts", 0)]),
        ("DELETE FROM contacts WHERE id > 255", [Block("contacts", 1)]),
        ("UPDATE contacts SET id = 5000 WHERE id = 3", [Block("contacts", 0), Block("contacts", 19)]),
        ("UPDATE circles SET uuid = randomblob(16) WHERE id = 1", [Block("circles", 0)]),
    ],
)  # fmt: skip
def test_a_row_that_nobody_wrote_is_noticed_in_its_block(filled: Book, statement: str, untrue: list[Block]) -> None:
    damage(filled, statement)
    assert untrue_blocks(filled) == untrue


def test_text_that_is_no_text_any_more_is_summed_all_the_same(filled: Book) -> None:
    damage(filled, "UPDATE contacts SET notes = CAST(x'fffe80' AS TEXT) WHERE id = 1")
    assert untrue_blocks(filled) == [Block("contacts", 0)]


def test_rows_can_be_taken_as_they_are(filled: Book) -> None:
    damage(filled, "DELETE FROM contacts WHERE id IN (3, 299)")
    with filled.transaction():
        digests.renew(filled, untrue_blocks(filled))
    assert untrue_blocks(filled) == []


@pytest.mark.parametrize("version", [version for version in EARLIER if version < 3])
def test_an_older_book_is_summed_later_and_written_to_before(version: int, tmp_path: Path, now: datetime) -> None:
    made_by(version, tmp_path / "book")
    book = open_book(tmp_path / "book")
    held = [name_of(table) for table in JOURNALED if book.value(f"SELECT count(*) FROM {name_of(table)}")]
    unknown = [block for block in digests.blocks(book) if digests.is_true(book, block) is None]
    assert [block.table for block in unknown] == held
    undo(book, now)
    assert [block for block in digests.blocks(book) if digests.is_true(book, block) is False] == []
    with book.transaction():
        digests.renew(book, unknown)
    undo(book, now)
    assert untrue_blocks(book) == []
    book.close()


def test_the_hash_of_a_row_is_the_same_for_ever(book: Book) -> None:
    """Books hold sums of it. Another hash, or another JSON of the driver's, needs a migration that forgets them."""
    row = json.dumps({"id": 1, "name": "Łucja\n", "value": '"x"'}, ensure_ascii=False, separators=(",", ":")).encode()
    query = "SELECT json_object('id', 1, 'name', ?, 'value', ?)"
    assert book.value(query, ("Łucja\n", '"x"')).encode() == row
    assert digests.row_hash(row) == 2053837855389078329
