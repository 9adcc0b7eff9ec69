"""Announcements: which of them are taken already, and when the last ones came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks

LEASE = timedelta(minutes=1)
"""So long a claim waits for its owner to note that it was shown, which takes seconds; then another may show it."""
_RECENT = """
SELECT DISTINCT claimed_at FROM announcements WHERE claimed_at BETWEEN ? AND ? AND shown_by <> 'nothing'
"""


@dataclass(frozen=True, slots=True)
class Claims:
    """Keys that need not be announced; those that a process which died has left, and when the next may count as left.

    `taken` were shown, or are being shown by whoever claimed them. Each of `left` holds the keys of one notification.
    """

    taken: frozenset[str]
    left: tuple[tuple[str, ...], ...]
    until: datetime | None


def claims(book: Book, keys: Sequence[str], now: datetime) -> Claims:
    """What is known of these keys, and what was left behind, whichever process claimed it."""
    query = f"SELECT key, claimed_at, shown_by FROM announcements WHERE shown_by = '' OR key IN ({marks(keys)})"
    taken, left, ends = set(), defaultdict(list), []
    for key, claimed_at, shown_by in book.rows(f"{query} ORDER BY key", keys):
        moment = datetime.fromisoformat(claimed_at)
        # One that is far ahead was made before the clock was set back.
        waits = not shown_by and abs(now.astimezone(UTC) - moment) < LEASE
        if shown_by or waits:
            taken.add(key)
        else:
            left[claimed_at].append(key)
        if waits:
            ends.append(moment + LEASE)
    return Claims(frozenset(taken), tuple(map(tuple, left.values())), min(ends, default=None))


def notified(book: Book, since: datetime, until: datetime) -> list[datetime]:
    """When something was announced in a time: the keys of one notification were claimed in one moment."""
    span = [moment.astimezone(UTC).isoformat(timespec="microseconds") for moment in (since, until)]
    return [datetime.fromisoformat(claimed_at) for (claimed_at,) in book.rows(_RECENT, span)]
