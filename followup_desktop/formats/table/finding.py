"""Where a table's header is, and what divides its cells: told by content, never by the name of the file."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import islice

from followup_desktop.domain.columns import Column, Field
from followup_desktop.formats.table.guessing import guess
from followup_desktop.formats.table.inert import as_it_was
from followup_desktop.formats.table.rows import Limits, Row, Rows
from followup_desktop.formats.vcard.text import one_line

_DELIMITERS = (",", ";", "\t", "|")
_ROWS_LOOKED_AT = 10
_LIMITS = Limits(row=65_536, row_lines=50, cells=500, read_again=100)
_DATA = re.compile(r".+@.+\..+|\+?[\d\s()/.-]{6,}")
_WHO = frozenset((
    Field.NAME, Field.GIVEN, Field.FAMILY, Field.NICKNAME, Field.EMAIL, Field.PHONE, Field.ORGANISATION,
))  # fmt: skip
"""A table of people has one of these."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what divides its cells, its header and the header's line, and what each column holds as guessed.

    `line` is 0 where the table begins with people at once: its columns are then called by their numbers. `known` is
    how many columns are understood; `rows` the first rows below the header.
    """

    delimiter: str
    line: int
    header: tuple[str, ...]
    columns: tuple[str, ...]
    known: int
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def agreement(self) -> int:
        """How many of the first rows are divided into as many cells as the header, where it is divided at all."""
        return sum(len(row) == len(self.header) for row in self.rows) if len(self.header) > 1 else 0

    @property
    def is_of_people(self) -> bool:
        """Whether the header says by itself that this is a table of people."""
        return self.known > 1 and any(Column.parse(column).field in _WHO for column in self.columns)


def find(text: str) -> Table | None:
    """The table of which the first some thousand characters are given; None where nothing is divided into cells.

    Of the first ten rows the header is the one of which most cells are understood; where none is, the first of as many
    cells as most rows have.
    """
    text = text.removeprefix("\ufeff")
    found = [(delimiter, _rows(text, delimiter)) for delimiter in _DELIMITERS]
    tables = [table for delimiter, rows in found for table in _headed(delimiter, rows)]
    best = max(tables, key=lambda table: (table.known, table.agreement), default=None)
    return best if best and best.known else _unheaded(found)


def _rows(text: str, delimiter: str) -> list[Row]:
    rows = (row for row in Rows(io.StringIO(text, newline=""), delimiter, "", _LIMITS) if isinstance(row, Row))
    return list(islice(rows, 2 * _ROWS_LOOKED_AT))


def _headed(delimiter: str, rows: list[Row]) -> list[Table]:
    """The table as each of the first rows would make it, were it the header."""
    tables = []
    for place, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        header = tuple(one_line(as_it_was(cell)) for cell in row.cells)
        columns = guess(header)
        known = sum(map(bool, columns))
        tables.append(Table(delimiter, row.line, header, columns, known, _cells(rows[place + 1 :])))
    return tables


def _unheaded(found: list[tuple[str, list[Row]]]) -> Table | None:
    """The table by its shape alone: most rows have the same number of cells, and that is more than one."""
    for delimiter, rows in found:
        widths = [len(row.cells) for row in rows]
        width = max(set(widths), key=widths.count, default=0)
        if width < 2:
            continue
        place = widths.index(width)
        row = rows[place]
        if any(_DATA.fullmatch(cell.strip()) for cell in row.cells):
            empty = ("",) * width
            return Table(delimiter, 0, empty, empty, 0, _cells(rows[place:]))
        header = tuple(one_line(as_it_was(cell)) for cell in row.cells)
        return Table(delimiter, row.line, header, ("",) * width, 0, _cells(rows[place + 1 :]))
    return None


def _cells(rows: list[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one_line(cell) for cell in row.cells) for row in rows[:_ROWS_LOOKED_AT])
