"""The channel that fits each check-in, from what happened with its contact and the addresses that are known."""

from __future__ import annotations

from collections.abc import Iterable

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.medium import Happened, Suggestion, suggest
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.reads.settings import circles

_LOOKED_BACK = 50
_HAPPENED = f"""
SELECT i.channel, i.initiator FROM (
    SELECT interaction_id, happened FROM participants WHERE contact_id = ?
    ORDER BY happened DESC, interaction_id DESC LIMIT {_LOOKED_BACK}) p
JOIN interactions i ON i.id = p.interaction_id
WHERE i.counts ORDER BY p.happened DESC, i.id DESC
"""


def suggestions(book: Book, wanted: Iterable[tuple[int, Kind]]) -> dict[tuple[int, Kind], Suggestion]:
    """What fits for each contact and kind; missing where the book knows neither an address nor anything that happened.

    Some queries for all, and a short one for each contact.
    """
    pairs = set(wanted)
    ids = sorted({contact for contact, _kind in pairs})
    with book.snapshot():
        fields = load_fields(book, ids, portraits=False)
        positions = {circle.id: circle.position for circle in circles(book)}
        happened = {contact: _happened(book, contact) for contact in ids}
    found = {
        (contact, kind): suggest(kind, fields[contact], positions.get(fields[contact].circle or 0), happened[contact])
        for contact, kind in pairs
        if contact in fields
    }
    return {pair: suggestion for pair, suggestion in found.items() if suggestion is not None}


def _happened(book: Book, contact: int) -> list[Happened]:
    """Channel and initiator of a contact's newest interactions that count, the newest first."""
    return [(Channel(channel), Initiator(who)) for channel, who in book.rows(_HAPPENED, (contact,))]
