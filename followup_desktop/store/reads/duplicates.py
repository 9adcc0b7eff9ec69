"""Who of the book may be one person: those whom an import may mean, and all pairs there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.duplicates.comparing import Certainty, Described, Reason, Verdict, compare, describe
from followup_desktop.domain.duplicates.similar import SimilarNames
from followup_desktop.domain.imports import KnownContact, match_keys, name_key, similar_key
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import load_fields, match_candidates
from followup_desktop.store.reads.pairs import NOT_THE_SAME, kept_pairs
from followup_desktop.store.reads.settings import region
from followup_desktop.store.rows import marks, uuid_bytes, uuid_text

MOST_PAIRS = 5_000
"""Pairs that are given, the surest first: nobody looks at more at once."""
_MOST_NAMESAKES = 3
"""Contacts up to whom a name says that they may be one; a name that more have is a common one."""
_MOST_HOLDERS = 40
"""Contacts who share one key and are compared by it: an address of more is a company's."""
_MOST_LIKE = 20
_AT_ONCE = 50
_COMPARED = ("reaches", "addresses", "dates", "unknown")
_NAMES = "SELECT DISTINCT substr(key, 3) FROM match_keys WHERE key >= 'n:' AND key < 'n;' ORDER BY key"
_SHARED = """
SELECT group_concat(contact_id) FROM match_keys
WHERE key >= ?1 AND key < ?2 AND contact_id NOT IN (SELECT id FROM contacts WHERE is_me)
GROUP BY key HAVING count(*) BETWEEN 2 AND ?3
"""
_NAMED = """
SELECT substr(key, 3), contact_id FROM match_keys
WHERE key >= 'n:' AND key < 'n;' AND contact_id NOT IN (SELECT id FROM contacts WHERE is_me)
ORDER BY key
"""
_NAMESAKES = """
WITH shared AS (SELECT key, count(*) AS n FROM match_keys WHERE key >= 'n:' AND key < 'n;' GROUP BY key HAVING n > 1)
SELECT contact_id, n FROM match_keys JOIN shared USING (key)
"""

