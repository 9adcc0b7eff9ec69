"""The content of a book in one digest: equal for two files if all their rows are, whatever their pages look like."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import blake2b

import apsw

_AT_ONCE = 256
"""Rows; of pictures fewer, for each is some hundred thousand letters when it is written out."""
_PICTURES_AT_ONCE = 8
_TABLES = """
SELECT name, wr FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
"""


def content_digest(connection: apsw.Connection, without: Collection[str] = ()) -> str:
    """A digest of all rows of all tables but the search index, which follows from them. Seconds for a big book.

    `without` names tables to be left out.

    The rows are written out by SQLite itself, many at a time: Python would take ten times as long for each.
    """
    digest = blake2b(digest_size=32)
    for table, without_rowid in list(connection.execute(_TABLES)):
        if table in without:
            continue
        digest.update(f"\n{table}\n".encode())
        for rows in _whole(connection, table) if without_rowid else _portions(connection, table):
            digest.update(rows)
    return digest.hexdigest()


def _portions(connection: apsw.Connection, table: str) -> Iterator[bytes]:
    limit = _PICTURES_AT_ONCE if table == "pictures" else _AT_ONCE
    query = f"""
        SELECT max(place), CAST(group_concat(line, char(10)) AS BLOB) FROM
            (SELECT rowid AS place, {_line(connection, table)} AS line FROM {table}
             WHERE rowid > ? ORDER BY rowid LIMIT {limit})
    """
    ((last, rows),) = list(connection.execute(query, (-(2**63),)))
    while last is not None:
        yield bytes(rows)
        ((last, rows),) = list(connection.execute(query, (last,)))


def _whole(connection: apsw.Connection, table: str) -> Iterator[bytes]:
    for (line,) in list(connection.execute(f"SELECT {_line(connection, table)} AS line FROM {table} ORDER BY line")):
        yield f"{line}\n".encode()


def _line(connection: apsw.Connection, table: str) -> str:
    columns = [name for (name,) in list(connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))]
    return " || '|' || ".join(f'quote("{column}")' for column in columns)
