"""What forgetting somebody takes away, and what others have in their pages that mentions them and stays."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import fold, is_wide
from followup_desktop.store.book import Book
from followup_desktop.store.reads.forgetting import Known, known_of, words_of
from followup_desktop.store.reads.trash import in_trash
from followup_desktop.store.rows import marks
from followup_desktop.store.words_index import query_text

MOST_MENTIONS = 200
_AROUND = 40
_COUNTS = """
SELECT
    (SELECT count(*) FROM participants p WHERE p.contact_id IN (SELECT value FROM json_each(:who)) AND NOT EXISTS
        (SELECT 1 FROM participants o WHERE o.interaction_id = p.interaction_id
         AND o.contact_id NOT IN (SELECT value FROM json_each(:who)))),
    (SELECT count(DISTINCT interaction_id) FROM participants WHERE contact_id IN (SELECT value FROM json_each(:who))),
    (SELECT count(*) FROM open_loops WHERE contact_id IN (SELECT value FROM json_each(:who))),
    (SELECT count(*) FROM favors WHERE contact_id IN (SELECT value FROM json_each(:who))),
    (SELECT count(*) FROM check_ins WHERE contact_id IN (SELECT value FROM json_each(:who)) AND state = 'open')
"""
_SHARED = """
SELECT DISTINCT i.id FROM participants p JOIN interactions i ON i.id = p.interaction_id
WHERE p.contact_id IN (SELECT value FROM json_each(:who)) AND i.notes <> '' AND EXISTS
    (SELECT 1 FROM participants o WHERE o.interaction_id = i.id
     AND o.contact_id NOT IN (SELECT value FROM json_each(:who)))
"""
_FOUND = "SELECT rowid FROM interaction_words WHERE interaction_words MATCH ? ORDER BY rowid DESC LIMIT 1000"
_ENTRIES = """
SELECT i.id, i.happened, i.notes, c.id, c.display_name FROM interactions i
JOIN participants p ON p.interaction_id = i.id JOIN contacts c ON c.id = p.contact_id
WHERE i.id IN ({}) ORDER BY i.happened DESC, i.id, c.sort_name
"""
_PAGES = "SELECT id, display_name, notes, how_we_met FROM contacts WHERE instr(folded_more, ?) > 0"
_LINES = """
SELECT c.id, c.display_name, r.{column}, {on} FROM {table} r JOIN contacts c ON c.id = r.contact_id
WHERE instr(lower(r.{column}), lower(?)) > 0
"""
_OTHERS = (("open_loops", "text", "r.opened_on"), ("favors", "text", "r.on_day"), ("check_ins", "reason", "r.due"),
           ("relations", "name", "NULL"))  # fmt: skip


_TAKEN_OVER = """
SELECT DISTINCT c.display_name FROM row_changes gone
JOIN change_sets s ON s.id = gone.change_set_id AND s.kind = 'do' AND s.undone_by IS NULL
JOIN row_changes kept ON kept.change_set_id = s.id AND kept.table_name = 'contacts' AND kept.after IS NOT NULL
JOIN contacts c ON c.id = kept.row
WHERE gone.table_name = 'contacts' AND gone.after IS NULL AND gone.row = ? AND kept.row <> gone.row
"""


class Where(StrEnum):
    """What kind of text mentions somebody."""

    ENTRY = "timeline"
    NOTES = "notes"
    LOOP = "open_loops"
    FAVOR = "favors"
    CHECK_IN = "check_ins"
    RELATION = "relations"


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in somebody else's page that names who is to be forgotten. It stays, to be edited by hand."""

    contact: int
    name: str
    where: Where
    on: date | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class Farewell:
    """What forgetting takes away: entries of theirs alone and all that is theirs; `shared` entries stay, without them.

    `mentions` stay as they are, at most MOST_MENTIONS are given.
    """

    contact: int
    name: str
    uuids: frozenset[str]
    in_trash: bool
    entries: int
    shared: int
    loops: int
    favors: int
    check_ins: int
    mentions: tuple[Mention, ...]
    taken_over_by: tuple[str, ...] = ()
    """Who took over what was theirs when the two were merged, and keeps it."""


