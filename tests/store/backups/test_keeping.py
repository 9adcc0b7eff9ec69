from __future__ import annotations

import dataclasses
import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from followup_desktop.domain.backups import Why
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.imports import ImportPlan
from followup_desktop.store.backup import back_up, verify
from followup_desktop.store.backups import catalogue, keeping
from followup_desktop.store.backups.before import keep_before
from followup_desktop.store.backups.checking import check, check_oldest
from followup_desktop.store.backups.keeping import keep, keep_named, sweep
from followup_desktop.store.backups.places import all_places, check_place, place_of
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.errors import BookFull
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.imports import commit_import
from followup_desktop.store.writes.settings import set_preferences
from tests.store.test_backup import damage
from tests.store.test_imports import made, people


def shelf(book) -> list:
    return stored_backups(book.path.parent)


def names(book) -> list[str]:
    return [one.file.name for one in shelf(book)]


def choose(book, folder: Path | None, now) -> None:
    chosen = dataclasses.replace(preferences(book), backup_folder=str(folder or ""))
    set_preferences(book, chosen, now)


def test_a_backup_is_verified_noted_and_private(filled, now):
    kept = keep(filled, now)
    assert (kept.trouble, kept.backup.contacts, kept.backup.interactions) == ("", 2, 1)
    (stored,) = shelf(filled)
    assert (stored.why, stored.state, stored.contacts, stored.own) == (Why.AUTOMATIC, State.VERIFIED, 2, True)
    assert stored.made_at == now.replace(tzinfo=None)
    assert stored.checked_at == stored.made_at
    note = stored.file.with_name(catalogue.NAME)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert "Ana" not in note.read_text(encoding="utf-8")


def test_nothing_is_made_where_nothing_changed_since_the_last_one(filled, add, now):
    assert keep(filled, now)
    assert keep(filled, now + timedelta(days=1)) is None
    add("Carla Ricci")
    assert keep(filled, now + timedelta(days=2))
    undo(filled, now)
    assert keep(filled, now + timedelta(days=3))
    assert len(names(filled)) == 3


def test_a_book_in_which_nothing_is_needs_no_backup(book, now):
    assert keep(book, now) is None
    assert names(book) == []


@pytest.mark.parametrize("harm", [damage, lambda file: os.truncate(file, 5000), Path.unlink])
def test_a_backup_that_is_damaged_or_gone_is_made_anew(filled, now, harm):
    first = keep(filled, now).backup.file
    harm(first)
    if first.exists():
        assert check(first, now) is State.DAMAGED
    assert keep(filled, now + timedelta(days=1))


def test_a_book_that_is_encrypted_since_is_backed_up_anew(filled, now, monkeypatch):
    assert keep(filled, now)
    monkeypatch.setattr(keeping, "_salt", lambda book: "00")
    assert keep(filled, now + timedelta(days=1))


def test_backups_go_to_the_chosen_folder_and_are_found_there_without_the_book(filled, now, disk):
    choose(filled, disk, now)
    made = keep(filled, now).backup.file
    assert made.parent == disk
    assert keep(filled, now) is None
    filled.close()
    filled.path.unlink()
    assert names(filled) == [made.name]
    assert all_places(filled.path.parent) == [filled.path.parent / "backups", disk]


def test_a_chosen_folder_that_is_missing_is_said_and_the_usual_one_used(filled, now, disk):
    choose(filled, disk, now)
    disk.rmdir()
    kept = keep(filled, now)
    assert "is not there: is its disk connected?" in kept.trouble
    assert "beside the book meanwhile" in kept.trouble
    assert kept.backup.file.parent == filled.path.parent / "backups"
    assert not disk.exists()


def test_a_chosen_folder_that_cannot_be_written_is_said(filled, now, disk, monkeypatch):
    choose(filled, disk, now)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != disk)
    assert "cannot be written" in place_of(filled).trouble
    assert keep(filled, now).backup.file.parent != disk


