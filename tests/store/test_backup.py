from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import apsw
import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store import backup
from followup_desktop.store.backup import back_up, backup_path, verify
from followup_desktop.store.errors import BookDamaged
from followup_desktop.store.files import make_private_folder
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.interactions import log_interaction
from tests.store.support import dump


@pytest.fixture
def filled(book, add, now):
    """A book with two contacts and one interaction."""
    ana = add("Ana Lindqvist")
    add("Bilal Haddad")
    log_interaction(book, InteractionDraft((ana,), now.date(), notes="sailing"), now)
    return book


def damage(file: Path, page: int = 3) -> None:
    """Overwrite a page of a closed file."""
    content = bytearray(file.read_bytes())
    content[4096 * page : 4096 * (page + 1)] = b"\xa5" * 4096
    file.write_bytes(content)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_holds_every_row_in_one_file_that_nobody_else_reads(filled, now, tmp_path):
    target = tmp_path / "saved" / "a.db"
    target.parent.mkdir()
    made = back_up(filled, target)
    assert (made.file, made.contacts, made.interactions) == (target, 2, 1)
    assert files(target.parent) == {"a.db"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    shutil.copy(target, tmp_path / "saved" / "book.db")
    copy = open_book(tmp_path / "saved")
    assert dump(copy) == dump(filled)
    copy.close()


def test_what_is_written_while_a_backup_is_made_is_not_missed_in_it(filled, now, tmp_path, monkeypatch):
    def copy_and_write(*connections: apsw.Connection) -> None:
        copy_pages(*connections)
        elsewhere = open_book(filled.path.parent)
        add_contact(elsewhere, ContactFields(name=Name("Carla Ricci")), now)
        elsewhere.close()

    copy_pages = backup.copy_pages
    monkeypatch.setattr(backup, "copy_pages", copy_and_write)
    assert back_up(filled, tmp_path / "a.db").contacts == 2


def test_a_backup_holds_what_another_connection_has_just_written(filled, add, now, tmp_path):
    other = apsw.Connection(str(filled.path))
    other.execute("PRAGMA wal_autocheckpoint = 0")
    add("Carla Ricci")
    assert back_up(filled, tmp_path / "a.db").contacts == 3
    other.close()


def test_backups_are_named_by_their_moment_and_never_replaced(filled, now):
    folder = filled.path.parent
    names = [back_up(filled, backup_path(folder, now)).file.name for _ in range(3)]
    assert names == ["book-20261122-120000.db", "book-20261122-120000-2.db", "book-20261122-120000-3.db"]
    assert stat.S_IMODE((folder / "backups").stat().st_mode) == 0o700


def test_a_file_that_is_there_is_kept_unless_it_may_go(filled, tmp_path):
    target = tmp_path / "letters.txt"
    target.write_text("dear Ana", encoding="utf-8")
    with pytest.raises(Refused, match="is there already"):
        back_up(filled, target)
    assert target.read_text(encoding="utf-8") == "dear Ana"
    assert back_up(filled, target, replace=True).contacts == 2
    assert verify(target).contacts == 2


def test_the_book_itself_is_no_place_for_its_backup(filled):
    with pytest.raises(Refused, match="the book itself"):
        back_up(filled, filled.path, replace=True)


@pytest.mark.parametrize(("place", "reason"), [("nowhere/a.db", "No such file"), (".", "is a folder")])
def test_a_place_that_cannot_be_written_is_named(filled, tmp_path, place, reason):
    with pytest.raises(Refused, match=reason):
        back_up(filled, tmp_path / place)
    assert "nowhere" not in files(tmp_path)


def test_a_copy_that_does_not_verify_is_thrown_away(filled, tmp_path, monkeypatch):
    monkeypatch.setattr("followup_desktop.store.backup._verified", lambda file, key: (1, 1))
    with pytest.raises(BookDamaged):
        back_up(filled, tmp_path / "a.db")
    assert files(tmp_path) == {"book"}


def test_a_damaged_book_gives_no_backup(filled, tmp_path):
    folder = tmp_path / "damaged"
    folder.mkdir()
    made = back_up(filled, folder / "book.db").file
    damage(made)
    book = open_book(folder)
    with pytest.raises(BookDamaged):
        back_up(book, tmp_path / "a.db")
    book.close()
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("page", [0, 1, 2, 3, 7, 20])
def test_a_damaged_backup_is_refused_and_left_alone(filled, tmp_path, page):
    backup = back_up(filled, tmp_path / "a.db").file
    damage(backup, page)
    before = backup.read_bytes()
    with pytest.raises(Refused, match=r"a\.db"):
        verify(backup)
    assert backup.read_bytes() == before
    assert files(tmp_path) == {"book", "a.db"}


def test_a_truncated_backup_is_refused(filled, tmp_path):
    backup = back_up(filled, tmp_path / "a.db").file
    os.truncate(backup, backup.stat().st_size // 2)
    with pytest.raises(Refused, match="damaged"):
        verify(backup)


@pytest.mark.parametrize("content", [b"", b"BEGIN:VCARD\r\n", b"\0" * 5000])
def test_what_is_no_book_is_refused(tmp_path, content):
    file = tmp_path / "other.db"
    file.write_bytes(content)
    with pytest.raises(Refused, match="not a book of Followup"):
        verify(file)
    assert files(tmp_path) == {"other.db"}


def test_another_programs_database_is_refused(tmp_path):
    other = apsw.Connection(str(tmp_path / "other.db"))
    other.execute("CREATE TABLE contacts (id INTEGER)")
    other.close()
    with pytest.raises(Refused, match="not a book of Followup"):
        verify(tmp_path / "other.db")


def test_a_newer_versions_backup_is_refused(filled, tmp_path):
    backup = back_up(filled, tmp_path / "a.db").file
    changed = apsw.Connection(str(backup))
    changed.execute("PRAGMA user_version = 999")
    changed.close()
    with pytest.raises(Refused, match="newer version"):
        verify(backup)


@pytest.mark.parametrize(
    "part",
    [
        "CREATE TRIGGER helpful AFTER INSERT ON interactions BEGIN DELETE FROM contacts; END",
        "CREATE TRIGGER journal_helpful AFTER UPDATE ON contacts BEGIN DELETE FROM interactions; END",
        "CREATE VIEW everybody AS SELECT * FROM contacts",
    ],
)
def test_a_backup_with_parts_that_act_is_refused(filled, tmp_path, part):
    file = back_up(filled, tmp_path / "a.db").file
    connection = apsw.Connection(str(file))
    connection.execute(part)
    connection.close()
    with pytest.raises(Refused):
        verify(file)


@pytest.mark.skipif(os.name != "posix", reason="folders are not synced elsewhere")
def test_a_new_folder_is_on_the_disk_before_what_is_put_into_it(tmp_path, monkeypatch):
    synced: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (synced.append(os.fstat(descriptor).st_ino), fsync(descriptor)))
    make_private_folder(tmp_path / "saved")
    assert synced == [tmp_path.stat().st_ino]
    make_private_folder(tmp_path / "saved")
    assert len(synced) == 1
