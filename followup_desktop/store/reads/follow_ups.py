"""What fits after an interaction was logged, without what was taken already or is covered."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.check_ins import CheckIn, State
from followup_desktop.domain.follow_ups import Logged, Offer, offers
from followup_desktop.domain.interactions import Interaction, OpenLoop
from followup_desktop.domain.working_days import weekend_of
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.history import touched_by
from followup_desktop.store.reads.settings import region
from followup_desktop.store.reads.timeline import interactions, open_loops
from followup_desktop.store.rows import uuid_text

_NAME = (
    "SELECT coalesce(nullif(nickname, ''), nullif(given, ''), display_name) FROM contacts WHERE id = ? AND NOT is_me"
)
_EARLIER = """
SELECT 1 FROM participants WHERE contact_id = ? AND interaction_id <> ? AND (happened, interaction_id) < (?, ?) LIMIT 1
"""
_COVERED = f"""
SELECT 1 FROM check_ins WHERE contact_id = ? AND kind = ? AND loop_id IS NULL
    AND (state = '{State.OPEN}' OR (due = ? AND reason = ?)) LIMIT 1
"""
_NOTED = "SELECT 1 FROM open_loops WHERE contact_id = ? AND text = ? AND on_day = ? LIMIT 1"


def offers_after(book: Book, interaction: int, contact: int, now: datetime) -> tuple[Offer, ...]:
    """The follow-ups to offer to a contact after an interaction with them; none where either is gone.

    Left out is what was taken before, and a kind of which a check-in is open already.
    """
    with book.snapshot():
        happened = interactions(book, [interaction]).get(interaction)
        name = book.value(_NAME, (contact,))
        if happened is None or name is None or contact not in {one for one, _name in happened.contacts}:
            return ()
        country = region(book)
        fitting = offers(_logged(book, happened, contact), str(name), now.date(), weekend_of(country), country)
        return tuple(offer for offer in fitting if not is_covered(book, contact, offer))


def made_by(book: Book, set_id: int, now: datetime) -> tuple[list[CheckIn], list[OpenLoop]]:
    """What a change set added that is to be done: check-ins, those of dated loops included; and undated loops."""
    with book.snapshot():
        rows = touched_by(book, set_id).rows_by_table
        loops = [loop for row in sorted(rows.get("open_loops", ())) for loop in _loops(book, row)]
        made = [_uuid(book, row) for row in sorted(rows.get("check_ins", ()))] + [
            loop.uuid for loop in loops if loop.on
        ]
        return [find_check_in(book, uuid, now) for uuid in made], [loop for loop in loops if loop.on is None]


def is_covered(book: Book, contact: int, offer: Offer) -> bool:
    """Whether an offer was taken, or the contact has an open check-in of its kind."""
    day = offer.on.isoformat()
    if offer.loop:
        return book.row(_NOTED, (contact, offer.loop, day)) is not None
    return book.row(_COVERED, (contact, str(offer.kind), day, offer.reason)) is not None


def _logged(book: Book, happened: Interaction, contact: int) -> Logged:
    moment = happened.at.isoformat(timespec="minutes") if happened.at else happened.on.isoformat()
    earlier = book.row(_EARLIER, (contact, happened.id, moment, happened.id))
    return Logged(
        notes=happened.notes,
        on=happened.on,
        channel=happened.channel,
        initiator=happened.initiator,
        first=earlier is None,
        loops=any(loop.contact == contact for loop in happened.loops),
    )


def _loops(book: Book, row: int) -> list[OpenLoop]:
    contact = book.value("SELECT contact_id FROM open_loops WHERE id = ?", (row,))
    return [loop for loop in open_loops(book, contact) if loop.id == row]


def _uuid(book: Book, row: int) -> str:
    return uuid_text(book.value("SELECT uuid FROM check_ins WHERE id = ?", (row,)))
