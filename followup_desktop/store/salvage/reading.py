"""Reading the rows of a damaged table by their numbers: from the front, and one by one where that ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import apsw

_UNREADABLE = (apsw.Error, MemoryError)
_AT_ONCE = 500
_FAR = 512
_STEP = 16
"""After so many numbers that cannot be read only every so manieth is tried: a whole branch is gone."""
_FARTHEST = 200_000
"""Numbers that are tried in vain before the rest of a table is given up."""


@dataclass(slots=True)
class Reading:
    """The reading of one table. `columns` begins with the number; `gaps` are what could not be read, when it is done.

    Text comes as its bytes: whether it still is text is for others to see.
    """

    connection: apsw.Connection
    table: str
    columns: tuple[str, ...]
    number: str = "id"
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[list[tuple[Any, ...]]]:
        """All rows that can be read, in portions."""
        highest = self._highest()
        at = -1
        while True:
            portion: list[tuple[Any, ...]] = []
            ended = self._forward(at, portion)
            if portion:
                at = portion[-1][0]
                yield portion
            if ended:
                return
            if len(portion) < _AT_ONCE:
                found = self._next_after(at, highest)
                self._note_gap(at + 1, highest if found is None else found[0] - 1)
                if found is None:
                    return
                yield [found]
                at = found[0]

    def read(self, number: int) -> tuple[Any, ...] | None:
        """One row by its number; None where it is not there or cannot be read."""
        try:
            return next(iter(self.connection.execute(f"{self._select} = ?", (number,)).fetchall()), None)
        except _UNREADABLE:
            return None

    @property
    def _select(self) -> str:
        read = (f"iif(typeof({name}) = 'text', CAST({name} AS BLOB), {name})" for name in map(_quoted, self.columns))
        return f"SELECT {', '.join(read)} FROM {self.table} WHERE {self.number}"

    def _forward(self, at: int, portion: list[tuple[Any, ...]]) -> bool:
        """Read on after a number; whether the end of the table was reached, and nothing was in the way."""
        query = f"{self._select} > ? ORDER BY {self.number} LIMIT {_AT_ONCE}"
        try:
            for row in self.connection.execute(query, (at,)):
                if not isinstance(row[0], int) or row[0] <= at:
                    return False
                portion.append(row)
                at = row[0]
        except _UNREADABLE:
            return False
        return len(portion) < _AT_ONCE

    def _next_after(self, at: int, highest: int) -> tuple[Any, ...] | None:
        """The next row that can be read by itself."""
        number, tried = at + 1, 0
        while number <= highest and tried < _FARTHEST:
            row = self.read(number)
            if row is not None:
                return row
            tried += 1
            if tried > _FAR and self._starts_at(number + _STEP) is None:
                number += _STEP
            else:
                number += 1
        return None

    def _starts_at(self, number: int) -> int | None:
        """The first number from one on, where the tree leads to it."""
        query = f"SELECT {self.number} FROM {self.table} WHERE {self.number} >= ? ORDER BY {self.number} LIMIT 1"
        try:
            return next((row for (row,) in self._all(query, (number,))), number)
        except _UNREADABLE:
            return None

    def highest_given(self) -> int:
        """The highest number that the table ever gave to a row; 0 where the book does not say it any more."""
        return self._ask(f"SELECT max(seq) FROM sqlite_sequence WHERE name = '{self.table}'")

    def _all(self, query: str, parameters: tuple[int, ...] = ()) -> list[tuple[Any, ...]]:
        return list(self.connection.execute(query, parameters))

    def _highest(self) -> int:
        """The highest number that a row may have, as far as that can be known."""
        digested = f"SELECT max(block) * 256 + 255 FROM row_digests WHERE table_name = '{self.table}'"
        there = f"SELECT max({self.number}) FROM {self.table}"
        return max(self._ask(there), self._ask(digested), self.highest_given())

    def _ask(self, query: str) -> int:
        try:
            return max((row for (row,) in self.connection.execute(query).fetchall() if isinstance(row, int)), default=0)
        except (*_UNREADABLE, UnicodeDecodeError):
            return 0

    def _note_gap(self, first: int, last: int) -> None:
        if first <= last:
            self.gaps.append((first, last))


def columns_of(connection: apsw.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table; none where it is not there or cannot be read."""
    try:
        return tuple(str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall())
    except _UNREADABLE:
        return ()


def _quoted(column: str) -> str:
    return f'"{column}"'
