"""Merging what two sources say of one person: every value of both is kept, and doing it again changes nothing."""

from __future__ import annotations

import base64
import dataclasses
import re
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TypeVar

from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
)
from followup_desktop.domain.names import display_name, fold

_T = TypeVar("_T")
_WORDS = ("pronouns", "organisation", "department", "role", "how_we_met")
_KEPT_AS = {
    "pronouns": "X-FOLLOWUP-ALSO-PRONOUNS",
    "organisation": "X-FOLLOWUP-ALSO-ORGANISATION",
    "department": "X-FOLLOWUP-ALSO-DEPARTMENT",
    "role": "X-FOLLOWUP-ALSO-ROLE",
    "how_we_met": "X-FOLLOWUP-ALSO-MET",
    "vcard_uid": "X-FOLLOWUP-ALSO-UID",
    "name": "X-FOLLOWUP-ALSO-NAME",
}
"""Where a second value of a field that holds one is kept."""
ONE_VALUE = ("name", *_WORDS, "portrait", "holidays")
"""The fields of which a merged contact shows the value of one side alone."""
SECOND_UID = _KEPT_AS["vcard_uid"]


def merge(kept: ContactFields, other: ContactFields) -> ContactFields:
    """The fields of `kept` with all that `other` adds.

    A field that holds one value keeps its own where both have one, and the other's value becomes a kept property;
    rows are added where they are new. Of two circles the kept contact's stands, and with it its cadence: the other's
    own does not slip under it. merge(merge(a, b), b) == merge(a, b).
    """
    also = [
        also for name in (*_WORDS, "vcard_uid") if (also := _second(name, getattr(kept, name), getattr(other, name)))
    ]
    name, second_name = _merge_names(kept, other)
    also += second_name
    if kept.portrait and other.portrait and kept.portrait.data != other.portrait.data:
        also.append(_second_portrait(other.portrait))
    return dataclasses.replace(
        kept,
        name=name,
        **{word: getattr(kept, word) or getattr(other, word) for word in _WORDS},
        reaches=_union(kept.reaches, other.reaches, reach_key),
        addresses=_union(kept.addresses, other.addresses, _address_key),
        dates=_merge_dates(kept.dates, other.dates),
        interests=_union(kept.interests, other.interests, lambda i: (i.kind, fold(i.text))),
        tags=_union(kept.tags, other.tags, fold),
        relations=_union(kept.relations, other.relations, lambda r: (fold(r.label), fold(r.name))),
        notes=_merge_notes(kept.notes, other.notes),
        portrait=kept.portrait or other.portrait,
        circle=kept.circle if kept.circle is not None else other.circle,
        cadence=kept.cadence if kept.cadence or kept.circle is not None else other.cadence,
        reaching_out=kept.reaching_out or other.reaching_out,
        holidays=kept.holidays or other.holidays,
        vcard_uid=kept.vcard_uid or other.vcard_uid,
        unknown=_union(kept.unknown, (*other.unknown, *also), lambda raw: raw),
    )


def swap(kept: ContactFields, other: ContactFields, fields: Collection[str]) -> tuple[ContactFields, ContactFields]:
    """Both with their values exchanged in fields (of ONE_VALUE) that both fill: merging then lets the other's stand.

    What the kept one had is the second value then, and is kept as such. An empty value is never taken for another.
    """
    mine = {name: getattr(kept, name) for name in fields if _says(kept, name) and _says(other, name)}
    theirs = {name: getattr(other, name) for name in mine}
    return dataclasses.replace(kept, **theirs), dataclasses.replace(other, **mine)


def contradicting(kept: ContactFields, other: ContactFields) -> list[str]:
    """The fields of ONE_VALUE in which both say something, and not the same."""
    return [
        name
        for name in ONE_VALUE
        if _says(kept, name) and _says(other, name) and _spoken(kept, name) != _spoken(other, name)
    ]


def _says(fields: ContactFields, name: str) -> bool:
    return _says_name(fields.name) if name == "name" else bool(getattr(fields, name))


def _spoken(fields: ContactFields, name: str) -> object:
    value = getattr(fields, name)
    if name == "name":
        return fold(display_name(fields))
    return fold(value) if isinstance(value, str) else value


