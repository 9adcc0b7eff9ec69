"""The demo book's people as contacts: what the source says of them, and what is made up where it says nothing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.names import fold
from followup_desktop.store.demo.material import Material, name_of
from followup_desktop.store.demo.portraits import PATTERNS, draw
from followup_desktop.store.writes.change import Change
from followup_desktop.store.writes.contact_rows import insert_contact

_PEOPLE = uuid.UUID("2f1c8c52-9f0e-4a5c-8a63-3c4d2b7a9e10")
_NAME_PARTS = ("full", "prefix", "given", "family", "suffix", "nickname", "phonetic_given", "phonetic_family")
_WORDS = ("pronouns", "organisation", "role", "notes", "how_we_met")
_INTERESTS = {"interests": InterestKind.INTEREST, "values": InterestKind.VALUE, "needs": InterestKind.NEED,
              "offers": InterestKind.OFFER}  # fmt: skip
_WEDDING_LEAD = 14
_FOREVER = 9999


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the demo book: the contact's number, what the source says, and days between two talks."""

    contact: int
    source: dict[str, Any]
    gap: int


def add_people(work: Change, material: Material, random: Random) -> dict[str, Known]:
    """Add everybody, the user included; those who talk with the user, by name."""
    circles = {
        name: (row, Cadence.parse(f"{number} {unit}"))
        for row, name, number, unit in work.book.rows("SELECT id, name, cadence_count, cadence_unit FROM circles")
    }
    numbers = count(101)
    me = insert_contact(work, _fields(material.me, work.today, random, next(numbers), None))
    work.update("contacts", me, is_me=1)
    known = {}
    for source in material.people:
        circle, cadence = circles.get(source.get("circle", ""), (None, None))
        fields = _fields(source, work.today, random, next(numbers), circle)
        contact = insert_contact(work, fields, uuid=_uuid_of(name_of(source)).bytes)
        work.update("contacts", contact, **_standing(source, work.today))
        wished = fields.cadence or cadence
        known[name_of(source)] = Known(contact, source, wished.days_after(work.today) if wished else 150)
    return known


def _standing(source: dict[str, Any], today: date) -> dict[str, Any]:
    added = today - timedelta(days=int(source.get("since", 2) * 365))
    columns: dict[str, Any] = {"added_on": added.isoformat(), "archived": int(source.get("archived", False))}
    if days := source.get("paused"):
        until = date.max if days == _FOREVER else today + timedelta(days=days)
        columns["paused_until"] = until.isoformat()
    return columns


def _fields(source: dict[str, Any], today: date, random: Random, number: int, circle: int | None) -> ContactFields:
    words = {word: source.get(word, "") for word in _WORDS}
    return ContactFields(
        name=Name(**{part: source.get(part, "") for part in _NAME_PARTS}),
        reaches=_reaches(source, number),
        addresses=(Address("home", city=source["city"]),) if "city" in source else (),
        dates=_dates(source, today, random),
        interests=tuple(Interest(text, kind) for key, kind in _INTERESTS.items() for text in source.get(key, ())),
        tags=tuple(source.get("tags", ())),
        relations=tuple(
            Relation(label, name, str(_uuid_of(name))) for label, name in source.get("relations", {}).items()
        ),
        portrait=_portrait(source, random, number),
        circle=circle,
        cadence=Cadence.parse(source["cadence"]) if "cadence" in source else None,
        reaching_out=source.get("reaching_out", False),
        holidays=source.get("holidays", ""),
        unknown=tuple(RawProperty(name, value) for name, value in source.get("unknown", {}).items()),
        **words,
    )


def _reaches(source: dict[str, Any], number: int) -> tuple[Reach, ...]:
    """An address at a name reserved for examples (RFC 2606) and a number of a country that there is not."""
    mailbox = ".".join(filter(None, (_letters(source.get("given", "")), _letters(source.get("family", "")))))
    reaches = [Reach(ReachKind.PHONE, f"+999 555 {number:04}", "cell", preferred=True)]
    if mailbox:
        reaches.insert(0, Reach(ReachKind.EMAIL, f"{mailbox}@mail.example", "home", preferred=True))
    if number % 5 == 0:
        reaches.append(Reach(ReachKind.WEBSITE, f"https://{mailbox or number}.example/", "home"))
    if number % 4 == 0:
        reaches.append(Reach(ReachKind.CHAT, f"@{mailbox or number}:chat.example", "matrix"))
    return tuple(reaches)


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())[:20]


def _dates(source: dict[str, Any], today: date, random: Random) -> tuple[ContactDate, ...]:
    dates = []
    away, turns = random.randint(6, 350), random.choice((None, random.randint(24, 71)))
    if "birthday" in source:
        dates.append(ContactDate(DateKind.BIRTHDAY, PartialDate.parse(source["birthday"])))
    elif "born" in source or ("last" in source and random.random() < 0.6):
        on, turns = _on(source.get("born", away), today), source.get("turns") if "born" in source else turns
        year = None if turns is None else on.year - turns
        dates.append(ContactDate(DateKind.BIRTHDAY, PartialDate(year, on.month, on.day)))
    if "anniversary" in source:
        dates.append(ContactDate(DateKind.ANNIVERSARY, PartialDate.of(_on(source["anniversary"] - 4 * 365, today))))
    if "name_day" in source:
        on = _on(source["name_day"], today)
        dates.append(ContactDate(DateKind.OTHER, PartialDate(None, on.month, on.day), "name day"))
    if "wedding" in source:
        on = today + timedelta(days=source["wedding"])
        dates.append(ContactDate(DateKind.OTHER, PartialDate.of(on), "wedding", _WEDDING_LEAD, once=True))
    return tuple(dates)


def _on(away: int, today: date) -> date:
    """A day so far away, but never 29 February, which returns in few years only."""
    on = today + timedelta(days=away)
    return on - timedelta(days=1) if (on.month, on.day) == (2, 29) else on


def _portrait(source: dict[str, Any], random: Random, number: int) -> Portrait | None:
    hue, pattern = random.random(), random.choice(sorted(PATTERNS))
    if "portrait" in source:
        return draw(source["portrait"], hue)
    return draw(pattern, hue) if "last" in source and number % 6 == 0 else None


def _uuid_of(name: str) -> uuid.UUID:
    return uuid.uuid5(_PEOPLE, name)
