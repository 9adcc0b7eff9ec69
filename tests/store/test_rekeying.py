"""The copy that takes the book's place: what differs is thrown away, what fails leaves one book with its key."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_desktop.domain.errors import Refused
from followup_desktop.store import connection, rekeying
from followup_desktop.store.backup import back_up
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.encryption import (
    change_passphrase,
    decrypt_book,
    encrypt_book,
)
from followup_desktop.store.errors import BookBusy, BookDamaged, BookError, BookFull
from followup_desktop.store.keys import Key
from followup_desktop.store.passphrases import unlock
from tests.store import passphrases
from tests.store.passphrases import NEW, OLD, contents, names, readable

cheap, filled, other = passphrases.cheap, passphrases.filled, passphrases.other


def test_who_waited_for_the_former_file_gets_the_one_in_its_place(
    filled: Book, other: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opened the file before it lost its name, and reads it after: SQLite by itself would go on writing there."""
    waited: list[bool] = []
    usual = connection.BookDatabase._connect

    def waiting(database: connection.BookDatabase) -> object:
        made = usual(database)
        if not waited:
            waited.append(True)
            filled.path.rename(filled.path.with_name("former"))
            (filled.path.parent / "new").rename(filled.path)
        return made

    back_up(filled, filled.path.with_name("new"))
    filled.close()
    monkeypatch.setattr(connection.BookDatabase, "_connect", waiting)
    assert other.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 1
    assert waited
    assert not connection.has_moved(other.connection)


def test_a_copy_that_differs_is_thrown_away(filled: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = rekeying.verify

    def spoiling(file: Path, key: Key | None) -> object:
        found = usual(file, key)
        copy = connection.copy_connection(file, key)
        copy.execute("DELETE FROM match_keys")
        copy.close()
        return found

    before = filled.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(rekeying, "verify", spoiling)
        with pytest.raises(BookDamaged, match="does not hold what the book holds"):
            encrypt_book(filled, OLD)
    assert filled.path.read_bytes() == before
    assert names(filled.path.parent) == {FILE_NAME}


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM contacts WHERE NOT is_me", "UPDATE contacts SET notes = notes || ' ' WHERE NOT is_me",
        "UPDATE contacts SET id = id + 1 WHERE NOT is_me", "DELETE FROM row_changes WHERE id = 1",
        "DELETE FROM match_keys", "CREATE TABLE more (x)", "DROP TRIGGER journal_contacts_insert",
        "UPDATE sqlite_sequence SET seq = seq + 1", "PRAGMA user_version = 1",
    ],
)  # fmt: skip
def test_every_difference_is_seen(filled: Book, tmp_path: Path, change: str) -> None:
    copy = tmp_path / "copy.db"
    back_up(filled, copy)
    filled.close()
    changed = connection.copy_connection(copy)
    for (trigger,) in changed.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        if not change.startswith("DROP"):
            changed.execute(f"DROP TRIGGER {trigger}")
    source = connection.read_only(filled.path)
    with rekeying._attached(source, copy, None):
        same_but_for_triggers = change.startswith("DROP")
        assert rekeying._same(source) is same_but_for_triggers
    changed.execute("PRAGMA foreign_keys = 0").fetchall()
    changed.execute(change).fetchall()
    changed.close()
    with rekeying._attached(source, copy, None):
        assert not rekeying._same(source)
    source.close()


def test_the_key_is_in_no_error(filled: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    encrypt_book(filled, OLD)
    monkeypatch.setattr(rekeying, "quote", lambda text, safe: f"{text}&vfs=none")
    with pytest.raises(BookError) as error:
        change_passphrase(filled, OLD, NEW)
    link: BaseException | None = error.value
    while link is not None:
        assert not link.args or "raw" not in str(link)
        assert link.__cause__ is None
        link = None if link.__suppress_context__ else link.__context__
    assert unlock(filled.path.parent, OLD)


def test_without_second_names_for_files_it_works_too(filled: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_names: object) -> None:
        raise OSError(1, "not on this file system")

    monkeypatch.setattr(os, "link", none)
    encrypt_book(filled, OLD)
    assert readable(filled.path.parent) == []
    change_passphrase(filled, OLD, NEW)
    decrypt_book(filled, NEW)
    assert contents(filled)


def test_what_fails_after_the_copy_has_its_name_does_not_part_the_book_from_its_key(
    filled: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_arguments: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(rekeying, "shred", failing)
        encrypt_book(filled, OLD)
    with monkeypatch.context() as patch:
        patch.setattr("followup_desktop.store.files.folder_to_disk", failing)
        with pytest.raises(Refused, match="Input/output error"):
            change_passphrase(filled, OLD, NEW)
    assert filled.key == unlock(filled.path.parent, NEW)
    assert contents(filled)
    with monkeypatch.context() as patch:
        patch.setattr(rekeying, "put_in_place", failing)
        with pytest.raises(Refused, match="Input/output error"):
            decrypt_book(filled, NEW)
    assert filled.key == unlock(filled.path.parent, NEW)
    assert contents(filled)


class TestWhereNoOpenFileIsReplaced:
    """Windows: the book is let go for the moment in which it is replaced."""

    @pytest.fixture(autouse=True)
    def unheld(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rekeying, "_HOLDS_WHILE_REPLACED", False)

    def test_all_three(self, filled: Book) -> None:
        before = contents(filled)
        encrypt_book(filled, OLD)
        assert readable(filled.path.parent) == []
        change_passphrase(filled, OLD, NEW)
        decrypt_book(filled, NEW)
        assert contents(filled) == before
        assert names(filled.path.parent) == {FILE_NAME}

    def test_who_wrote_in_that_moment_has_written_and_the_change_is_off(
        self, filled: Book, other: Book, add: Callable[..., int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usual = rekeying.put_in_place

        def late(copy: Path, book: Path) -> None:
            add("Somebody who came just now")
            filled.close()
            usual(copy, book)

        monkeypatch.setattr(rekeying, "put_in_place", late)
        with pytest.raises(BookBusy):
            encrypt_book(other, OLD)
        assert not other.encrypted
        assert other.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 2


def test_a_full_disk_is_said_and_the_book_is_as_it_was(filled: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = filled.path.read_bytes()

    def full(*_arguments: object) -> None:
        import apsw

        raise apsw.FullError("database or disk is full")

    class Full:
        def __init__(self, real: object) -> None:
            self._real = real

        def execute(self, sql: str, *arguments: object) -> object:
            if sql.startswith("VACUUM"):
                full()
            return self._real.execute(sql, *arguments)  # type: ignore[attr-defined]

        def close(self) -> None:
            self._real.close()  # type: ignore[attr-defined]

    from followup_desktop.store import encryption

    usual = encryption.sole_connection
    monkeypatch.setattr(encryption, "sole_connection", lambda path, key: Full(usual(path, key)))
    with pytest.raises(BookFull):
        encrypt_book(filled, OLD)
    assert filled.path.read_bytes() == before
    assert filled.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 1
    filled.close()
