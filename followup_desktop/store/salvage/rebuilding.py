"""The new book of a salvage: filled table by table, mended by what journal and backups say, made whole again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import apsw

from followup_desktop.domain.language import gettext as _
from followup_desktop.store import digests, facts, journal, words_index
from followup_desktop.store.book import Book
from followup_desktop.store.digests import Block
from followup_desktop.store.rows import insert_sql, new_uuid
from followup_desktop.store.salvage.mending import Witness, fill, mend
from followup_desktop.store.salvage.reading import Reading, columns_of
from followup_desktop.store.salvage.values import Column, sound
from followup_desktop.store.tables import JOURNALED, columns, name_of

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; it may raise to end the work."""
TABLES = tuple(name_of(table) for table in JOURNALED)
_MOST_FILLED = 100_000
"""Numbers of a gap that are looked for in journal and backups; a damaged book may name any."""
_COLUMNS = {name_of(table): {column.column_name for column in columns(table)} for table in JOURNALED}
_KEEP_DIGEST = "INSERT OR REPLACE INTO row_digests VALUES (?, ?, ?, ?)"
_WITHOUT_PICTURE = """
UPDATE contacts SET portrait = NULL WHERE portrait IS NOT NULL AND portrait NOT IN (SELECT digest FROM pictures)
"""
_UNREADABLE = (apsw.Error, MemoryError)


@dataclass(slots=True)
class Rebuilt:
    """What came of it, by table: rows kept, brought back from the journal or a backup, altered, and lost.

    `lost` has None where the book does not say any more how many there were. `nameless` are contacts who stand in for
    one that is lost, because something that happened with them is not.
    """

    kept: dict[str, int] = field(default_factory=dict)
    brought_back: dict[str, int] = field(default_factory=dict)
    altered: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int | None] = field(default_factory=dict)
    nameless: int = 0


