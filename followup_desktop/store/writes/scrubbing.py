"""Scrubbing the history of people who are to be forgotten: rows before and after, labels, what else names them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.reads.forgetting import Known, words_of
from followup_desktop.store.writes.pruning import UNNAMED_PICTURES

_THEIRS = """
SELECT * FROM (
    SELECT id, change_set_id, table_name, row,
        json_extract(before, '$.contact_id') AS was, json_extract(after, '$.contact_id') AS became FROM row_changes
)
WHERE was IN (SELECT value FROM json_each(:who)) OR became IN (SELECT value FROM json_each(:who))
    OR (table_name = 'contacts' AND row IN (SELECT value FROM json_each(:who)))
"""
_TOOK_PART = """
SELECT DISTINCT json_extract(coalesce(after, before), '$.interaction_id') AS interaction FROM row_changes
WHERE table_name = 'participants' AND json_extract(coalesce(after, before), '$.contact_id') {}
    IN (SELECT value FROM json_each(?))
"""
_OF_ENTRIES = """
SELECT id, change_set_id FROM row_changes
WHERE table_name = 'interactions' AND row IN (SELECT value FROM json_each(?))
"""
_DELETING = """
SELECT DISTINCT c.change_set_id FROM row_changes c JOIN change_sets s ON s.id = c.change_set_id AND s.kind = 'do'
WHERE c.table_name = 'contacts' AND c.after IS NULL AND c.row IN (SELECT value FROM json_each(?))
"""
_EDITING = """
SELECT DISTINCT change_set_id FROM row_changes
WHERE table_name = 'contacts' AND before IS NOT NULL AND after IS NOT NULL
"""
_PARTNERS = """
SELECT id FROM change_sets
WHERE target IN (SELECT value FROM json_each(:sets)) OR undone_by IN (SELECT value FROM json_each(:sets))
"""
_RELATIONS = """
UPDATE row_changes SET {0} = json_set({0}, '$.other', '') WHERE table_name = 'relations' AND {0} IS NOT NULL
    AND lower(json_extract({0}, '$.other')) IN (SELECT value FROM json_each(?))
"""
_PREFERENCES = """
SELECT id, json_extract({0}, '$.value') FROM row_changes WHERE table_name = 'preferences' AND {0} IS NOT NULL
"""
_PREFERENCE = "UPDATE row_changes SET {0} = json_set({0}, '$.value', ?) WHERE id = ?"
_EMPTY = """
DELETE FROM change_sets WHERE id IN (SELECT value FROM json_each(?)) AND kind IN ('do', 'undo', 'redo')
    AND NOT EXISTS (SELECT 1 FROM row_changes c WHERE c.change_set_id = change_sets.id)
