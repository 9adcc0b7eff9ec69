"""The channel that fits each check-in, from what happened with its contact and the addresses that are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Channel, Initiator, ReachKind
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.medium import Happened, Suggestion, reachable, suggest
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks

_LOOKED_BACK = 50
_AT_ONCE = 500
_POSITIONS = "SELECT c.id, r.position FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id IN ({})"
_REACHES = "SELECT DISTINCT contact_id, kind FROM reaches WHERE contact_id IN ({})"
_ADDRESSES = "SELECT DISTINCT contact_id FROM addresses WHERE contact_id IN ({})"
_NEWEST = f"""
SELECT n.id FROM participants n WHERE n.contact_id = c.id
ORDER BY n.happened DESC, n.interaction_id DESC LIMIT {_LOOKED_BACK}
"""
_ANSWERED_KIND = f"""
SELECT CASE WHEN k.kind = '{Kind.KEEP_IN_TOUCH}' AND k.band = '{Band.LAPSED}' THEN '{Kind.RECONNECT}' ELSE k.kind END
FROM check_ins k WHERE k.interaction_id = i.id AND k.contact_id = c.id ORDER BY k.id LIMIT 1
"""
"""Of the check-in that an interaction answered; that of a lapsed tie is kept as keep in touch, with its band."""
_HAPPENED = f"""
SELECT c.id, i.channel, i.initiator, ({_ANSWERED_KIND})
FROM contacts c JOIN participants p ON p.id IN ({_NEWEST}) JOIN interactions i ON i.id = p.interaction_id
WHERE c.id IN ({{}}) AND i.counts ORDER BY c.id, p.happened DESC, i.id DESC
"""


def suggestions(book: Book, wanted: Iterable[tuple[int, Kind]]) -> dict[tuple[int, Kind], Suggestion]:
    """What fits for each contact and kind; missing where the book knows neither an address nor anything that happened.

    The same few queries for one and for hundreds.
    """
    kinds: dict[int, set[Kind]] = {}
    for contact, kind in wanted:
        kinds.setdefault(contact, set()).add(kind)
    found: dict[tuple[int, Kind], Suggestion] = {}
    ids = sorted(kinds)
    with book.snapshot():
        for start in range(0, len(ids), _AT_ONCE):
            for fit in _fitting(book, ids[start : start + _AT_ONCE], kinds):
                found |= fit
    return found


def suggestion_for(book: Book, contact: int, kind: Kind) -> Suggestion | None:
    """What fits for one check-in."""
    return suggestions(book, [(contact, kind)]).get((contact, kind))


def _fitting(
    book: Book, ids: Sequence[int], kinds: Mapping[int, set[Kind]]
) -> Iterator[dict[tuple[int, Kind], Suggestion]]:
    positions = dict(book.rows(_POSITIONS.format(marks(ids)), ids))
    known, happened = _reachable(book, ids), _happened(book, ids)
    for contact, position in positions.items():
        fits = ((kind, suggest(kind, known[contact], position, happened.get(contact, ()))) for kind in kinds[contact])
        yield {(contact, kind): suggestion for kind, suggestion in fits if suggestion is not None}


def _reachable(book: Book, ids: Sequence[int]) -> dict[int, frozenset[Channel]]:
    kinds: dict[int, set[ReachKind]] = {contact: set() for contact in ids}
    for contact, kind in book.rows(_REACHES.format(marks(ids)), ids):
        kinds[contact].add(ReachKind(kind))
    with_address = {contact for (contact,) in book.rows(_ADDRESSES.format(marks(ids)), ids)}
    return {contact: reachable(kinds[contact], has_address=contact in with_address) for contact in ids}


def _happened(book: Book, ids: Sequence[int]) -> dict[int, list[Happened]]:
    """The newest interactions of each contact that count, the newest first."""
    found: dict[int, list[Happened]] = {}
    for contact, channel, who, kind in book.rows(_HAPPENED.format(marks(ids)), ids):
        one = Happened(Channel(channel), Initiator(who), Kind(kind) if kind else None)
        found.setdefault(contact, []).append(one)
    return found
