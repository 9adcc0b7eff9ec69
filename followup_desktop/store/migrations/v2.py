"""Version 2: holidays, lead times and dates that come once, introductions, favors' check-ins, who is waited for."""

from __future__ import annotations

from typing import Any

_NEW: tuple[tuple[str, str, str, object], ...] = (
    ("contacts", "holidays", "TEXT NOT NULL DEFAULT ''", ""),
    ("contact_dates", "lead_days", "INTEGER", None),
    ("contact_dates", "once", "INTEGER NOT NULL DEFAULT 0", 0),
    ("interactions", "introduces", "INTEGER NOT NULL DEFAULT 0", 0),
    ("check_ins", "favor_id", "INTEGER REFERENCES favors (id) ON DELETE CASCADE", None),
)
"""The new columns whose changes are journaled: table, name, definition, and what rows of before have in them."""
_INDEXES = """
CREATE INDEX check_ins_of_favor ON check_ins (favor_id) WHERE favor_id IS NOT NULL;
CREATE INDEX interactions_introducing ON interactions (id) WHERE introduces;
CREATE INDEX contacts_with_holidays ON contacts (holidays) WHERE holidays <> '';
CREATE INDEX contact_dates_with_lead ON contact_dates (month, day) WHERE lead_days IS NOT NULL;
CREATE INDEX contacts_waiting ON contacts (waiting_since) WHERE waiting_since IS NOT NULL;
DROP INDEX contacts_by_day;
CREATE INDEX contacts_by_day ON contacts (shows_on, paused_until, lapsed_from, next_due_on, gap_days, circle_id)
    WHERE shows_on IS NOT NULL;
"""
_IN_HISTORY = "UPDATE row_changes SET {side} = json_set({side}, ?, ?) WHERE table_name = ? AND {side} IS NOT NULL"
_WAITING = """
WITH newest AS (
    SELECT c.id, (
        SELECT p.interaction_id FROM participants p JOIN interactions i ON i.id = p.interaction_id
        WHERE p.contact_id = c.id AND i.counts AND substr(p.happened, 1, 10) <= c.last_contact_on
        ORDER BY p.happened DESC, p.interaction_id DESC LIMIT 1
    ) AS interaction
    FROM contacts c WHERE c.last_contact_on IS NOT NULL
)
UPDATE contacts SET waiting_since = last_contact_on FROM newest n JOIN interactions i ON i.id = n.interaction
WHERE contacts.id = n.id AND NOT contacts.archived AND NOT contacts.is_me
    AND i.initiator = 'me' AND i.channel NOT IN ('in person', 'call', 'video call')
"""


def migrate(connection: Any) -> None:
    """Bring a book from version 1 to 2. What its history says of a row gets the new columns too, to be undone by it."""
    for (name,) in list(connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")):
        connection.execute(f'DROP TRIGGER "{name}"')
    for table, column, definition, before in _NEW:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
        for side in ("before", "after"):
            connection.execute(_IN_HISTORY.format(side=side), (f"$.{column}", before, table))
    connection.execute("ALTER TABLE contacts ADD COLUMN waiting_since TEXT")
    connection.execute(_INDEXES)
    connection.execute(_WAITING)
