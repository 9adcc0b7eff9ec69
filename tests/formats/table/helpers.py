"""What the tests of tables share: reading bytes at one go, and the sample files."""

from __future__ import annotations

import io
from pathlib import Path

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.foreign import ForeignCard, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.table.kept import PREFIX, column_of, own_field_of, text_of
from followup_desktop.formats.table.people import read
from followup_desktop.formats.table.rows import LIMITS, Limits

SAMPLES = Path(__file__).parents[2] / "data" / "table"
FILES = sorted(SAMPLES.iterdir())
DEFAULT = ReadOptions()


def people(
    data: bytes | str, options: ReadOptions = DEFAULT, limits: Limits = LIMITS
) -> tuple[list[ForeignCard], list[Problem]]:
    """The people and the problems of a table, each in their order."""
    found = list(read(io.BytesIO(data.encode() if isinstance(data, str) else data), "people.csv", options, limits))
    return [one for one in found if isinstance(one, ForeignCard)], [one for one in found if isinstance(one, Problem)]


def sample(name: str, options: ReadOptions = DEFAULT) -> list[ForeignCard]:
    """The people of a sample file, in which nothing may be wrong."""
    cards, problems = people((SAMPLES / name).read_bytes(), options)
    assert not problems
    return cards


def fields(data: bytes | str, options: ReadOptions = DEFAULT) -> ContactFields:
    """What is said of the one person of a table, in which nothing may be wrong."""
    cards, problems = people(data, options)
    assert not problems
    (card,) = cards
    return card.fields


def kept_of(fields: ContactFields) -> dict[str, str]:
    """What is kept of columns nobody understands: header to text; of Google's own fields with a colon before it."""
    return {
        column_of(raw) or f":{own_field_of(raw)}": text_of(raw) for raw in fields.unknown if raw.name.startswith(PREFIX)
    }
