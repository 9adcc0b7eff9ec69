"""Who would enjoy something. On the worker: the whole table of interests is read.

Each text of an interest is looked at once, however many people have it; who has it, and who comes first, is SQLite's to
find.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.enjoying import WEIGHTS, Asked, Found, Match, Vocabulary, ranked, why
from followup_desktop.domain.interests import FELT, is_same
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import ContactRow, contact_rows, interests_of_me

Check = Callable[[], None]
"""Called between steps; raises what is to end the work."""
MOST = 50
"""People who are listed."""
NO_CIRCLE = 1_000_000
"""The place among the circles of who is in none."""
_EVERY = "SELECT DISTINCT text, kind FROM interests"
_BEST = f"""
WITH found AS MATERIALIZED (
    SELECT value ->> 0 AS text, value ->> 1 AS kind, value ->> 2 AS weight, value ->> 3 AS own FROM json_each(?)),
held AS (SELECT DISTINCT i.contact_id, f.* FROM interests i JOIN found f ON f.text = i.text AND f.kind = i.kind)
SELECT c.id, json_group_array(json_array(h.text, h.kind)), coalesce(r.position, {NO_CIRCLE}), c.last_contact_on,
    c.sort_name
FROM held h JOIN contacts c ON c.id = h.contact_id LEFT JOIN circles r ON r.id = c.circle_id
WHERE NOT c.is_me AND NOT c.archived
GROUP BY c.id ORDER BY sum(h.weight) DESC, sum(h.own) DESC, 3, coalesce(c.last_contact_on, '9999-12-31'), c.sort_name,
    c.id
LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Enjoyer:
    """A contact who would enjoy something, as a list shows it, and why in words."""

    row: ContactRow
    match: Match
    why: str


def vocabulary(book: Book, check: Check = lambda: None) -> Vocabulary:
    """All interests of the book, each once: made when it begins to be asked, and anew when something was changed."""

    def interests() -> Iterator[Interest]:
        for text, kind in book.rows(_EVERY):
            check()
            yield Interest(text, InterestKind(kind))

    return Vocabulary(interests())


def enjoyers(book: Book, known: Vocabulary, about: Asked, limit: int = MOST) -> list[Enjoyer]:
    """Who would enjoy what was asked about, the best first; archived contacts and the user are left out."""
    found = {each.interest: each for each in known.find(about)}
    if not found:
        return []
    with book.snapshot():
        mine = [each.text for each in interests_of_me(book) if each.kind in FELT]
        own = frozenset(
            each.text for each in found if each.kind in FELT and any(is_same(each.text, text) for text in mine)
        )
        asked = [
            (each.text, str(each.kind), WEIGHTS[each.kind] * entry.times, int(each.text in own))
            for each, entry in found.items()
        ]
        matches = ranked([_match(row, found, own) for row in book.rows(_BEST, (json.dumps(asked), limit))])
        rows = contact_rows(book, [match.contact for match in matches])
    return [Enjoyer(rows[match.contact], match, why(match)) for match in matches]


def _match(row: tuple[int, str, int, str | None, str], found: dict[Interest, Found], own: frozenset[str]) -> Match:
    contact, held, circle, last, sort_name = row
    interests = sorted((Interest(text, InterestKind(kind)) for text, kind in json.loads(held)), key=list(found).index)
    last_on = date.fromisoformat(last) if last else None
    return Match(contact, tuple(found[each] for each in interests), own, circle, last_on, sort_name)