class Rebuilding:
    """Fills a new book from what can be read of a damaged one; within one transaction of the new book."""

    def __init__(self, damaged: apsw.Connection, book: Book, witnesses: Sequence[Witness]) -> None:
        self._damaged = damaged
        self._book = book
        self._witnesses = witnesses
        self._held = _digests_of(damaged)
        self.result = Rebuilt()

    def run(self, today: date, progress: Progress) -> Rebuilt:
        """Do all of it."""
        steps = len(TABLES) + 4
        self._empty()
        self._take_pictures()
        for number, table in enumerate(TABLES):
            progress(number, steps)
            self._take(table)
        self._book.execute_many(
            "INSERT OR REPLACE INTO row_digests VALUES (?, ?, ?, ?)",
            [(*place, *its) for place, its in self._held.items()],
        )
        progress(len(TABLES), steps)
        self._mend()
        self._count_lost()
        self._tie()
        progress(len(TABLES) + 1, steps)
        self._make_whole(today, lambda part: progress(len(TABLES) + 1 + part, steps))
        return self.result

    def _empty(self) -> None:
        for (name,) in self._book.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            self._book.execute(f'DROP TRIGGER "{name}"')
        for table in (*TABLES, "row_digests"):
            self._book.execute(f"DELETE FROM {table}")

    def _take_pictures(self) -> None:
        """Portraits say themselves whether they are whole: they are named by a hash of their bytes."""
        reading = Reading(self._damaged, "pictures", ("rowid", "digest", "media", "data"), "rowid")
        for portion in reading.rows():
            whole = [
                (digest.decode("ascii"), media.decode("ascii"), data)
                for _row, digest, media, data in portion
                if isinstance(digest, bytes) and isinstance(media, bytes) and isinstance(data, bytes)
                and media.isalnum() and hashlib.sha256(data).hexdigest().encode() == digest
            ]  # fmt: skip
            self._book.execute_many("INSERT OR IGNORE INTO pictures (digest, media, data) VALUES (?, ?, ?)", whole)

    def _take(self, table: str) -> None:
        there = columns_of(self._damaged, table)
        schema = {
            name: Column(name, kind, bool(needed) and not number, _default(default))
            for _cid, name, kind, needed, default, number in self._book.rows(f"PRAGMA table_info({table})")
            if name in _COLUMNS[table]
        }
        names = tuple(name for name in schema if name in there)
        if "id" not in names:
            self.result.kept[table] = 0
            return
        insert = f"{insert_sql(table, tuple(schema))} ON CONFLICT DO NOTHING"
        reading = Reading(self._damaged, table, names)
        partial: list[tuple[int, dict[str, Any] | None]] = []
        for portion in reading.rows():
            good = []
            for row in portion:
                kept, whole = sound(table, schema, dict(zip(names, row, strict=True)))
                if whole and kept is not None:
                    good.append(tuple(kept.values()))
                else:
                    partial.append((row[0], kept))
            self._book.execute_many(insert, good)
        self.result.kept[table] = self._count(table)
        self._settle(table, insert, reading.gaps, partial)

    def _settle(
        self, table: str, insert: str, gaps: Iterable[tuple[int, int]], partial: list[tuple[int, dict[str, Any] | None]]
    ) -> None:
        """Rows that could not be read, or made no sense: as the journal or a backup has them, else what is left."""
        wanted: dict[int, set[int]] = defaultdict(set)
        room = _MOST_FILLED
        for first, last in gaps:
            for number in range(first, min(last, first + room) + 1):
                wanted[number >> digests.BITS].add(number)
            room = max(0, room - (last - first + 1))
        for number, _kept in partial:
            wanted[number >> digests.BITS].add(number)
        settled: set[int] = set()
        before = self._count(table)
        for block, numbers in wanted.items():
            settled |= fill(self._book, Block(table, block), numbers, self._witnesses)
        self.result.brought_back[table] = self._count(table) - before
        left = [tuple(kept.values()) for number, kept in partial if kept is not None and number not in settled]
        self._book.execute_many(insert, left)
        self.result.altered[table] = len(left)

    def _mend(self) -> None:
        """Blocks that do not sum up to what they did: mended where journal or backups make that true again."""
        for table, number in list(self._held):
            mend(self._book, Block(table, number), self._witnesses)

    def _count_lost(self) -> None:
        for table in TABLES:
            held = [its[0] for (name, _block), its in self._held.items() if name == table]
            known = [number for number in held if number is not None]
            sure = bool(self._held) and len(known) == len(held)
            self.result.lost[table] = max(0, sum(known) - self._count(table)) if sure else None

    def _tie(self) -> None:
        """Rows belong to what is there: contacts stand in for lost ones, other ties are undone."""
        named: set[int] = set()
        for table in TABLES:
            if table != "participants" and "contact_id" not in _COLUMNS[table]:
                continue
            query = f"SELECT DISTINCT contact_id FROM {table} WHERE contact_id NOT IN (SELECT id FROM contacts)"
            named.update(row for (row,) in self._book.rows(query) if row > 0)
        self.result.nameless = len(named)
        lost = _("A name that was lost")
        rows = [(number, new_uuid(), f"{lost} ({number})", date.min.isoformat()) for number in sorted(named)]
        self._book.execute_many('INSERT INTO contacts (id, uuid, "full", added_on) VALUES (?, ?, ?, ?)', rows)
        while broken := self._book.rows("PRAGMA foreign_key_check"):
            for table, row, _parent, key in broken:
                self._untie(table, row, key)

    def _untie(self, table: str, row: int, key: int) -> None:
        for number, _seq, _parent, column, _to, _update, on_delete, _match in self._book.rows(
            f"PRAGMA foreign_key_list({table})"
        ):
            if number == key and on_delete == "SET NULL":
                self._book.execute(f"UPDATE {table} SET {column} = NULL WHERE id = ?", (row,))
            elif number == key:
                self._book.execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def _make_whole(self, today: date, progress: Callable[[int], None]) -> None:
        book = self._book
        book.execute(_WITHOUT_PICTURE)
        book.execute("UPDATE contacts SET added_on = ? WHERE added_on = ?", (today.isoformat(), date.min.isoformat()))
        contacts = [row for (row,) in book.rows("SELECT id FROM contacts")]
        facts.refresh_names(book, contacts)
        progress(1)
        facts.refresh_rhythms(book, contacts, today)
        progress(2)
        words_index.refresh_words(book, (row for (row,) in book.rows("SELECT id FROM interactions")))
        journal.install(book.connection)
        book.execute("DELETE FROM row_digests")
        digests.renew(book, digests.blocks(book))
        progress(3)

    def _count(self, table: str) -> int:
        return int(self._book.value(f"SELECT count(*) FROM {table}"))


def _digests_of(damaged: apsw.Connection) -> dict[tuple[str, int], tuple[int | None, int | None]]:
    """The digests that can still be read; none where any cannot: a sum of the others would say that less was lost."""
    try:
        rows: list[tuple[Any, ...]] = list(damaged.execute("SELECT table_name, block, held, total FROM row_digests"))
    except (*_UNREADABLE, UnicodeDecodeError):
        return {}
    if not all(table in TABLES and isinstance(block, int) for table, block, _held, _total in rows):
        return {}
    known = (int, type(None))
    if not all(isinstance(held, known) and isinstance(total, known) for _table, _block, held, total in rows):
        return {}
    return {(table, block): (held, total) for table, block, held, total in rows}


def _default(text: str | None) -> Any:
    """A default as the schema's text has it."""
    if text is None:
        return None
    return text[1:-1] if text.startswith("'") else int(text)
