"""The contact list: sorted ids by what a person asks for, to be shown a page of rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.names import search_key
from followup_desktop.store.book import Book
from followup_desktop.store.words_index import query_text

_FROM_INTERACTIONS = 200
_NEWEST = f"""
SELECT DISTINCT p.contact_id FROM
    (SELECT rowid FROM interaction_words WHERE interaction_words MATCH :words
     ORDER BY rowid DESC LIMIT {_FROM_INTERACTIONS}) w
    JOIN participants p ON p.interaction_id = w.rowid JOIN contacts c ON c.id = p.contact_id WHERE """
_BY_NAME = "FROM contacts c INDEXED BY contacts_by_name"
"""This index alone is read, in the order asked for, where the wide table would take several times as long."""
_UNSORTED = "FROM contacts c NOT INDEXED"
"""The wide table from its beginning to its end: an index would have it read here and there, which takes longer."""
_IN_ORDER = "ORDER BY c.sort_name, c.id"
_RANK = """CASE WHEN instr(c.folded, :key) = 1 OR instr(c.folded, :line) THEN 0
               WHEN instr(c.folded, :word) THEN 1 ELSE 2 END"""
_BANDS = {
    Band.NONE: "c.since_on IS NULL",
    Band.EARLY: "c.in_touch_from > :today",
    Band.IN_TOUCH: "c.in_touch_from <= :today AND c.next_due_on > :today",
    Band.READY: "c.next_due_on <= :today AND c.drifting_from > :today",
    Band.DRIFTING: "c.drifting_from <= :today AND c.lapsed_from > :today",
    Band.LAPSED: "c.lapsed_from <= :today",
}


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the list is asked for; an empty query is everybody who is not archived, by name."""

    text: str = ""
    circle: int | None = None
    tag: str = ""
    band: Band | None = None
    archived: bool = False
    silent_days: int | None = None
    """Only contacts whose last contact is at least so many days ago, or who never had one."""


def contact_ids(book: Book, query: ListQuery, today: date) -> list[int]:
    """The ids of all contacts that a query without text asks for, by name."""
    where, parameters = _conditions(query, today)
    return [row for (row,) in book.rows(f"SELECT c.id {_BY_NAME} WHERE {where} {_IN_ORDER}", parameters)]


def ids_by_name(book: Book, query: ListQuery, today: date) -> list[int]:
    """The ids of contacts whose names hold the text: names that begin with it first, then words, then inside words."""
    where, parameters = _conditions(query, today)
    key = search_key(query.text)
    parameters |= {"key": key, "line": f"\n{key}", "word": f" {key}"}
    rows = book.rows(f"SELECT c.id, {_RANK} {_BY_NAME} WHERE instr(c.folded, :key) AND {where} {_IN_ORDER}", parameters)
    rows.sort(key=itemgetter(1))  # of three ranks, each in order already: a third faster than to have SQLite sort
    return [row for row, _ in rows]


def ids_by_more(book: Book, query: ListQuery, today: date) -> list[int]:
    """The ids of contacts that hold the text in any other field, then those with whom it was talked about of late."""
    where, parameters = _conditions(query, today)
    key = search_key(query.text)
    sql = f"SELECT c.id {_UNSORTED} WHERE instr(c.folded_more, :key) AND {where} {_IN_ORDER}"
    found = [row for (row,) in book.rows(sql, parameters | {"key": key})]
    words = query_text(query.text)
    if words:
        found += [row for (row,) in book.rows(_NEWEST + where, parameters | {"words": words})]
    return list(dict.fromkeys(found))


def count_contacts(book: Book) -> int:
    """How many contacts the list holds when nothing is asked for."""
    return int(book.value(f"SELECT count(*) {_BY_NAME} WHERE c.is_me = 0 AND c.archived = 0"))


def has_contacts(book: Book) -> bool:
    """Whether there is anybody in the book but the user, archived or not."""
    return book.row("SELECT 1 FROM contacts WHERE is_me = 0 LIMIT 1") is not None


def all_tags(book: Book) -> list[tuple[str, int]]:
    """All tags with how many contacts have each, by name."""
    query = "SELECT text, count(DISTINCT contact_id) FROM tags GROUP BY text ORDER BY text COLLATE NOCASE"
    return [(text, count) for text, count in book.rows(query)]


def _conditions(query: ListQuery, today: date) -> tuple[str, dict[str, Any]]:
    conditions = ["c.is_me = 0", f"c.archived = {int(query.archived)}"]
    parameters: dict[str, Any] = {"today": today.isoformat()}
    if query.circle is not None:
        conditions.append("c.circle_id = :circle" if query.circle else "c.circle_id IS NULL")
        parameters["circle"] = query.circle
    if query.tag:
        conditions.append("c.id IN (SELECT contact_id FROM tags WHERE text = :tag)")
        parameters["tag"] = query.tag
    if query.band is not None:
        conditions.append(_BANDS[query.band])
    if query.silent_days is not None:
        conditions.append("(c.last_contact_on IS NULL OR c.last_contact_on <= :silent)")
        parameters["silent"] = (today - timedelta(days=query.silent_days)).isoformat()
    return " AND ".join(conditions), parameters
