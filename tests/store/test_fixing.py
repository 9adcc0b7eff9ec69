"""What doctor --fix mends: all that follows from rows, and rows where journal or backup are proven right."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta

import pytest

from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.book import Book
from followup_desktop.store.fixing import accept_rows, fix
from followup_desktop.store.full_check import found_last, full_check
from followup_desktop.store.health import checks
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from tests.conftest import NOON
from tests.store.support import dump, dump_recomputed, untrue_blocks

Add = Callable[..., int]


@pytest.fixture
def filled(book: Book, add: Add) -> Book:
    people = [add(f"Ana {number}") for number in range(4)]
    log_interaction(book, InteractionDraft(tuple(people), NOON.date(), notes="sailing"), NOON)
    return book


def spoil(book: Book, *statements: str) -> None:
    """Change rows as a disk does: without triggers, which are there again afterwards."""
    triggers = book.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for name, _sql in triggers:
        book.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        book.execute(statement)
    for _name, sql in triggers:
        book.execute(sql)


def wrong(book: Book) -> list[str]:
    return [check.name for check in checks(book, NOON) if not check.ok]


def mended(book: Book) -> dict[str, bool]:
    return {each.name: each.done for each in fix(book, wrong(book), NOON)}


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE contacts SET next_due_on = '2031-01-01'", "kept_facts"),
        ("DELETE FROM match_keys", "kept_facts"),
        ("DELETE FROM interaction_words", "search_index"),
        ("UPDATE contacts SET notes = 'x' WHERE id = 2", "rows"),
        ("UPDATE interactions SET notes = 'Sailing'", "rows"),
        ("DELETE FROM participants WHERE id = 3", "rows"),
        ("UPDATE row_digests SET held = NULL, total = NULL", "nothing"),
    ],
)
def test_what_is_wrong_is_mended_and_all_is_as_before(filled: Book, statement: str, name: str) -> None:
    before = dump(filled)
    spoil(filled, statement)
    assert (name in wrong(filled)) == (name != "nothing")
    assert all(mended(filled).values())
    assert wrong(filled) == []
    assert dump(filled) == before == dump_recomputed(filled, NOON.date())


def test_rows_come_back_from_a_backup_where_the_history_does_not_reach(filled: Book) -> None:
    before = dump(filled)
    back_up(filled, backup_path(filled.path.parent, NOON))
    spoil(filled, "DELETE FROM change_sets", "UPDATE contacts SET given = 'Bea' WHERE id = 3")
    assert mended(filled)["rows"]
    assert dump(filled) == before


def test_what_nobody_knows_better_is_left_alone_until_it_is_accepted(filled: Book) -> None:
    spoil(filled, "DELETE FROM change_sets", "UPDATE contacts SET given = 'Bea' WHERE id = 3")
    full_check(filled, NOON)
    assert mended(filled)["rows"] is False
    assert filled.value("SELECT given FROM contacts WHERE id = 3") == "Bea"
    assert found_last(filled)
    accept_rows(filled)
    assert untrue_blocks(filled) == []
    assert not found_last(filled)


def test_what_was_mended_can_be_undone_no_further_than_it_was_written(filled: Book) -> None:
    spoil(filled, "UPDATE interactions SET notes = 'Sailing'")
    mended(filled)
    assert undo(filled, NOON).label.startswith("Logged")
    assert filled.value("SELECT count(*) FROM interactions") == 0
    assert untrue_blocks(filled) == []


def test_files_are_closed_to_others_and_stale_ones_taken_away(filled: Book) -> None:
    folder = filled.path.parent
    backup = back_up(filled, backup_path(folder, NOON)).file
    backup.chmod(0o644)
    for name in (".followup-x.part", "backups/.restore-x"):
        (folder / name).mkdir(mode=0o700)
        old = (NOON - timedelta(days=2)).timestamp()
        os.utime(folder / name, (old, old))
    assert wrong(filled) == ["permissions", "files"]
    assert mended(filled) == {"permissions": True, "files": True}
    assert wrong(filled) == []
