"""Search over everything that is known of contacts, with the place and a line in which the text was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup_desktop.domain.names import display_name, name_text, search_key, searchable
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.lists import ListQuery, ids_by_more, ids_by_name
from followup_desktop.store.words_index import query_text

_EXCERPT = 80
_TALKED = """
SELECT i.notes FROM participants p JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id = ? AND p.interaction_id IN (SELECT rowid FROM interaction_words WHERE interaction_words MATCH ?)
ORDER BY p.happened DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One contact that was found: in which field (or 'timeline'), and the text around it."""

    contact: int
    uuid: str
    name: str
    where: str
    excerpt: str


def search(book: Book, text: str, today: date, limit: int = 50) -> list[Found]:
    """Contacts that a text leads to, names first, then other fields, then what was talked about."""
    query = ListQuery(text=text)
    if not search_key(text):
        return []
    with book.snapshot():
        ids = list(dict.fromkeys(ids_by_name(book, query, today) + ids_by_more(book, query, today)))[:limit]
        return [_found(book, contact_id, text) for contact_id in ids]


def _found(book: Book, contact_id: int, text: str) -> Found:
    person = contact(book, contact_id)
    fields = person.fields
    key = search_key(text)
    places = [
        ("name", name_text(fields.name) or display_name(fields)),
        ("organisation", " ".join(word for word in (fields.organisation, fields.department) if word)),
        ("role", fields.role),
        *(("tags", tag) for tag in fields.tags),
        *(("interests", interest.text) for interest in fields.interests),
        *(
            (f"{reach.kind}s" if reach.kind in {"email", "phone"} else str(reach.kind), reach.value)
            for reach in fields.reaches
        ),
        ("notes", fields.notes),
        ("how_we_met", fields.how_we_met),
    ]
    for where, content in places:
        if key in searchable(content):
            return Found(contact_id, person.uuid, display_name(fields), where, excerpt(content, key))
    talked = book.value(_TALKED, (contact_id, query_text(text))) or ""
    return Found(contact_id, person.uuid, display_name(fields), "timeline", excerpt(talked, key))


def excerpt(content: str, key: str) -> str:
    """About eighty letters around the first place where the text is found."""
    flat = " ".join(content.split())
    at = max(0, searchable(flat).split("\n")[0].find(key.split(maxsplit=1)[0] if key.split() else key))
    start = max(0, min(at, len(flat)) - _EXCERPT // 3)
    end = min(len(flat), start + _EXCERPT)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
