"""The channel that fits each check-in, from what happened with its contact and the addresses that are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ReachKind
from followup_desktop.domain.medium import Happened, Suggestion, reachable, suggest
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks

_LOOKED_BACK = 50
_POSITIONS = "SELECT c.id, r.position FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id IN ({})"
_REACHES = "SELECT DISTINCT contact_id, kind FROM reaches WHERE contact_id IN ({})"
_ADDRESSES = "SELECT DISTINCT contact_id FROM addresses WHERE contact_id IN ({})"
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
        positions = dict(book.rows(_POSITIONS.format(marks(ids)), ids))
        known = _reachable(book, ids)
        happened = {contact: _happened(book, contact) for contact in positions}
    found = {
        (contact, kind): suggest(kind, known[contact], positions[contact], happened[contact])
        for contact, kind in pairs
        if contact in positions
    }
    return {pair: suggestion for pair, suggestion in found.items() if suggestion is not None}


def _reachable(book: Book, ids: Sequence[int]) -> dict[int, frozenset[Channel]]:
    kinds: dict[int, set[ReachKind]] = {contact: set() for contact in ids}
    for contact, kind in book.rows(_REACHES.format(marks(ids)), ids):
        kinds[contact].add(ReachKind(kind))
    with_address = {contact for (contact,) in book.rows(_ADDRESSES.format(marks(ids)), ids)}
    return {contact: reachable(kinds[contact], has_address=contact in with_address) for contact in ids}


def _happened(book: Book, contact: int) -> list[Happened]:
    """Channel and initiator of a contact's newest interactions that count, the newest first."""
    return [(Channel(channel), Initiator(who)) for channel, who in book.rows(_HAPPENED, (contact,))]
