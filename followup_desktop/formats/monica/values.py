"""Single values of the export. Anything can be missing, null, or a number where one expects a text."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.formats.json_stream import clean

_NAMES = uuid.UUID("d3b6b9a8-7c39-4e0b-8a0e-5f7f4f0c9a52")
_LONGEST_DAYS = 36_500


def text(value: Any) -> str:
    """A text, or a number as one; '' for anything else."""
    if isinstance(value, str):
        return clean(value).strip()
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else ""


def said(item: Any, *names: str) -> Any:
    """A value inside objects, None where it is not there."""
    for name in names:
        item = item.get(name) if isinstance(item, dict) else None
    return item


def texts(value: Any) -> list[str]:
    """The texts of a list, those of objects by their name."""
    found = [text(said(each, "name") or each) for each in value] if isinstance(value, list) else []
    return [each for each in found if each]


def true(value: Any) -> bool:
    """Whether a value is true, as JSON or as a database says it."""
    return value is True or (type(value) is int and value == 1)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list."""
    yield from (each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def moment(value: Any) -> datetime | None:
    """A moment ('2021-03-04T18:30:00.000000Z'); one that is only a day, or midnight, has no time."""
    try:
        found = datetime.fromisoformat(text(value))
    except ValueError:
        return None
    if (found.hour, found.minute) == (0, 0):
        return None
    return found.replace(tzinfo=found.tzinfo or UTC)


def day(value: Any) -> date | None:
    """The day that a text begins with, None where it is none."""
    try:
        return date.fromisoformat(text(value)[:10])
    except ValueError:
        return None


def special_date(value: Any) -> PartialDate | None:
    """A date whose year may be unknown, or of which only the year is guessed from an age."""
    on = day(said(value, "date"))
    if on is None:
        return None
    try:
        if said(value, "is_age_based") is True:
            return PartialDate(on.year, None, None)
        return PartialDate(None if said(value, "is_year_unknown") is True else on.year, on.month, on.day)
    except Refused:
        return None


def cadence(days: Any) -> Cadence | None:
    """So many days as people say it: 7 a week, 30 a month, 365 a year."""
    if type(days) is not int or not 0 < days <= _LONGEST_DAYS:
        return None
    for unit, length in ((Unit.YEAR, 365), (Unit.MONTH, 30), (Unit.WEEK, 7)):
        if days % length == 0:
            return Cadence(days // length, unit)
    return Cadence(days, Unit.DAY)


def name_of(value: Any, *parts: str) -> str:
    """An item's own UUID, or one made of what tells it from others, always the same."""
    try:
        return str(uuid.UUID(text(value)))
    except ValueError:
        return str(uuid.uuid5(_NAMES, "\n".join(parts)))


def is_uuid(value: Any) -> bool:
    """Whether a value is the text of a UUID."""
    try:
        return str(uuid.UUID(text(value))) == text(value).lower()
    except ValueError:
        return False
