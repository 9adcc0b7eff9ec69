"""What merging reads from the book: who may be the same person, and both sides with what they become."""

from __future__ import annotations

from dataclasses import dataclass

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.imports import match_keys
from followup_desktop.domain.merging import merge
from followup_desktop.domain.names import display_name
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact, match_candidates, me
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.timeline import TimelineQuery, timeline

MOST_LIKELY = 6


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who may be the same person; `key` is the surest match key that both have."""

    contact: int
    fields: ContactFields
    key: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the contacts, or what becomes of both: fields, circle, and how many interactions."""

    name: str
    fields: ContactFields
    circle: str
    interactions: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The contact that is kept, the other one, and the result."""

    kept: Side
    other: Side
    result: Side


def likely(book: Book, contact_id: int) -> list[Likely]:
    """Those who share a match key with a contact, the surest first. Raises NotFound."""
    with book.snapshot():
        keys = match_keys(contact(book, contact_id).fields)
        holders = match_candidates(book, keys)
        user = me(book)
    left_out = {contact_id, user.id if user else contact_id}
    found: dict[int, Likely] = {}
    for key in keys:
        for candidate in holders.get(key, ()):
            if candidate.id not in left_out:
                found.setdefault(candidate.id, Likely(candidate.id, candidate.fields, key))
    return list(found.values())[:MOST_LIKELY]


def pair(book: Book, keep: int, other: int) -> Pair:
    """Both contacts and what merging makes of them. Raises NotFound."""
    with book.snapshot():
        mine, theirs = contact(book, keep).fields, contact(book, other).fields
        names = {circle.id: circle.name for circle in circles(book)}
        happened = [set(timeline(book, TimelineQuery(contact=each)).ids) for each in (keep, other)]
    result = merge(mine, theirs)

    def side(fields: ContactFields, interactions: set[int]) -> Side:
        circle = names.get(fields.circle, "") if fields.circle is not None else ""
        return Side(display_name(fields), fields, circle, len(interactions))

    return Pair(side(mine, happened[0]), side(theirs, happened[1]), side(result, happened[0] | happened[1]))
