"""The newest contacts with somebody, and how often the user reached out since without an answer."""

from __future__ import annotations

from datetime import date, timedelta

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.interactions import Initiator
from followup_desktop.domain.outreach import LOOKED_AT, Outreach, outreach
from followup_desktop.store.book import Book

_NEWEST = """
SELECT substr(p.happened, 1, 10), i.channel, i.initiator
FROM participants p JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id = ? AND p.happened < ? AND i.counts ORDER BY p.happened DESC, p.interaction_id DESC LIMIT ?
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
