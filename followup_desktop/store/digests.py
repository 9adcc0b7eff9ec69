"""Digests of the rows: what every block of a table's rows sums up to, by which damage that SQLite misses is noticed.

A digest is how many rows a block of 256 numbers holds, and the sum of a hash of each as the journal writes it down. A
write adds what its change set says was written and takes away what was there before, so that it costs nothing that
grows with the book. A block without a digest holds no rows; one whose digest is null has not been summed yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import apsw

from followup_desktop.store.book import Book
from followup_desktop.store.journal import as_json
from followup_desktop.store.tables import JOURNALED, name_of

BITS = 8
"""Blocks of 2 to this power: few enough to be small beside the rows, small enough to say where the damage is."""
_MASK = (1 << 62) - 1
"""62 bits: the sum of two is still a whole number to SQLite, which would go on with a rounded one."""
_JSON = {name_of(table): as_json(table, "") for table in JOURNALED}
_WRITTEN = f"""
SELECT table_name, row >> {BITS}, CAST(before AS BLOB), CAST(after AS BLOB) FROM row_changes WHERE change_set_id = ?
"""
_ADD = f"""
INSERT INTO row_digests (table_name, block, held, total) VALUES (?, ?, ?, ?) ON CONFLICT (table_name, block)
DO UPDATE SET held = held + excluded.held, total = (total + excluded.total) & {_MASK}
"""
_SET = "INSERT OR REPLACE INTO row_digests (table_name, block, held, total) VALUES (?, ?, ?, ?)"
_KEPT = "SELECT held, total FROM row_digests WHERE table_name = ? AND block = ?"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A block of a table: the rows whose numbers are from `first` to `last`."""

    table: str
    number: int

    @property
    def first(self) -> int:
        """The lowest number that a row of it can have."""
        return self.number << BITS

    @property
    def last(self) -> int:
        """The highest."""
        return self.first + (1 << BITS) - 1


def row_hash(row: bytes) -> int:
    """The hash of a row's JSON: 62 bits of BLAKE2b (RFC 7693)."""
    return int.from_bytes(blake2b(row, digest_size=8).digest()) & _MASK


def follow(book: Book, set_id: int) -> None:
    """Make the digests true for what a change set wrote; part of every write."""
    sums: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    # Not `book.rows`: an import writes more than should be in memory at once, and this cursor is read to its end.
    for table, block, before, after in book.connection.execute(_WRITTEN, (set_id,)):
        its = sums[table, block]
        if before is not None:
            its[0] -= 1
            its[1] -= row_hash(before)
        if after is not None:
            its[0] += 1
            its[1] += row_hash(after)
    changed = [(*place, held, total & _MASK) for place, (held, total) in sums.items() if held or total]
    if changed:
        book.execute_many(_ADD, changed)


def forget(connection: apsw.Connection) -> None:
    """Note for every block that holds rows that it is not summed yet; part of every migration."""
    connection.execute("DELETE FROM row_digests")
    for table in _JSON:
        connection.execute(f"INSERT INTO row_digests SELECT DISTINCT '{table}', id >> {BITS}, NULL, NULL FROM {table}")


def blocks(book: Book) -> Iterator[Block]:
    """All blocks that hold rows, or should, table by table."""
    for table in _JSON:
        query = f"SELECT id >> {BITS} FROM {table} UNION SELECT block FROM row_digests WHERE table_name = ?"
        for (number,) in book.rows(query, (table,)):
            yield Block(table, number)


def is_true(book: Book, block: Block) -> bool | None:
    """Whether a block's rows are as they were written; None where that is not known yet."""
    with book.snapshot():
        kept = book.row(_KEPT, (block.table, block.number)) or (0, 0)
        return None if kept[1] is None else kept == summed(book, block)


def summed(book: Book, block: Block) -> tuple[int, int]:
    """How many rows a block holds now, and what they sum up to."""
    rows = [row for (row,) in book.rows(*_rows_of(block))]
    return len(rows), sum(map(row_hash, rows)) & _MASK


def renew(book: Book, wanted: Iterable[Block]) -> None:
    """Take the rows of some blocks as they are for what was written. Only within a transaction."""
    book.execute_many(_SET, [(block.table, block.number, *summed(book, block)) for block in wanted])


def _rows_of(block: Block) -> tuple[str, tuple[Any, ...]]:
    query = f"SELECT CAST({_JSON[block.table]} AS BLOB) FROM {block.table} WHERE id BETWEEN ? AND ?"
    return query, (block.first, block.last)
