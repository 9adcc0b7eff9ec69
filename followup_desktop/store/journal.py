"""The journal: triggers that record every row before and after, and the replay of these that is undo."""

from __future__ import annotations

import json
from typing import Any

import apsw

from followup_desktop.store.errors import StaleUndo
from followup_desktop.store.tables import JOURNALED, UuidField, columns, name_of

_TABLES = {name_of(table): table for table in JOURNALED}


def install(connection: apsw.Connection) -> None:
    """Make the triggers anew from the table definitions; part of every migration."""
    old = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%'"
    for (name,) in list(connection.execute(old)):
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements():
        connection.execute(statement)


def statements() -> list[str]:
    """All triggers of the journal, as they are made."""
    return [statement for table in JOURNALED for statement in _triggers(table)]


def replay_backwards(connection: apsw.Connection, set_id: int) -> None:
    """Undo a set's changes, the newest first, under the set that is open now.

    Raises StaleUndo where a row is not as the set left it, or where more than the set's rows would go.
    """
    query = "SELECT table_name, row, before, after FROM row_changes WHERE change_set_id = ? ORDER BY id DESC"
    changes = list(connection.execute(query, (set_id,)))
    ((started,),) = connection.execute("SELECT coalesce(max(id), 0) FROM row_changes")
    connection.execute("PRAGMA defer_foreign_keys = 1")
    for table_name, row, before, after in changes:
        if row_json(connection, table_name, row) != after:
            raise StaleUndo("It was changed again since, so it cannot be undone by itself")
        try:
            put_back(connection, table_name, row, before)
        except apsw.ConstraintError as error:
            raise StaleUndo("Something else took its place since, so it cannot be undone by itself") from error
    ((made,),) = connection.execute("SELECT count(*) FROM row_changes WHERE id > ?", (started,))
    if made != len(changes):
        raise StaleUndo("Something was added to it since, so it cannot be undone by itself")
    if connection.status(apsw.SQLITE_DBSTATUS_DEFERRED_FKS)[0]:
        raise StaleUndo("What it belongs to is not in the book any more, so it cannot be undone by itself")


def row_json(connection: apsw.Connection, table_name: str, row: int) -> str | None:
    """A row as the journal writes it down; None where there is none."""
    query = f"SELECT {as_json(_TABLES[table_name], '')} FROM {table_name} WHERE id = ?"
    return next((str(found) for (found,) in list(connection.execute(query, (row,)))), None)


def put_back(connection: apsw.Connection, table_name: str, row: int, before: str | None) -> None:
    """Make a row what the journal wrote down, or take it away."""
    if before is None:
        connection.execute(f"DELETE FROM {table_name} WHERE id = ?", (row,))
        return
    fields = columns(_TABLES[table_name])
    stored = json.loads(before)
    values = [_stored(field, stored[field.column_name]) for field in fields]
    names = [f'"{field.column_name}"' for field in fields]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != '"id"')
    connection.execute(
        f"INSERT INTO {table_name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT (id) DO UPDATE SET {changes}",
        values,
    )


def _stored(field: Any, value: Any) -> Any:
    return bytes.fromhex(value) if isinstance(field, UuidField) and value is not None else value


def as_json(table: Any, row: str) -> str:
    """The expression of a row as the journal writes it down; `row` is 'OLD.', 'NEW.' or nothing."""
    pairs = []
    for field in columns(table):
        column = f'{row}"{field.column_name}"'
        pairs.append(f"'{field.column_name}', {f'hex({column})' if isinstance(field, UuidField) else column}")
    return f"json_object({', '.join(pairs)})"


def _triggers(table: Any) -> list[str]:
    name = name_of(table)
    opened = "(SELECT change_set_id FROM open_set)"
    old, new = as_json(table, "OLD."), as_json(table, "NEW.")
    names = [f'"{field.column_name}"' for field in columns(table)]
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in names)
    insert = "INSERT INTO row_changes (change_set_id, table_name, row, before, after) VALUES"
    inserted = f"{insert} ({opened}, '{name}', NEW.id, NULL, {new})"
    updated = f"{insert} ({opened}, '{name}', NEW.id, {old}, {new})"
    deleted = f"{insert} ({opened}, '{name}', OLD.id, {old}, NULL)"
    update_of = f"AFTER UPDATE OF {', '.join(names)} ON {name} WHEN {changed}"
    return [
        f"CREATE TRIGGER journal_{name}_insert AFTER INSERT ON {name} BEGIN {inserted}; END",
        f"CREATE TRIGGER journal_{name}_update {update_of} BEGIN {updated}; END",
        f"CREATE TRIGGER journal_{name}_delete AFTER DELETE ON {name} BEGIN {deleted}; END",
    ]
