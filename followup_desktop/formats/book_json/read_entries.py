"""What the document tells beside contacts: interactions, loops, favors, check-ins, circles, preferences."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.foreign import (
    ForeignCheckIn,
    ForeignCircle,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    Happened,
)
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.formats.book_json.values import (
    Notes,
    Take,
    cadence,
    day,
    day_or_moment,
    flag,
    many,
    members,
    moment,
    name,
    number,
    text,
)
from followup_desktop.formats.json_stream import clean

_MOST_MINUTES = 31 * 24 * 60
_ENTRY: dict[str, Take] = {"id": name, "contact": name}


def _minutes(value: Any) -> int:
    if not 0 < (found := number(value)) <= _MOST_MINUTES:
        raise ValueError(value)
    return found


def _people(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(name(each) for each in value)


INTERACTION: dict[str, Take] = {
    "id": name, "contacts": _people, "on": day, "at": moment, "channel": Channel, "initiator": Initiator, "notes": text,
    "counts": flag, "minutes": _minutes, "introduces": flag, "source": text,
}  # fmt: skip
LOOP: dict[str, Take] = _ENTRY | {
    "text": text, "opened_on": day, "on": day, "closed_on": day, "interaction": name, "closed_by": name,
}  # fmt: skip
FAVOR: dict[str, Take] = _ENTRY | {"entry": FavorEntry, "text": text, "on": day}
CHECK_IN: dict[str, Take] = _ENTRY | {
    "kind": Kind, "reason": text, "due_on": day, "due_at": moment, "state": State, "snoozed_to": day_or_moment,
    "snoozed_at": moment, "closed_at": moment, "band": lambda value: Band(value).value, "interaction": name,
    "open_loop": name, "favor": name,
}  # fmt: skip
CIRCLE: dict[str, Take] = {"name": text, "cadence": cadence}


def read_interaction(value: Any, notes: Notes, file: str, line: int) -> ForeignInteraction:
    """An interaction. Raises KeyError, TypeError, ValueError where it lacks what it needs."""
    found = members(value, INTERACTION, "interactions", notes)
    at = found.get("at")
    if at is not None and found.setdefault("on", at.date()) != at.date():
        raise ValueError("at")
    people, uuid = found.pop("contacts"), found.pop("id")
    found.setdefault("channel", Channel.OTHER)
    return ForeignInteraction(people=people, uuid=uuid, file=file, line=line, **({"source": ""} | found))


def read_loop(value: Any, notes: Notes, _file: str, _line: int) -> ForeignLoop:
    """Something to come back to. Raises as above."""
    found = members(value, LOOP, "open_loops", notes)
    return ForeignLoop(person=found.pop("contact"), uuid=found.pop("id"), **found)


def read_favor(value: Any, notes: Notes, _file: str, _line: int) -> ForeignFavor:
    """An entry of the ledger. Raises as above."""
    found = members(value, FAVOR, "favors", notes)
    return ForeignFavor(person=found.pop("contact"), uuid=found.pop("id"), **({"text": ""} | found))


def read_check_in(value: Any, notes: Notes, _file: str, _line: int) -> ForeignCheckIn:
    """A check-in. Raises as above."""
    found = members(value, CHECK_IN, "check_ins", notes)
    at = found.get("due_at")
    if at is not None and found.setdefault("due_on", at.date()) != at.date():
        raise ValueError("due_at")
    loop = found.pop("open_loop", "")
    return ForeignCheckIn(person=found.pop("contact"), uuid=found.pop("id"), loop=loop, **({"reason": ""} | found))


READERS: dict[str, Callable[[Any, Notes, str, int], Happened]] = {
    "interactions": read_interaction, "open_loops": read_loop, "favors": read_favor, "check_ins": read_check_in,
}  # fmt: skip
"""How an entry of each part is read."""


def read_circles(value: Any, notes: Notes) -> tuple[ForeignCircle, ...]:
    """The circles, the closest first. Raises TypeError where they are no list."""
    circles = many(value, lambda held: ForeignCircle(**members(held, CIRCLE, "circles", notes)), "circles", notes)
    return tuple(circle for circle in circles if circle.name.strip())


def read_preferences(value: Any) -> str:
    """The preferences as JSON text. Raises TypeError where they are no object."""
    if not isinstance(value, dict):
        raise TypeError
    return clean(json.dumps(value, allow_nan=False))
