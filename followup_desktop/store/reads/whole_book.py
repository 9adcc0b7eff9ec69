"""The whole book, or some contacts of it with what happened with them, as it leaves in a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.foreign import (
    ForeignCard,
    ForeignCheckIn,
    ForeignCircle,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    ForeignSettings,
)
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.domain.whole_book import WholeBook
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.rows import marks, uuid_text

_T = TypeVar("_T")
_PAGE = 200
_ENTRIES = 2000
_CONTACTS = "SELECT id, uuid, added_on, first_due_on, archived, paused_until, is_me FROM contacts WHERE id IN ({})"
_DATES = "SELECT contact_id, uuid FROM contact_dates WHERE contact_id IN ({}) ORDER BY position, id"
_INTERACTIONS = """
SELECT i.id, i.uuid, i.happened, i.channel, i.initiator, i.notes, i.counts, i.minutes, i.source, i.introduces
FROM interactions i WHERE i.id > ? ORDER BY i.id LIMIT ?
"""
_PEOPLE = """
SELECT p.interaction_id, c.uuid, c.id FROM participants p JOIN contacts c ON c.id = p.contact_id
WHERE p.interaction_id BETWEEN ? AND ? ORDER BY p.id
"""
_LOOPS = """
SELECT l.id, l.uuid, c.uuid, l.text, l.opened_on, l.on_day, l.closed_on, i.uuid, b.uuid, c.id
FROM open_loops l JOIN contacts c ON c.id = l.contact_id
LEFT JOIN interactions i ON i.id = l.interaction_id LEFT JOIN interactions b ON b.id = l.closed_by_id
WHERE l.id > ? ORDER BY l.id LIMIT ?
"""
_FAVORS = """
SELECT f.id, f.uuid, c.uuid, f.entry, f.text, f.on_day, c.id
FROM favors f JOIN contacts c ON c.id = f.contact_id
WHERE f.id > ? ORDER BY f.id LIMIT ?
"""
_CHECK_INS = """
SELECT k.id, k.uuid, c.uuid, k.kind, k.reason, k.due, k.state, k.snoozed_to, k.snoozed_at, k.closed_at, k.band,
    i.uuid, l.uuid, f.uuid, c.id
FROM check_ins k JOIN contacts c ON c.id = k.contact_id LEFT JOIN interactions i ON i.id = k.interaction_id
LEFT JOIN open_loops l ON l.id = k.loop_id LEFT JOIN favors f ON f.id = k.favor_id
WHERE k.id > ? ORDER BY k.id LIMIT ?
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
    chosen = _chosen(book, choice)
    told: Collection[int] = set(chosen)
    return WholeBook(
        written_at=now,
        written_by=written_by,
        settings=_settings(book, whole=choice.everybody),
        people=_people(book, chosen),
        interactions=_interactions(book, told),
        loops=_entries(book, _LOOPS, told, _loop),
        favors=_entries(book, _FAVORS, told, _favor),
        check_ins=_entries(book, _CHECK_INS, told, _check_in),
    )


def _chosen(book: Book, choice: Choice) -> list[int]:
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


def _people(book: Book, contacts: Sequence[int]) -> Iterator[ForeignCard]:
    names = {circle.id: circle.name for circle in circles(book)}
    for start in range(0, len(contacts), _PAGE):
        page = contacts[start : start + _PAGE]
        fields = load_fields(book, page)
        dates: dict[int, list[str]] = {}
        for owner, uuid in book.rows(_DATES.format(marks(page)), page):
            dates.setdefault(owner, []).append(uuid_text(uuid))
        kept = {row[0]: row[1:] for row in book.rows(_CONTACTS.format(marks(page)), page)}
        for contact in (each for each in page if each in kept):
            uuid, added_on, first_due_on, archived, paused_until, is_me = kept[contact]
            found = fields[contact]
            name = uuid_text(uuid)
            yield ForeignCard(
                found,
                "",
                0,
                circle_name=names.get(found.circle or 0, ""),
                key=name,
                added_on=date.fromisoformat(added_on),
                archived=bool(archived),
                uuid=name,
                date_uuids=tuple(dates.get(contact, ())),
                exact=True,
                first_due_on=_day(first_due_on),
                paused_until=_day(paused_until),
                is_me=bool(is_me),
            )


def _interactions(book: Book, told: Collection[int]) -> Iterator[ForeignInteraction]:
    for page in _pages(book, _INTERACTIONS):
        people: dict[int, list[str]] = {}
        for interaction, uuid, contact in book.rows(_PEOPLE, (page[0][0], page[-1][0])):
            if contact in told:
                people.setdefault(interaction, []).append(uuid_text(uuid))
        for row in page:
            if row[0] in people:
                yield _interaction(row, tuple(people[row[0]]))


def _interaction(row: Sequence[Any], people: tuple[str, ...]) -> ForeignInteraction:
    on, at = _when(row[2])
    return ForeignInteraction(
        people, on, Channel(row[3]), row[8], "", 0, at=at, initiator=Initiator(row[4]), notes=row[5],
        counts=bool(row[6]), minutes=row[7], introduces=bool(row[9]), uuid=uuid_text(row[1]),
    )  # fmt: skip


def _loop(row: Sequence[Any]) -> ForeignLoop:
    return ForeignLoop(
        uuid_text(row[2]), row[3], date.fromisoformat(row[4]), uuid_text(row[1]), on=_day(row[5]),
        closed_on=_day(row[6]), interaction=_name(row[7]), closed_by=_name(row[8]),
    )  # fmt: skip


def _favor(row: Sequence[Any]) -> ForeignFavor:
    return ForeignFavor(
        uuid_text(row[2]), FavorEntry(row[3]), row[4], date.fromisoformat(row[5]), uuid_text(row[1])
    )  # fmt: skip


def _check_in(row: Sequence[Any]) -> ForeignCheckIn:
    due_on, due_at = _when(row[5])
    return ForeignCheckIn(
        uuid_text(row[2]), Kind(row[3]), row[4], due_on, uuid_text(row[1]), due_at=due_at, state=State(row[6]),
        snoozed_to=row[7] or "", snoozed_at=_moment(row[8]), closed_at=_moment(row[9]), band=row[10],
        interaction=_name(row[11]), loop=_name(row[12]), favor=_name(row[13]),
    )  # fmt: skip


def _entries(book: Book, query: str, told: Collection[int], entry: Callable[[Sequence[Any]], _T]) -> Iterator[_T]:
    for page in _pages(book, query):
        yield from (entry(row) for row in page if row[-1] in told)


def _pages(book: Book, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query that begins behind a number and has a limit, some at a time."""
    last = 0
    while page := book.rows(query, (last, _ENTRIES)):
        yield page
        last = page[-1][0]


def _when(text: str) -> tuple[date, datetime | None]:
    at = datetime.fromisoformat(text) if len(text) > 10 else None
    return date.fromisoformat(text[:10]), at


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _name(uuid: bytes | None) -> str:
    return "" if uuid is None else uuid_text(uuid)
