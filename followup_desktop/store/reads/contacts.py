"""Contacts: whole ones, the rows of a list, and finding one by what a person calls it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, starmap
from operator import itemgetter
from typing import Any

from followup_desktop.domain.cadence import Band, Rhythm
from followup_desktop.domain.contacts import Contact, ContactFields, Interest, InterestKind, Portrait
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.imports import KnownContact
from followup_desktop.domain.interactions import Channel
from followup_desktop.domain.names import search_key
from followup_desktop.store.book import Book
from followup_desktop.store.contact_columns import FIELD_COLUMNS, LISTS, fields_of
from followup_desktop.store.rows import marks, rhythm_of, uuid_bytes, uuid_text

_FIELDS = ", ".join(f'c."{column}"' for column in FIELD_COLUMNS)
_KEPT = """c.id, c.uuid, c.added_on, c.revision, c.archived, c.paused_until, c.is_me, c.last_contact_on,
c.since_on, c.in_touch_from, c.next_due_on, c.drifting_from, c.lapsed_from, c.shows_on"""
_ROW = """SELECT id, uuid, display_name, organisation, role, last_contact_on, last_channel, since_on, in_touch_from,
next_due_on, drifting_from, lapsed_from, shows_on, paused_until, archived, portrait, circle_id
FROM contacts WHERE id IN ({})"""
_MINE = (
    "SELECT i.text, i.kind FROM contacts c JOIN interests i ON i.contact_id = c.id WHERE c.is_me ORDER BY i.position"
)
MOST_CANDIDATES = 10
_OWNER = itemgetter(0)
_AT_PORTRAIT = 1 + FIELD_COLUMNS.index("portrait")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """What a row of the contact list shows. `portrait` is the picture's digest, for `portrait()`."""

    id: int
    uuid: str
    name: str
    organisation: str
    role: str
    last_contact_on: date | None
    last_channel: Channel | None
    rhythm: Rhythm | None
    shows_on: date | None
    paused_until: date | None
    archived: bool
    portrait: str | None
    circle: int | None

    def band(self, today: date) -> Band:
        """The band on a day; NONE without a cadence."""
        return self.rhythm.band(today) if self.rhythm else Band.NONE


def contact(book: Book, contact_id: int) -> Contact:
    """A contact with everything that is known of them. Raises NotFound."""
    with book.snapshot():
        row = book.row(f"SELECT {_KEPT} FROM contacts c WHERE c.id = ?", (contact_id,))
        if row is None:
            raise NotFound("This contact is not in the book any more")
        fields = load_fields(book, [contact_id])[contact_id]
    return Contact(
        id=row[0],
        uuid=uuid_text(row[1]),
        fields=fields,
        added_on=date.fromisoformat(row[2]),
        revision=row[3],
        archived=bool(row[4]),
        paused_until=_day(row[5]),
        is_me=bool(row[6]),
        last_contact_on=_day(row[7]),
        rhythm=rhythm_of(row[8:13]),
        shows_on=_day(row[13]),
    )


def first_added_on(book: Book) -> date | None:
    """When the contact that is longest in the book was added: the day the book was begun. None where nobody is."""
    return _day(book.value("SELECT added_on FROM contacts WHERE NOT is_me ORDER BY id LIMIT 1"))


def me(book: Book) -> Contact | None:
    """The user's own contact, if there is one."""
    found = book.value("SELECT id FROM contacts WHERE is_me")
    return None if found is None else contact(book, found)


def interests_of_me(book: Book) -> tuple[Interest, ...]:
    """The user's own interests, values, needs and offers; none where nobody is 'me'."""
    return tuple(Interest(text, InterestKind(kind)) for text, kind in book.rows(_MINE))


def contact_rows(book: Book, ids: Sequence[int]) -> dict[int, ContactRow]:
    """The list rows of contacts by id; ids that are gone are missing."""
    rows = book.rows(_ROW.format(marks(ids)), ids)
    return {row[0]: _list_row(row) for row in rows}


def load_fields(
    book: Book, ids: Sequence[int], *, portraits: bool = True, only: Container[str] | None = None
) -> dict[int, ContactFields]:
    """The fields of contacts by id, in one query a table; `only` names the fields with rows of their own to be read."""
    wanted = marks(ids)
    rows = book.rows(f"SELECT c.id, {_FIELDS} FROM contacts c WHERE c.id IN ({wanted})", ids)
    lists: dict[int, dict[str, tuple[Any, ...]]] = {row[0]: {} for row in rows}
    for table in LISTS if only is None else (table for table in LISTS if table.field in only):
        found = book.rows(_list_query(table.name, table.columns, wanted), ids)
        for owner, of_owner in groupby(found, _OWNER):
            lists[owner][table.field] = tuple(starmap(table.from_row, (row[1:] for row in of_owner)))
    return {
        row[0]: fields_of(row[1:], lists[row[0]], portrait(book, row[_AT_PORTRAIT]) if portraits else None)
        for row in rows
    }


