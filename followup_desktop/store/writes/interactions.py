"""Interactions and open loops: what happened, and what to come back to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import InteractionDraft, LoopDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant
from followup_desktop.domain.words import a_channel, list_of
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.favors import settle_thanks

_DUE = """
SELECT check_in, next_due_on, lapsed_from, since_on, gap_days FROM contacts
WHERE id = ? AND shows_on <= ? AND check_in IS NOT NULL
"""


def log_interaction(
    book: Book,
    draft: InteractionDraft,
    now: datetime,
    origin: str = "",
    *,
    loops: Sequence[LoopDraft] = (),
    came_back: Sequence[int] = (),
) -> Changes:
    """Log what happened, what is to come back to and which loops it came back to, as one change.

    `created` names the interaction. A keep-in-touch that was due is thereby done. Raises NotFound where a contact or
    a loop is gone, Refused for a moment that is still ahead or an empty loop.
    """
    _check_moment(draft, now)
    with change(book, "", now, origin) as work:
        work.label = _label(_("Logged {channel} with {names}"), book, draft)
        interaction = insert_interaction(work, draft)
        work.created.append(interaction)
        for loop in loops:
            _insert_loop(work, loop, interaction)
        for number in dict.fromkeys(came_back):
            _must_be(book, "open_loops", number)
            _close_loop(work, number, interaction)
    return work.done


def insert_interaction(work: Change, draft: InteractionDraft) -> int:
    """Add an interaction with those who took part, close the keep-in-touch it answers, and give its number."""
    columns = _columns(draft)
    interaction = work.insert("interactions", **columns, source=draft.source)
    for contact in dict.fromkeys(draft.contacts):
        if draft.counts:
            _close_due(work, contact, draft.on, interaction)
        work.insert_plain("participants", interaction_id=interaction, contact_id=contact, happened=columns["happened"])
    return interaction


def edit_interaction(book: Book, interaction: int, draft: InteractionDraft, now: datetime, origin: str = "") -> Changes:
    """Correct an interaction. Raises NotFound, Refused."""
    _check_moment(draft, now)
    columns = _columns(draft)
    with change(book, _label(_("Edited {channel} with {names}"), book, draft), now, origin) as work:
        _must_be(book, "interactions", interaction)
        work.update("interactions", interaction, **columns)
        _set_participants(work, interaction, draft, columns["happened"])
        _reopen_answered(work, interaction, draft.contacts, counts=draft.counts)
    return work.done


def delete_interaction(book: Book, interaction: int, now: datetime, origin: str = "") -> Changes:
    """Delete an interaction. Raises NotFound."""
    with change(book, _("Deleted an entry of the timeline"), now, origin) as work:
        _must_be(book, "interactions", interaction)
        _reopen_answered(work, interaction)
        work.delete("interactions", interaction)
    return work.done


def open_loop(
    book: Book,
    contact: int,
    text: str,
    now: datetime,
    *,
    on: date | None = None,
    interaction: int | None = None,
    origin: str = "",
) -> Changes:
    """Remember to come back to something; with a date it becomes a promise of that day. Raises Refused when empty."""
    with change(book, _("Noted '{text}'").format(text=_some(text)), now, origin) as work:
        work.created.append(_insert_loop(work, LoopDraft(contact, text, on), interaction))
    return work.done


def close_loop(book: Book, loop: int, now: datetime, *, interaction: int | None = None, origin: str = "") -> Changes:
    """Say that something was come back to. Closing it twice changes nothing. Raises NotFound."""
    with change(book, "", now, origin) as work:
        text = _must_be(book, "open_loops", loop, "text")
        work.label = _("Closed '{text}'").format(text=_some(str(text)))
        _close_loop(work, loop, interaction)
    return work.done


def reopen_loop(book: Book, loop: int, now: datetime, origin: str = "") -> Changes:
    """Open a closed loop again. Raises NotFound."""
    with change(book, "", now, origin) as work:
        work.label = _("Opened '{text}' again").format(text=_some(str(_must_be(book, "open_loops", loop, "text"))))
        for (row,) in book.rows("SELECT id FROM check_ins WHERE loop_id = ?", (loop,)):
            work.delete("check_ins", row)
        work.update("open_loops", loop, closed_on=None, closed_by_id=None)
    return work.done


def delete_loop(book: Book, loop: int, now: datetime, origin: str = "") -> Changes:
    """Forget an open loop. Raises NotFound."""
    with change(book, "", now, origin) as work:
        work.label = _("Deleted '{text}'").format(text=_some(str(_must_be(book, "open_loops", loop, "text"))))
        work.delete("open_loops", loop)
    return work.done


def _insert_loop(work: Change, loop: LoopDraft, interaction: int | None) -> int:
    _some(loop.text)
    _must_be(work.book, "contacts", loop.contact)
    return work.insert(
        "open_loops",
        contact_id=loop.contact,
        interaction_id=interaction,
        text=loop.text.strip(),
        opened_on=work.today.isoformat(),
        on_day=loop.on.isoformat() if loop.on else None,
    )


def _close_loop(work: Change, loop: int, interaction: int | None) -> None:
    """Close a loop that is still open."""
    if work.book.value("SELECT closed_on FROM open_loops WHERE id = ?", (loop,)) is None:
        work.update("open_loops", loop, closed_on=work.today.isoformat(), closed_by_id=interaction)


def _close_due(work: Change, contact: int, on: date, interaction: int) -> None:
    """Record that a keep-in-touch which was due is done by this contact, unless it only fills in the past.

    So it does where there was a later contact, or where it is so long ago that the next one is due already.
    """
    row = work.book.row(_DUE, (contact, work.today.isoformat()))
    if row is None or on.isoformat() < row[3] or on + timedelta(days=row[4]) <= work.today:
        return
    band = Band.LAPSED if work.today.isoformat() >= row[2] else Band.READY
    close_occurrence(work, contact, row[0], Kind.KEEP_IN_TOUCH, row[1], State.DONE, band=band, interaction=interaction)


def close_occurrence(
    work: Change,
    contact: int,
    uuid: bytes,
    kind: Kind,
    due: str,
    state: State,
    *,
    band: Band = Band.NONE,
    interaction: int | None = None,
    loop: int | None = None,
) -> None:
    """Record what became of a check-in that follows from a cadence, a date or a loop, once."""
    closed = {"state": str(state), "closed_at": work.now.isoformat(), "band": str(band), "interaction_id": interaction}
    row = work.book.value("SELECT id FROM check_ins WHERE uuid = ?", (uuid,))
    if row is None:
        work.insert("check_ins", uuid=uuid, contact_id=contact, kind=str(kind), due=due, loop_id=loop, **closed)
    else:
        work.update("check_ins", row, **closed)


def _reopen_answered(work: Change, interaction: int, people: Collection[int] = (), *, counts: bool = False) -> None:
    """Open again what an interaction answered and, with these people and counting or not, does not answer any more.

    A made check-in opens by its state; one that follows from a cadence, a date or a loop by losing its record.
    """
    query = "SELECT id, kind, contact_id, loop_id FROM check_ins WHERE interaction_id = ?"
    for row, kind, contact, loop in work.book.rows(query, (interaction,)):
        if contact in people and (counts or kind != Kind.KEEP_IN_TOUCH):
            continue
        if loop is None and kind not in {Kind.KEEP_IN_TOUCH, Kind.OCCASION}:
            work.update("check_ins", row, state=str(State.OPEN), closed_at=None, band="", interaction_id=None)
            settle_thanks(work, contact)
        else:
            work.delete("check_ins", row)
    for row, contact in work.book.rows("SELECT id, contact_id FROM open_loops WHERE closed_by_id = ?", (interaction,)):
        if contact not in people:
            work.update("open_loops", row, closed_on=None, closed_by_id=None)


def _set_participants(work: Change, interaction: int, draft: InteractionDraft, happened: str) -> None:
    wanted = set(draft.contacts)
    query = "SELECT id, contact_id FROM participants WHERE interaction_id = ?"
    for row, contact in work.book.rows(query, (interaction,)):
        if contact in wanted:
            work.update("participants", row, happened=happened)
            wanted.discard(contact)
        else:
            work.delete("participants", row)
    for contact in sorted(wanted):
        work.insert_plain("participants", interaction_id=interaction, contact_id=contact, happened=happened)


def _columns(draft: InteractionDraft) -> dict[str, Any]:
    """An interaction's columns that can be entered and corrected."""
    return {
        "happened": draft.at.isoformat(timespec="minutes") if draft.at else draft.on.isoformat(),
        "channel": str(draft.channel),
        "initiator": str(draft.initiator),
        "notes": draft.notes,
        "counts": int(draft.counts),
        "minutes": draft.minutes,
        "introduces": int(draft.introduces),
    }


def _check_moment(draft: InteractionDraft, now: datetime) -> None:
    if draft.on > now.date() or (draft.at is not None and instant(draft.at) > instant(now)):
        raise Refused(_("This lies in the future: log it when it has happened, or add a reminder"), field="on")


def _label(text: str, book: Book, draft: InteractionDraft) -> str:
    query = f"SELECT display_name FROM contacts WHERE id IN ({marks(draft.contacts)}) ORDER BY sort_name"
    names = [str(name) for (name,) in book.rows(query, draft.contacts)]
    if len(names) != len(set(draft.contacts)):
        raise NotFound(_("This contact is not in the book any more"))
    return text.format(channel=a_channel(draft.channel), names=list_of(names))


def _must_be(book: Book, table: str, row: int, column: str = "id") -> object:
    found = book.value(f"SELECT {column} FROM {table} WHERE id = ?", (row,))
    if found is None:
        raise NotFound(_("This is not in the book any more"))
    return found


def _some(text: str) -> str:
    """The beginning of a text for a label. Raises Refused where there is none."""
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Write a word or two first"), field="text")
    return text if len(text) <= 40 else f"{text[:39]}…"
