"""From a form back to a contact's fields: what is wrong is said of every field at once, what was not touched stays."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.window.editor.form import INTERESTS, KEPT, NAME_PARTS, WORDS, Form, to_form

_T = TypeVar("_T", bound=Hashable)
translate = QCoreApplication.translate
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(slots=True)
class Reading:
    """What a form says. `errors` are by part, or by part and place ('dates.2'); with any, `fields` may not be saved."""

    fields: ContactFields
    errors: dict[str, str] = field(default_factory=dict)


def read_form(form: Form, base: ContactFields) -> Reading:
    """Read a form that was made from `base`. A part and a row that were not touched keep their value to the letter."""
    reader = _Reader(form, base)
    fields = ContactFields(
        name=Name(**{part: form[part] for part in NAME_PARTS}),
        **{part: form[part] for part in WORDS},
        portrait=reader.portrait(),
        reaches=reader.rows("reaches", base.reaches, _reach),
        addresses=reader.rows("addresses", base.addresses, _address),
        dates=reader.rows("dates", base.dates, _date),
        interests=reader.interests(),
        tags=tuple(form["tags"]),
        circle=form["circle"],
        cadence=reader.cadence(),
        reaching_out=form["reaching_out"],
        holidays=form["holidays"],
        relations=reader.rows("relations", base.relations, _relation),
        unknown=tuple(RawProperty(**raw) for raw in form["unknown"]),
        vcard_uid=base.vcard_uid,
    )
    if not reader.errors and display_name(fields) == NAMELESS:
        reader.errors["given"] = translate("Editor", "A contact needs a name, or a way to reach them")
    return Reading(fields, reader.errors)


class _Reader:
    """One form while it is read."""

    def __init__(self, form: Form, base: ContactFields) -> None:
        self._form, self._base = form, base
        self._shown = to_form(base)
        self.errors: dict[str, str] = {}

    def rows(self, part: str, base: tuple[_T, ...], read: Callable[[dict[str, Any]], _T | None]) -> tuple[_T, ...]:
        """The rows of a part. A row that stood in the book is taken from there; a blank one is left out."""
        known = [(shown, value) for shown, value in zip(self._shown[part], base, strict=True)]
        result: list[_T] = []
        for place, row in enumerate(self._form[part]):
            stood = next((value for shown, value in known if shown == row), None)
            try:
                value = stood if stood is not None else read(row)
            except Refused as refusal:
                self.errors[f"{part}.{place}"] = str(refusal)
                continue
            if value is not None:
                result.append(value)
        return tuple(result)

    def interests(self) -> tuple[Interest, ...]:
        """All interests: those that stay in their order, new ones behind them."""
        wanted = [Interest(text, kind) for part, kind in INTERESTS.items() for text in self._form[part]]
        return tuple(_in_former_order(self._base.interests, wanted))

    def cadence(self) -> Cadence | None:
        """The contact's own cadence, or None for the circle's."""
        typed = self._form["cadence"]
        if not typed["own"]:
            return None
        try:
            return Cadence(_count(typed["count"].strip()), Unit(typed["unit"]))
        except Refused as refusal:
            self.errors["cadence"] = str(refusal)
            return None

    def portrait(self) -> Portrait | None:
        """The picture that is kept, a new one, or none."""
        chosen = self._form["portrait"]
        if chosen == KEPT:
            return self._base.portrait
        return Portrait(base64.b64decode(chosen["data"]), chosen["media"]) if chosen else None


def _count(text: str) -> int:
    if not text.isdecimal():
        raise Refused(translate("Editor", "Write a number of days, weeks, months or years"))
    return int(text[:9])


def _in_former_order(former: Iterable[_T], wanted: Iterable[_T]) -> list[_T]:
    left = Counter(wanted)
    stayed = []
    for value in former:
        if left[value]:
            left[value] -= 1
            stayed.append(value)
    return stayed + list(left.elements())


def _reach(row: dict[str, Any]) -> Reach | None:
    value = row["value"].strip()
    if not value:
        if row["label"]:
            raise Refused(translate("Editor", "Write the address or number, or remove this line"))
        return None
    if row["kind"] == ReachKind.EMAIL and not _EMAIL.fullmatch(value):
        raise Refused(translate("Editor", "An e-mail address looks like name@example.org"))
    return Reach(ReachKind(row["kind"]), value, row["label"], row["preferred"])


def _address(row: dict[str, Any]) -> Address | None:
    address = Address(**row)
    return None if address == Address(label=address.label) else address


def _date(row: dict[str, Any]) -> ContactDate | None:
    if not row["on"].strip():
        if row["label"]:
            raise Refused(translate("Editor", "Write the date, or remove this line"))
        return None
    on, lead = PartialDate.parse(row["on"]), row["lead_days"]
    return ContactDate(DateKind(row["kind"]), on, row["label"], lead if type(lead) is int else None, row["once"])


def _relation(row: dict[str, Any]) -> Relation | None:
    if not row["name"]:
        if row["label"]:
            raise Refused(translate("Editor", "Write who this is, or remove this line"))
        return None
    return Relation(**row)
