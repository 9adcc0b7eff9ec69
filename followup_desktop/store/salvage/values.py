"""Whether what was read of a damaged row can be true, and what can be kept of it where only a part can."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.contacts import DateKind, InterestKind, ReachKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import FavorEntry, Initiator
from followup_desktop.store.rows import new_uuid


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the schema has it. `default` is what a row has that says nothing."""

    name: str
    kind: str
    needed: bool
    default: Any = None


def _is_day(value: str) -> bool:
    date.fromisoformat(value)
    return True


def _is_day_or_moment(value: str) -> bool:
    return _is_day(value) if len(value) == len("2026-11-22") else _is_moment(value)


def _is_moment(value: str) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None


def _is_json(value: str) -> bool:
    json.loads(value)
    return True


_CHECKS: dict[str, Callable[[Any], object]] = {
    "contacts.field_times": lambda value: isinstance(json.loads(value), dict),
    "contacts.added_on": _is_day,
    "contacts.first_due_on": _is_day,
    "contacts.paused_until": _is_day,
    "contacts.cadence_unit": Unit,
    "circles.cadence_unit": Unit,
    "reaches.kind": ReachKind,
    "contact_dates.kind": DateKind,
    "interests.kind": InterestKind,
    "interactions.channel": Channel,
    "interactions.initiator": Initiator,
    "interactions.happened": _is_day_or_moment,
    "participants.happened": _is_day_or_moment,
    "open_loops.opened_on": _is_day,
    "open_loops.on_day": _is_day,
    "open_loops.closed_on": _is_day,
    "favors.entry": FavorEntry,
    "favors.on_day": _is_day,
    "check_ins.kind": Kind,
    "check_ins.state": State,
    "check_ins.due": _is_day_or_moment,
    "check_ins.snoozed_to": _is_day_or_moment,
    "check_ins.snoozed_at": _is_moment,
    "check_ins.closed_at": _is_moment,
    "preferences.value": _is_json,
}
"""What the program takes for granted of a value; any error says no."""
_STAND_INS: dict[str, Callable[[], Any]] = {
    "interactions.channel": lambda: str(Channel.OTHER),
    "interactions.initiator": lambda: str(Initiator.UNKNOWN),
}
_ERRORS = (ValueError, TypeError, KeyError, OverflowError, RecursionError, Refused)


def sound(table: str, columns: Mapping[str, Column], row: Mapping[str, Any]) -> tuple[dict[str, Any] | None, bool]:
    """What can be kept of a row, and whether that is all of it; None where something it needs is missing."""
    kept: dict[str, Any] = {}
    whole = True
    for name, column in columns.items():
        value, good = _value(table, column, row.get(name, column.default))
        whole &= good
        if not good:
            value = _instead(table, column)
        if value is None and column.needed:
            return None, False
        kept[name] = value
    together = _together(table, kept)
    return (None, False) if together is None else (kept, together and whole)


def _value(table: str, column: Column, value: Any) -> tuple[Any, bool]:
    if value is None:
        return None, not column.needed
    if column.kind == "TEXT":
        return _text(f"{table}.{column.name}", value)
    if column.kind == "BLOB":
        return value, isinstance(value, bytes) and (column.name != "uuid" or len(value) == 16)
    return value, isinstance(value, int)


def _text(name: str, value: Any) -> tuple[Any, bool]:
    try:
        text = value if isinstance(value, str) else value.decode()
        return text, _CHECKS.get(name, _any)(text) is not False and "\0" not in text
    except (*_ERRORS, AttributeError):
        return None, False


def _any(_value: object) -> bool:
    return True


def _instead(table: str, column: Column) -> Any:
    if column.name == "uuid":
        return new_uuid()
    make = _STAND_INS.get(f"{table}.{column.name}")
    return make() if make else column.default


def _together(table: str, row: dict[str, Any]) -> bool | None:
    """Whether values that belong together make sense; None where the row is of no use without them."""
    try:
        if table in ("contacts", "circles") and row["cadence_unit"] is not None:
            Cadence(row["cadence_count"], Unit(row["cadence_unit"]))
        if table == "contact_dates":
            PartialDate(row["year"], row["month"], row["day"])
    except _ERRORS:
        row.update(cadence_count=None, cadence_unit=None)
        return None if table == "contact_dates" else False
    return True
