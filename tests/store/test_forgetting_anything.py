"""Whatever was done before: who is forgotten is nowhere in the rows and the history, and the rest stays sound."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from followup_desktop.domain.contacts import ContactFields, Interest, Name, Reach, ReachKind
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.tables import ALL, name_of
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.forgetting import forget_rows
from followup_desktop.store.writes.history import redo, undo
from tests.conftest import NOON
from tests.store.support import dump, dump_recomputed, untrue_blocks
from tests.store.test_history import STEPS, steps

SECRET = "Quetzalxylo"
_MERGED = """
SELECT 1 FROM row_changes gone JOIN change_sets s ON s.id = gone.change_set_id AND s.kind = 'do'
JOIN row_changes kept ON kept.change_set_id = s.id AND kept.table_name = 'contacts' AND kept.after IS NOT NULL
WHERE s.undone_by IS NULL AND gone.table_name = 'contacts' AND gone.after IS NULL AND gone.row = ?
"""
"""Whether somebody else took over what was theirs, even if they were brought back since: it is that one's now."""
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))


def said(book: Book) -> list[str]:
    """Every row of every table in which the secret stands."""
    rows = [(name_of(table), repr(row)) for table in ALL for row in book.rows(f"SELECT * FROM {name_of(table)}")]
    return [f"{table} {row}" for table, row in rows if SECRET.lower() in row.lower()]


def sound(book: Book) -> None:
    assert not book.rows("PRAGMA foreign_key_check")
    assert dump(book) == dump_recomputed(book, NOON.date())


def forgotten(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    """Do things with somebody of whom everything is the secret, forget them, and undo and redo what is left."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        book = open_book(Path(folder))
        try:
            fields = ContactFields(
                Name(given=SECRET, family=SECRET), notes=SECRET, tags=(SECRET,), interests=(Interest(SECRET),),
                reaches=(Reach(ReachKind.EMAIL, f"{SECRET}@example.org"),),
            )  # fmt: skip
            who = add_contact(book, fields, NOON).created[0]
            for name, a, b in [("add", 1, 1), ("add", 2, 2), *sequence]:
                with contextlib.suppress(Refused, NotFound):
                    STEPS[name](book, NOON, a, b)
            lives_on = book.row(_MERGED, (who,)) is not None
            forget_rows(book, [who], NOON)
            if not lives_on:
                assert said(book) == []
            assert not book.row("SELECT 1 FROM contacts WHERE id = ?", (who,))
            sound(book)
            _back_and_forth(book)
            if not lives_on:
                assert said(book) == [], "undoing brings nothing of them back"
        finally:
            book.close()


def _back_and_forth(book: Book) -> None:
    undone = 0
    while next_undo(book) is not None:
        try:
            undo(book, NOON)
        except Refused:
            break
        undone += 1
        sound(book)
    for _ in range(undone):
        try:
            redo(book, NOON)
        except Refused:
            break
    sound(book)
    assert untrue_blocks(book) == []


@few
@given(steps)
def test_whatever_was_done_who_is_forgotten_is_nowhere(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    forgotten(template, sequence)


@pytest.mark.soak
@many
@given(steps)
def test_whatever_was_done_who_is_forgotten_is_nowhere_at_length(
    template: Path, sequence: list[tuple[str, int, int]]
) -> None:
    forgotten(template, sequence)
