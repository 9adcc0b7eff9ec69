"""Announcements: claiming one, so that nothing is announced twice. Never undone: what was said was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from followup_desktop.store.book import Book

_CLAIM = "INSERT INTO announcements (key, claimed_at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING key"


def claim_announcement(book: Book, keys: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Claim the keys of an announcement, and give those that nobody had: of two racers never both win."""
    with book.transaction():
        won = [book.rows(_CLAIM, (key, now.isoformat())) for key in keys]
    return tuple(rows[0][0] for rows in won if rows)


def record_shown(book: Book, keys: Sequence[str], shown_by: str) -> None:
    """Note by which channel claimed announcements were shown."""
    with book.transaction():
        book.execute_many("UPDATE announcements SET shown_by = ? WHERE key = ?", [(shown_by, key) for key in keys])


def forget_announcements(book: Book, before: datetime) -> None:
    """Drop claims of digests before a moment. Those of check-ins stay: an open one can ask again after years."""
    with book.transaction():
        book.execute("DELETE FROM announcements WHERE claimed_at < ? AND key LIKE 'digest %'", (before.isoformat(),))
