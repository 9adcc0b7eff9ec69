"""Announcements: claimed before they are shown, noted when they were, so that nothing is missed or said twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from followup_desktop.store.book import Book
from followup_desktop.store.reads.announcements import claims

_CLAIM = """
INSERT INTO announcements (key, claimed_at, shown_by) VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET claimed_at = excluded.claimed_at, shown_by = excluded.shown_by
"""
_APART = timedelta(microseconds=1)
NOTHING = "nothing"
"""Stands for the channel where there was nothing to show."""


def claim_announcement(
    book: Book, keys: Sequence[str], now: datetime, shown_by: str = "", *, number: int = 0
) -> tuple[str, ...]:
    """Claim the keys of one announcement, and give those that are now the caller's to show: of two never both win.

    A claim whose owner has not noted its showing for a while was left by a process that died: it is given anew.
    `number` tells the announcements of one moment apart.
    """
    moment = (now.astimezone(UTC) - number * _APART).isoformat(timespec="microseconds")
    with book.transaction():
        taken = claims(book, keys, now).taken
        won = tuple(key for key in keys if key not in taken)
        book.execute_many(_CLAIM, [(key, moment, shown_by) for key in won])
    return won


def record_shown(book: Book, keys: Sequence[str], shown_by: str) -> None:
    """Note by which channel claimed announcements were shown: from now on they are never shown again."""
    with book.transaction():
        book.execute_many("UPDATE announcements SET shown_by = ? WHERE key = ?", [(shown_by, key) for key in keys])


def forget_announcements(book: Book, before: datetime) -> None:
    """Drop claims of digests before a moment. Those of check-ins stay: an open one can ask again after years.

    Claims that lie ahead stay too: either the clock stood ahead, and what they name was announced then, or it stands
    behind now, and all would come again once it is put right.
    """
    moment = before.astimezone(UTC).isoformat(timespec="microseconds")
    with book.transaction():
        book.execute("DELETE FROM announcements WHERE claimed_at < ? AND key LIKE 'digest %'", (moment,))
