"""What there is to remember of a contact before reaching out. A few rows of each sort, however long the story is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.contacts import Contact, Interest
from followup_desktop.domain.interactions import Favor, Initiator, Interaction, OpenLoop
from followup_desktop.domain.outreach import why_then
from followup_desktop.domain.reciprocity import LOOKED_AT, Balance, balance
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import next_check_in
from followup_desktop.store.reads.contacts import contact, interests_of_me
from followup_desktop.store.reads.favors import favors, untold
from followup_desktop.store.reads.outreach import outreach_to
from followup_desktop.store.reads.timeline import interactions, open_loops
from followup_desktop.store.rows import cadence_of

_LOOKED_THROUGH = 100
"""Among the newest so many interactions the last conversation is looked for."""
_INITIATORS = f"""
SELECT i.initiator FROM participants p JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id = ? AND p.happened < ? AND i.initiator <> '{Initiator.UNKNOWN}'
ORDER BY p.happened DESC, p.interaction_id DESC LIMIT {LOOKED_AT}
"""
_CADENCE = """
SELECT coalesce(c.cadence_count, r.cadence_count), coalesce(c.cadence_unit, r.cadence_unit), c.reaching_out
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id = ?
"""
_CONVERSATION = f"""
SELECT i.id FROM (
    SELECT interaction_id, happened FROM participants WHERE contact_id = ? ORDER BY happened DESC, interaction_id DESC
    LIMIT {_LOOKED_THROUGH}) p
JOIN interactions i ON i.id = p.interaction_id
WHERE i.notes <> '' ORDER BY p.happened DESC, i.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """A contact with what their page shows above the timeline. `conversation` is the newest one with notes."""

    contact: Contact
    next: CheckIn | None
    loops: tuple[OpenLoop, ...]
    conversation: Interaction | None
    balance: Balance
    favors: tuple[Favor, ...]
    untold: frozenset[int]
    """Help received of which one meant to tell by now how it turned out."""
    why: str
    """Why the keep-in-touch is due when it is; empty without a cadence."""
    mine: tuple[Interest, ...] = ()
    """The user's own interests, by which the shared ones are known."""


def memory(book: Book, contact_id: int, now: datetime) -> Memory:
    """Everything of it in one view of the book. Raises NotFound."""
    with book.snapshot():
        found = book.value(_CONVERSATION, (contact_id,))
        tomorrow = (now.date() + timedelta(days=1)).isoformat()
        initiators = [Initiator(word) for (word,) in book.rows(_INITIATORS, (contact_id, tomorrow))]
        return Memory(
            contact=contact(book, contact_id),
            next=next_check_in(book, contact_id, now),
            loops=tuple(open_loops(book, contact_id)),
            conversation=interactions(book, [found]).get(found) if found is not None else None,
            balance=balance(initiators),
            favors=tuple(favors(book, contact_id)),
            untold=untold(book, contact_id, now.date()),
            why=_why(book, contact_id, now.date()),
            mine=interests_of_me(book),
        )


def _why(book: Book, contact_id: int, today: date) -> str:
    count, unit, reaching_out = book.rows(_CADENCE, (contact_id,))[0]
    cadence = cadence_of(count, unit)
    if cadence is None:
        return ""
    unanswered = outreach_to(book, contact_id, today).unanswered
    return why_then(cadence, unanswered, reaching_out=bool(reaching_out))
