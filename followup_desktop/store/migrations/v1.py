"""Version 1 of the book: its first tables and indexes."""

from __future__ import annotations

from typing import Any

_OF_CONTACT = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0"""

_TABLES = f"""
CREATE TABLE circles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    cadence_count INTEGER,
    cadence_unit TEXT,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    "full" TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    additional TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nickname TEXT NOT NULL DEFAULT '',
    phonetic_given TEXT NOT NULL DEFAULT '',
    phonetic_family TEXT NOT NULL DEFAULT '',
    pronouns TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    how_we_met TEXT NOT NULL DEFAULT '',
    portrait TEXT,
    circle_id INTEGER REFERENCES circles (id) ON DELETE SET NULL,
    cadence_count INTEGER,
    cadence_unit TEXT,
    reaching_out INTEGER NOT NULL DEFAULT 0,
    vcard_uid TEXT NOT NULL DEFAULT '',
    added_on TEXT NOT NULL,
    first_due_on TEXT,
    archived INTEGER NOT NULL DEFAULT 0,
    paused_until TEXT,
    is_me INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 1,
    field_times TEXT NOT NULL DEFAULT '{{}}',
    display_name TEXT NOT NULL DEFAULT '',
    sort_name TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL DEFAULT '',
    folded_more TEXT NOT NULL DEFAULT '',
    last_contact_on TEXT,
    last_channel TEXT,
    since_on TEXT,
    in_touch_from TEXT,
    next_due_on TEXT,
    drifting_from TEXT,
    lapsed_from TEXT,
    gap_days INTEGER,
    shows_on TEXT,
    check_in BLOB
) STRICT;
CREATE INDEX contacts_by_name ON contacts (is_me, archived, sort_name, id, circle_id, folded);
CREATE INDEX contacts_by_circle ON contacts (circle_id, is_me, archived);
CREATE INDEX contacts_by_day ON contacts (shows_on, paused_until, lapsed_from, since_on, gap_days, circle_id)
    WHERE shows_on IS NOT NULL;
CREATE INDEX contacts_by_check_in ON contacts (check_in) WHERE check_in IS NOT NULL;
CREATE UNIQUE INDEX only_one_me ON contacts (is_me) WHERE is_me;

CREATE TABLE reaches ({_OF_CONTACT},
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    preferred INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reaches_of_contact ON reaches (contact_id, position);

CREATE TABLE addresses ({_OF_CONTACT},
    label TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    extended TEXT NOT NULL DEFAULT '',
    po_box TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX addresses_of_contact ON addresses (contact_id, position);

CREATE TABLE contact_dates ({_OF_CONTACT},
    kind TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    year INTEGER,
    month INTEGER,
    day INTEGER
) STRICT;
CREATE INDEX contact_dates_of_contact ON contact_dates (contact_id, position);
CREATE INDEX contact_dates_by_day ON contact_dates (month, day);

CREATE TABLE interests ({_OF_CONTACT},
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX interests_of_contact ON interests (contact_id, position);

CREATE TABLE relations ({_OF_CONTACT},
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    other TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX relations_of_contact ON relations (contact_id, position);

CREATE TABLE unknown_properties ({_OF_CONTACT},
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    grouped TEXT NOT NULL DEFAULT '',
    params TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX unknown_properties_of_contact ON unknown_properties (contact_id, position);

CREATE TABLE tags ({_OF_CONTACT},
    text TEXT NOT NULL
) STRICT;
CREATE INDEX tags_of_contact ON tags (contact_id, position);
CREATE INDEX tags_by_text ON tags (text, contact_id);

CREATE TABLE interactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    happened TEXT NOT NULL,
    channel TEXT NOT NULL,
    initiator TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '',
    counts INTEGER NOT NULL DEFAULT 1,
    minutes INTEGER,
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX interactions_by_time ON interactions (happened);
CREATE INDEX interactions_by_source ON interactions (source) WHERE source <> '';

CREATE TABLE participants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    happened TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX participants_of_interaction ON participants (interaction_id, contact_id);
CREATE INDEX participants_of_contact ON participants (contact_id, happened, interaction_id);

CREATE TABLE open_loops (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interactions (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    on_day TEXT,
    closed_on TEXT,
    closed_by_id INTEGER REFERENCES interactions (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX open_loops_of_contact ON open_loops (contact_id, closed_on);
CREATE INDEX open_loops_of_interaction ON open_loops (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX open_loops_closed_by ON open_loops (closed_by_id) WHERE closed_by_id IS NOT NULL;
CREATE INDEX open_loops_by_day ON open_loops (on_day) WHERE closed_on IS NULL AND on_day IS NOT NULL;

CREATE TABLE check_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    snoozed_to TEXT,
    snoozed_at TEXT,
    closed_at TEXT,
    band TEXT NOT NULL DEFAULT '',
    interaction_id INTEGER REFERENCES interactions (id) ON DELETE SET NULL,
    loop_id INTEGER REFERENCES open_loops (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX check_ins_of_contact ON check_ins (contact_id, kind, state);
CREATE INDEX check_ins_open ON check_ins (coalesce(snoozed_to, due)) WHERE state = 'open';
CREATE INDEX check_ins_closed ON check_ins (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX check_ins_snoozed ON check_ins (snoozed_at) WHERE snoozed_at IS NOT NULL;
CREATE INDEX check_ins_of_interaction ON check_ins (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX check_ins_of_loop ON check_ins (loop_id) WHERE loop_id IS NOT NULL;

CREATE TABLE favors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    entry TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    on_day TEXT NOT NULL
) STRICT;
CREATE INDEX favors_of_contact ON favors (contact_id, on_day);

CREATE TABLE preferences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE pictures (
    digest TEXT PRIMARY KEY,
    media TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE match_keys (
    key TEXT NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_keys_of_contact ON match_keys (contact_id);

CREATE TABLE announcements (
    key TEXT PRIMARY KEY,
    claimed_at TEXT NOT NULL,
    shown_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE change_sets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    label TEXT NOT NULL,
    made_at TEXT NOT NULL,
    origin TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'do',
    target INTEGER,
    undone_by INTEGER
) STRICT;

CREATE TABLE row_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_set_id INTEGER NOT NULL REFERENCES change_sets (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX row_changes_of_set ON row_changes (change_set_id);

CREATE TABLE open_set (change_set_id INTEGER NOT NULL) STRICT;

CREATE VIRTUAL TABLE interaction_words USING fts5 (
    notes, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii'
);
"""
_CIRCLES = (("Inner", 2, "week", 0), ("Close", 6, "week", 1), ("Friends", 3, "month", 2), ("Wider", 6, "month", 3))


def migrate(connection: Any) -> None:
    """Make an empty file a book of version 1."""
    connection.execute(_TABLES)
    connection.executemany(
        "INSERT INTO circles (uuid, name, cadence_count, cadence_unit, position) VALUES (randomblob(16), ?, ?, ?, ?)",
        _CIRCLES,
    )
