"""The timeline: ids of interactions, newest first with their months, pages of them, and loops."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from followup_desktop.domain.interactions import Channel, Initiator, Interaction, OpenLoop
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks, uuid_bytes, uuid_text
from followup_desktop.store.words_index import query_text

_LOOP = "SELECT id, uuid, contact_id, text, opened_on, on_day, closed_on, interaction_id, closed_by_id FROM open_loops"


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """What a timeline is asked for: of one contact or of all, one channel, days from and to, words in the notes."""

    contact: int | None = None
    channel: Channel | None = None
    first: date | None = None
    last: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TimelineIndex:
    """A whole timeline without its texts: the ids, newest first, and the place in them at which each month begins.

    `months` are pairs of 'YYYY-MM' and that place.
    """

    ids: array[int]
    months: tuple[tuple[str, int], ...]


def timeline(book: Book, query: TimelineQuery, limit: int = -1) -> TimelineIndex:
    """The index of a timeline of any length, or of its newest entries where a limit is given."""
    source, conditions, parameters = _source(query)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = f"{source[1]}.happened DESC, {source[2]} DESC"
    # One row, put together by SQLite: for each row it hands over, a thread lets go of Python and waits to have it back.
    row = book.row(
        f"""WITH entries AS MATERIALIZED (SELECT {source[2]} AS id, substr({source[1]}.happened, 1, 7) AS month
                FROM {source[0]} {where} ORDER BY {order} LIMIT ?)
            SELECT (SELECT group_concat(id) FROM entries), (SELECT group_concat(month || ' ' || n)
                FROM (SELECT month, count(*) AS n FROM entries GROUP BY month ORDER BY month DESC LIMIT -1))""",
        (*parameters, limit),
    )
    ids, counts = row if row and row[0] else ("", "")
    return TimelineIndex(array("q", map(int, ids.split(",") if ids else ())), _months(counts))


def _months(counts: str) -> tuple[tuple[str, int], ...]:
    """'2026-10 3,2026-09 8' as the places at which the months begin."""
    months, place = [], 0
    for month, count in (part.split(" ") for part in counts.split(",") if part):
        months.append((month, place))
        place += int(count)
    return tuple(months)


def interactions(book: Book, ids: Sequence[int]) -> dict[int, Interaction]:
    """Interactions by id, with who took part and the loops they opened and closed; ids that are gone are missing."""
    wanted = list(ids)
    within = marks(wanted)
    people: dict[int, list[tuple[int, str]]] = {}
    query = f"""SELECT p.interaction_id, c.id, c.display_name FROM participants p JOIN contacts c ON c.id = p.contact_id
        WHERE p.interaction_id IN ({within}) ORDER BY c.sort_name, c.id"""
    for interaction, contact, name in book.rows(query, wanted):
        people.setdefault(interaction, []).append((contact, name))
    opened, closed = (_loops_by(book, column, wanted) for column in ("interaction_id", "closed_by_id"))
    columns = "id, uuid, happened, channel, initiator, notes, counts, minutes, introduces"
    return {
        row[0]: _interaction(
            row, tuple(people.get(row[0], ())), tuple(opened.get(row[0], ())), tuple(closed.get(row[0], ()))
        )
        for row in book.rows(f"SELECT {columns} FROM interactions WHERE id IN ({within})", wanted)
    }


def _loops_by(book: Book, column: str, ids: Sequence[int]) -> dict[int, list[OpenLoop]]:
    """Loops by the interaction that a column of theirs names."""
    loops: dict[int, list[OpenLoop]] = {}
    place = {"interaction_id": 7, "closed_by_id": 8}[column]
    for row in book.rows(f"{_LOOP} WHERE {column} IN ({marks(ids)}) ORDER BY id", ids):
        loops.setdefault(row[place], []).append(_loop(row))
    return loops


def interaction_id(book: Book, uuid: str) -> int | None:
    """The row number of an interaction's UUID, or None."""
    found = book.value("SELECT id FROM interactions WHERE uuid = ?", (uuid_bytes(uuid),))
    return None if found is None else int(found)


def count_interactions(book: Book) -> int:
    """How many interactions the book holds."""
    return int(book.value("SELECT count(*) FROM interactions"))


def open_loops(book: Book, contact: int, *, closed: bool = False) -> list[OpenLoop]:
    """A contact's open loops, undated ones first, then by date; or the closed ones, the last closed first."""
    order = "closed_on IS NOT NULL, closed_on DESC, id DESC" if closed else "on_day IS NOT NULL, on_day, id"
    state = "IS NOT NULL" if closed else "IS NULL"
    rows = book.rows(f"{_LOOP} WHERE contact_id = ? AND closed_on {state} ORDER BY {order}", (contact,))
    return [_loop(row) for row in rows]


def _source(query: TimelineQuery) -> tuple[tuple[str, str, str], list[str], list[Any]]:
    """The tables, the one that has the time, and the id's column; conditions; parameters."""
    conditions: list[str] = []
    parameters: list[Any] = []
    source = ("interactions i", "i", "i.id")
    if query.contact is not None:
        source = ("participants p", "p", "p.interaction_id")
        if query.channel:
            source = ("participants p JOIN interactions i ON i.id = p.interaction_id", "p", "p.interaction_id")
        conditions.append("p.contact_id = ?")
        parameters.append(query.contact)
    if query.channel:
        conditions.append("i.channel = ?")
        parameters.append(str(query.channel))
    if query.first:
        conditions.append(f"{source[1]}.happened >= ?")
        parameters.append(query.first.isoformat())
    if query.last:
        conditions.append(f"substr({source[1]}.happened, 1, 10) <= ?")
        parameters.append(query.last.isoformat())
    if words := query_text(query.text):
        conditions.append(f"{source[2]} IN (SELECT rowid FROM interaction_words WHERE interaction_words MATCH ?)")
        parameters.append(words)
    return source, conditions, parameters


def _interaction(
    row: Sequence[Any],
    people: tuple[tuple[int, str], ...],
    loops: tuple[OpenLoop, ...],
    came_back: tuple[OpenLoop, ...],
) -> Interaction:
    at = datetime.fromisoformat(row[2]) if len(row[2]) > 10 else None
    return Interaction(
        id=row[0],
        uuid=uuid_text(row[1]),
        contacts=people,
        on=date.fromisoformat(row[2][:10]),
        at=at,
        channel=Channel(row[3]),
        initiator=Initiator(row[4]),
        notes=row[5],
        counts=bool(row[6]),
        minutes=row[7],
        introduces=bool(row[8]),
        loops=loops,
        came_back=came_back,
    )


def _loop(row: Sequence[Any]) -> OpenLoop:
    return OpenLoop(
        id=row[0],
        uuid=uuid_text(row[1]),
        contact=row[2],
        text=row[3],
        opened_on=date.fromisoformat(row[4]),
        on=date.fromisoformat(row[5]) if row[5] else None,
        closed_on=date.fromisoformat(row[6]) if row[6] else None,
        interaction=row[7],
    )
