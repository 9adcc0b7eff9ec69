"""What the book needs once a day: dates that have come, a trash and a history kept to their time, old claims gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from followup_desktop.domain.check_ins import Kind
from followup_desktop.store import facts
from followup_desktop.store.beside import sweep_beside
from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import clean_by_itself
from followup_desktop.store.writes.announcements import forget_announcements
from followup_desktop.store.writes.forgetting import forget_expired
from followup_desktop.store.writes.pruning import prune_history

_LOOKED_BACK = timedelta(days=40)
_CLAIMS_KEPT = timedelta(days=400)
_BEHIND = """
SELECT DISTINCT c.id FROM interactions i
JOIN participants p ON p.interaction_id = i.id JOIN contacts c ON c.id = p.contact_id
WHERE i.counts AND i.happened >= :from AND i.happened < :tomorrow
    AND (c.last_contact_on IS NULL OR c.last_contact_on < substr(i.happened, 1, 10))
"""
_AHEAD = """
SELECT DISTINCT c.id FROM interactions i
JOIN participants p ON p.interaction_id = i.id JOIN contacts c ON c.id = p.contact_id
WHERE i.counts AND i.happened >= :tomorrow AND c.last_contact_on >= :tomorrow
"""
_LET_GO = f"""
SELECT DISTINCT contact_id FROM check_ins
WHERE kind = '{Kind.KEEP_IN_TOUCH}' AND (closed_at >= :tomorrow OR (closed_at >= :from AND interaction_id IS NULL))
"""
"""Skips count from their day: those of a day still ahead not yet, those of the last days perhaps since then only."""


def begin_day(book: Book, now: datetime) -> int:
    """Do the day's upkeep, and give of how many contacts the last contact is another one than was kept.

    That is so where an interaction was entered ahead of its day, or the clock stood wrong for a while.
    """
    changed = catch_up(book, now)
    forget_expired(book, now)
    prune_history(book, now)
    forget_announcements(book, now - _CLAIMS_KEPT)
    sweep_beside(book)
    clean_by_itself(book)
    return changed


def catch_up(book: Book, now: datetime) -> int:
    """Recompute the dates of contacts whose newest interaction was still ahead when it was written, or is now."""
    days = {"from": (now - _LOOKED_BACK).date().isoformat(), "tomorrow": (now.date() + timedelta(days=1)).isoformat()}
    with book.transaction():
        changed = {contact for query in (_BEHIND, _AHEAD) for (contact,) in book.rows(query, days)}
        let_go = {contact for (contact,) in book.rows(_LET_GO, days)}
        facts.refresh_rhythms(book, sorted(changed | let_go), now.date())
    return len(changed)
