"""A line that is understood as it is typed: `log TEXT` without saying with whom."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from followup_desktop.cli import output, shapes
from followup_desktop.cli.arguments import channel, day
from followup_desktop.cli.session import ORIGIN, Session
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.understanding.quick_add import understand
from followup_desktop.domain.understanding.understood import FollowUp, Understood
from followup_desktop.domain.words import channel_name, kind_name, list_of
from followup_desktop.store.reads.contacts import ContactRow, contact_rows
from followup_desktop.store.reads.follow_ups import made_by
from followup_desktop.store.reads.medium import suggestions
from followup_desktop.store.reads.people import People
from followup_desktop.store.reads.settings import region
from followup_desktop.store.writes.quick_add import draft_of, quick_add


def log_line(session: Session, options: Namespace) -> None:
    """Log a line as it is understood; options say what it does not. Raises Refused, NotFound."""
    understood = _understood(session, options)
    _check_people(understood)
    rows = contact_rows(session.book, _everybody(understood))
    if options.dry_run:
        if understood.happened:
            draft_of(understood, session.now)
        _answer(session, understood, rows, None)
    else:
        _answer(session, understood, rows, quick_add(session.book, understood, session.now, ORIGIN))
    for person in understood.unknown:
        output.message(_("'{text}' is not in the book and was left out").format(text=person.text))


def _understood(session: Session, options: Namespace) -> Understood:
    country = region(session.book)
    understood = understand(options.text, People(session.book), session.today, country)
    said: dict[str, Any] = {}
    if options.channel:
        said["channel"] = channel(options.channel)
    if options.on:
        on = day(options.on, session.today, "on")
        said |= {"on": on, "on_span": (0, 0), "at": None}
    if options.initiator:
        said["initiator"] = Initiator(options.initiator)
    return dataclasses.replace(understood, **said)


def _check_people(understood: Understood) -> None:
    for person in understood.in_doubt:
        names = "; ".join(f"{called.name} ({called.uuid})" for called in person.candidates)
        text = _("'{text}' can be several contacts: {names}").format(text=person.text, names=names)
        raise Refused(text, field="people")
    if not understood.contacts:
        unknown = list_of([f"'{person.text}'" for person in understood.unknown])
        text = _("{names} is not in the book: add them first, or say with whom: log TEXT --with CONTACT")
        if not unknown:
            text = _("No name of the book is in this line: name somebody, or say with whom: log TEXT --with CONTACT")
        raise NotFound(text.format(names=unknown), field="people")


def _answer(session: Session, understood: Understood, rows: Mapping[int, ContactRow], changes: Changes | None) -> None:
    session.answer(
        lambda: _document(session, understood, rows, changes), lambda: _lines(session, understood, rows, changes)
    )


def _document(
    session: Session, understood: Understood, rows: Mapping[int, ContactRow], changes: Changes | None
) -> dict[str, Any]:
    interaction = next(iter(shapes.interactions(session.book, changes.created)), None) if changes else None
    return {
        "interaction": interaction,
        "created": _created(session, changes) if changes else [],
        "understood": {
            "people": [_person(rows[one]) for one in understood.contacts],
            "on": understood.on.isoformat(),
            "channel": str(understood.channel),
            "follow_ups": [_follow_up(one, rows[_whose(one, understood)]) for one in understood.follow_ups],
        },
    }


def _created(session: Session, changes: Changes) -> list[dict[str, Any]]:
    """The check-ins and open loops that were made; an open loop without a day is due on none."""
    made, loops = made_by(session.book, changes.set_id, session.now)
    rows = contact_rows(session.book, [loop.contact for loop in loops])
    fitting = suggestions(session.book, ((one.contact, one.kind) for one in made))
    return [
        *(shapes.check_in(one, fitting.get((one.contact, one.kind))) for one in made),
        *(shapes.undated_loop(loop, rows[loop.contact], session.today) for loop in loops),
    ]


def _person(row: ContactRow) -> dict[str, str]:
    return {"id": row.uuid, "name": row.name}


def _follow_up(one: FollowUp, row: ContactRow) -> dict[str, Any]:
    return {
        "contact": _person(row),
        "kind": str(one.kind),
        "reason": one.text,
        "on": one.on.isoformat() if one.on else None,
        "at": one.at.isoformat("minutes") if one.at else None,
        "open_loop": one.loop,
    }


def _lines(
    session: Session, understood: Understood, rows: Mapping[int, ContactRow], changes: Changes | None
) -> Iterator[str]:
    names = list_of([rows[one].name for one in understood.contacts])
    how = channel_name(Channel(understood.channel))
    said = _("{channel} with {names} on {day}").format(channel=how, names=names, day=understood.on)
    if understood.happened:
        yield said if changes is None else changes.label
    for one in understood.follow_ups:
        yield _to_do_line(one, rows[_whose(one, understood)].name)
    if changes and understood.happened:
        after = contact_rows(session.book, understood.contacts).values()
        yield from (_("{name}: next on {day}").format(name=row.name, day=_due(row)) for row in after if row.rhythm)


def _to_do_line(one: FollowUp, name: str) -> str:
    if one.on is None or one.loop:
        return _("Open loop with {name}: {text}").format(name=name, text=one.text)
    words = _("{kind} on {day}, {name}: {text}")
    return words.format(kind=kind_name(one.kind), day=one.on, name=name, text=one.text)


def _due(row: ContactRow) -> date | None:
    return row.rhythm.due_on if row.rhythm else None


def _whose(one: FollowUp, understood: Understood) -> int:
    return one.contact or understood.contacts[0]


def _everybody(understood: Understood) -> list[int]:
    return list(dict.fromkeys([*understood.contacts, *(one.contact for one in understood.follow_ups if one.contact)]))