Check = Callable[[], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two contacts who may be one person, by row number: the one with more told of it first."""

    keep: int
    other: int
    certainty: Certainty
    reasons: tuple[Reason, ...]


def known_to(book: Book, people: Sequence[ContactFields], check: Check = lambda: None) -> dict[str, list[KnownContact]]:
    """The contacts whom people of a file may be, by match key and, of those whom no key knows, by similar name."""
    with book.snapshot():
        known = match_candidates(book, (key for person in people for key in match_keys(person)))
        strangers = [person for person in people if not any(key in known for key in match_keys(person))]
        like = _like(book, strangers, check)
        found = match_candidates(book, (key for keys in like.values() for key in keys))
    for similar, keys in like.items():
        known[similar] = list({each.id: each for key in keys for each in found.get(key, ())}.values())
    return known


def duplicates(
    book: Book,
    check: Check = lambda: None,
    progress: Progress = lambda done, total: None,
    most: int = MOST_PAIRS,
) -> list[Duplicate]:
    """Pairs who may be one person, the surest first; without the user and pairs that `tell_apart` parted.

    `check` is called every few milliseconds and may raise to end it; `progress` is told how much of how much is done.
    """
    with book.snapshot():
        country = region(book)
        pairs = _candidates(book, check, lambda done, total: progress(done, 2 * total))
        namesakes = _namesakes(book)
        apart = _parted(book)
        found: list[tuple[Duplicate, int]] = []
        for start in range(0, len(pairs), _AT_ONCE):
            progress(len(pairs) + start, 2 * len(pairs))
            part = [pair for pair in pairs[start : start + _AT_ONCE] if pair not in apart]
            found += _judged(book, part, namesakes, country, check)
    surest = nsmallest(most, found, lambda each: (-each[0].certainty, -each[1], each[0].keep, each[0].other))
    return [duplicate for duplicate, _weight in surest]


def still_open(book: Book, found: Sequence[Duplicate]) -> list[Duplicate]:
    """Those of whom both are in the book, and who were not told apart."""
    with book.snapshot():
        apart = _parted(book)
        ids = sorted({contact for each in found for contact in (each.keep, each.other)})
        there: set[int] = set()
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            there.update(row for (row,) in book.rows(f"SELECT id FROM contacts WHERE id IN ({marks(part)})", part))
    return [
        each
        for each in found
        if {each.keep, each.other} <= there and (min(each.keep, each.other), max(each.keep, each.other)) not in apart
    ]


def told_apart(book: Book) -> set[frozenset[str]]:
    """The pairs of UUIDs of whom the user said that they are two people."""
    return kept_pairs(book, NOT_THE_SAME)


def _like(book: Book, people: Sequence[ContactFields], check: Check) -> dict[str, list[str]]:
    """The match keys of the names in the book that are like those of people, by similar key."""
    names = [name for (name,) in book.rows(_NAMES)] if people else []
    if not names:
        return {}
    index, like = SimilarNames(names, check), dict[str, list[str]]()
    for person in people:
        check()
        if found := index.like(name_key(person))[:_MOST_LIKE]:
            like[similar_key(person)] = [f"n:{name}" for name in found]
    return like


def _candidates(book: Book, check: Check, progress: Progress) -> list[tuple[int, int]]:
    """Pairs of row numbers, the smaller first, who share a key or have names that are like each other.

    They stand in the order of names, so that the pairs of one contact are near each other.
    """
    pairs: set[tuple[int, int]] = set()
    for first, last in (("e:", "e;"), ("p:", "p;"), ("u:", "u;")):
        for (holders,) in book.rows(_SHARED, (first, last, _MOST_HOLDERS)):
            pairs.update(combinations(sorted(map(int, holders.split(","))), 2))
            check()
    by_name: dict[str, list[int]] = {}
    for name, contact in book.rows(_NAMED):
        by_name.setdefault(name, []).append(contact)
    for holders in by_name.values():
        if 1 < len(holders) <= _MOST_HOLDERS:
            pairs.update(combinations(sorted(holders), 2))
    check()
    few = [name for name, holders in by_name.items() if len(holders) <= _MOST_NAMESAKES]
    for one, other in SimilarNames(few, check).pairs(check, progress):
        pairs.update(
            (min(mine, theirs), max(mine, theirs)) for mine in by_name[few[one]] for theirs in by_name[few[other]]
        )
    of_one: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        of_one.setdefault(pair[0], []).append(pair)
    # Not sorted all at once: that would hold up every other thread.
    return [pair for holders in by_name.values() for contact in holders for pair in of_one.get(contact, ())]


def _namesakes(book: Book) -> dict[int, int]:
    """How many contacts have the same name as each, where there are more than one."""
    return dict(book.rows(_NAMESAKES))


def _judged(
    book: Book, pairs: Sequence[tuple[int, int]], namesakes: dict[int, int], country: str, check: Check
) -> Iterator[tuple[Duplicate, int]]:
    """What comparing says of pairs, with how strong that is among those of one certainty."""
    described: dict[int, Described] = {}
    told: dict[int, int] = {}
    ids = sorted({contact for pair in pairs for contact in pair})
    for contact, fields in load_fields(book, ids, portraits=False, only=_COMPARED).items():
        described[contact], told[contact] = describe(fields), _told(fields)
    for number, (one, other) in enumerate(pairs):
        if number % 10 == 0:
            check()
        if one not in described or other not in described:
            continue
        verdict = compare(described[one], described[other], country)
        certainty = _in_the_book(verdict, max(namesakes.get(one, 1), namesakes.get(other, 1)))
        if verdict is not None and certainty is not None:
            keep, goes = (one, other) if told[one] >= told[other] else (other, one)
            strength = len(Reason) - tuple(Reason).index(verdict.reasons[0]) if verdict.reasons else 0
            yield Duplicate(keep, goes, certainty, verdict.reasons), 10 * strength + len(verdict.reasons)


def _in_the_book(verdict: Verdict | None, namesakes: int) -> Certainty | None:
    """How sure a verdict is where so many have the name: by it alone two are likely, and of many nothing is said."""
    if verdict is None or not verdict.by_name_alone or namesakes <= 2:
        return verdict.certainty if verdict else None
    return Certainty.LIKELY if namesakes <= _MOST_NAMESAKES or Reason.ORGANISATION in verdict.reasons else None


def _told(fields: ContactFields) -> int:
    """How much is told of somebody."""
    several: Iterable[Sequence[object]] = (
        fields.reaches,
        fields.addresses,
        fields.dates,
        fields.interests,
        fields.tags,
    )
    return sum(map(len, several)) + bool(fields.notes) + bool(fields.organisation) + 2 * (fields.circle is not None)


def _parted(book: Book) -> set[tuple[int, int]]:
    apart = told_apart(book)
    uuids = sorted({uuid for pair in apart for uuid in pair})
    if not uuids:
        return set()
    rows = book.rows(f"SELECT uuid, id FROM contacts WHERE uuid IN ({marks(uuids)})", list(map(uuid_bytes, uuids)))
    numbers = {uuid_text(uuid): number for uuid, number in rows}
    found = (sorted(numbers[uuid] for uuid in pair if uuid in numbers) for pair in apart)
    return {(each[0], each[1]) for each in found if len(each) == 2}
