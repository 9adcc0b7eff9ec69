"""Who should meet whom, among the people one knows best. On the worker: many pairs are looked at."""

from __future__ import annotations

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.introductions import MOST_FOR_ONE, Pair, Person, pair_of, pairs, varied
from followup_desktop.domain.names import fold
from followup_desktop.store.book import Book
from followup_desktop.store.reads.interests import NO_CIRCLE, Check
from followup_desktop.store.reads.pairs import NOT_INTRODUCED, kept_pairs
from followup_desktop.store.rows import marks, uuid_text

MOST_PAIRS = 12
_POOL = 500
"""People who are paired: the closest, then those in touch last. Whom one hardly knows one does not introduce."""

_KNOWN = f"""
SELECT c.id, c.display_name, coalesce(nullif(c.nickname, ''), nullif(c.given, ''), c.display_name),
    coalesce(r.position, {NO_CIRCLE}), c.uuid
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id
WHERE NOT c.is_me AND NOT c.archived AND """
_POOLED = f"""{_KNOWN} c.id IN (SELECT contact_id FROM interests)
ORDER BY 4, c.last_contact_on IS NULL, c.last_contact_on DESC, c.id LIMIT {_POOL}"""
_INTERESTS = "SELECT contact_id, text, kind FROM interests WHERE contact_id IN ({}) ORDER BY contact_id, position, id"
_MET = """
SELECT 1 FROM participants p JOIN participants q ON q.interaction_id = p.interaction_id AND q.contact_id = ?2
JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id = ?1 AND (i.introduces OR i.channel = 'in person') LIMIT 1
"""
_RELATIONS = "SELECT other, name FROM relations WHERE contact_id = ?"


def introductions(
    book: Book, about: int | None = None, most: int = MOST_PAIRS, check: Check = lambda: None
) -> list[Pair]:
    """Pairs who should meet and have not, the best first; those of one contact where it is named.

    Two have met where they took part in an interaction in person or in an introduction, or where one stands among the
    other's relations; those parted by `leave_apart` are not offered again. Raises NotFound for a contact that is gone.
    """
    with book.snapshot():
        pool = _people(book, _POOLED)
        if about is not None:
            pool = [person_of(book, about), *(person for person in pool if person.contact != about)]
        check()
        found = pairs(pool, about)
        apart = left_apart(book)
        strangers = (pair for pair in found if not _has_met(book, pair, check) and _uuids(pair) not in apart)
        return list(varied(strangers, most, MOST_FOR_ONE if about is None else most))


def chosen_pair(book: Book, one: int, other: int) -> Pair:
    """Two people whom the user chose, whether or not there is a reason. Raises NotFound."""
    with book.snapshot():
        return pair_of(person_of(book, one), person_of(book, other))


def person_of(book: Book, contact: int) -> Person:
    """A contact as somebody who can be introduced. Raises NotFound, also for the user and for who is archived."""
    people = _people(book, f"{_KNOWN} c.id = ?", contact)
    if not people:
        raise NotFound("This contact is not among those who can be introduced")
    return people[0]


def left_apart(book: Book) -> set[frozenset[str]]:
    """The pairs of UUIDs that the user does not want to introduce."""
    return kept_pairs(book, NOT_INTRODUCED)


def _people(book: Book, sql: str, *parameters: int) -> list[Person]:
    rows = book.rows(sql, parameters)
    ids = [row[0] for row in rows]
    held: dict[int, list[Interest]] = {contact: [] for contact in ids}
    for contact, text, kind in book.rows(_INTERESTS.format(marks(ids)), ids):
        held[contact].append(Interest(text, InterestKind(kind)))
    return [
        Person(contact, name, called, tuple(held[contact]), circle, uuid_text(uuid))
        for contact, name, called, circle, uuid in rows
    ]


def _has_met(book: Book, pair: Pair, check: Check) -> bool:
    check()
    one, other = pair.one, pair.other
    return book.row(_MET, pair.contacts) is not None or _is_related(book, one, other) or _is_related(book, other, one)


def _is_related(book: Book, one: Person, other: Person) -> bool:
    """Whether the other stands among the people in one's life, by UUID or by name."""
    return any(
        uuid == other.uuid or fold(name) == fold(other.name) for uuid, name in book.rows(_RELATIONS, (one.contact,))
    )


def _uuids(pair: Pair) -> frozenset[str]:
    return frozenset((pair.one.uuid, pair.other.uuid))
