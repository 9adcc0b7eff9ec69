"""Favors: entering, correcting and deleting them, and the check-ins that follow from help received.

Thanks and the thank-you are one thing said twice. Whichever comes first brings the other: thanks in the ledger close
the thank-you of the help they are for, and a thank-you that is done enters the thanks. The ledger decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.favors import (
    FavorDraft,
    Promise,
    promises,
    still_follows,
    thanks,
    thanks_owed,
    thanks_uuid,
)
from followup_desktop.domain.interactions import Favor, FavorEntry
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.reads.favors import favor as read_favor
from followup_desktop.store.reads.favors import favors
from followup_desktop.store.rows import new_uuid, uuid_bytes
from followup_desktop.store.writes.change import Change, change

_CALLED = "SELECT coalesce(nullif(nickname, ''), nullif(given, ''), display_name) FROM contacts WHERE id = ?"
_CHECK_INS = "SELECT id, kind, reason, due, state FROM check_ins WHERE favor_id = ?"
_THANK_YOUS = f"""
SELECT k.id, k.favor_id, k.state FROM check_ins k JOIN favors f ON f.id = k.favor_id
WHERE f.contact_id = ? AND k.kind = '{Kind.THANK_YOU}'
"""

_PLANNED = f"""
SELECT min(id) FROM check_ins WHERE contact_id = ? AND kind = '{Kind.THANK_YOU}' AND state = '{State.OPEN}'
    AND favor_id IS NULL AND substr(due, 1, 10) BETWEEN ? AND ?
