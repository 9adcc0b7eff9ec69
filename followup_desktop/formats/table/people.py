"""The people of a table as an import takes them: each row one person, or one problem with its line."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.foreign import Foreign, ForeignCard, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import NAMELESS
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.table import google
from followup_desktop.formats.table.days import Order, order_of
from followup_desktop.formats.table.draft import Mapping
from followup_desktop.formats.table.finding import Table, find
from followup_desktop.formats.table.gathering import gather
from followup_desktop.formats.table.inert import as_it_was
from followup_desktop.formats.table.rows import LIMITS, Limits, Row, Rows
from followup_desktop.formats.table.text import HEAD, encoding_of, head_text, opened

_DATES = (Field.BIRTHDAY, Field.ANNIVERSARY, Field.DATE, Field.CONNECTED_ON)
_ROWS_FOR_DATES = 5_000
_NO_NAME = Name()


def looks_like(head: bytes, _name: str) -> bool:
    """Whether a file that begins so has a header of a table of people."""
    table = find(head_text(head))
    return table is not None and table.is_of_people


def sample(source: BinaryIO, options: ReadOptions) -> Table | None:
    """The header of a table, its first rows, and what its columns hold as guessed; None where it is no table.

    The rest of the file is not looked at, but for its encoding.
    """
    return _table(source, encoding_of(source, options.code_page))


def read(source: BinaryIO, name: str, options: ReadOptions, limits: Limits = LIMITS) -> Iterator[Foreign | Problem]:
    """Each person of the table, and what is wrong with it."""
    encoding = encoding_of(source, options.code_page)
    table = _table(source, encoding)
    chosen = table is not None and len(options.columns) == len(table.header)
    if table is None or not (table.known or chosen):
        yield Problem(name, 1, _unknown(table))
        return
    mapping = _mapping(table, options.columns if chosen else table.columns)
    mapping = dataclasses.replace(mapping, order=_order(source, encoding, table, mapping, options.region))
    with opened(source, encoding) as text:
        rows = Rows(text, table.delimiter, name, limits)
        for row in rows:
            if isinstance(row, Problem):
                yield row
            elif row.line == table.line:
                rows.width = len(table.header)
            elif row.line > table.line:
                yield from _person(row, name, mapping)


def _unknown(table: Table | None) -> str:
    if table is None:
        return _("Not a table: nothing divides its lines into cells")
    return _("No column says what it holds: import it in the window and choose there")


def _table(source: BinaryIO, encoding: str) -> Table | None:
    with opened(source, encoding) as text:
        return find(text.read(HEAD))


def _mapping(table: Table, columns: tuple[str, ...]) -> Mapping:
    return Mapping(table.header, tuple(map(Column.parse, columns)), joined=google.is_google(table.header))


def _order(source: BinaryIO, encoding: str, table: Table, mapping: Mapping, region: str) -> Order:
    """Which number of the table's dates is the month, by the dates of its first rows."""
    places = [place for place, column in enumerate(mapping.columns) if column.field in _DATES]
    if not places:
        return Order.DAY_FIRST
    with opened(source, encoding) as text:
        rows = (row for row in Rows(text, table.delimiter, "") if isinstance(row, Row) and row.line > table.line)
        first = islice(rows, _ROWS_FOR_DATES)
        return order_of((row.cells[place] for row in first for place in places if place < len(row.cells)), region)


def _person(row: Row, name: str, mapping: Mapping) -> Iterator[ForeignCard | Problem]:
    draft = gather(mapping, [as_it_was(cell) for cell in row.cells])
    fields = draft.fields()
    if fields.name == _NO_NAME and not _says_something(fields):
        yield Problem(name, row.line, _("Nothing in the row says who it is: left out"), skipped=True)
        return
    key = fields.vcard_uid or f"{name}:{row.line}"
    yield ForeignCard(_named(fields), name, row.line, draft.circle_name, key)
    for message in draft.problems:
        yield Problem(name, row.line, message)


def _says_something(fields: ContactFields) -> bool:
    """Whether a row without any name still tells of somebody."""
    return bool(fields.addresses or fields.dates or fields.notes or fields.relations or fields.interests)


def _named(fields: ContactFields) -> ContactFields:
    """The fields with a name, as everybody in the book has one."""
    return dataclasses.replace(fields, name=Name(full=NAMELESS)) if fields.name == _NO_NAME else fields