def before_forgetting(book: Book, contact: int) -> Farewell:
    """What would become of somebody's data, in the book or in its trash. Raises NotFound."""
    with book.snapshot():
        known = known_of(book, [contact])
        if contact not in known.contacts:
            raise NotFound(_("This contact is not in the book any more"))
        mentions = tuple(_mentions(book, known))[:MOST_MENTIONS]
        others = tuple(name for (name,) in book.rows(_TAKEN_OVER, (contact,)))
        if contact not in known.present:
            one = in_trash(book, [contact]).get(contact)
            counts = (one.entries, one.entries, one.loops, one.favors, one.check_ins) if one else (0, 0, 0, 0, 0)
            name = one.name if one else ""
        else:
            counts = book.rows(_COUNTS, {"who": _list(known)})[0]
            name = str(book.value("SELECT display_name FROM contacts WHERE id = ?", (contact,)))
    alone, all_entries, loops, favors, check_ins = counts
    away = contact not in known.present
    return Farewell(
        contact, name, known.uuids, away, alone, all_entries - alone, loops, favors, check_ins, mentions, others
    )


def _mentions(book: Book, known: Known) -> Iterator[Mention]:
    whole = sorted(name for name in known.whole if len(words_of(name)) > 1) or sorted(known.whole)
    yield from _entries(book, known, whole)
    seen: set[tuple[int, str, str]] = set()
    for name in whole:
        for mention in (*_pages(book, name), *_lines(book, name)):
            if mention.contact not in known.contacts and (mention.contact, mention.where, mention.excerpt) not in seen:
                seen.add((mention.contact, mention.where, mention.excerpt))
                yield mention


def _entries(book: Book, known: Known, whole: Collection[str]) -> Iterator[Mention]:
    """Entries with others: those that name them in full anywhere, and by any name where they took part."""
    shared = [row for (row,) in book.rows(_SHARED, {"who": _list(known)})]
    found = [row for name in whole if (query := query_text(name)) for (row,) in book.rows(_FOUND, (query,))]
    for rows, names in ((shared, known.names), (sorted(set(found) - set(shared), reverse=True), whole)):
        yield from _named_in(book, rows, names, known)


def _named_in(book: Book, rows: list[int], names: Collection[str], known: Known) -> Iterator[Mention]:
    for start in range(0, len(rows), 500):
        told: set[int] = set()
        part = rows[start : start + 500]
        for row, happened, notes, contact, shown in book.rows(_ENTRIES.format(marks(part)), part):
            if row in told or contact in known.contacts:
                continue
            if (name := next((each for each in names if _says(notes, each)), None)) is not None:
                told.add(row)
                yield Mention(contact, shown, Where.ENTRY, date.fromisoformat(happened[:10]), _excerpt(notes, name))


def _pages(book: Book, name: str) -> Iterator[Mention]:
    for contact, shown, *texts in book.rows(_PAGES, (fold(name),)):
        for text in (text for text in texts if _says(text, name)):
            yield Mention(contact, shown, Where.NOTES, None, _excerpt(text, name))


def _lines(book: Book, name: str) -> Iterator[Mention]:
    for table, column, on in _OTHERS:
        query = _LINES.format(table=table, column=column, on=on)
        for contact, shown, text, day in book.rows(query, (name,)):
            if _says(text, name):
                when = date.fromisoformat(day[:10]) if day else None
                yield Mention(contact, shown, Where(table), when, _excerpt(text, name))


def _says(text: str, name: str) -> bool:
    """Whether a text has a name in it as words of its own, however it is accented; some scripts part no words."""
    if any(map(is_wide, name)):
        return name in text
    spread = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    wanted = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return f" {' '.join(wanted.split())} " in f" {' '.join(spread.split())} "


def _excerpt(text: str, name: str) -> str:
    """The words around a name, on one line."""
    flat = " ".join(text.split())
    place = max(0, flat.casefold().find(name.split(maxsplit=1)[0].casefold()))
    begins, ends = max(0, place - _AROUND), min(len(flat), place + len(name) + _AROUND)
    return f"{'…' if begins else ''}{flat[begins:ends]}{'…' if ends < len(flat) else ''}"


def _list(known: Known) -> str:
    return json.dumps(sorted(known.contacts))
