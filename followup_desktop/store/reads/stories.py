"""Contacts with everything that happened with each, for pages of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from followup_desktop.domain.foreign import ForeignInteraction
from followup_desktop.domain.whole_book import Pages, Story
from followup_desktop.store.book import Book
from followup_desktop.store.reads.leaving import (
    CHECK_INS,
    FAVORS,
    INTERACTION_COLUMNS,
    LOOPS,
    PAGE,
    cards,
    check_in_of,
    favor_of,
    interaction_of,
    loop_of,
)
from followup_desktop.store.reads.whole_book import Choice, chosen_contacts
from followup_desktop.store.rows import marks, uuid_text

_TALKS = f"""
SELECT p.contact_id, {INTERACTION_COLUMNS} FROM participants p JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id IN ({{}}) ORDER BY p.happened DESC, i.id DESC
"""
_OTHERS = """
SELECT p.interaction_id, c.uuid FROM participants p JOIN contacts c ON c.id = p.contact_id
WHERE p.interaction_id IN ({}) ORDER BY p.id
"""
_AT_ONCE = 500


class _OfSomebody(Protocol):
    @property
    def person(self) -> str: ...


_E = TypeVar("_E", bound=_OfSomebody)


def pages(book: Book, choice: Choice) -> Pages:
    """What a folder of pages is made of; of one moment if the caller holds a snapshot."""
    chosen = chosen_contacts(book, choice)
    named = {
        row[0]: (uuid_text(row[1]), str(row[2])) for row in book.rows("SELECT id, uuid, display_name FROM contacts")
    }
    chosen = [contact for contact in chosen if contact in named]
    return Pages(dict(named.values()), [named[contact][0] for contact in chosen], _stories(book, chosen))


def _stories(book: Book, contacts: Sequence[int]) -> Iterator[Story]:
    for start in range(0, len(contacts), PAGE):
        page = contacts[start : start + PAGE]
        talks = _talks(book, page)
        loops = _by_person(book, f"{LOOPS} WHERE l.contact_id IN ({{}}) ORDER BY l.id", page, loop_of)
        favors = _by_person(book, f"{FAVORS} WHERE f.contact_id IN ({{}}) ORDER BY f.on_day, f.id", page, favor_of)
        planned = _by_person(book, f"{CHECK_INS} WHERE k.contact_id IN ({{}}) ORDER BY k.due, k.id", page, check_in_of)
        for contact, card in zip(page, cards(book, page), strict=True):
            name = card.uuid
            theirs = (tuple(found.get(name, ())) for found in (loops, favors, planned))
            yield Story(card, tuple(talks.get(contact, ())), *theirs)  # type: ignore[arg-type]


def _talks(book: Book, page: Sequence[int]) -> dict[int, list[ForeignInteraction]]:
    rows = book.rows(_TALKS.format(marks(page)), page)
    people: dict[int, list[str]] = {}
    ids = list({row[1] for row in rows})
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        for interaction, uuid in book.rows(_OTHERS.format(marks(part)), part):
            people.setdefault(interaction, []).append(uuid_text(uuid))
    found: dict[int, list[ForeignInteraction]] = {}
    for contact, *row in rows:
        found.setdefault(contact, []).append(interaction_of(row, tuple(people[row[0]])))
    return found


def _by_person(
    book: Book, query: str, page: Sequence[int], entry: Callable[[Sequence[Any]], _E]
) -> dict[str, list[_E]]:
    found: dict[str, list[_E]] = {}
    for row in book.rows(query.format(marks(page)), page):
        one = entry(row)
        found.setdefault(one.person, []).append(one)
    return found
