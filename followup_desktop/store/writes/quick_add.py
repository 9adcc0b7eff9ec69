"""Writing what a line of the quick add says, as one change."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import State
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.understanding.understood import FollowUp, Understood
from followup_desktop.domain.words import a_channel, list_of
from followup_desktop.store.book import Book
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.interactions import insert_interaction


def draft_of(understood: Understood, now: datetime) -> InteractionDraft:
    """The interaction of a line. Raises Refused where nobody is recognised, somebody is in doubt, or it is ahead."""
    if understood.in_doubt:
        raise Refused(_("'{text}' can be several contacts").format(text=understood.in_doubt[0].text), field="people")
    if not understood.contacts:
        raise Refused(_("Say with whom, by a name that is in the book"), field="people")
    if understood.on > now.date():
        raise Refused(_("This lies in the future: log it when it has happened, or add a reminder"), field="on")
    return InteractionDraft(
        understood.contacts,
        understood.on,
        understood.channel,
        at=now if understood.on == now.date() and understood.on_span is None else None,
        initiator=understood.initiator,
        notes=understood.notes,
    )


def quick_add(book: Book, understood: Understood, now: datetime, origin: str = "") -> Changes:
    """Log what a line says with what is to follow, as one change; `created` names the interaction.

    Raises Refused as draft_of() does, NotFound where a contact is gone.
    """
    draft = draft_of(understood, now)
    names = [person.candidates[0].name for person in understood.people if person.contact is not None]
    label = _("Logged {channel} with {names}").format(
        channel=a_channel(draft.channel), names=list_of(list(dict.fromkeys(names)))
    )
    with change(book, label, now, origin) as work:
        interaction = insert_interaction(work, draft)
        work.created.append(interaction)
        for follow_up in understood.follow_ups:
            _insert(work, follow_up, follow_up.contact or draft.contacts[0], interaction)
    return work.done


def _insert(work: Change, follow_up: FollowUp, contact: int, interaction: int) -> None:
    day = follow_up.on.isoformat() if follow_up.on else None
    if follow_up.loop:
        born = {"interaction_id": interaction, "opened_on": work.today.isoformat(), "on_day": day}
        work.insert("open_loops", contact_id=contact, text=follow_up.text, **born)
    else:
        made = {"kind": str(follow_up.kind), "due": day, "state": str(State.OPEN)}
        work.insert("check_ins", contact_id=contact, reason=follow_up.text, **made)
