"""A contact's fields as a form holds them: plain JSON values, so that a draft keeps even what is not valid yet."""

from __future__ import annotations

import dataclasses
from typing import Any

from followup_desktop.domain.contacts import ContactFields, InterestKind, Name, RawProperty, Relation
from followup_desktop.domain.dates import PartialDate

Form = dict[str, Any]
"""One entry a part of the form; the names are those of PARTS."""

NAME_PARTS = tuple(field.name for field in dataclasses.fields(Name))
WORDS = ("pronouns", "organisation", "department", "role", "how_we_met", "notes")
INTERESTS = {
    "interests": InterestKind.INTEREST,
    "values": InterestKind.VALUE,
    "needs": InterestKind.NEED,
    "offers": InterestKind.OFFER,
}
PARTS = (
    "portrait", *NAME_PARTS, *WORDS[:4], "reaches", "addresses", "dates", "holidays", "circle", "cadence",
    "reaching_out", *INTERESTS, "tags", "relations", "how_we_met", "notes", "unknown",
)  # fmt: skip
"""Every part, in the order in which the form shows them."""
KEPT = "kept"
"""Stands for the portrait that the contact has: its bytes are not carried through forms and drafts."""


def to_form(fields: ContactFields) -> Form:
    """The form that shows these fields."""
    form: Form = {part: getattr(fields.name, part) for part in NAME_PARTS}
    form |= {part: getattr(fields, part) for part in WORDS}
    form |= {
        part: [interest.text for interest in fields.interests if interest.kind is kind]
        for part, kind in INTERESTS.items()
    }
    own = fields.cadence
    return form | {
        "portrait": KEPT if fields.portrait else None,
        "reaches": [_plain(reach) | {"kind": str(reach.kind)} for reach in fields.reaches],
        "addresses": [_plain(address) for address in fields.addresses],
        "dates": [_plain(day) | {"kind": str(day.kind), "on": typed_date(day.on)} for day in fields.dates],
        "holidays": fields.holidays,
        "circle": fields.circle,
        "cadence": {"count": str(own.count) if own else "", "unit": str(own.unit) if own else "week", "own": bool(own)},
        "reaching_out": fields.reaching_out,
        "tags": list(fields.tags),
        "relations": [_plain(relation) for relation in fields.relations],
        "unknown": [_plain(raw) for raw in fields.unknown],
    }


def typed_date(day: PartialDate) -> str:
    """A partial date as people type it: '02-28' where the year is unknown."""
    text = str(day)
    return text.removeprefix("--") if day.year is None and day.day is not None else text


def merged(base: Form, mine: Form, theirs: Form) -> Form:
    """What I changed of `base`, and for the rest what others made of it."""
    return {part: mine[part] if mine[part] != base[part] else theirs[part] for part in PARTS}


def changed_parts(one: Form, other: Form) -> list[str]:
    """The parts in which two forms differ, in the order of the form."""
    return [part for part in PARTS if one[part] != other[part]]


def completed(form: Any) -> Any:
    """A form that an earlier version of the program kept, with what it could not say yet."""
    if isinstance(form, dict) and isinstance(form.get("dates"), list):
        standing = {"lead_days": None, "once": False}
        dates = [standing | row if isinstance(row, dict) else row for row in form["dates"]]
        return {"holidays": ""} | form | {"dates": dates}
    return form


def is_form(value: object) -> bool:
    """Whether a value that was read from a file has the shape of a form."""
    return (
        isinstance(value, dict)
        and value.keys() == _SHAPE.keys()
        and all(_like(value[part], shape) for part, shape in _SHAPE.items())
    )


def _like(value: object, shape: object) -> bool:
    if isinstance(shape, dict):
        return (
            isinstance(value, dict)
            and value.keys() == shape.keys()
            and all(_like(value[key], inner) for key, inner in shape.items())
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(_like(entry, shape[0]) for entry in value)
    if shape is None:
        return value is None or isinstance(value, str | int | dict)
    return isinstance(value, type(shape))


def _plain(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


_SHAPE: Form = (
    dict.fromkeys((*NAME_PARTS, *WORDS), "")
    | {part: [""] for part in (*INTERESTS, "tags")}
    | {
        "portrait": None,
        "reaches": [{"kind": "", "value": "", "label": "", "preferred": False}],
        "addresses": [
            dict.fromkeys(("label", "street", "extended", "po_box", "city", "region", "postal_code", "country"), "")
        ],
        "dates": [{"kind": "", "on": "", "label": "", "lead_days": None, "once": False}],
        "holidays": "",
        "circle": None,
        "cadence": {"count": "", "unit": "", "own": False},
        "reaching_out": False,
        "relations": [_plain(Relation("", ""))],
        "unknown": [_plain(RawProperty("", ""))],
    }
)
