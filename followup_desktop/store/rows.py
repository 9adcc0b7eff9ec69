"""Single values as the book's rows hold them, and the texts of statements about rows."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from followup_desktop.domain.cadence import Cadence, Rhythm, Unit


def new_uuid() -> bytes:
    """A new row's random UUID (RFC 9562, version 4); uuid4() makes an object of it first, at ten times the cost."""
    made = bytearray(os.urandom(16))
    made[6] = made[6] & 0x0F | 0x40
    made[8] = made[8] & 0x3F | 0x80
    return bytes(made)


def uuid_text(stored: bytes) -> str:
    """The text of a stored UUID; made of its digits, for a UUID object costs ten times as much."""
    digits = stored.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def uuid_bytes(text: str) -> bytes:
    """The stored form of a UUID's text. Raises ValueError where it is none."""
    return uuid.UUID(text).bytes


def cadence_of(count: int | None, unit: str | None) -> Cadence | None:
    """A stored cadence."""
    return None if count is None or unit is None else Cadence(count, Unit(unit))


@lru_cache(maxsize=64)
def insert_sql(table: str, columns: tuple[str, ...]) -> str:
    """The text of an INSERT into a table of the book."""
    quoted = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({quoted}) VALUES ({", ".join("?" * len(columns))})'


def marks(values: Iterable[Any]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" for _ in values)


def rhythm_of(columns: Sequence[str | None]) -> Rhythm | None:
    """A rhythm from its five kept columns."""
    return None if columns[0] is None else Rhythm(*(date.fromisoformat(str(column)) for column in columns))