"""


@dataclass(slots=True)
class Scrubbing:
    """One pass over the history. Sets that are left with nothing go; those about others too lose their names."""

    book: Book
    known: Known
    _touched: set[int] = field(default_factory=set)

    def scrub(self, own_set: int) -> None:
        """Scrub everything; of `own_set`, the forgetting itself, no row is kept."""
        self._announcements()
        theirs = self.book.rows(_THEIRS, {"who": self._who})
        whole = self._inseparable(theirs) | {own_set}
        entries = self._of_entries(theirs)
        self._delete([*((row, set_id) for row, set_id, *_rest in theirs), *entries])
        for set_id in whole:
            self.book.execute("DELETE FROM row_changes WHERE change_set_id = ?", (set_id,))
        self._touched |= whole
        self._identities()
        self.book.execute(_EMPTY, (json.dumps(sorted(self._touched)),))
        self._labels()
        self.book.execute(UNNAMED_PICTURES)

    @property
    def _who(self) -> str:
        return json.dumps(sorted(self.known.contacts))

    def _delete(self, rows: Iterable[tuple[int, int]]) -> None:
        rows = list(rows)
        self._touched.update(set_id for _row, set_id in rows)
        self.book.execute_many("DELETE FROM row_changes WHERE id = ?", [(row,) for row, _set_id in rows])

    def _inseparable(self, theirs: Collection[tuple[Any, ...]]) -> set[int]:
        """Sets that gave the rows of one person to another: half of that cannot be undone, so they go as a whole."""
        who = self.known.contacts
        moved = {
            set_id
            for _row, set_id, table, _number, was, became in theirs
            if table != "contacts" and was is not None and became is not None and (was in who) != (became in who)
        }
        merging = {set_id for (set_id,) in self.book.rows(_DELETING, (self._who,))}
        moved |= merging & {set_id for (set_id,) in self.book.rows(_EDITING)}
        return moved | {set_id for (set_id,) in self.book.rows(_PARTNERS, {"sets": json.dumps(sorted(moved))})}

    def _of_entries(self, theirs: Collection[tuple[Any, ...]]) -> list[tuple[int, int]]:
        """What the history holds of entries that nobody else ever took part in, and that are not in the book."""
        with_them = {entry for (entry,) in self.book.rows(_TOOK_PART.format(""), (self._who,))}
        with_them |= {number for _row, _set, table, number, *_owners in theirs if table == "interactions"}
        with_others = {entry for (entry,) in self.book.rows(_TOOK_PART.format("NOT"), (self._who,))}
        kept = {entry for (entry,) in self.book.rows("SELECT DISTINCT interaction_id FROM participants")}
        alone = json.dumps(sorted(with_them - with_others - kept))
        return [(row, set_id) for row, set_id in self.book.rows(_OF_ENTRIES, (alone,))]

    def _identities(self) -> None:
        """Their UUIDs in what the history says of others: of relations and of what is kept of pairs."""
        for side in ("before", "after"):
            self.book.execute(_RELATIONS.format(side), (json.dumps(sorted(self.known.uuids)),))
            for row, value in self.book.rows(_PREFERENCES.format(side)):
                if (kept := without(value, self.known)) != value:
                    self.book.execute(_PREFERENCE.format(side), (kept, row))

    def _announcements(self) -> None:
        query = "SELECT uuid FROM check_ins WHERE contact_id IN (SELECT value FROM json_each(?))"
        uuids = {uuid.hex() for (uuid,) in self.book.rows(query, (self._who,))}
        journal = """SELECT json_extract(coalesce(after, before), '$.uuid') FROM row_changes
            WHERE table_name = 'check_ins'
                AND json_extract(coalesce(after, before), '$.contact_id') IN (SELECT value FROM json_each(?))"""
        uuids |= {str(uuid).lower() for (uuid,) in self.book.rows(journal, (self._who,))}
        keys = [key for (key,) in self.book.rows("SELECT key FROM announcements WHERE key LIKE 'timed %'")]
        named = [(key,) for key in keys if key.split()[1].replace("-", "").lower() in uuids]
        self.book.execute_many("DELETE FROM announcements WHERE key = ?", named)

    def _labels(self) -> None:
        """Say nothing of them in the words of what is left: of sets that touched them, and of those that name them."""
        neutral = _("Something with somebody who was forgotten since")
        names = _Names(self.book, self.known)
        for set_id, label in self.book.rows("SELECT id, label FROM change_sets"):
            touched = set_id in self._touched and words_of(label) & self.known.words
            if touched or names.stand_in(label):
                self.book.execute("UPDATE change_sets SET label = ? WHERE id = ?", (neutral, set_id))


class _Names:
    """The whole names of people, looked for in words that may name somebody else of a longer name."""

    def __init__(self, book: Book, known: Known) -> None:
        self._book = book
        self._names = {tuple(_spread(name)): name for name in known.whole}
        self._lengths = sorted({len(words) for words in self._names} - {0})
        self._others: dict[str, list[str]] = {}
        self._all: list[str] | None = None

    def stand_in(self, text: str) -> bool:
        """Whether a text names one of them."""
        words = _spread(text)
        parts = {tuple(words[at : at + count]) for count in self._lengths for at in range(len(words) - count + 1)}
        return any(self._is_meant(text, self._names[part]) for part in parts & self._names.keys())

    def _is_meant(self, text: str, name: str) -> bool:
        if name not in self._others:
            self._others[name] = self._namesakes(name.casefold())
        others = self._others[name]
        if others and len(_spread(name)) < 2:
            return False
        rest = text.casefold()
        for other in others:
            rest = rest.replace(other, "")
        return name.casefold() in rest

    def _namesakes(self, name: str) -> list[str]:
        """Those who are in the book and in whose names a name is a part, the longest first."""
        if self._all is None:
            self._all = [str(one).casefold() for (one,) in self._book.rows("SELECT display_name FROM contacts")]
        return sorted({other for other in self._all if name in other}, key=len, reverse=True)


def _spread(text: str) -> list[str]:
    """The words of a text as they are written, but for their case."""
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def without(value: str, known: Known) -> str:
    """A preference's JSON without pairs that name the people; the same text where there are none."""
    stored = json.loads(value)
    if not isinstance(stored, list):
        return value
    kept = [one for one in stored if not (isinstance(one, list) and known.uuids & set(map(str, one)))]
    return value if kept == stored else json.dumps(kept)
