"""What an import brings of people beside who they are: interactions, loops, favors, check-ins, each only once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from followup_desktop.domain.foreign import (
    ForeignCheckIn,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    ForeignSettings,
    Happened,
)
from followup_desktop.store.reads.happened import in_book, name_of
from followup_desktop.store.rows import new_uuid, uuid_bytes
from followup_desktop.store.writes.change import Change

_Entry = ForeignInteraction | ForeignLoop | ForeignFavor | ForeignCheckIn
_ORDER: tuple[type, ...] = (ForeignInteraction, ForeignLoop, ForeignFavor, ForeignCheckIn)
"""What names another thing comes behind it, in whatever order the files tell."""


def insert_happened(work: Change, happened: Sequence[Happened], who: Mapping[str, int]) -> int:
    """Add what the book does not hold yet of those who are in `who`, and say how many entries that were.

    What lies ahead is left out, for it has not happened, unless it was in a book already. Nothing follows from what is
    added, as it would from what a person logs: no check-in is done by it.
    """
    work.insert_waiting()
    known = in_book(work.book, happened)
    added = 0
    entries = [one for one in happened if not isinstance(one, ForeignSettings)]
    for one in sorted(entries, key=lambda one: _ORDER.index(type(one))):
        if known.isdisjoint(names_of(one)):
            known.update(names_of(one))
            added += _insert(work, one, who, known)
    return added


def names_of(one: _Entry) -> tuple[str, ...]:
    """By what an entry is known again."""
    if isinstance(one, ForeignInteraction):
        uuid = (name_of(type(one), one.uuid),) if one.uuid else ()
        return (*uuid, one.source) if one.source else uuid
    return (name_of(type(one), one.uuid),)


def _insert(work: Change, one: _Entry, who: Mapping[str, int], known: set[str]) -> bool:
    if isinstance(one, ForeignInteraction):
        return _insert_interaction(work, one, who, known)
    contact = who.get(one.person)
    if contact is None:
        return False
    if isinstance(one, ForeignLoop):
        _insert_loop(work, one, contact, None)
    elif isinstance(one, ForeignFavor):
        _insert_favor(work, one, contact)
    else:
        _insert_check_in(work, one, contact)
    return True


def _insert_interaction(work: Change, one: ForeignInteraction, who: Mapping[str, int], known: set[str]) -> bool:
    contacts = _found(one.people, who)
    if not contacts or (one.on > work.today and not one.uuid):
        return False
    happened = one.at.isoformat(timespec="minutes") if one.at else one.on.isoformat()
    number = work.insert(
        "interactions",
        uuid=uuid_bytes(one.uuid) if one.uuid else new_uuid(),
        happened=happened,
        channel=str(one.channel),
        initiator=str(one.initiator),
        notes=one.notes,
        counts=int(one.counts),
        minutes=one.minutes,
        source=one.source,
        introduces=int(one.introduces and (len(contacts) > 1 or bool(one.uuid))),
    )
    rows = [(number, contact, happened) for contact in contacts]
    work.insert_later("participants", ("interaction_id", "contact_id", "happened"), rows)
    for loop in one.loops:
        contact = who.get(loop.person)
        if contact is not None and known.isdisjoint(names_of(loop)):
            known.update(names_of(loop))
            _insert_loop(work, loop, contact, number)
    return True


def _insert_loop(work: Change, loop: ForeignLoop, contact: int, interaction: int | None) -> None:
    work.insert(
        "open_loops",
        uuid=uuid_bytes(loop.uuid),
        contact_id=contact,
        interaction_id=_row_of(work, "interactions", loop.interaction) if interaction is None else interaction,
        text=loop.text,
        opened_on=loop.opened_on.isoformat(),
        on_day=loop.on.isoformat() if loop.on else None,
        closed_on=loop.closed_on.isoformat() if loop.closed_on else None,
        closed_by_id=_row_of(work, "interactions", loop.closed_by),
    )


def _insert_favor(work: Change, favor: ForeignFavor, contact: int) -> None:
    work.insert(
        "favors",
        uuid=uuid_bytes(favor.uuid),
        contact_id=contact,
        entry=str(favor.entry),
        text=favor.text,
        on_day=favor.on.isoformat(),
    )


def _insert_check_in(work: Change, check_in: ForeignCheckIn, contact: int) -> None:
    due = check_in.due_at.isoformat(timespec="minutes") if check_in.due_at else check_in.due_on.isoformat()
    work.insert(
        "check_ins",
        uuid=uuid_bytes(check_in.uuid),
        contact_id=contact,
        kind=str(check_in.kind),
        reason=check_in.reason,
        due=due,
        state=str(check_in.state),
        snoozed_to=check_in.snoozed_to or None,
        snoozed_at=check_in.snoozed_at.isoformat() if check_in.snoozed_at else None,
        closed_at=check_in.closed_at.isoformat() if check_in.closed_at else None,
        band=check_in.band,
        interaction_id=_row_of(work, "interactions", check_in.interaction),
        loop_id=_row_of(work, "open_loops", check_in.loop),
        favor_id=_row_of(work, "favors", check_in.favor),
    )


def _row_of(work: Change, table: str, uuid: str) -> int | None:
    """The row of something that another book's entry names, None where it names nothing that is here."""
    if not uuid:
        return None
    row: int | None = work.book.value(f"SELECT id FROM {table} WHERE uuid = ?", (uuid_bytes(uuid),))
    return row


def _found(people: Iterable[str], who: Mapping[str, int]) -> list[int]:
    return list(dict.fromkeys(who[person] for person in people if person in who))