def test_a_chosen_folder_whose_disk_is_full_is_said(filled, now, disk, monkeypatch):
    choose(filled, disk, now)
    real = keeping.back_up

    def full(book, target, **options):
        if target.parent == disk:
            raise BookFull("The disk is full")
        return real(book, target, **options)

    monkeypatch.setattr(keeping, "back_up", full)
    kept = keep(filled, now)
    assert f"The disk of the folder {disk} is full." in kept.trouble
    assert verify(kept.backup.file).contacts == 2


def test_where_there_is_no_room_at_all_that_is_raised(filled, now, monkeypatch):
    def full(book, target, **options):
        raise BookFull("The disk is full")

    monkeypatch.setattr(keeping, "back_up", full)
    with pytest.raises(BookFull):
        keep(filled, now)
    with pytest.raises(Refused, match=r"nothing was changed\. The disk is full"):
        keep_before(filled, now, Why.BEFORE_DELETE)


@pytest.mark.parametrize("wrong", ["missing", "book", "relative"])
def test_what_is_no_folder_for_backups_is_refused(filled, tmp_path, wrong):
    chosen = {"missing": tmp_path / "nowhere", "book": filled.path.parent, "relative": Path("backups")}[wrong]
    with pytest.raises(Refused) as refusal:
        check_place(filled, chosen)
    assert refusal.value.field == "backup_folder"


