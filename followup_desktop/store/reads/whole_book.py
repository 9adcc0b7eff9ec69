"""The whole book, or some contacts of it with what happened with them, as it leaves in a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from followup_desktop.domain.foreign import ForeignCircle, ForeignSettings
from followup_desktop.domain.whole_book import InteractionText, WholeBook
from followup_desktop.store.book import Book
from followup_desktop.store.reads.leaving import (
    CHECK_INS,
    FAVORS,
    INTERACTION_COLUMNS,
    LOOPS,
    cards,
    check_in_of,
    favor_of,
    loop_of,
)
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.rows import uuid_text

_T = TypeVar("_T")
_ENTRIES = 2000
_INTERACTIONS = f"SELECT {INTERACTION_COLUMNS} FROM interactions i WHERE i.id > ? ORDER BY i.id LIMIT ?"
_PEOPLE = """
SELECT p.interaction_id, c.uuid, c.id FROM participants p JOIN contacts c ON c.id = p.contact_id
WHERE p.interaction_id BETWEEN ? AND ? ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which contacts are meant: those of a circle, with a tag, or the named ones. Everybody by default."""

    circle: int | None = None
    tag: str = ""
    contacts: Sequence[int] | None = None

    @property
    def everybody(self) -> bool:
        """Whether nobody is left out."""
        return self.circle is None and not self.tag and self.contacts is None


def whole_book(book: Book, now: datetime, written_by: str, choice: Choice = Choice()) -> WholeBook:
    """The book as it streams, a few hundred contacts at a time; of one moment if the caller holds a snapshot.

    Where some contacts are chosen, only they are named in what happened with them, and no preferences are told.
    """
    chosen = chosen_contacts(book, choice)
    told: Collection[int] = set(chosen)
    return WholeBook(
        written_at=now,
        written_by=written_by,
        settings=_settings(book, whole=choice.everybody),
        people=cards(book, chosen),
        interactions=_interactions(book, told),
        loops=_entries(book, LOOPS, "l", told, loop_of),
        favors=_entries(book, FAVORS, "f", told, favor_of),
        check_ins=_entries(book, CHECK_INS, "k", told, check_in_of),
    )


def chosen_contacts(book: Book, choice: Choice) -> list[int]:
    """The contacts in the order in which they came into the book."""
    if choice.contacts is not None:
        return sorted(set(choice.contacts))
    conditions, parameters = ["1"], dict[str, Any]()
    if choice.circle is not None:
        conditions.append("circle_id = :circle")
        parameters["circle"] = choice.circle
    if choice.tag:
        conditions.append("id IN (SELECT contact_id FROM tags WHERE text = :tag)")
        parameters["tag"] = choice.tag
    query = f"SELECT id FROM contacts WHERE {' AND '.join(conditions)} ORDER BY id"
    return [row for (row,) in book.rows(query, parameters)]


def _settings(book: Book, *, whole: bool) -> ForeignSettings:
    every = tuple(ForeignCircle(circle.name, circle.cadence) for circle in circles(book))
    if not whole:
        return ForeignSettings(every)
    stored = ", ".join(
        f'"{name}": {value}' for name, value in book.rows("SELECT name, value FROM preferences ORDER BY name")
    )
    return ForeignSettings(every, f"{{{stored}}}")


def _interactions(book: Book, told: Collection[int]) -> Iterator[InteractionText]:
    for page in _pages(book, _INTERACTIONS):
        people: dict[int, list[str]] = {}
        for interaction, uuid, contact in book.rows(_PEOPLE, (page[0][0], page[-1][0])):
            if contact in told:
                people.setdefault(interaction, []).append(uuid_text(uuid))
        for number, uuid, happened, channel, initiator, notes, counts, minutes, source, introduces in page:
            if number in people:
                yield InteractionText(
                    uuid_text(uuid), people[number], happened, channel, initiator, notes, counts, minutes, source,
                    introduces,
                )  # fmt: skip


def _entries(
    book: Book, query: str, named: str, told: Collection[int], entry: Callable[[Sequence[Any]], _T]
) -> Iterator[_T]:
    for page in _pages(book, f"{query} WHERE {named}.id > ? ORDER BY {named}.id LIMIT ?"):
        yield from (entry(row) for row in page if row[-1] in told)


def _pages(book: Book, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query that begins behind a number and has a limit, some at a time."""
    last = 0
    while page := book.rows(query, (last, _ENTRIES)):
        yield page
        last = page[-1][0]
