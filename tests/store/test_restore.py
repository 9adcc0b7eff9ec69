from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store import restore as module
from followup_desktop.store.backup import back_up, verify
from followup_desktop.store.backups import catalogue
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.connection import BUSY_SECONDS
from followup_desktop.store.errors import BookBusy, BookNewer, StaleUndo
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.history import changes_since, history, newest_set, next_redo, next_undo
from followup_desktop.store.reads.search import search
from followup_desktop.store.restore import restore
from followup_desktop.store.writes.announcements import claim_announcement
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.interactions import log_interaction
from tests.store.support import dump
from tests.store.test_backup import damage, files


def kept_files(book) -> set[str]:
    return files(book.path.parent / "backups") - {catalogue.NAME}


@pytest.fixture
def saved(book, add, now, tmp_path):
    """A backup of a book with Ana, with whom sailing was talked about; Bilal was added to the book since."""
    ana = add("Ana Lindqvist")
    log_interaction(book, InteractionDraft((ana,), now.date(), notes="sailing"), now)
    backup = back_up(book, tmp_path / "saved.db").file
    bilal = add("Bilal Haddad")
    log_interaction(book, InteractionDraft((bilal,), now.date(), notes="opera"), now)
    return backup


def content(book) -> dict:
    """The logical dump without the history, to which a restore adds its mark."""
    return {table: rows for table, rows in dump(book).items() if table not in {"change_sets", "row_changes"}}


def opened(file: Path, folder: Path):
    """A backup as a book in a folder of its own."""
    folder.mkdir(exist_ok=True)
    shutil.copy(file, folder / FILE_NAME)
    return open_book(folder)


def test_a_restored_book_holds_what_the_backup_holds_and_the_old_one_is_kept(book, saved, now, tmp_path):
    before = content(book)
    done = restore(book.path.parent, saved, now)
    expected, kept = opened(saved, tmp_path / "expected"), opened(done.kept, tmp_path / "kept")
    assert content(book) == content(expected)
    assert content(kept) == before
    assert (done.backup.contacts, done.backup.interactions) == (1, 1)
    assert done.changes.everything
    assert kept_files(book) == {done.kept.name}
    expected.close()
    kept.close()


def test_who_has_the_book_open_sees_the_restored_one_and_goes_on_writing(book, saved, add, now):
    other = apsw.Connection(str(book.path))
    assert list(other.execute("SELECT count(*) FROM contacts")) == [(2,)]
    restore(book.path.parent, saved, now)
    assert list(other.execute("SELECT count(*) FROM contacts")) == [(1,)]
    assert [one.name for one in search(book, "sailing", now.date())] == ["Ana Lindqvist"]
    assert search(book, "opera", now.date()) == []
    add("Carla Ricci")
    assert list(other.execute("SELECT count(*) FROM contacts")) == [(2,)]
    assert list(other.execute("PRAGMA integrity_check")) == [("ok",)]
    other.close()


def test_who_reads_meanwhile_finishes_with_the_old_one(book, saved, now):
    other = apsw.Connection(str(book.path))
    other.execute("BEGIN")
    assert list(other.execute("SELECT count(*) FROM contacts")) == [(2,)]
    restore(book.path.parent, saved, now)
    assert list(other.execute("SELECT count(*) FROM contacts")) == [(2,)]
    other.execute("COMMIT")
    assert list(other.execute("SELECT count(*) FROM contacts")) == [(1,)]
    other.close()


@pytest.mark.parametrize("behind", [0, 1, 3])
def test_other_processes_are_told_to_read_everything(book, saved, now, behind):
    seen = newest_set(book) - behind
    restore(book.path.parent, saved, now)
    (changes,) = changes_since(book, seen)
    assert changes.everything
    assert newest_set(book) > seen + behind


def test_what_was_done_before_the_backup_can_still_be_undone(book, saved, now):
    restore(book.path.parent, saved, now)
    restored, *before = history(book)
    assert restored.whole
    assert [one.label for one in before] == ["Logged a contact with Ana Lindqvist", "Added Ana Lindqvist"]
    undo(book, now, before[0].uuid)
    undo(book, now, before[1].uuid)
    assert book.value("SELECT count(*) FROM contacts") == 0


def test_what_was_announced_since_is_not_announced_again(book, saved, now):
    assert claim_announcement(book, ["digest 2026-11-22"], now)
    restore(book.path.parent, saved, now)
    assert not claim_announcement(book, ["digest 2026-11-22"], now)


def test_a_restore_can_itself_be_restored(book, saved, now):
    before = content(book)
    kept = restore(book.path.parent, saved, now).kept
    restore(book.path.parent, kept, now + timedelta(minutes=1))
    assert content(book) == before