def test_two_books_may_share_a_folder_and_never_thin_each_others_backups(filled, add, now, disk, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(keep(filled, now).backup.file, other / "book.db")
    choose(filled, disk, now)
    theirs = open_book(other)
    choose(theirs, disk, now)
    strangers = keep(theirs, now).backup.file
    for day in range(1, 40):
        add(f"Somebody {day}")
        keep(filled, now + timedelta(days=day))
    assert strangers.exists()
    assert [one.own for one in shelf(filled) if one.file == strangers] == [False]
    assert len(names(filled)) < 35
    theirs.close()


def test_what_a_person_named_is_never_thinned_and_never_overwritten(filled, add, now):
    named = keep_named(filled, now, "before the wedding").backup.file
    with pytest.raises(Refused, match="is there already"):
        keep_named(filled, now, "before the wedding")
    with pytest.raises(Refused, match="a name"):
        keep_named(filled, now, " .. ")
    for day in range(1, 60):
        add(f"Somebody {day}")
        keep(filled, now + timedelta(days=day))
    assert named.exists()
    assert len([one for one in shelf(filled) if one.why is Why.AUTOMATIC]) < 40


def test_deleting_many_and_importing_take_a_backup_first(filled, add, now):
    ids = [add(f"Somebody {number}") for number in range(12)]
    delete_contacts(filled, ids[:2], now)
    assert names(filled) == []
    delete_contacts(filled, ids[2:], now)
    (before,) = shelf(filled)
    assert (before.why, before.contacts) == (Why.BEFORE_DELETE, 12)
    commit_import(filled, ImportPlan((), ()), now)
    assert len(names(filled)) == 1
    commit_import(filled, made(filled, people(3)), now)
    assert next(one.why for one in shelf(filled)) is Why.BEFORE_IMPORT
    assert len(names(filled)) == 2


def test_a_large_book_is_copied_first_and_verified_later(filled, now, monkeypatch):
    monkeypatch.setattr(keeping, "_AT_ONCE_UP_TO", 0)
    keep_before(filled, now, Why.BEFORE_DELETE)
    assert [one.state for one in shelf(filled)] == [State.UNSEEN]
    assert keep(filled, now + timedelta(hours=1)) is None
    assert [(one.why, one.state) for one in shelf(filled)] == [(Why.BEFORE_DELETE, State.VERIFIED)]


def test_a_copy_that_holds_other_rows_is_thrown_away(filled, now, monkeypatch):
    from followup_desktop.store import backup
    from followup_desktop.store.errors import BookDamaged

    monkeypatch.setattr(backup, "digest_of", lambda file, key: "another one")
    with pytest.raises(BookDamaged):
        keep(filled, now)
    assert names(filled) == []


def test_each_backup_is_read_again_in_its_turn_and_rot_is_noticed(filled, add, now):
    written = []
    for day in range(3):
        add(f"Somebody {day}")
        written.append(keep(filled, now + timedelta(days=day)).backup.file)
    content = bytearray(written[1].read_bytes())
    content[-20] ^= 1
    written[1].write_bytes(content)
    later = now + timedelta(days=30)
    rotten = [check_oldest(filled.path.parent, later + timedelta(minutes=minute)) for minute in range(6)]
    assert [one.file for one in rotten if one] == [written[1]]
    assert {one.file: one.state for one in shelf(filled)} == {
        written[0]: State.VERIFIED, written[1]: State.DAMAGED, written[2]: State.VERIFIED,
    }  # fmt: skip


def test_what_cannot_be_opened_is_neither_damaged_nor_in_the_way_of_the_others(filled, add, now):
    folder = filled.path.parent
    locked = open_book(folder / "secret", Key(b"\1" * 32, b"\2" * 16))
    keep(filled, now)
    foreign = back_up(locked, folder / "backups" / "of the old laptop.db").file
    locked.close()
    newer = back_up(filled, folder / "backups" / "of a newer version.db").file
    changed = apsw.Connection(str(newer))
    changed.execute("PRAGMA user_version = 999")
    changed.close()
    for day in range(1, 5):
        assert check_oldest(folder, now + timedelta(days=day)) is None
    states = {one.file.name: (one.state, one.checked_at) for one in shelf(filled)}
    assert states.pop(foreign.name) == (State.UNSEEN, None)
    assert states.pop(newer.name) == (State.UNSEEN, None)
    ((state, checked_at),) = states.values()
    assert (state, checked_at) == (State.VERIFIED, (now + timedelta(days=4)).replace(tzinfo=None))


def test_one_of_a_former_passphrase_is_checked_by_its_bytes(tmp_path, now):
    key = Key(b"\1" * 32, b"\2" * 16)
    book = open_book(tmp_path / "secret", key)
    file = keep_named(book, now, "encrypted").backup.file
    book.close()
    later = now + timedelta(days=9)
    assert check(file, later) is State.VERIFIED
    assert [one.checked_at for one in shelf(book)] == [later.replace(tzinfo=None)]
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert check(file, later) is State.DAMAGED


def test_backups_of_an_earlier_version_are_taken_in(filled, now):
    first = keep(filled, now).backup.file
    first.with_name(catalogue.NAME).unlink()
    assert [one.state for one in shelf(filled)] == [State.UNSEEN]
    check_oldest(filled.path.parent, now)
    (known,) = shelf(filled)
    assert (known.state, known.contacts) == (State.VERIFIED, 2)
    assert keep(filled, now) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"book": 1, "places": null, "files": {}}', '{"files": {"a": {}}}'])
def test_a_catalogue_that_makes_no_sense_is_as_good_as_none(filled, now, content):
    first = keep(filled, now).backup.file
    first.with_name(catalogue.NAME).write_text(content, encoding="utf-8")
    assert [one.file for one in shelf(filled)] == [first]
    assert keep(filled, now + timedelta(days=1))


def test_what_a_killed_process_left_is_swept_after_a_day(filled, now):
    place = keep(filled, now).backup.file.parent
    left, staged, fresh = place / ".followup-x.part", place / ".restore-y", place / ".followup-z.part"
    staged.mkdir()
    for file in (left, staged / "book.db", fresh):
        file.write_bytes(b"Ana")
    old = (now - timedelta(days=2)).timestamp()
    for path in (left, staged):
        os.utime(path, (old, old))
    os.utime(fresh, (now.timestamp(), now.timestamp()))
    sweep(place, now)
    assert not left.exists()
    assert not staged.exists()
    assert fresh.exists()
