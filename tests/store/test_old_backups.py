"""Backups that hold somebody who was forgotten: they are found, and written anew without them and nothing else."""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.backup import back_up, verify
from followup_desktop.store.backups.checking import check
from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.keys import Key, derive, new_salt
from followup_desktop.store.old_backups import Holds, rewrite, rewrite_all, still_holding
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.contacts import add_contact, add_tag, delete_contacts
from followup_desktop.store.writes.forgetting import forget
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import set_preferences

SECRET = "Quetzalcoatl"


@pytest.fixture(params=["plain", "encrypted"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    key = derive("correct horse", new_salt()) if request.param == "encrypted" else None
    book = open_book(tmp_path / "data", key)
    yield book
    book.close()


def people(book: Book, now: datetime) -> tuple[int, int]:
    ana = add_contact(book, ContactFields(Name(given=SECRET), notes=SECRET * 50), now).created[0]
    bo = add_contact(book, ContactFields(Name(given="Bo", family="Ek"), notes="sails"), now).created[0]
    log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL, notes=f"{SECRET} called"), now)
    log_interaction(book, InteractionDraft((ana, bo), now.date(), Channel.CALL, notes="both"), now)
    return ana, bo


def in_the_clear(file: Path, key: Key | None, place: Path) -> bytes:
    """The bytes of a file; those of an encrypted one without its cipher."""
    copy = place / "clear.db"
    shutil.copy(file, copy)
    if key:
        connection = apsw.Connection(str(copy))
        connection.execute(f"PRAGMA key = 'raw:{key.secret.hex()}{key.salt.hex()}'")
        connection.execute("PRAGMA rekey = ''")
        connection.close()
    return copy.read_bytes()


def test_backups_that_hold_somebody_are_found_and_written_anew(opened: Book, tmp_path: Path, now: datetime) -> None:
    book, folder = opened, opened.path.parent
    ana, _bo = people(book, now)
    uuid = contact(book, ana).uuid
    first = keep(book, now - timedelta(days=2))
    delete_contacts(book, [ana], now)
    second = keep(book, now - timedelta(days=1))
    assert first
    assert second
    named = back_up(book, folder / "backups" / "summer.db").file
    os.utime(named, (time.time() - 90_000,) * 2)
    written = named.stat().st_mtime
    told = forget(book, [ana], now)
    third = keep(book, now)
    assert third
    assert told.uuids == {uuid}
    holding = still_holding(folder, told.uuids, book.key)
    assert {one.file.name for one in holding} == {first.backup.file.name, second.backup.file.name, "summer.db"}
    assert {one.holds for one in holding} == {Holds.YES}
    for one in holding:
        assert SECRET.lower().encode() in in_the_clear(one.file, book.key, tmp_path).lower()
        rewrite(one.file, told.uuids, now, book.key)
        assert SECRET.lower().encode() not in in_the_clear(one.file, book.key, tmp_path).lower()
        assert check(one.file, now, book.key) is State.VERIFIED
        assert one.file.stat().st_mode & 0o777 == 0o600
    assert still_holding(folder, told.uuids, book.key) == []
    assert named.stat().st_mtime == written
    assert not [left for left in (folder / "backups").iterdir() if left.name.startswith(".")]
    held = verify(first.backup.file, book.key)
    assert (held.contacts, held.interactions) == (1, 1)
    assert {one.state for one in stored_backups(folder)} == {State.VERIFIED}


def test_the_others_are_row_for_row_as_they_were(book: Book, tmp_path: Path, now: datetime) -> None:
    ana, _bo = people(book, now)
    file = back_up(book, tmp_path / "copy.db").file
    rows = {
        table: _rows(file, table, tmp_path / f"before-{table}")
        for table in ("contacts", "interactions", "participants")
    }
    rewrite(file, [contact(book, ana).uuid], now)
    for table, before in rows.items():
        after = _rows(file, table, tmp_path / f"after-{table}")
        gone = [row for row in before if row not in after]
        assert after == [row for row in before if row in after]
        assert after
        assert len(gone) == {"contacts": 1, "interactions": 1, "participants": 2}[table]


def _rows(file: Path, table: str, place: Path) -> list[tuple[object, ...]]:
    place.mkdir()
    (place / "book.db").write_bytes(file.read_bytes())
    book = open_book(place)
    try:
        return book.rows(f"SELECT * FROM {table} ORDER BY id")
    finally:
        book.close()


def test_a_backup_of_another_passphrase_or_a_damaged_one_is_said(opened: Book, now: datetime) -> None:
    ana, _bo = people(opened, now)
    kept = keep(opened, now)
    assert kept
    uuid = contact(opened, ana).uuid
    (opened.path.parent / "backups" / "broken.db").write_bytes(b"not a book" * 500)
    holding = still_holding(opened.path.parent, [uuid], derive("other", new_salt()) if opened.key else None)
    by_name = {one.file.name: one.holds for one in holding}
    assert by_name["broken.db"] is Holds.UNREADABLE
    assert by_name[kept.backup.file.name] is (Holds.LOCKED if opened.key else Holds.YES)


def test_a_folder_of_backups_that_is_not_there_is_said(
    book: Book, tmp_path: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    disk = tmp_path / "disk"
    disk.mkdir()
    set_preferences(book, dataclasses.replace(preferences(book), backup_folder=str(disk)), now)
    keep(book, now)
    uuid = contact(book, ana).uuid
    assert [(one.file.parent, one.holds) for one in still_holding(book.path.parent, [uuid])] == [(disk, Holds.YES)]
    disk.rename(tmp_path / "elsewhere")
    assert [(one.file, one.holds) for one in still_holding(book.path.parent, [uuid])] == [(disk, Holds.OUT_OF_REACH)]
    done = rewrite_all(book.path.parent, [uuid], now)
    assert (done.files, len(done.left), done.troubles) == ((), 1, ())


def test_a_damaged_backup_is_left_as_it_is(book: Book, tmp_path: Path, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    file = back_up(book, tmp_path / "copy.db").file
    held = file.read_bytes()[: 4096 * 10]
    file.write_bytes(held)
    with pytest.raises(Refused, match="damaged"):
        rewrite(file, [contact(book, ana).uuid], now)
    assert file.read_bytes() == held


def test_a_backup_without_them_loses_nothing(
    book: Book, tmp_path: Path, add: Callable[..., int], now: datetime
) -> None:
    add("Bo Ek")
    add_tag(book, [add("Eve Ng")], "choir", now)
    file = back_up(book, tmp_path / "copy.db").file
    rewrite(file, ["00000000-0000-4000-8000-000000000000"], now)
    assert verify(file).contacts == 2
