"""Writing what a line of the quick add says, as one change."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import State
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import InteractionDraft, LoopDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant, local_moment
from followup_desktop.domain.understanding.understood import FollowUp, Understood
from followup_desktop.domain.words import a_channel, list_of
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.follow_ups import insert_loop
from followup_desktop.store.writes.interactions import insert_interaction


def quick_add(book: Book, understood: Understood, now: datetime, origin: str = "") -> Changes:
    """Log what a line says with what is to follow, as one change; `created` names the interaction, if it logs one.

    Raises Refused where nobody is recognised, somebody is in doubt, or it lies ahead; NotFound where a contact is gone.
    """
    _check_people(understood)
    draft = draft_of(understood, now) if understood.happened else None
    label = _("Logged {channel} with {names}") if draft else _("Added a check-in for {names}")
    channel = a_channel(understood.channel)
    with change(book, label.format(channel=channel, names=_names(book, understood)), now, origin) as work:
        interaction = insert_interaction(work, draft) if draft else None
        if interaction is not None:
            work.created.append(interaction)
        for follow_up in understood.follow_ups:
            _insert(work, follow_up, follow_up.contact or understood.contacts[0], interaction)
    return work.done


def draft_of(understood: Understood, now: datetime) -> InteractionDraft:
    """The interaction of a line. Raises Refused where it lies ahead."""
    at = local_moment(understood.on, understood.at, now) if understood.at else None
    if understood.on > now.date() or (at is not None and instant(at) > instant(now)):
        raise Refused(_("This lies in the future: log it when it has happened, or add a reminder"), field="on")
    if at is None and understood.on_span is None and understood.on == now.date():
        at = now
    return InteractionDraft(
        understood.contacts,
        understood.on,
        understood.channel,
        at=at,
        initiator=understood.initiator,
        notes=understood.notes,
    )


def _check_people(understood: Understood) -> None:
    if understood.in_doubt:
        raise Refused(_("'{text}' can be several contacts").format(text=understood.in_doubt[0].text), field="people")
    if not understood.contacts:
        raise Refused(_("Say with whom, by a name that is in the book"), field="people")


def _names(book: Book, understood: Understood) -> str:
    contacts = understood.contacts
    query = f"SELECT display_name FROM contacts WHERE id IN ({marks(contacts)}) ORDER BY sort_name"
    names = [str(name) for (name,) in book.rows(query, contacts)]
    if len(names) != len(contacts):
        raise NotFound(_("This contact is not in the book any more"))
    return list_of(names)


def _insert(work: Change, follow_up: FollowUp, contact: int, interaction: int | None) -> None:
    if follow_up.loop or follow_up.on is None:
        insert_loop(work, LoopDraft(contact, follow_up.text, follow_up.on), interaction)
        return
    at = local_moment(follow_up.on, follow_up.at, work.now) if follow_up.at else None
    due = at.isoformat(timespec="minutes") if at and at > work.now else follow_up.on.isoformat()
    columns = {"kind": str(follow_up.kind), "reason": follow_up.text, "due": due, "state": str(State.OPEN)}
    work.insert("check_ins", contact_id=contact, **columns)
