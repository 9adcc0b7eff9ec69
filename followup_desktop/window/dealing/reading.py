"""What the book knows of somebody who is dealt, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.contacts import Contact, ContactFields, DateKind, InterestKind, ReachKind
from followup_desktop.domain.words import a_channel, ago, day_name
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact, contact_rows
from followup_desktop.store.reads.dealing import Origin

translate = QCoreApplication.translate
_MOST_REACHES = 4
_LONGEST_NOTE = 280


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known: an icon and a line."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is dealt, the digest of their picture, and what is known of them."""

    contact: Contact
    portrait: str | None
    line: str
    facts: tuple[Fact, ...]


def known(book: Book, contact_id: int, origins: Sequence[Origin], today: date) -> Known:
    """Read somebody. Raises NotFound."""
    whom = contact(book, contact_id)
    row = contact_rows(book, [contact_id])[contact_id]
    fields = whom.fields
    line = " · ".join(filter(None, (fields.role, fields.department, fields.organisation)))
    facts = (*_facts(fields), *_met(whom, row.last_channel, today), _origin(whom, origins))
    return Known(whom, row.portrait, line, facts)


def _facts(fields: ContactFields) -> Iterator[Fact]:
    icons = {ReachKind.EMAIL: "at-sign", ReachKind.PHONE: "phone"}
    shown = [reach for reach in fields.reaches if reach.kind in icons][:_MOST_REACHES]
    yield from (Fact(icons[reach.kind], _labelled(reach.value, reach.label)) for reach in shown)
    for address in fields.addresses[:1]:
        place = ", ".join(filter(None, (address.city, address.country)))
        if place:
            yield Fact("map-pin", place)
    for day in fields.dates[:2]:
        what = translate("Dealing", "Birthday") if day.kind is DateKind.BIRTHDAY else day.label or str(day.kind)
        yield Fact("cake", f"{what}: {day.on}")
    interests = [each.text for each in fields.interests if each.kind is InterestKind.INTEREST]
    if interests:
        yield Fact("heart", ", ".join(interests[:6]))
    for icon, text in (("handshake", fields.how_we_met), ("notebook-pen", fields.notes)):
        words = " ".join(text.split())
        if words:
            yield Fact(icon, words if len(words) <= _LONGEST_NOTE else f"{words[:_LONGEST_NOTE].rstrip()}…")


def _met(whom: Contact, channel: object, today: date) -> Iterator[Fact]:
    if whom.last_contact_on is not None:
        when = ago(whom.last_contact_on, today)
        what = a_channel(channel) if channel else ""  # type: ignore[arg-type]
        yield Fact("history", translate("Dealing", "Last {channel}, {when}").format(channel=what, when=when))


def _origin(whom: Contact, origins: Sequence[Origin]) -> Fact:
    found = next((each for each in origins if each.first <= whom.id <= each.last), None)
    if found is None:
        since = translate("Dealing", "In your book since {day}").format(
            day=f"{day_name(whom.added_on)} {whom.added_on.year}"
        )
        return Fact("database", since)
    day = f"{day_name(found.on)} {found.on.year}"
    return Fact("download" if found.last > found.first else "user-plus", f"{found.label} · {day}")


def _labelled(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value
