"""Contacts and what happened with them as they leave the book, one value for a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.foreign import ForeignCard, ForeignCheckIn, ForeignFavor, ForeignInteraction, ForeignLoop
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.rows import marks, uuid_text

PAGE = 200
"""Contacts that are in memory at once."""
INTERACTION_COLUMNS = (
    "i.id, i.uuid, i.happened, i.channel, i.initiator, i.notes, i.counts, i.minutes, i.source, i.introduces"
)
LOOPS = """
SELECT l.id, l.uuid, c.uuid, l.text, l.opened_on, l.on_day, l.closed_on, i.uuid, b.uuid, c.id
FROM open_loops l JOIN contacts c ON c.id = l.contact_id
LEFT JOIN interactions i ON i.id = l.interaction_id LEFT JOIN interactions b ON b.id = l.closed_by_id
"""
FAVORS = """
SELECT f.id, f.uuid, c.uuid, f.entry, f.text, f.on_day, c.id
FROM favors f JOIN contacts c ON c.id = f.contact_id
"""
CHECK_INS = """
SELECT k.id, k.uuid, c.uuid, k.kind, k.reason, k.due, k.state, k.snoozed_to, k.snoozed_at, k.closed_at, k.band,
    i.uuid, l.uuid, f.uuid, c.id
FROM check_ins k JOIN contacts c ON c.id = k.contact_id LEFT JOIN interactions i ON i.id = k.interaction_id
LEFT JOIN open_loops l ON l.id = k.loop_id LEFT JOIN favors f ON f.id = k.favor_id
"""
_CHANNELS = {channel.value: channel for channel in Channel}
_INITIATORS = {initiator.value: initiator for initiator in Initiator}
"""Looked up ten times as fast as an enumeration looks for its members."""
_CONTACTS = "SELECT id, uuid, added_on, first_due_on, archived, paused_until, is_me FROM contacts WHERE id IN ({})"
_DATES = "SELECT contact_id, uuid FROM contact_dates WHERE contact_id IN ({}) ORDER BY position, id"


def cards(book: Book, contacts: Sequence[int]) -> Iterator[ForeignCard]:
    """Contacts as cards, some at a time; those that are gone are left out."""
    names = {circle.id: circle.name for circle in circles(book)}
    for start in range(0, len(contacts), PAGE):
        page = contacts[start : start + PAGE]
        fields = load_fields(book, page)
        dates: dict[int, list[str]] = {}
        for owner, uuid in book.rows(_DATES.format(marks(page)), page):
            dates.setdefault(owner, []).append(uuid_text(uuid))
        kept = {row[0]: row[1:] for row in book.rows(_CONTACTS.format(marks(page)), page)}
        for contact in (each for each in page if each in kept):
            uuid, added_on, first_due_on, archived, paused_until, is_me = kept[contact]
            found = fields[contact]
            name = uuid_text(uuid)
            yield ForeignCard(
                found,
                "",
                0,
                circle_name=names.get(found.circle or 0, ""),
                key=name,
                added_on=date.fromisoformat(added_on),
                archived=bool(archived),
                uuid=name,
                date_uuids=tuple(dates.get(contact, ())),
                exact=True,
                first_due_on=_day(first_due_on),
                paused_until=_day(paused_until),
                is_me=bool(is_me),
            )


def interaction_of(row: Sequence[Any], people: tuple[str, ...]) -> ForeignInteraction:
    """An interaction of a row of INTERACTION_COLUMNS."""
    on, at = _when(row[2])
    return ForeignInteraction(
        people, on, _CHANNELS[row[3]], row[8], "", 0, at=at, initiator=_INITIATORS[row[4]], notes=row[5],
        counts=bool(row[6]), minutes=row[7], introduces=bool(row[9]), uuid=uuid_text(row[1]),
    )  # fmt: skip


def loop_of(row: Sequence[Any]) -> ForeignLoop:
    """A loop of a row of LOOPS."""
    return ForeignLoop(
        uuid_text(row[2]), row[3], date.fromisoformat(row[4]), uuid_text(row[1]), on=_day(row[5]),
        closed_on=_day(row[6]), interaction=_name(row[7]), closed_by=_name(row[8]),
    )  # fmt: skip


def favor_of(row: Sequence[Any]) -> ForeignFavor:
    """A favor of a row of FAVORS."""
    return ForeignFavor(
        uuid_text(row[2]), FavorEntry(row[3]), row[4], date.fromisoformat(row[5]), uuid_text(row[1])
    )  # fmt: skip


def check_in_of(row: Sequence[Any]) -> ForeignCheckIn:
    """A check-in of a row of CHECK_INS."""
    due_on, due_at = _when(row[5])
    return ForeignCheckIn(
        uuid_text(row[2]), Kind(row[3]), row[4], due_on, uuid_text(row[1]), due_at=due_at, state=State(row[6]),
        snoozed_to=row[7] or "", snoozed_at=_moment(row[8]), closed_at=_moment(row[9]), band=row[10],
        interaction=_name(row[11]), loop=_name(row[12]), favor=_name(row[13]),
    )  # fmt: skip


def _when(text: str) -> tuple[date, datetime | None]:
    at = datetime.fromisoformat(text) if len(text) > 10 else None
    return date.fromisoformat(text[:10]), at


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _name(uuid: bytes | None) -> str:
    return "" if uuid is None else uuid_text(uuid)
