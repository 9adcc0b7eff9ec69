"""Version 3: digests of the rows, by which silent damage is noticed, and what upkeep remembers of itself."""

from __future__ import annotations

from typing import Any

_TABLES = """
CREATE TABLE row_digests (
    table_name TEXT NOT NULL,
    block INTEGER NOT NULL,
    held INTEGER,
    total INTEGER,
    PRIMARY KEY (table_name, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE upkeep (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def migrate(connection: Any) -> None:
    """Bring a book from version 2 to 3. Its rows stay as they are; store/digests.py notes which are not summed yet."""
    connection.execute(_TABLES)
