"""Lapsed ties: what leads back to one, and whether another rhythm is to be offered after a return. Nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from followup_desktop.domain.cadence import Band, Rhythm, rhythm
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.outreach import LOOKED_AT, outreach, stretched_halves
from followup_desktop.domain.reconnect import OFFERED_FOR, RhythmOffer, rhythm_offer, was_lapsed
from followup_desktop.domain.writing.openings import openings
from followup_desktop.domain.writing.question import Question, Source
from followup_desktop.domain.writing.remembered import Remembered
from followup_desktop.store.book import Book
from followup_desktop.store.reads.memory import Memory
from followup_desktop.store.reads.outreach import newest_contacts
from followup_desktop.store.rows import cadence_of

_CONTACT = """
SELECT coalesce(c.cadence_count, r.cadence_count), coalesce(c.cadence_unit, r.cadence_unit), c.added_on,
       c.first_due_on, c.reaching_out, c.field_times
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id = ? AND NOT c.archived AND NOT c.is_me
"""
_SKIPPED = f"""
SELECT max(substr(closed_at, 1, 10)) FROM check_ins
WHERE contact_id = ? AND kind = '{Kind.KEEP_IN_TOUCH}' AND substr(closed_at, 1, 10) < ?
    AND (state = '{State.SKIPPED}' OR (state = '{State.DONE}' AND interaction_id IS NULL))
"""
_CHOOSING = ("circle_id", "cadence_count", "cadence_unit")
"""Columns of a contact whose times say when somebody last chose its rhythm."""
_MOST_OPENINGS = 2


def way_back(known: Memory, today: date) -> tuple[Question, ...]:
    """Light questions for a lapsed tie, what was last shared aside (that is quoted); none for any other contact."""
    contact = known.contact
    if contact.archived or contact.rhythm is None or contact.rhythm.band(today) is not Band.LAPSED:
        return ()
    remembered = Remembered(contact.fields, today, Kind.RECONNECT, mine=known.mine)
    found = [each for each in openings(remembered) if each.source is not Source.CONVERSATION]
    return tuple(found[:_MOST_OPENINGS])


def offer_after_return(book: Book, contact: int, now: datetime) -> RhythmOffer | None:
    """Another rhythm for a contact that was lapsed before a contact of the last days, until somebody chose one since.

    Choosing, keeping it included (store.writes.reconnect), leaves the time of the choice with the contact's fields.
    """
    today = now.date()
    row = book.row(_CONTACT, (contact,))
    cadence = cadence_of(row[0], row[1]) if row else None
    if row is None or cadence is None:
        return None
    newest = newest_contacts(book, contact, today)
    for place, (on, *_rest) in enumerate(newest):
        if today - on > OFFERED_FOR:
            break
        earlier = newest[place + 1 :]
        if earlier and earlier[0][0] == on:
            continue
        if not earlier and len(newest) >= LOOKED_AT:
            # They talk every day, and what came before is out of sight.
            break
        before = _rhythm_without(book, contact, on, row, earlier)
        if was_lapsed(before, on):
            return rhythm_offer(cadence, on) if _chosen_on(row[5]) < on.isoformat() else None
    return None


def _rhythm_without(
    book: Book, contact: int, on: date, row: Sequence[Any], earlier: Sequence[tuple[date, Channel, Initiator]]
) -> Rhythm | None:
    """A contact's rhythm as it was before the contact on a day."""
    skipped = book.value(_SKIPPED, (contact, on.isoformat()))
    return rhythm(
        cadence_of(row[0], row[1]),
        added_on=date.fromisoformat(row[2]),
        last_contact_on=earlier[0][0] if earlier else None,
        first_due_on=date.fromisoformat(row[3]) if row[3] else None,
        skipped_on=date.fromisoformat(skipped) if skipped else None,
        halves=stretched_halves(outreach(earlier).unanswered, reaching_out=bool(row[4])),
    )


def _chosen_on(field_times: str) -> str:
    """The day on which the rhythm was last chosen; '' for never."""
    times = json.loads(field_times)
    return max((str(times.get(column, ""))[:10] for column in _CHOOSING), default="")
