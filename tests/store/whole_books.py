"""What the tests of whole books share: a book as JSON, one made of it, and what two books must have in common."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.foreign import Foreign, ForeignCard
from followup_desktop.domain.imports import ImportPlan, match_keys, plan
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.book_json import write_book
from followup_desktop.formats.reading import read
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import match_candidates
from followup_desktop.store.reads.whole_book import Choice, whole_book
from followup_desktop.store.rows import uuid_text
from followup_desktop.store.writes.imports import commit_import

EVERYBODY = Choice()
_NOT_LOGICAL = {
    "contacts": ("id", "revision", "field_times", "circle_id"),
    "participants": ("id", "interaction_id", "contact_id"),
    "preferences": ("id",),
}
"""Numbers of rows and what counts edits."""
_LISTS = ("reaches", "addresses", "contact_dates", "interests", "relations", "unknown_properties", "tags")
_NAMED = {
    "interaction_id": "interactions", "loop_id": "open_loops", "favor_id": "favors", "closed_by_id": "interactions",
    "contact_id": "contacts", "circle_id": "circles",
}  # fmt: skip


def as_json(book: Book, now: datetime, choice: Choice = EVERYBODY) -> bytes:
    """A book as the bytes of its JSON."""
    out = io.BytesIO()
    with book.snapshot():
        write_book(whole_book(book, now, "Followup 0", choice), out)
    return out.getvalue()


def found_in(data: bytes, name: str = "book.json") -> list[Foreign | Problem]:
    """What is read of a file, by what is in it."""
    return list(read(io.BytesIO(data), name))


def planned(book: Book, data: bytes) -> ImportPlan:
    """What an import of a file would do."""
    found = found_in(data)
    cards = [one for one in found if isinstance(one, ForeignCard)]
    problems = [one for one in found if isinstance(one, Problem)]
    happened = [one for one in found if not isinstance(one, ForeignCard | Problem)]
    known = match_candidates(book, (key for card in cards for key in match_keys(card.fields)))
    return plan(cards, known, problems, happened=happened)


def imported(book: Book, data: bytes, now: datetime) -> Changes:
    """Import a file."""
    return commit_import(book, planned(book, data), now)


def content(book: Book) -> dict[str, list[Any]]:
    """Everything that a person would miss, kept facts included, with rows named as files name them."""
    names = {table: dict(book.rows(f"SELECT id, uuid FROM {table}")) for table in set(_NAMED.values()) - {"circles"}}
    names["circles"] = dict(book.rows("SELECT id, name FROM circles"))
    found: dict[str, list[Any]] = {}
    for table in ("contacts", "interactions", "open_loops", "favors", "check_ins", "participants", *_LISTS):
        left_out = _NOT_LOGICAL.get(table, ("id",)) if table != "contact_dates" else ("id",)
        rows = []
        for row in _dicts(book, table):
            for column, named in _NAMED.items():
                if row.get(column) is not None:
                    row[f"{column} as named"] = names[named][row.pop(column)]
            if table in _LISTS and table != "contact_dates":
                row.pop("uuid")
            rows.append({column: value for column, value in row.items() if column not in left_out})
        found[table] = sorted(rows, key=repr)
    found["circles"] = book.rows("SELECT name, cadence_count, cadence_unit FROM circles ORDER BY position, id")
    stored = book.rows("SELECT name, value FROM preferences ORDER BY name")
    found["preferences"] = [(name, json.loads(value)) for name, value in stored]
    found["pictures"] = sorted(book.rows("SELECT digest FROM pictures WHERE digest IN (SELECT portrait FROM contacts)"))
    found["match_keys"] = sorted(
        (key, uuid_text(names["contacts"][contact])) for key, contact in book.rows("SELECT * FROM match_keys")
    )
    return found


def _dicts(book: Book, table: str) -> list[dict[str, Any]]:
    columns = [row[1] for row in book.rows(f"PRAGMA table_info({table})")]
    return [dict(zip(columns, row, strict=True)) for row in book.rows(f"SELECT * FROM {table}")]
