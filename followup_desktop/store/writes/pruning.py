"""Keeping the history to a size: the oldest change sets go first, and pictures that nothing names any more."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from followup_desktop.store.book import Book
from followup_desktop.store.reads.trash import kept_sets

KEPT_DAYS = 365
"""Change sets older than this can no longer be undone."""
KEPT_BYTES = 64 * 1024 * 1024
"""So much of rows before and after is kept at the most, the newest first; the newest set always."""
_SIZES = """
SELECT s.id, s.made_at, coalesce(sum(length(c.before)), 0) + coalesce(sum(length(c.after)), 0)
FROM change_sets s LEFT JOIN row_changes c ON c.change_set_id = s.id GROUP BY s.id ORDER BY s.id DESC
"""
UNNAMED_PICTURES = """
DELETE FROM pictures WHERE digest NOT IN (SELECT portrait FROM contacts WHERE portrait IS NOT NULL)
    AND digest NOT IN (
        SELECT json_extract(said, '$.portrait') FROM
            (SELECT before AS said FROM row_changes WHERE table_name = 'contacts' AND before IS NOT NULL
             UNION ALL SELECT after FROM row_changes WHERE table_name = 'contacts' AND after IS NOT NULL)
        WHERE json_extract(said, '$.portrait') IS NOT NULL)
"""


def prune_history(book: Book, now: datetime, kept_bytes: int = KEPT_BYTES) -> int:
    """Drop the change sets that are too old or too many, and give how many. What they did stays done.

    Those by which somebody can be brought back out of the trash stay, whatever their size.
    """
    oldest = (now - timedelta(days=KEPT_DAYS)).isoformat()
    with book.transaction():
        size = 0
        for place, (set_id, made_at, its_size) in enumerate(book.rows(_SIZES)):
            size += its_size
            if place and (size > kept_bytes or made_at < oldest):
                return _drop_up_to(book, set_id, json.dumps(sorted(kept_sets(book, now))))
    return 0


def _drop_up_to(book: Book, set_id: int, kept: str) -> int:
    before = int(book.value("SELECT count(*) FROM change_sets"))
    book.execute("DELETE FROM change_sets WHERE id <= ? AND id NOT IN (SELECT value FROM json_each(?))", (set_id, kept))
    dropped = before - int(book.value("SELECT count(*) FROM change_sets"))
    if dropped:
        book.execute(UNNAMED_PICTURES)
    return dropped
