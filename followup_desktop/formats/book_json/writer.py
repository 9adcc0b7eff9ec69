"""Writes a book, one contact or entry a line; what has its default is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, TypeVar

from followup_desktop.domain.foreign import (
    ForeignCard,
    ForeignCheckIn,
    ForeignCircle,
    ForeignFavor,
    ForeignLoop,
)
from followup_desktop.domain.interactions import Initiator
from followup_desktop.domain.whole_book import InteractionText, WholeBook, Written
from followup_desktop.formats.book_json.shape import FORMAT, VERSION
from followup_desktop.formats.book_json.write_people import person

_T = TypeVar("_T")
_DAY = len("2026-02-28")
_UNKNOWN = Initiator.UNKNOWN.value
_AT_ONCE = 1 << 16
"""Characters that are gathered before they are written."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_text: Callable[[str], str] = json.encoder.encode_basestring


def write_book(book: WholeBook, out: BinaryIO, step: Callable[[int], None] = lambda written: None) -> Written:
    """Write a book, and say how much that was. `step` is told how many contacts are written, and may raise to stop."""
    written = Written()

    def contact(card: ForeignCard) -> str:
        step(written.contacts)
        written.contacts += 1
        return _encode(person(card))

    def happened(one: InteractionText) -> str:
        written.interactions += 1
        if written.interactions % 1000 == 0:
            step(written.contacts)
        return interaction(one)

    _head(book, out)
    _part(out, "contacts", book.people, contact)
    _part(out, "interactions", book.interactions, happened)
    _part(out, "open_loops", book.loops, lambda one: _encode(loop(one)))
    _part(out, "favors", book.favors, lambda one: _encode(favor(one)))
    _part(out, "check_ins", book.check_ins, lambda one: _encode(check_in(one)))
    out.write(b"\n}\n")
    return written


def interaction(one: InteractionText) -> str:
    """An interaction as JSON text. There are so many of them that it is put together by hand."""
    people = '","'.join(one.people)
    at = f',"at":"{one.happened}"' if len(one.happened) > _DAY else ""
    text = f'{{"id":"{one.uuid}","contacts":["{people}"],"on":"{one.happened[:_DAY]}"{at},"channel":"{one.channel}"'
    if one.initiator != _UNKNOWN:
        text += f',"initiator":"{one.initiator}"'
    if one.notes:
        text += f',"notes":{_text(one.notes)}'
    if not one.counts:
        text += ',"counts":false'
    if one.minutes is not None:
        text += f',"minutes":{one.minutes}'
    if one.introduces:
        text += ',"introduces":true'
    if one.source:
        text += f',"source":{_text(one.source)}'
    return f"{text}}}"


def loop(one: ForeignLoop) -> dict[str, Any]:
    """Something to come back to as a JSON object."""
    found = {"id": one.uuid, "contact": one.person, "text": one.text, "opened_on": one.opened_on.isoformat()}
    days = {"on": one.on, "closed_on": one.closed_on}
    found |= {name: day.isoformat() for name, day in days.items() if day}
    return found | _said(interaction=one.interaction, closed_by=one.closed_by)


def favor(one: ForeignFavor) -> dict[str, Any]:
    """An entry of the ledger as a JSON object."""
    on = one.on.isoformat()
    return {"id": one.uuid, "contact": one.person, "entry": one.entry.value, "text": one.text, "on": on}


def check_in(one: ForeignCheckIn) -> dict[str, Any]:
    """A check-in as a JSON object."""
    found = {"id": one.uuid, "contact": one.person, "kind": one.kind.value, "due_on": one.due_on.isoformat()}
    if one.due_at:
        found["due_at"] = one.due_at.isoformat(timespec="minutes")
    found["state"] = one.state.value
    moments = {"snoozed_at": one.snoozed_at, "closed_at": one.closed_at}
    found |= {name: moment.isoformat() for name, moment in moments.items() if moment}
    return found | _said(
        reason=one.reason, snoozed_to=one.snoozed_to, band=one.band, interaction=one.interaction, open_loop=one.loop,
        favor=one.favor,
    )  # fmt: skip


def circle(one: ForeignCircle) -> dict[str, Any]:
    """A circle as a JSON object."""
    return {"name": one.name} | ({"cadence": str(one.cadence)} if one.cadence else {})


def _said(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


def _head(book: WholeBook, out: BinaryIO) -> None:
    head = {
        "format": FORMAT,
        "version": VERSION,
        "written_by": book.written_by,
        "written_at": book.written_at.isoformat(),
        "circles": [circle(one) for one in book.settings.circles],
        "preferences": json.loads(book.settings.preferences),
    }
    lines = ",\n".join(f"{_encode(name)}:{_encode(value)}" for name, value in head.items())
    out.write(f"{{\n{lines}".encode("utf-8", "replace"))


def _part(out: BinaryIO, name: str, values: Iterable[_T], line_of: Callable[[_T], str]) -> None:
    out.write(f',\n"{name}":['.encode())
    lines: list[str] = []
    length, between = 0, "\n"
    for value in values:
        lines.append(line_of(value))
        length += len(lines[-1])
        if length > _AT_ONCE:
            out.write((between + ",\n".join(lines)).encode("utf-8", "replace"))
            length, between = 0, ",\n"
            lines.clear()
    if lines:
        out.write((between + ",\n".join(lines)).encode("utf-8", "replace"))
    out.write(b"\n]")
