"""The frame of every write: one IMMEDIATE transaction, one change set, the kept facts made true, one answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import apsw

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.store import digests, facts, words_index
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import Touched, changes_of, touched_by
from followup_desktop.store.rows import insert_sql, new_uuid

_NAMING = {"contacts", "reaches", "interests", "tags"}
_TIMING = {"contacts", "participants", "interactions", "check_ins"}
_AT_ONCE = 1000


@dataclass(slots=True)
class Change:
    """A write under way. `label` says what it did and may be set once that is known; `done` is the answer."""

    book: Book
    label: str
    now: datetime
    set_id: int = 0
    created: list[int] = field(default_factory=list)
    done: Changes = field(default_factory=lambda: Changes(0, ""))
    fresh: set[int] = field(default_factory=set)
    """Contacts added by this write whose names and match keys were kept with them, and not edited since."""
    unwritten: set[int] = field(default_factory=set)
    """Contacts with rows that are to be added later."""
    last: Callable[[], None] | None = None
    """Done when all else is written and true, in the same transaction; the set then stays whatever it changed."""
    _waiting: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The user's local date."""
        return self.now.date()

    def insert(self, table: str, **values: Any) -> int:
        """Add a row with a UUID of its own (unless one is given), and give its number."""
        values.setdefault("uuid", new_uuid())
        self.book.execute(insert_sql(table, tuple(values)), tuple(values.values()))
        return int(self.book.connection.last_insert_rowid())

    def insert_later(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        """Add rows, many at a time; nothing may read them before `insert_waiting`, or the end of the write."""
        waiting = self._waiting.setdefault(insert_sql(table, columns), [])
        waiting.extend(rows)
        if len(waiting) >= _AT_ONCE:
            self.insert_waiting()

    def insert_waiting(self) -> None:
        """Add what was to be added later."""
        for sql, rows in self._waiting.items():
            self.book.execute_many(sql, rows)
        self._waiting.clear()
        self.unwritten.clear()

    def insert_plain(self, table: str, **values: Any) -> None:
        """Add a row to a table whose rows have no UUID."""
        self.book.execute(insert_sql(table, tuple(values)), tuple(values.values()))

    def update(self, table: str, row: int, **values: Any) -> None:
        """Change columns of a row."""
        changes = ", ".join(f'"{column}" = ?' for column in values)
        self.book.execute(f"UPDATE {table} SET {changes} WHERE id = ?", (*values.values(), row))

    def delete(self, table: str, row: int) -> None:
        """Remove a row, and with it what belongs to it."""
        self.book.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


@contextmanager
def change(book: Book, label: str, now: datetime, origin: str = "", **columns: Any) -> Iterator[Change]:
    """Open a change set around a write.

    All is written, the kept facts of what was touched included, or nothing. A set that changed nothing leaves no
    trace, and its answer is false. Raises NotFound where what the write is about is gone.
    """
    work = Change(book, label, now)
    with _gone_in_words(), book.transaction():
        work.set_id = work.insert("change_sets", label=label, made_at=now.isoformat(), origin=origin, **columns)
        book.execute("INSERT INTO open_set VALUES (?)", (work.set_id,))
        yield work
        _finish(work)


@contextmanager
def _gone_in_words() -> Iterator[None]:
    """Raise NotFound where a write names a row that another process removed a moment ago."""
    try:
        yield
    except apsw.ConstraintError as error:
        if "FOREIGN KEY" not in str(error):
            raise
        raise NotFound(_("Something this is about is not in the book any more")) from error


def _finish(work: Change) -> None:
    book = work.book
    work.insert_waiting()
    book.execute("DELETE FROM open_set")
    touched = touched_by(book, work.set_id)
    if not touched.rows_by_table and work.last is None:
        book.execute("DELETE FROM change_sets WHERE id = ?", (work.set_id,))
        return
    digests.follow(book, work.set_id)
    _refresh(work, touched)
    book.execute("UPDATE change_sets SET label = ? WHERE id = ?", (work.label, work.set_id))
    work.done = changes_of(touched, work.set_id, work.label, tuple(work.created))
    if work.last is not None:
        work.last()


def _refresh(work: Change, touched: Touched) -> None:
    """Make the kept facts and the search index true again for everything that the set touched."""
    named = set().union(*(touched.contacts_by_table.get(table, ()) for table in _NAMING))
    timed = set().union(*(touched.contacts_by_table.get(table, ()) for table in _TIMING))
    interactions = touched.rows_by_table.get("interactions", set())
    for start in touched.rows_by_table.get("circles", set()):
        timed.update(row for (row,) in work.book.rows("SELECT id FROM contacts WHERE circle_id = ?", (start,)))
    for interaction in interactions:
        query = "SELECT contact_id FROM participants WHERE interaction_id = ?"
        timed.update(row for (row,) in work.book.rows(query, (interaction,)))
    met = set().union(*(touched.contacts_by_table.get(table, ()) for table in _TIMING - {"contacts"}))
    facts.refresh_names(work.book, sorted(named - work.fresh))
    facts.refresh_rhythms(work.book, sorted(timed), work.today, strangers=work.fresh - met)
    words_index.refresh_words(work.book, sorted(interactions))
