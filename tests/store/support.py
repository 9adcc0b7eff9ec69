"""What the tests of the store share: a logical dump of the book, and the kept facts computed from scratch."""

from __future__ import annotations

from datetime import date
from typing import Any

from followup_desktop.store.book import Book
from followup_desktop.store.digests import Block, blocks, is_true
from followup_desktop.store.facts import refresh_names, refresh_rhythms
from followup_desktop.store.tables import JOURNALED, MatchKeys, Pictures, name_of

_DUMPED = [name_of(table) for table in (*JOURNALED, MatchKeys)]


def dump(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that a person's data stands in, kept facts included."""
    return {table: sorted(book.rows(f"SELECT * FROM {table}"), key=repr) for table in _DUMPED}


def untrue_blocks(book: Book) -> list[Block]:
    """The blocks of rows whose digest is not what they sum up to, or is not known."""
    return [block for block in blocks(book) if not is_true(book, block)]


def pictures(book: Book) -> int:
    return int(book.value(f"SELECT count(*) FROM {name_of(Pictures)}"))


def dump_recomputed(book: Book, today: date) -> dict[str, list[tuple[Any, ...]]]:
    """The same dump after all kept facts were wiped and computed anew; the book itself stays as it was."""
    book.execute("BEGIN IMMEDIATE")
    try:
        _recompute(book, today)
        return dump(book)
    finally:
        book.execute("ROLLBACK")


_FACTS = """
SELECT id, display_name, sort_name, folded, folded_more, last_contact_on, last_channel, since_on, in_touch_from,
    next_due_on, drifting_from, lapsed_from, gap_days, shows_on, check_in, waiting_since FROM contacts ORDER BY id
"""
_WIPE = """
UPDATE contacts SET display_name = '', folded = '', folded_more = '', sort_name = '', last_contact_on = NULL,
    last_channel = NULL, since_on = NULL, in_touch_from = NULL, next_due_on = NULL, drifting_from = NULL,
    lapsed_from = NULL, gap_days = NULL, shows_on = NULL, check_in = NULL, waiting_since = NULL
"""


def kept_facts(book: Book) -> list[list[tuple[Any, ...]]]:
    """What lists are sorted, filtered, searched and recognised by."""
    return [book.rows(_FACTS), book.rows("SELECT key, contact_id FROM match_keys ORDER BY key, contact_id")]


def kept_facts_recomputed(book: Book, today: date) -> list[list[tuple[Any, ...]]]:
    """The same after they were wiped and computed anew; the book itself stays as it was."""
    book.execute("BEGIN IMMEDIATE")
    try:
        _recompute(book, today)
        return kept_facts(book)
    finally:
        book.execute("ROLLBACK")


def _recompute(book: Book, today: date) -> None:
    contacts = [row for (row,) in book.rows("SELECT id FROM contacts")]
    book.execute("DELETE FROM match_keys")
    book.execute(_WIPE)
    refresh_names(book, contacts)
    refresh_rhythms(book, contacts, today)
