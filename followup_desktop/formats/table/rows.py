"""The rows of a table, each with the line it begins on; a quotation mark that is never closed costs no other row."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a table is believed. What is over a limit is left out with a problem."""

    row: int = 1_000_000
    """Characters of one row."""
    row_lines: int = 5_000
    """Lines of one row."""
    cells: int = 2_000
    """Cells of one row."""
    rows: int = 1_000_000
    """Rows of one file."""
    read_again: int = 50_000
    """Lines that are read a second time after quotation marks that were never closed."""


LIMITS = Limits()
_NO_WIDTH = 0
csv.field_size_limit(max(csv.field_size_limit(), LIMITS.row))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line (1 is the first) on which it begins, and its cells as they stand."""

    line: int
    cells: list[str]


class _OpenQuote(Exception):
    """A quotation mark was open at the end of what a row may have, or of the file."""


class _TooLong(Exception):
    """A line is longer than a row may be; it has been passed over."""


class Rows:
    """The rows of a text, and problems. `width` is how many cells a row should have, once that is known."""

    def __init__(self, text: TextIO, delimiter: str, name: str, limits: Limits = LIMITS) -> None:
        self.width = _NO_WIDTH
        self._lines = _Lines(text, limits)
        self._delimiter = delimiter
        self._name = name
        self._limits = limits
        self._again = 0

    def __iter__(self) -> Iterator[Row | Problem]:
        """Each row that has any text in it. Raises nothing but the source's own OSError."""
        reader = self._reader()
        count = 0
        while True:
            self._lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_OpenQuote, _TooLong, csv.Error) as error:
                reader = self._reader()
                yield from self._mended(error)
                continue
            if self._is_torn(cells):
                yield from self._as_it_stands()
            elif any(map(str.strip, cells)):
                yield from self._checked(cells)
            count += 1
            if count >= self._limits.rows:
                message = _("The table has more than {n} rows: the rest was left out").format(n=self._limits.rows)
                yield Problem(self._name, self._lines.number, message)
                return

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._lines, delimiter=self._delimiter, skipinitialspace=True)

    def _checked(self, cells: list[str]) -> Iterator[Row | Problem]:
        line = self._lines.first
        yield Row(line, cells[: self._limits.cells])
        if len(cells) > self._limits.cells:
            message = _("The row has more than {n} cells: the rest was left out").format(n=self._limits.cells)
            yield Problem(self._name, line, message)

    def _mended(self, error: Exception) -> Iterator[Row | Problem]:
        """What is made of a row that could not be read as it should."""
        line = self._lines.first
        if not isinstance(error, _OpenQuote):
            yield Problem(self._name, line, _("The row is too long: left out"), skipped=True)
        elif self._lines.ended and not self._hides_rows():
            text = "".join(self._lines.record)
            yield from self._checked(next(csv.reader([text], delimiter=self._delimiter, skipinitialspace=True)))
            yield Problem(self._name, line, _("The file ends in the middle of this row: what is there was kept"))
        else:
            yield from self._as_it_stands()

    def _as_it_stands(self) -> Iterator[Row | Problem]:
        """The first line of a row with an open quotation mark, taken to the letter; the others are read again."""
        record, line = self._lines.record, self._lines.first
        if self._again + len(record) > self._limits.read_again:
            message = _("A quotation mark is never closed: lines {first} to {last} were left out")
            last = line + len(record) - 1
            yield Problem(self._name, line, message.format(first=line, last=last), skipped=True)
            return
        self._again += len(record) - 1
        self._lines.give_back()
        yield Problem(self._name, line, _("A quotation mark is never closed: the line was read as it stands"))
        yield from self._checked(self._plainly(record[0]))

    def _is_torn(self, cells: list[str]) -> bool:
        """Whether several lines became one row only by stray quotation marks: the first makes a whole row alone.

        So it is where the row has another width than the table, or where a mark inside it closes no cell and the last
        line makes a whole row too.
        """
        record = self._lines.record
        if self.width < 2 or len(record) < 2 or len(self._plainly(record[0])) != self.width:
            return False
        return len(cells) != self.width or (len(self._plainly(record[-1])) == self.width and self._is_odd())

    def _is_odd(self) -> bool:
        """Whether the row breaks the rule that a mark that closes a cell stands at its end."""
        try:
            next(csv.reader(self._lines.record, delimiter=self._delimiter, skipinitialspace=True, strict=True))
        except csv.Error:
            return True
        return False

    def _hides_rows(self) -> bool:
        """Whether what an open quotation mark took in has rows in it, rather than the lines of a note."""
        lines = self._lines.record[1:]
        return self.width > 1 and any(line.count(self._delimiter) >= self.width - 1 for line in lines)

    def _plainly(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self._delimiter)


class _Lines:
    """The lines of a text for a reader of rows, which asks for another one as long as a quotation mark is open.

    `first` is the number of the line on which the row under way begins, `record` the lines of that row.
    """

    def __init__(self, text: TextIO, limits: Limits) -> None:
        self.first = 1
        self.record: list[str] = []
        self.ended = False
        self._text = text
        self._limits = limits
        self._size = 0
        self._back: deque[str] = deque()

    @property
    def number(self) -> int:
        """The number of the last line that was given."""
        return self.first + len(self.record) - 1

    def begin(self) -> None:
        """A row begins with the next line."""
        self.first += len(self.record)
        self.record = []
        self._size = 0
        self.ended = False

    def give_back(self) -> None:
        """Give every line of the row but the first one once more."""
        self._back.extendleft(reversed(self.record[1:]))
        del self.record[1:]

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.record and (self._size > self._limits.row or len(self.record) >= self._limits.row_lines):
            raise _OpenQuote
        line = self._back.popleft() if self._back else self._read()
        if not line:
            self.ended = True
            if self.record:
                raise _OpenQuote
            raise StopIteration
        self.record.append(line)
        self._size += len(line)
        return line

    def _read(self) -> str:
        most = self._limits.row
        line = self._text.readline(most + 1)
        if len(line) <= most:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(most)
        self.record.append("")
        raise _TooLong
