"""What is understood of the dates of a row."""

from __future__ import annotations

from functools import partial

from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.contacts import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.table import google
from followup_desktop.formats.table.days import read_day
from followup_desktop.formats.table.draft import Draft
from followup_desktop.formats.table.understanding import Handler, set_once
from followup_desktop.formats.table.values import with_label
from followup_desktop.formats.vcard.text import one_line

_BIRTH = (Field.BIRTH_YEAR, Field.BIRTH_MONTH, Field.BIRTH_DAY)
_SHOWN = 40


def settle_birth(draft: Draft) -> None:
    """Make a birthday of its three columns; parts that make no date are kept as they stood."""
    if not draft.birth:
        return
    parts = [draft.birth.get(part, "") for part in _BIRTH]
    try:
        on = PartialDate(*(int(part) if part.strip("0") else None for part in parts))
        _put(draft, ContactDate(DateKind.BIRTHDAY, on))
    except (Refused, ValueError):
        draft.problems.append(_("'{text}' is not a date").format(text="-".join(parts)[:_SHOWN]))
        for header, column in zip(draft.mapping.header, draft.mapping.columns, strict=True):
            if text := draft.birth.get(column.field):
                draft.keep(header, text)


def _put(draft: Draft, date: ContactDate) -> None:
    """A second, different birthday becomes another date of that name, as when contacts are merged."""
    first = next((known.on for known in draft.dates if known.kind is DateKind.BIRTHDAY), date.on)
    if date.kind is DateKind.BIRTHDAY and first != date.on:
        date = ContactDate(DateKind.OTHER, date.on, DateKind.BIRTHDAY.value)
    if date not in draft.dates:
        draft.dates.append(date)


def _part(which: Field) -> Handler:
    return lambda draft, _column, text: set_once(draft.birth, which, one_line(text))


def _date(kind: DateKind, draft: Draft, _column: Column, text: str) -> bool:
    return _day(draft, kind, "", text)


def _labelled(draft: Draft, column: Column, text: str) -> bool:
    """Other dates, each with its label; one whose label says so is an anniversary."""
    found = []
    for value, label, _preferred in with_label(text, draft.label(Field.DATE_LABEL, column)):
        if label == google.ANNIVERSARY:
            found.append(_day(draft, DateKind.ANNIVERSARY, "", value))
        else:
            found.append(_day(draft, DateKind.OTHER, label, value))
    return all(found)


def _day(draft: Draft, kind: DateKind, label: str, text: str) -> bool:
    try:
        on = read_day(text, draft.mapping.order)
    except Refused as refused:
        draft.problems.append(str(refused))
        return False
    if on is not None:
        _put(draft, ContactDate(kind, on, label))
    return True


def _connected(draft: Draft, _column: Column, text: str) -> bool:
    """The day of a connection on LinkedIn says how one met; not when one last spoke, nor when they were added."""
    try:
        on = read_day(text, draft.mapping.order)
    except Refused as refused:
        draft.problems.append(str(refused))
        return False
    return on is None or set_once(draft.words, "how_we_met", _("Connected on LinkedIn on {day}").format(day=on))


HANDLERS: dict[Field, Handler] = {
    **{part: _part(part) for part in _BIRTH},
    Field.BIRTHDAY: partial(_date, DateKind.BIRTHDAY),
    Field.ANNIVERSARY: partial(_date, DateKind.ANNIVERSARY),
    Field.DATE: _labelled,
    Field.CONNECTED_ON: _connected,
}
