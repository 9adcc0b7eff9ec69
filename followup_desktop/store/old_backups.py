"""Backups that still hold people who were forgotten: which they are, and writing them anew without these people."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import apsw

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import BACKUPS, copy_out, copy_pages, verify
from followup_desktop.store.backups import catalogue
from followup_desktop.store.backups.catalogue import Record, bytes_digest
from followup_desktop.store.backups.checking import verified
from followup_desktop.store.backups.shelf import Stored, stored_backups
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.cleaning import clean
from followup_desktop.store.connection import copy_connection, read_only
from followup_desktop.store.errors import BookDamaged, BookError, BookLocked, in_words
from followup_desktop.store.files import in_the_way, put_in_place, temporary_beside
from followup_desktop.store.keys import Key
from followup_desktop.store.migrations import VERSION
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import newest_set, uuid_of
from followup_desktop.store.rows import uuid_bytes
from followup_desktop.store.writes.forgetting import forget_rows

_IN_ROWS = "SELECT id FROM contacts WHERE uuid IN ({})"
_IN_HISTORY = """
SELECT DISTINCT row FROM row_changes WHERE table_name = 'contacts'
    AND lower(json_extract(coalesce(before, after), '$.uuid')) IN (SELECT value FROM json_each(?))
"""


class Holds(StrEnum):
    """Whether a backup holds somebody: it does, or nobody can say, for it cannot be opened."""

    YES = "yes"
    LOCKED = "locked"
    """It is encrypted with another passphrase."""
    UNREADABLE = "unreadable"
    OUT_OF_REACH = "out_of_reach"
    """It is no file but a folder in which backups were kept, and that is not there now."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A backup that holds somebody who was forgotten, or may. `made_at` is a local moment without zone, if known."""

    file: Path
    made_at: datetime | None
    holds: Holds
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What came of writing backups anew: which were, which still hold somebody or may, and what went wrong."""

    files: tuple[Path, ...]
    left: tuple[Holding, ...]
    troubles: tuple[str, ...]


def still_holding(folder: Path, uuids: Collection[str], key: Key | None = None) -> list[Holding]:
    """The backups of the book in a folder that hold people with these UUIDs, or may hold them, the newest first.

    Folders of backups that are not there now stand at the end.
    """
    found = []
    for one in stored_backups(folder):
        holds, why = _look(one, uuids, key)
        if holds is not None:
            found.append(Holding(one.file, one.made_at, holds, why))
    places = map(Path, catalogue.read(folder / BACKUPS).places)
    return found + [Holding(place, None, Holds.OUT_OF_REACH) for place in places if not place.is_dir()]


def rewrite_all(
    folder: Path,
    uuids: Collection[str],
    now: datetime,
    key: Key | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Rewritten:
    """Write all backups anew that hold people with these UUIDs, as far as that can be; nothing is raised for one."""
    found = still_holding(folder, uuids, key)
    wanted = [one for one in found if one.holds is Holds.YES]
    files, troubles = [], []
    for number, one in enumerate(wanted):
        progress(number, len(wanted))
        try:
            rewrite(one.file, uuids, now, key)
            files.append(one.file)
        except (Refused, BookError) as error:
            troubles.append(f"{one.file.name}: {error}")
    left = tuple(one for one in found if one.file not in files)
    return Rewritten(tuple(files), left, tuple(troubles))


def rewrite(file: Path, uuids: Collection[str], now: datetime, key: Key | None = None) -> None:
    """Write a backup anew without people, verified before it takes the old one's place; it keeps its name and date.

    One of an older version comes to this version's schema. Raises Refused, BookDamaged, BookFull, BookLocked: the
    backup is then as it was.
    """
    verified(file, key)
    seen = file.stat()
    with temporary_beside(file) as temporary:
        with _staged(file, key) as stage:
            gone, before = _numbers(stage.connection, uuids), _counts(stage)
            if gone:
                forget_rows(stage, gone, now)
            if not clean(stage):
                raise BookDamaged(_("{name} could not be written anew").format(name=file.name))
            left, newest = _counts(stage), uuid_of(stage, newest_set(stage))
            if before[0] - left[0] > len(gone) or left[1] > before[1]:
                raise BookDamaged(_("{name} could not be written anew").format(name=file.name))
            copy_out(stage, temporary)
        if _counts_of(temporary, key) != left or _look_inside(temporary, uuids, key):
            raise BookDamaged(_("{name} could not be written anew").format(name=file.name))
        os.utime(temporary, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        put_in_place(temporary, file)
    _note(file, now, newest, left)


def _look(one: Stored, uuids: Collection[str], key: Key | None) -> tuple[Holds | None, str]:
    if one.encrypted and key is None:
        return Holds.LOCKED, ""
    try:
        return (Holds.YES, "") if _look_inside(one.file, uuids, key if one.encrypted else None) else (None, "")
    except BookLocked:
        return Holds.LOCKED, ""
    except (BookError, apsw.Error) as error:
        return (Holds.LOCKED, "") if one.encrypted else (Holds.UNREADABLE, str(error))


def _look_inside(file: Path, uuids: Collection[str], key: Key | None) -> bool:
    """Whether a file holds somebody, in its rows or in its history. Raises BookError or the driver's errors."""
    with in_words:
        connection = read_only(file, key, still=True)
        try:
            return bool(_numbers(connection, uuids))
        finally:
            connection.close()


def _numbers(connection: apsw.Connection, uuids: Collection[str]) -> list[int]:
    stored = [uuid_bytes(uuid) for uuid in uuids]
    rows = list(connection.execute(_IN_ROWS.format(", ".join("?" * len(stored))), stored))
    rows += list(connection.execute(_IN_HISTORY, (json.dumps([each.hex() for each in stored]),)))
    return sorted({number for (number,) in rows})


@contextlib.contextmanager
def _staged(file: Path, key: Key | None) -> Iterator[Book]:
    """A copy of a backup at this version's schema, beside it and as encrypted as it is, thrown away afterwards."""
    with in_the_way(file):
        temporary = tempfile.TemporaryDirectory(prefix=".restore-", dir=file.parent)
    with temporary as name:
        copy = Path(name) / FILE_NAME
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with in_words:
            source, target = read_only(file, key, still=True), copy_connection(copy, key)
            try:
                copy_pages(source, target)
            finally:
                target.close()
                source.close()
        stage = open_book(Path(name), key)
        try:
            yield stage
        finally:
            stage.close()


def _counts(book: Book) -> tuple[int, int]:
    return tuple(int(book.value(f"SELECT count(*) FROM {table}")) for table in ("contacts", "interactions"))  # type: ignore[return-value]


def _counts_of(file: Path, key: Key | None) -> tuple[int, int]:
    found = verify(file, key)
    return found.contacts, found.interactions


def _note(file: Path, now: datetime, newest: str, counts: tuple[int, int]) -> None:
    """Write down what is known of a backup that is another file now."""
    with contextlib.suppress(Refused), catalogue.changing(file.parent) as kept:
        former = kept.records.get(file.name) or Record(size=0, made_at="", book=kept.book)
        kept.records[file.name] = dataclasses.replace(
            former, size=file.stat().st_size, digest=bytes_digest(file), checked_at=now.isoformat(), damaged=False,
            contacts=counts[0], interactions=counts[1], newest=newest, schema=VERSION,
        )  # fmt: skip
