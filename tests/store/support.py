"""What the tests of the store share: a logical dump of the book, and the kept facts computed from scratch."""

from __future__ import annotations

from datetime import date
from typing import Any

from followup_desktop.store.book import Book
from followup_desktop.store.facts import refresh_names, refresh_rhythms
from followup_desktop.store.tables import JOURNALED, MatchKeys, Pictures, name_of

_DUMPED = [name_of(table) for table in (*JOURNALED, MatchKeys)]


def dump(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that a person's data stands in, kept facts included."""
    return {table: sorted(book.rows(f"SELECT * FROM {table}"), key=repr) for table in _DUMPED}


def pictures(book: Book) -> int:
    return int(book.value(f"SELECT count(*) FROM {name_of(Pictures)}"))


def dump_recomputed(book: Book, today: date) -> dict[str, list[tuple[Any, ...]]]:
    """The same dump after all kept facts were wiped and computed anew; the book itself stays as it was."""
    contacts = [row for (row,) in book.rows("SELECT id FROM contacts")]
    book.execute("BEGIN IMMEDIATE")
    try:
        book.execute("DELETE FROM match_keys")
        book.execute(
            "UPDATE contacts SET display_name = '', folded = '', folded_more = '', sort_name = '', next_due_on = NULL,"
            " waiting_since = NULL"
        )
        refresh_names(book, contacts)
        refresh_rhythms(book, contacts, today)
        return dump(book)
    finally:
        book.execute("ROLLBACK")
