"""The newest contacts with somebody, and how often the user reached out since without an answer."""

from __future__ import annotations

from datetime import date, timedelta

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.interactions import Initiator
from followup_desktop.domain.outreach import LOOKED_AT, Outreach, outreach, too_soon
from followup_desktop.store.book import Book
from followup_desktop.store.rows import cadence_of

_NEWEST = """
SELECT substr(p.happened, 1, 10), i.channel, i.initiator
FROM participants p JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id = ? AND p.happened < ? AND i.counts ORDER BY p.happened DESC, p.interaction_id DESC LIMIT ?
"""
_CADENCE = """
SELECT coalesce(c.cadence_count, r.cadence_count), coalesce(c.cadence_unit, r.cadence_unit)
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id = ? AND NOT c.reaching_out
"""


def newest_contacts(book: Book, contact: int, today: date) -> list[tuple[date, Channel, Initiator]]:
    """The newest interactions that count and are not in the future, the newest first; no more than matter."""
    tomorrow = (today + timedelta(days=1)).isoformat()
    return [
        (date.fromisoformat(day), Channel(channel), Initiator(initiator))
        for day, channel, initiator in book.rows(_NEWEST, (contact, tomorrow, LOOKED_AT))
    ]


def outreach_to(book: Book, contact: int, today: date) -> Outreach:
    """How often the user reached out to a contact in a row without an answer."""
    return outreach(newest_contacts(book, contact, today))


def waiting_since(book: Book, contact: int, on: date) -> date | None:
    """The day of an unanswered outreach so near to a day that another one then is early, else None.

    Never for a contact marked 'I keep reaching out', nor without a cadence (product.md, Over-contact guard).
    """
    row = book.row(_CADENCE, (contact,))
    so_far = outreach_to(book, contact, on)
    return so_far.last_on if row is not None and too_soon(so_far, cadence_of(*row), on) else None