"""
_PLANNED_WITHIN = timedelta(days=2)
"""A thank-you that is planned for so long after its day is for something else."""


def record_favor(
    book: Book, contact: int, entry: FavorEntry, text: str, on: date, now: datetime, origin: str = ""
) -> Changes:
    """Enter help asked for, received, given or thanked for; `created` names the entry.

    Help received makes its check-ins in the same change (domain.favors.promises). Raises Refused, NotFound.
    """
    draft = FavorDraft(entry, text, on)
    draft.must_have_happened(now.date())
    with change(book, "", now, origin) as work:
        work.label = _recorded(entry).format(name=_called(book, contact))
        work.created.append(insert_favor(work, contact, draft))
    return work.done


def insert_favor(work: Change, contact: int, draft: FavorDraft) -> int:
    """Add an entry with what follows from it, and give its number."""
    number = work.insert(
        "favors",
        uuid=_uuid_for(work.book, contact, draft),
        contact_id=contact,
        entry=str(draft.entry),
        text=draft.text,
        on_day=draft.on.isoformat(),
    )
    _follow(work, read_favor(work.book, number), None)
    settle_thanks(work, contact)
    return number


def edit_favor(book: Book, number: int, draft: FavorDraft, now: datetime, origin: str = "") -> Changes:
    """Correct an entry; its open check-ins follow, but for what the user changed in them. Raises Refused, NotFound."""
    draft.must_have_happened(now.date())
    with change(book, "", now, origin) as work:
        old = read_favor(book, number)
        work.label = _("Changed a favor with {name}").format(name=_called(book, old.contact))
        work.update("favors", number, entry=str(draft.entry), text=draft.text, on_day=draft.on.isoformat())
        _follow(work, replace(old, entry=draft.entry, text=draft.text, on=draft.on), old)
        settle_thanks(work, old.contact)
    return work.done


def delete_favor(book: Book, number: int, now: datetime, origin: str = "") -> Changes:
    """Take an entry out of the ledger, and its check-ins with it. Raises NotFound."""
    with change(book, "", now, origin) as work:
        contact = read_favor(book, number).contact
        work.label = _("Deleted a favor with {name}").format(name=_called(book, contact))
        work.delete("favors", number)
        settle_thanks(work, contact)
    return work.done


def thank_for(work: Change, check_in: str) -> None:
    """Enter the thanks that a thank-you which is being done says, where it belongs to help received."""
    row = work.book.row("SELECT kind, favor_id FROM check_ins WHERE uuid = ?", (uuid_bytes(check_in),))
    if row is None or row[0] != Kind.THANK_YOU or row[1] is None:
        return
    received = read_favor(work.book, row[1])
    if received.id in thanks(favors(work.book, received.contact)):
        return
    work.insert(
        "favors",
        uuid=_pair(work.book, received),
        contact_id=received.contact,
        entry=str(FavorEntry.THANKED),
        text=received.text,
        on_day=max(work.today, received.on).isoformat(),
    )
    settle_thanks(work, received.contact)


def settle_thanks(work: Change, contact: int) -> None:
    """Close the thank-yous of what the ledger says was thanked for, and open those of what it does not."""
    answered = thanks(favors(work.book, contact))
    for row, favor, state in work.book.rows(_THANK_YOUS, (contact,)):
        if favor in answered and state == State.OPEN:
            work.update("check_ins", row, state=str(State.DONE), closed_at=work.now.isoformat())
        elif favor not in answered and state == State.DONE:
            work.update("check_ins", row, state=str(State.OPEN), closed_at=None, band="", interaction_id=None)


def _follow(work: Change, favor: Favor, old: Favor | None) -> None:
    """Make the check-ins of an entry be what it asks for; what the user made of one by hand stays."""
    name = _called(work.book, favor.contact)
    wanted = {each.kind: each for each in promises(favor, name)} if still_follows(favor.on, work.today) else {}
    former = {each.kind: each for each in promises(old, name)} if old else {}
    there = work.book.rows(_CHECK_INS, (favor.id,))
    for row, kind, reason, due, state in there:
        if favor.entry is not FavorEntry.RECEIVED or (kind in former and kind not in wanted and state == State.OPEN):
            work.delete("check_ins", row)
        elif kind in former and kind in wanted and state == State.OPEN:
            _correct(work, row, (reason, due), former[kind], wanted[kind])
    if old is None or (old.entry, old.on) != (favor.entry, favor.on):
        _promise_missing(work, favor, wanted.values(), {kind for _row, kind, *_rest in there})


def _promise_missing(work: Change, favor: Favor, wanted: Iterable[Promise], there: Collection[str]) -> None:
    is_thanked = favor.id in thanks(favors(work.book, favor.contact))
    for promise in wanted:
        if promise.kind not in there and not (is_thanked and promise.kind is Kind.THANK_YOU):
            _promise(work, favor, promise)


def _promise(work: Change, favor: Favor, promise: Promise) -> None:
    """Make a check-in; thanks that were planned already, after logging or by hand, are the ones for this favor."""
    days = (favor.on.isoformat(), (promise.due_on + _PLANNED_WITHIN).isoformat())
    planned = work.book.value(_PLANNED, (favor.contact, *days)) if promise.kind is Kind.THANK_YOU else None
    if planned is not None:
        work.update("check_ins", planned, favor_id=favor.id)
    else:
        _insert(work, favor, promise)


def _insert(work: Change, favor: Favor, promise: Promise) -> None:
    work.insert(
        "check_ins",
        contact_id=favor.contact,
        kind=str(promise.kind),
        reason=promise.reason,
        due=promise.due_on.isoformat(),
        state=str(State.OPEN),
        favor_id=favor.id,
    )


def _correct(work: Change, row: int, stored: tuple[str, str], former: Promise, wanted: Promise) -> None:
    """Give an open check-in the new words and day, each where it is still the one that was made for it."""
    reason, due = stored
    new: dict[str, str | None] = {}
    if reason == former.reason != wanted.reason:
        new["reason"] = wanted.reason
    if due == former.due_on.isoformat() != wanted.due_on.isoformat():
        new |= {"due": wanted.due_on.isoformat(), "snoozed_to": None}
    if new:
        work.update("check_ins", row, **new)


def _uuid_for(book: Book, contact: int, draft: FavorDraft) -> bytes:
    """The id of a new entry: thanks are paired with the newest help that waits for them."""
    waiting = thanks_owed(favors(book, contact), draft.on) if draft.entry is FavorEntry.THANKED else []
    return _pair(book, waiting[0]) if waiting else new_uuid()


def _pair(book: Book, received: Favor) -> bytes:
    """The id of thanks for help; one of its own where the pair's is taken by an entry that is no thanks any more."""
    paired = uuid_bytes(thanks_uuid(received.uuid))
    return new_uuid() if book.row("SELECT 1 FROM favors WHERE uuid = ?", (paired,)) else paired


def _called(book: Book, contact: int) -> str:
    """What one calls a contact. Raises NotFound."""
    name = book.value(_CALLED, (contact,))
    if name is None:
        raise NotFound(_("This contact is not in the book any more"))
    return str(name)


def _recorded(entry: FavorEntry) -> str:
    return {
        FavorEntry.ASKED: _("Noted what you asked of {name}"),
        FavorEntry.RECEIVED: _("Noted what {name} did for you"),
        FavorEntry.GAVE: _("Noted what you did for {name}"),
        FavorEntry.THANKED: _("Noted that you thanked {name}"),
    }[entry]
