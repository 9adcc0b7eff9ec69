"""Check-ins: making them, and what a person does with one: done, skip, snooze."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import PROMISES, CheckIn, CheckInDraft, Kind, State
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant
from followup_desktop.domain.words import a_channel
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.rows import uuid_bytes
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.favors import thank_for
from followup_desktop.store.writes.interactions import close_occurrence, insert_interaction


@dataclass(frozen=True, slots=True)
class Done:
    """How a check-in was done: its channel (None: not a contact), at most a line of notes, who reached out."""

    channel: Channel | None = Channel.OTHER
    note: str = ""
    initiator: Initiator = Initiator.ME


def add_check_in(book: Book, draft: CheckInDraft, now: datetime, origin: str = "") -> Changes:
    """Make a check-in; `created` names it. Raises NotFound where the contact is gone."""
    with change(book, "", now, origin) as work:
        name = book.value("SELECT display_name FROM contacts WHERE id = ?", (draft.contact,))
        if name is None:
            raise NotFound(_("This contact is not in the book any more"))
        work.label = _("Added a check-in for {name}").format(name=name)
        row = work.insert(
            "check_ins",
            contact_id=draft.contact,
            kind=str(draft.kind),
            reason=draft.reason.strip(),
            due=_due(draft),
            state=str(State.OPEN),
        )
        work.created.append(row)
    return work.done


def edit_check_in(book: Book, uuid: str, draft: CheckInDraft, now: datetime, origin: str = "") -> Changes:
    """Give a check-in that a person made another kind, reason or day; a snooze is over then. Raises NotFound, Refused.

    The contact stays: `draft.contact` is not looked at.
    """
    with change(book, "", now, origin) as work:
        check_in = find_check_in(book, uuid, now)
        work.label = _("Changed a check-in for {name}").format(name=check_in.contact_name)
        row = _made_row(book, uuid)
        if check_in.state is not State.OPEN:
            raise Refused(_("This check-in is done already"))
        if check_in.kind not in PROMISES or check_in.loop is not None:
            raise Refused(_follows())
        new = {"kind": str(draft.kind), "reason": draft.reason.strip(), "due": _due(draft), "snoozed_to": None}
        work.update("check_ins", row, **new)
    return work.done


def complete_check_in(book: Book, uuid: str, how: Done, now: datetime, origin: str = "") -> Changes:
    """Say that a check-in is done, and log the interaction with its channel.

    The thank-you for a favor enters the thanks with it. A second time (a late click on a notification, say) changes
    nothing and answers false. Raises NotFound.
    """
    with change(book, "", now, origin) as work:
        check_in = find_check_in(book, uuid, now)
        if check_in.state is not State.OPEN:
            return work.done
        interaction = None
        if how.channel is not None:
            draft = InteractionDraft(
                (check_in.contact,), now.date(), how.channel, at=now, initiator=how.initiator, notes=how.note.strip()
            )
            interaction = insert_interaction(work, draft)
            work.created.append(interaction)
            label = _("Logged {channel} with {name}")
        else:
            label = _("Done: {name}")
        channel = a_channel(how.channel) if how.channel else ""
        work.label = label.format(channel=channel, name=check_in.contact_name)
        _close(work, check_in, State.DONE, interaction)
        thank_for(work, uuid)
    return work.done


def skip_check_in(book: Book, uuid: str, now: datetime, origin: str = "") -> Changes:
    """Let this one go: of a keep-in-touch the next due date counts from today. Never a contact. Raises NotFound."""
    with change(book, "", now, origin) as work:
        check_in = find_check_in(book, uuid, now)
        work.label = _("Skipped {name}").format(name=check_in.contact_name)
        if check_in.state is State.OPEN:
            _close(work, check_in, State.SKIPPED, None)
    return work.done


def snooze_check_in(book: Book, uuid: str, until: date | datetime, now: datetime, origin: str = "") -> Changes:
    """Move a check-in to a day or a moment that is ahead; the cadence stays as it is. Raises NotFound, Refused."""
    ahead = instant(until) > instant(now) if isinstance(until, datetime) else until > now.date()
    if not ahead:
        raise Refused(_("Choose a day or a moment that is still ahead"), field="until")
    moved = until.isoformat(timespec="minutes") if isinstance(until, datetime) else until.isoformat()
    with change(book, "", now, origin) as work:
        check_in = find_check_in(book, uuid, now)
        work.label = _("Moved the check-in with {name}").format(name=check_in.contact_name)
        if check_in.state is not State.OPEN:
            raise Refused(_("This check-in is done already"))
        _snooze(work, check_in, moved)
    return work.done


def delete_check_in(book: Book, uuid: str, now: datetime, origin: str = "") -> Changes:
    """Delete a check-in that a person made. Raises NotFound."""
    with change(book, "", now, origin) as work:
        check_in = find_check_in(book, uuid, now)
        work.label = _("Deleted a check-in for {name}").format(name=check_in.contact_name)
        work.delete("check_ins", _made_row(book, uuid))
    return work.done


def _made_row(book: Book, uuid: str) -> int:
    """The row of a check-in that a person made. Raises Refused where it follows from something else."""
    row = book.value("SELECT id FROM check_ins WHERE uuid = ?", (uuid_bytes(uuid),))
    if row is None:
        raise Refused(_follows())
    return int(row)


def _follows() -> str:
    return _("This check-in follows from a cadence or a date: change that, or skip it")


def _due(draft: CheckInDraft) -> str:
    return draft.due_at.isoformat(timespec="minutes") if draft.due_at else draft.due_on.isoformat()


def _close(work: Change, check_in: CheckIn, state: State, interaction: int | None) -> None:
    if check_in.loop is not None:
        work.update("open_loops", check_in.loop, closed_on=work.today.isoformat(), closed_by_id=interaction)
    kind = Kind.KEEP_IN_TOUCH if check_in.kind is Kind.RECONNECT else check_in.kind
    close_occurrence(
        work,
        check_in.contact,
        uuid_bytes(check_in.uuid),
        kind,
        check_in.was_due_on.isoformat(),
        state,
        band=check_in.band,
        interaction=interaction,
        loop=check_in.loop,
    )


def _snooze(work: Change, check_in: CheckIn, moved: str) -> None:
    kind = Kind.KEEP_IN_TOUCH if check_in.kind is Kind.RECONNECT else check_in.kind
    snoozed = {"snoozed_to": moved, "snoozed_at": work.now.isoformat(), "band": str(check_in.band or Band.NONE)}
    row = work.book.value("SELECT id FROM check_ins WHERE uuid = ?", (uuid_bytes(check_in.uuid),))
    if row is not None:
        work.update("check_ins", row, state=str(State.OPEN), closed_at=None, interaction_id=None, **snoozed)
        return
    work.insert(
        "check_ins",
        uuid=uuid_bytes(check_in.uuid),
        contact_id=check_in.contact,
        kind=str(kind),
        reason=check_in.reason if check_in.loop is not None else "",
        due=check_in.was_due_on.isoformat(),
        state=str(State.OPEN),
        loop_id=check_in.loop,
        **snoozed,
    )