def test_a_restore_is_undone_like_anything_else_also_by_another_process(book, saved, add, now):
    before, label = content(book), history(book)[0].label
    restore(book.path.parent, saved, now)
    restored = content(book)
    book.close()
    again = open_book(book.path.parent)
    later = now + timedelta(days=3)
    changes = undo(again, later)
    assert (changes.label, changes.everything) == ("Restored a backup", True)
    assert content(again) == before
    assert next_undo(again).label == label
    assert (next_redo(again).label, next_redo(again).whole) == ("Restored a backup", True)
    assert redo(again, later).everything
    assert content(again) == restored
    assert [one.label for one in history(again) if one.whole] == ["Restored a backup"]
    undo(again, later)
    assert content(again) == before
    again.close()


def test_undoing_goes_on_past_a_restore_as_if_it_had_never_been(book, saved, add, now):
    before = content(book)
    restore(book.path.parent, saved, now)
    add("Carla Ricci")
    undo(book, now)
    undo(book, now)
    assert content(book) == before
    undo(book, now)
    assert {name for (name,) in book.rows("SELECT display_name FROM contacts")} == {"Ana Lindqvist", "Bilal Haddad"}
    assert redo(book, now).label.startswith("Logged")
    assert content(book) == before


def test_two_restores_are_undone_one_after_the_other(book, saved, add, now, tmp_path):
    first = content(book)
    restore(book.path.parent, saved, now)
    add("Carla Ricci")
    second, other = content(book), back_up(book, tmp_path / "other.db").file
    add("Dara Novak")
    restore(book.path.parent, other, now)
    assert content(book) == second
    for _ in range(3):
        undo(book, now)
    undo(book, now)
    assert content(book) == first


def test_a_restore_is_not_undone_over_what_was_done_since(book, saved, add, now):
    restore(book.path.parent, saved, now)
    mark = history(book)[0]
    add("Carla Ricci")
    with pytest.raises(StaleUndo, match="done since"):
        undo(book, now, mark.uuid)
    assert book.value("SELECT count(*) FROM contacts") == 2


def test_a_restore_whose_former_book_is_gone_or_damaged_cannot_be_undone(book, saved, now):
    kept = restore(book.path.parent, saved, now).kept
    restored = content(book)
    damage(kept)
    with pytest.raises(Refused, match="is damaged"):
        undo(book, now)
    kept.unlink()
    with pytest.raises(StaleUndo, match="not there any more"):
        undo(book, now)
    assert content(book) == restored


def test_there_need_be_no_book_yet(saved, now, tmp_path):
    done = restore(tmp_path / "new" / "place", saved, now)
    book = open_book(tmp_path / "new" / "place")
    assert book.value("SELECT count(*) FROM contacts") == 1
    assert verify(done.kept).contacts == 0
    book.close()


@pytest.mark.parametrize("page", [0, 3])
def test_a_damaged_book_is_put_aside_whole(book, saved, now, page):
    folder = book.path.parent
    book.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    book.close()
    damage(book.path, page)
    before = book.path.read_bytes()
    done = restore(folder, saved, now)
    if page == 0:
        assert done.kept.name.startswith("damaged-")
        assert done.kept.read_bytes() == before
    mended = open_book(folder)
    assert mended.value("SELECT count(*) FROM contacts") == 1
    assert mended.value("PRAGMA integrity_check") == "ok"
    mended.close()


def test_a_newer_book_is_not_restored_over(book, saved, now):
    book.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    book.execute("PRAGMA user_version = 999")
    book.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    book.close()
    before = book.path.read_bytes()
    with pytest.raises(BookNewer):
        restore(book.path.parent, saved, now)
    assert book.path.read_bytes() == before


def test_a_damaged_backup_changes_nothing(book, saved, now):
    damage(saved)
    before = dump(book)
    with pytest.raises(Refused):
        restore(book.path.parent, saved, now)
    assert dump(book) == before
    assert not (book.path.parent / "backups").exists()


def test_the_book_itself_is_no_backup(book, now):
    with pytest.raises(Refused, match="the book itself"):
        restore(book.path.parent, book.path, now)


def test_somebody_who_keeps_writing_makes_it_give_up_and_leave_everything(book, saved, now, monkeypatch):
    counter = iter(range(1000))
    monkeypatch.setattr(module, "data_version", lambda _: next(counter))
    before = dump(book)
    with pytest.raises(BookBusy, match="keeps writing"):
        restore(book.path.parent, saved, now)
    assert dump(book) == before
    assert kept_files(book) == set()


LOCKED = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_book_that_stays_locked_is_left_alone(book, saved, now, monkeypatch):
    assert BUSY_SECONDS == 5
    monkeypatch.setattr("followup_desktop.store.backup.BUSY_SECONDS", 0)
    before = dump(book)
    holder = subprocess.Popen(
        [sys.executable, "-c", LOCKED, str(book.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout.readline() == b"locked\n"
        with pytest.raises(BookBusy):
            restore(book.path.parent, saved, now)
        holder.stdin.close()
    assert dump(book) == before
    assert kept_files(book) == set()
