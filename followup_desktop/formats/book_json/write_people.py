"""A contact as a JSON object, every field of it; what is empty is left out."""

from __future__ import annotations

import binascii
import dataclasses
from typing import Any

from followup_desktop.domain.contacts import Address, ContactDate, ContactFields, Name, Portrait, RawProperty, Reach
from followup_desktop.domain.foreign import ForeignCard

NAME = tuple(field.name for field in dataclasses.fields(Name))
ADDRESS = tuple(field.name for field in dataclasses.fields(Address))
WORDS = ("pronouns", "organisation", "department", "role", "notes", "how_we_met", "holidays", "vcard_uid")


def person(card: ForeignCard) -> dict[str, Any]:
    """Everything that is said of a contact."""
    fields = card.fields
    found: dict[str, Any] = {"id": card.uuid} if card.uuid else {}
    found["name"] = _texts(fields.name, NAME)
    found |= _texts(fields, WORDS)
    found |= _lists(card)
    if fields.portrait:
        found["portrait"] = portrait(fields.portrait)
    if card.circle_name:
        found["circle"] = card.circle_name
    if fields.cadence:
        found["cadence"] = str(fields.cadence)
    days = {"added_on": card.added_on, "first_due_on": card.first_due_on, "paused_until": card.paused_until}
    found |= {name: day.isoformat() for name, day in days.items() if day}
    flags = {"reaching_out": fields.reaching_out, "archived": card.archived, "me": card.is_me}
    found |= {name: True for name, flag in flags.items() if flag}
    return found


def _lists(card: ForeignCard) -> dict[str, Any]:
    fields = card.fields
    lists: dict[str, list[Any]] = {
        "reaches": [_reach(each) for each in fields.reaches],
        "addresses": [_texts(each, ADDRESS) for each in fields.addresses],
        "dates": _dates(fields, card.date_uuids),
        "interests": [{"kind": each.kind.value, "text": each.text} for each in fields.interests],
        "tags": list(fields.tags),
        "relations": [_texts(each, ("label", "name", "contact")) for each in fields.relations],
        "unknown": [_raw(each) for each in fields.unknown],
    }
    return {name: values for name, values in lists.items() if values}


def portrait(picture: Portrait) -> dict[str, str]:
    """A picture, its bytes as base64."""
    return {"media": picture.media, "data": binascii.b2a_base64(picture.data, newline=False).decode("ascii")}


def _reach(reach: Reach) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": reach.kind.value, "value": reach.value}
    if reach.label:
        found["label"] = reach.label
    if reach.preferred:
        found["preferred"] = True
    return found


def _dates(fields: ContactFields, uuids: tuple[str, ...]) -> list[dict[str, Any]]:
    named = uuids if len(uuids) == len(fields.dates) else ("",) * len(fields.dates)
    return [_date(each, uuid) for each, uuid in zip(fields.dates, named, strict=True)]


def _date(each: ContactDate, uuid: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": uuid} if uuid else {}
    found |= {"kind": each.kind.value, "on": str(each.on)}
    if each.label:
        found["label"] = each.label
    if each.lead_days is not None:
        found["lead_days"] = each.lead_days
    if each.once:
        found["once"] = True
    return found


def _raw(each: RawProperty) -> dict[str, str]:
    return {"name": each.name, "value": each.value} | _texts(each, ("group", "params"))


def _texts(value: Any, names: tuple[str, ...]) -> dict[str, str]:
    return {name: text for name in names if (text := getattr(value, name))}
