"""The JSON documents: what the book holds, in the shapes that scripts rely on (interfaces, followup-desktop)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Initiator
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.store.book import Book

if TYPE_CHECKING:
    from followup_desktop.domain.contacts import Contact, ContactDate
    from followup_desktop.domain.interactions import Favor, Interaction, OpenLoop
    from followup_desktop.domain.medium import Suggestion
    from followup_desktop.store.reads.contacts import ContactRow

_PAGE = 500


def check_in(one: CheckIn, fitting: Suggestion | None) -> dict[str, Any]:
    """A check-in, with the channel that fits it. Why that one fits is for people: the document has no place for it."""
    return {
        "id": one.uuid,
        "contact": {"id": one.contact_uuid, "name": one.contact_name},
        "kind": str(one.kind),
        "reason": one.reason,
        "due_on": one.due_on.isoformat(),
        "due_at": one.due_at.isoformat() if one.due_at else None,
        "channel": str(fitting.channel) if fitting else None,
        "band": str(one.band),
    }


def undated_loop(one: OpenLoop, row: ContactRow, today: date) -> dict[str, Any]:
    """An open loop without a day, in the shape of a check-in that is due on none."""
    return {
        "id": one.uuid,
        "contact": {"id": row.uuid, "name": row.name},
        "kind": str(Kind.FOLLOW_UP),
        "reason": one.text,
        "due_on": None,
        "due_at": None,
        "channel": None,
        "band": str(row.band(today)),
    }


def row(one: ContactRow, circle: str | None, today: date) -> dict[str, Any]:
    """A contact as a list shows it."""
    return {
        "id": one.uuid,
        "name": one.name,
        "circle": circle,
        "band": str(one.band(today)),
        "last_contact_on": _day(one.last_contact_on),
        "next_due_on": _day(one.rhythm.due_on if one.rhythm else None),
    }


def contact(book: Book, one: Contact, today: date) -> dict[str, Any]:
    """A contact with everything that scripts may want of it, the timeline newest first."""
    from followup_desktop.domain.names import display_name
    from followup_desktop.store.reads.favors import favors
    from followup_desktop.store.reads.settings import circles
    from followup_desktop.store.reads.timeline import open_loops

    fields = one.fields
    circle = next((circle for circle in circles(book) if circle.id == fields.circle), None)
    cadence = fields.cadence or (circle.cadence if circle else None)
    return {
        "id": one.uuid,
        "name": display_name(fields),
        "circle": circle.name if circle else None,
        "cadence": str(cadence) if cadence else None,
        "band": str(one.rhythm.band(today) if one.rhythm else Band.NONE),
        "last_contact_on": _day(one.last_contact_on),
        "next_due_on": _day(one.rhythm.due_on if one.rhythm else None),
        "emails": [reach.value for reach in fields.reaches if reach.kind == "email"],
        "phones": [reach.value for reach in fields.reaches if reach.kind == "phone"],
        "dates": [_date(date_) for date_ in fields.dates],
        "interests": [interest.text for interest in fields.interests],
        "tags": list(fields.tags),
        "notes": fields.notes,
        "open_loops": [_loop(loop) for loop in open_loops(book, one.id)],
        "favors": [_favor(entry) for entry in favors(book, one.id)],
        "timeline": timeline(book, one.id),
    }


def timeline(book: Book, contact_id: int) -> list[dict[str, Any]]:
    """All interactions with a contact, the newest first."""
    from followup_desktop.store.reads.timeline import TimelineQuery
    from followup_desktop.store.reads.timeline import timeline as index

    ids = index(book, TimelineQuery(contact=contact_id)).ids
    pages = (ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE))
    return [shape for page in pages for shape in interactions(book, page)]


def interactions(book: Book, ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    """A page of interactions in the order of their ids."""
    from followup_desktop.store.reads.contacts import contact_rows
    from followup_desktop.store.reads.timeline import interactions as read

    found = read(book, ids)
    people = list({contact_id for one in found.values() for contact_id, _name in one.contacts})
    rows = (contact_rows(book, people[start : start + _PAGE]) for start in range(0, len(people), _PAGE))
    uuids = {number: found_row.uuid for page in rows for number, found_row in page.items()}
    return [_interaction(found[one], uuids) for one in ids if one in found]


def favor(one: Favor, contact_id: str, name: str) -> dict[str, Any]:
    """An entry of the ledger with whose it is."""
    return {"id": one.uuid, "contact": {"id": contact_id, "name": name}} | _favor(one)


def _interaction(one: Interaction, uuids: dict[int, str]) -> dict[str, Any]:
    return {
        "id": one.uuid,
        "on": one.on.isoformat(),
        "at": one.at.isoformat() if one.at else None,
        "channel": str(one.channel),
        "initiator": None if one.initiator is Initiator.UNKNOWN else str(one.initiator),
        "contacts": [{"id": uuids[number], "name": name} for number, name in one.contacts],
        "notes": one.notes,
        "counts": one.counts,
        "minutes": one.minutes,
    }


def _date(one: ContactDate) -> dict[str, Any]:
    return {
        "kind": str(one.kind), "label": one.label, "on": str(one.on), "lead_days": one.lead_days, "once": one.once,
    }  # fmt: skip


def _loop(one: OpenLoop) -> dict[str, Any]:
    return {"id": one.uuid, "text": one.text, "opened_on": one.opened_on.isoformat(), "on": _day(one.on)}


def _favor(one: Favor) -> dict[str, Any]:
    return {"id": one.uuid, "entry": str(one.entry), "text": one.text, "on": one.on.isoformat()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
