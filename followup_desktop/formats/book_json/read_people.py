"""A contact of the document as an import takes it."""

from __future__ import annotations

import binascii
from collections.abc import Callable
from functools import partial
from typing import Any

from followup_desktop.domain.channels import ReachKind
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.contacts import (
    Address,
    ContactFields,
    Interest,
    InterestKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    Relation,
)
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.formats.book_json.values import (
    Notes,
    Take,
    cadence,
    day,
    flag,
    many,
    members,
    name,
    number,
    partial_day,
    text,
)
from followup_desktop.formats.book_json.write_people import ADDRESS, NAME, WORDS
from followup_desktop.formats.vcard.portraits import media_type

REACH: dict[str, Take] = {"kind": ReachKind, "value": text, "label": text, "preferred": flag}
DATE: dict[str, Take] = {
    "id": name, "kind": DateKind, "on": partial_day, "label": text, "lead_days": number, "once": flag,
}  # fmt: skip
INTEREST: dict[str, Take] = {"kind": InterestKind, "text": text}
RELATION: dict[str, Take] = {"label": text, "name": text, "contact": text}
RAW: dict[str, Take] = {"name": text, "value": text, "group": text, "params": text}
PORTRAIT: dict[str, Take] = {"media": text, "data": text}
_FIELDS = frozenset(ContactFields.__dataclass_fields__) - {"circle"}
_NOTHING = ContactFields()


class People:
    """Reads one contact after another, and notes what is wrong with each."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        take_list = partial(partial, self._list)
        self.known: dict[str, Take] = {
            "id": name,
            "name": lambda value: Name(**members(value, dict.fromkeys(NAME, text), "name", notes)),
            **dict.fromkeys(WORDS, text),
            "reaches": take_list("reaches", REACH, Reach),
            "addresses": take_list("addresses", dict.fromkeys(ADDRESS, text), Address),
            "dates": take_list("dates", DATE, _date),
            "interests": take_list("interests", INTEREST, Interest),
            "tags": lambda value: many(value, text, "tags", notes),
            "relations": take_list("relations", RELATION, partial(Relation, label="", name="")),
            "unknown": take_list("unknown", RAW, RawProperty),
            "portrait": lambda value: _portrait(members(value, PORTRAIT, "portrait", notes)),
            "circle": text,
            "cadence": cadence,
            "added_on": day,
            "first_due_on": day,
            "paused_until": day,
            "reaching_out": flag,
            "archived": flag,
            "me": flag,
        }
        """Every member of a contact, with what takes it."""

    def read(self, value: Any, file: str, line: int) -> ForeignCard | None:
        """A contact; None where it is none, or says nothing."""
        try:
            found = members(value, self.known, "", self._notes)
        except TypeError:
            return None
        dated = found.pop("dates", ())
        said: dict[str, Any] = {field: held for field, held in found.items() if field in _FIELDS}
        fields = ContactFields(**said, dates=tuple(each for each, _uuid in dated))
        if fields == _NOTHING:
            return None
        uuids = tuple(uuid for _each, uuid in dated)
        uuid = found.get("id", "")
        return ForeignCard(
            fields,
            file,
            line,
            circle_name=found.get("circle", ""),
            key=uuid or fields.vcard_uid or f"{file}:{line}",
            added_on=found.get("added_on"),
            archived=found.get("archived", False),
            uuid=uuid,
            date_uuids=uuids if all(uuids) else (),
            exact="added_on" in found,
            first_due_on=found.get("first_due_on"),
            paused_until=found.get("paused_until"),
            is_me=found.get("me", False),
        )

    def _list(self, where: str, known: dict[str, Take], make: Callable[..., Any], value: Any) -> tuple[Any, ...]:
        return many(value, lambda held: make(**members(held, known, where, self._notes)), where, self._notes)


def _date(*, id: str = "", **parts: Any) -> tuple[ContactDate, str]:  # noqa: A002  the document calls it so
    return ContactDate(**parts), id


def _portrait(parts: dict[str, str]) -> Portrait:
    """A picture. Raises ValueError where it is none of the kinds that are shown, whatever it calls itself."""
    data = binascii.a2b_base64(parts["data"].encode("ascii"), strict_mode=True) if parts.get("data") else b""
    media = media_type(data)
    if not media:
        raise ValueError("portrait")
    return Portrait(data, media)
