"""A book of every earlier schema opens with everything it held, a verified backup beside it, and its history alive."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from followup_desktop.store import migrations, words_index
from followup_desktop.store.backup import BACKUPS, verify
from followup_desktop.store.book import APPLICATION_ID, FILE_NAME, Book, version_of
from followup_desktop.store.opening import bring_up_to_date, open_book
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.tables import ALL, name_of
from followup_desktop.store.writes.history import undo
from tests.conftest import NOON
from tests.store.support import dump, dump_recomputed

BOOKS = Path(__file__).parents[1] / "data" / "books"
EARLIER = range(1, migrations.VERSION)


def made_by(version: int, folder: Path) -> Path:
    """A populated book as the program of a schema left it."""
    folder.mkdir()
    path = folder / FILE_NAME
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = wal")
    for step in migrations.STEPS[:version]:
        step(connection)
    connection.execute((BOOKS / f"v{version}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return path


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table but the search index, by column."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        found = {}
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for table in (name for name in map(name_of, ALL) if name in there):
            cursor = connection.cursor()
            columns = [row[1] for row in cursor.execute(f"PRAGMA table_info({table})")]
            rows = cursor.execute(f"SELECT * FROM {table}")
            found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
        return found
    finally:
        connection.close()


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_book_keeps_every_row(version: int, tmp_path: Path) -> None:
    path = made_by(version, tmp_path / "book")
    before = rows_of(path)
    open_book(tmp_path / "book").close()
    after = rows_of(path)
    for table, rows in before.items():
        if table == "row_changes":
            assert len(after[table]) == len(rows)
            continue
        kept = [{column: new[column] for column in old} for old, new in zip(rows, after[table], strict=True)]
        assert kept == rows, table
    assert any(before.values())


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_book_is_backed_up_first(version: int, tmp_path: Path) -> None:
    path = made_by(version, tmp_path / "book")
    before = rows_of(path)
    open_book(tmp_path / "book").close()
    (backup,) = (tmp_path / "book" / BACKUPS).iterdir()
    assert verify(backup).contacts == len(before["contacts"])
    assert rows_of(backup) == before
    assert backup.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("version", EARLIER)
def test_what_is_kept_of_an_earlier_book_is_as_if_computed_now(version: int, tmp_path: Path) -> None:
    made_by(version, tmp_path / "book")
    book = open_book(tmp_path / "book")
    assert dump(book) == dump_recomputed(book, NOON.date())
    book.close()


@pytest.mark.parametrize("version", EARLIER)
def test_the_history_of_an_earlier_book_can_still_be_undone(version: int, tmp_path: Path) -> None:
    made_by(version, tmp_path / "book")
    book = open_book(tmp_path / "book")
    words_index.refresh_words(book, [row for (row,) in book.rows("SELECT id FROM interactions")])
    undone = 0
    while next_undo(book) is not None:
        undo(book, NOON)
        undone += 1
    assert undone > 10
    assert book.value("SELECT count(*) FROM contacts") == 0
    book.close()


def stopped_at(statement: int, path: Path) -> bool:
    """Bring a copy up to date, stopping at a statement; whether it got to its end before."""
    book = Book(path)
    seen = 0

    def tracing(*_: object) -> bool:
        nonlocal seen
        seen += 1
        return seen != statement

    book.connection.exec_trace = tracing
    try:
        bring_up_to_date(book)
    except apsw.ExecTraceAbort:
        return False
    finally:
        book.close()
    return True


@pytest.mark.parametrize("version", EARLIER)
def test_a_migration_cut_short_anywhere_leaves_the_old_book(version: int, tmp_path: Path) -> None:
    path = made_by(version, tmp_path / "book")
    before = rows_of(path)
    statement = 1
    while not stopped_at(statement, path):
        if version_of(path) == migrations.VERSION:
            break
        assert rows_of(path) == before, f"statement {statement}"
        statement += 1
    assert statement > 40
    assert rows_of(path) != before
