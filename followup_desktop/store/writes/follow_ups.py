"""Taking a follow-up that was offered after something was logged."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import State
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.follow_ups import Offer
from followup_desktop.domain.interactions import LoopDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import day_name, kind_name
from followup_desktop.store.book import Book
from followup_desktop.store.writes.change import Change, change

_TAKEN = f"""
SELECT 1 FROM check_ins WHERE contact_id = ? AND kind = ? AND due = ? AND reason = ? AND state = '{State.OPEN}'
"""
_NOTED = "SELECT 1 FROM open_loops WHERE contact_id = ? AND text = ? AND on_day = ? AND closed_on IS NULL"


def take_offer(
    book: Book, contact: int, offer: Offer, now: datetime, origin: str = "", *, interaction: int | None = None
) -> Changes:
    """Make the check-in, or the dated open loop, that was offered; `created` names it.

    Taking the same once more while it is open changes nothing. `interaction` is the one that a loop was born in.
    Raises NotFound where the contact is gone.
    """
    with change(book, "", now, origin) as work:
        name = book.value("SELECT display_name FROM contacts WHERE id = ?", (contact,))
        if name is None:
            raise NotFound(_("This contact is not in the book any more"))
        day = day_name(offer.comes_on)
        work.label = _("{kind}: {name}, {day}").format(kind=kind_name(offer.kind), name=name, day=day)
        if offer.loop:
            _note(work, contact, offer, interaction)
        else:
            _plan(work, contact, offer)
    return work.done


def insert_loop(work: Change, loop: LoopDraft, interaction: int | None) -> int:
    """Add an open loop to a change, born in an interaction if there is one, and give its number."""
    return work.insert(
        "open_loops",
        contact_id=loop.contact,
        interaction_id=interaction,
        text=loop.text,
        opened_on=work.today.isoformat(),
        on_day=loop.on.isoformat() if loop.on else None,
    )


def _note(work: Change, contact: int, offer: Offer, interaction: int | None) -> None:
    if work.book.row(_NOTED, (contact, offer.loop, offer.on.isoformat())) is None:
        work.created.append(insert_loop(work, LoopDraft(contact, offer.loop, offer.on), interaction))


def _plan(work: Change, contact: int, offer: Offer) -> None:
    draft = (contact, str(offer.kind), offer.on.isoformat(), offer.reason)
    if work.book.row(_TAKEN, draft) is None:
        columns = dict(zip(("contact_id", "kind", "due", "reason"), draft, strict=True))
        work.created.append(work.insert("check_ins", **columns, state=str(State.OPEN)))