def reach_key(reach: Reach) -> tuple[str, str]:
    """What makes two ways to reach somebody the same one, however they are written."""
    value = reach.value.strip().casefold()
    if reach.kind is ReachKind.PHONE:
        digits = "".join(letter for letter in value if letter.isalnum())
        return (reach.kind, digits)
    return (reach.kind, value.rstrip("/") if reach.kind is ReachKind.WEBSITE else value)


def _union(kept: tuple[_T, ...], other: Iterable[_T], key: Callable[[_T], Hashable]) -> tuple[_T, ...]:
    seen = {key(value) for value in kept}
    added = []
    for value in other:
        if key(value) not in seen:
            seen.add(key(value))
            added.append(value)
    return (*kept, *added)


def _second(field: str, kept: str, other: str) -> RawProperty | None:
    if not _contradict(kept, other):
        return None
    return RawProperty(_KEPT_AS[field], other)


def _second_portrait(portrait: Portrait) -> RawProperty:
    """A picture that is not shown, as a vCard holds it."""
    data = base64.b64encode(portrait.data).decode("ascii")
    return RawProperty("PHOTO", f"data:image/{portrait.media};base64,{data}")


def _merge_names(kept: ContactFields, other: ContactFields) -> tuple[Name, list[RawProperty]]:
    """The kept name with the parts that only the other has, and the other's whole name where it is another one.

    How the contact is shown stays as it is, so that it is recognised by the same key again.
    """
    mine, theirs = kept.name, other.name
    if not _says_name(mine) or not _says_name(theirs):
        return (mine if _says_name(mine) else theirs), []
    shown, second = display_name(kept), display_name(other)
    also = [] if fold(second) == fold(shown) else [RawProperty(_KEPT_AS["name"], second)]
    if any(_contradict(getattr(mine, part), getattr(theirs, part)) for part in ("given", "family")):
        return mine, also
    parts = {field.name: getattr(mine, field.name) or getattr(theirs, field.name) for field in dataclasses.fields(Name)}
    if display_name(dataclasses.replace(kept, name=Name(**parts))) != shown:
        parts["full"] = shown
    return Name(**parts), also


def _contradict(mine: str, theirs: str) -> bool:
    return bool(mine and theirs and fold(mine) != fold(theirs))


def _says_name(name: Name) -> bool:
    return bool(name.full or name.given or name.family or name.nickname)


def _address_key(address: Address) -> tuple[str, ...]:
    return tuple(fold(getattr(address, field.name)) for field in dataclasses.fields(Address) if field.name != "label")


def _merge_dates(kept: tuple[ContactDate, ...], other: tuple[ContactDate, ...]) -> tuple[ContactDate, ...]:
    merged = list(kept)
    for theirs in other:
        if theirs in merged:
            continue
        place = next((at for at, mine in enumerate(merged) if _same_date(mine, theirs)), None)
        if place is None:
            merged.append(_as_second(theirs, merged))
        else:
            merged[place] = _merge_date(merged[place], theirs)
    return tuple(merged)


def _merge_date(mine: ContactDate, theirs: ContactDate) -> ContactDate:
    """The kept date with the year and the lead time that only the other has."""
    on = theirs.on if mine.on.year is None else mine.on
    lead = theirs.lead_days if mine.lead_days is None else mine.lead_days
    return dataclasses.replace(mine, on=on, lead_days=lead)


def _same_date(mine: ContactDate, theirs: ContactDate) -> bool:
    same_day = (mine.on.month, mine.on.day) == (theirs.on.month, theirs.on.day)
    same_year = mine.on.year == theirs.on.year or mine.on.year is None or theirs.on.year is None
    same_kind = mine.kind is theirs.kind and fold(mine.label) == fold(theirs.label)
    second = mine.kind is DateKind.OTHER and mine.label == theirs.kind.value
    return same_day and same_year and (same_kind or second)


def _as_second(theirs: ContactDate, merged: list[ContactDate]) -> ContactDate:
    """A second birthday is kept as another date of that name: nobody is congratulated twice as a matter of course."""
    if theirs.kind is DateKind.BIRTHDAY and any(mine.kind is DateKind.BIRTHDAY for mine in merged):
        return dataclasses.replace(theirs, kind=DateKind.OTHER, label=theirs.kind.value)
    return theirs


def _merge_notes(kept: str, other: str) -> str:
    if not other.strip() or re.search(rf"(?<!\w){re.escape(other.strip())}(?!\w)", kept):
        return kept
    return f"{kept.rstrip()}\n\n{other.strip()}" if kept.strip() else other
