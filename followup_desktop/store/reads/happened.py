"""Which of the things that files tell of people the book holds already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from followup_desktop.domain.foreign import (
    ForeignCheckIn,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    ForeignSettings,
    Happened,
)
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks, uuid_bytes, uuid_text

_AT_ONCE = 500
_TABLES: dict[type, str] = {
    ForeignInteraction: "interactions",
    ForeignLoop: "open_loops",
    ForeignFavor: "favors",
    ForeignCheckIn: "check_ins",
}


def in_book(book: Book, happened: Sequence[Happened]) -> set[str]:
    """Which of the names of entries, as `name_of` and as sources, are in the book."""
    found: set[str] = set()
    told = [one for one in happened if not isinstance(one, ForeignSettings)]
    told += [loop for one in happened if isinstance(one, ForeignInteraction) for loop in one.loops]
    for kind, table in _TABLES.items():
        uuids = [uuid_bytes(one.uuid) for one in told if isinstance(one, kind) and one.uuid]
        for part in _parts(uuids):
            query = f"SELECT uuid FROM {table} WHERE uuid IN ({marks(part)})"
            found.update(name_of(kind, uuid_text(uuid)) for (uuid,) in book.rows(query, part))
    sources = [one.source for one in happened if isinstance(one, ForeignInteraction) and one.source]
    for names in _parts(sources):
        query = f"SELECT source FROM interactions WHERE source <> '' AND source IN ({marks(names)})"
        found.update(source for (source,) in book.rows(query, names))
    return found


def name_of(kind: type, uuid: str) -> str:
    """An entry's name among all kinds: a check-in may go by the UUID of the loop that it follows from."""
    return f"{_TABLES[kind]} {uuid}"


def _parts(values: Iterable[object]) -> Iterator[list[object]]:
    distinct = list(dict.fromkeys(values))
    for start in range(0, len(distinct), _AT_ONCE):
        yield distinct[start : start + _AT_ONCE]
