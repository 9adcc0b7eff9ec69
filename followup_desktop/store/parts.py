"""What a file of a book may consist of: a file from elsewhere may have parts that act when the book is written."""

from __future__ import annotations

import apsw

from followup_desktop.store import journal, migrations

_ACTING = "SELECT name, sql FROM sqlite_schema WHERE type = 'view' OR type = 'trigger'"


def acting_strangers(connection: apsw.Connection) -> list[str]:
    """The names of views and triggers that no book has; in a file of an earlier version, of those that would stay.

    Opening such a file makes the journal's triggers anew, so there only their names are looked at.
    """
    found = {str(name): str(sql) for name, sql in list(connection.execute(_ACTING))}
    ((version,),) = connection.execute("PRAGMA user_version")
    if version == migrations.VERSION:
        own = journal.statements()
        return sorted(name for name, sql in found.items() if sql not in own)
    return sorted(name for name in found if not name.startswith("journal_"))
