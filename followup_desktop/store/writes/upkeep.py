"""What the book needs once a day: dates that have come, a history kept to its size, old claims gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from followup_desktop.store import facts
from followup_desktop.store.book import Book
from followup_desktop.store.writes.announcements import forget_announcements
from followup_desktop.store.writes.pruning import prune_history

_LOOKED_BACK = timedelta(days=40)
_CLAIMS_KEPT = timedelta(days=400)
_BEHIND = """
SELECT DISTINCT c.id FROM interactions i
JOIN participants p ON p.interaction_id = i.id JOIN contacts c ON c.id = p.contact_id
WHERE i.counts AND i.happened >= :from AND i.happened < :tomorrow
    AND (c.last_contact_on IS NULL OR c.last_contact_on < substr(i.happened, 1, 10))
"""


def begin_day(book: Book, now: datetime) -> int:
    """Do the day's upkeep, and give for how many contacts something has happened by now that lay in the future before.

    That is so where an interaction was entered ahead of its day, or the clock was moved back for a while.
    """
    behind = catch_up(book, now)
    prune_history(book, now)
    forget_announcements(book, now - _CLAIMS_KEPT)
    return behind


def catch_up(book: Book, now: datetime) -> int:
    """Recompute the dates of contacts whose newest interaction was still ahead when it was written."""
    days = {"from": (now - _LOOKED_BACK).date().isoformat(), "tomorrow": (now.date() + timedelta(days=1)).isoformat()}
    with book.transaction():
        behind = [contact for (contact,) in book.rows(_BEHIND, days)]
        facts.refresh_rhythms(book, behind, now.date())
    return len(behind)