def _list_query(table: str, columns: Iterable[str], wanted: str) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT contact_id, {named} FROM {table} WHERE contact_id IN ({wanted}) ORDER BY contact_id, position, id"


def portrait(book: Book, digest: str | None) -> Portrait | None:
    """A picture by its digest, or None."""
    row = book.row("SELECT data, media FROM pictures WHERE digest = ?", (digest,)) if digest else None
    return Portrait(bytes(row[0]), row[1]) if row else None


def id_of(book: Book, uuid: str) -> int:
    """The row number of a contact's UUID. Raises NotFound."""
    try:
        found = book.value("SELECT id FROM contacts WHERE uuid = ?", (uuid_bytes(uuid),))
    except ValueError:
        found = None
    if found is None:
        raise NotFound("There is no contact with this id")
    return int(found)


def find(book: Book, text: str) -> int:
    """The one contact a person means by an id, an exact name, an e-mail or a unique part of a name.

    Raises NotFound, or Refused with the candidates where several fit.
    """
    try:
        return id_of(book, text)
    except NotFound:
        pass
    for candidates in _candidates(book, text):
        if len(candidates) == 1:
            return int(candidates[0][0])
        if candidates:
            names = "; ".join(f"{name} ({uuid_text(uuid)})" for _, name, uuid in candidates[:MOST_CANDIDATES])
            more = f" and {len(candidates) - MOST_CANDIDATES} more" if len(candidates) > MOST_CANDIDATES else ""
            raise Refused(f"'{text}' can be several contacts: {names}{more}", field="contact")
    raise NotFound(f"There is no contact '{text}'", field="contact")


def match_candidates(book: Book, keys: Iterable[str]) -> dict[str, list[KnownContact]]:
    """The contacts of the book that share match keys with an import, by key."""
    with book.snapshot():
        return _match_candidates(book, list(dict.fromkeys(keys)))


def _match_candidates(book: Book, wanted: list[str]) -> dict[str, list[KnownContact]]:
    holders: dict[str, list[int]] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for key, owner in book.rows(f"SELECT key, contact_id FROM match_keys WHERE key IN ({marks(part)})", part):
            holders.setdefault(key, []).append(owner)
    ids = sorted({owner for owners in holders.values() for owner in owners})
    known: dict[int, KnownContact] = {}
    for start in range(0, len(ids), 500):
        part_ids = ids[start : start + 500]
        query = f"SELECT id, revision FROM contacts WHERE id IN ({marks(part_ids)})"
        revisions: dict[int, int] = dict(book.rows(query, part_ids))
        for owner, fields in load_fields(book, part_ids).items():
            known[owner] = KnownContact(owner, revisions[owner], fields)
    return {key: [known[owner] for owner in owners] for key, owners in holders.items()}


def _candidates(book: Book, text: str) -> Iterable[list[tuple[Any, ...]]]:
    columns = "SELECT id, display_name, uuid FROM contacts"
    order = "ORDER BY sort_name, id"
    yield book.rows(f"{columns} WHERE display_name = ? {order}", (text.strip(),))
    email = "SELECT contact_id FROM match_keys WHERE key = ?"
    yield book.rows(f"{columns} WHERE id IN ({email}) {order}", (f"e:{text.strip().casefold()}",))
    key = search_key(text)
    if not key:
        return
    yield book.rows(f"{columns} WHERE instr(char(10) || folded || char(10), ?) {order}", (f"\n{key}\n",))
    yield book.rows(f"{columns} WHERE instr(folded, ?) {order}", (key,))


def _list_row(row: Sequence[Any]) -> ContactRow:
    return ContactRow(
        id=row[0],
        uuid=uuid_text(row[1]),
        name=row[2],
        organisation=row[3],
        role=row[4],
        last_contact_on=_day(row[5]),
        last_channel=Channel(row[6]) if row[6] else None,
        rhythm=rhythm_of(row[7:12]),
        shows_on=_day(row[12]),
        paused_until=_day(row[13]),
        archived=bool(row[14]),
        portrait=row[15],
        circle=row[16],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
