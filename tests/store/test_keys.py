"""Encrypted books: the key opens them, another one does not, and nothing of what they hold can be read without it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.names import Name
from followup_desktop.store.backup import back_up, verify
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.errors import BookDamaged, BookLocked, WrongKey
from followup_desktop.store.keys import Key, derive, new_salt, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CANARY = "Quetzalcoatl Vermilion"


@pytest.fixture
def key() -> Key:
    return derive("correct horse", new_salt())


@pytest.fixture
def encrypted(tmp_path: Path, key: Key) -> Book:
    book = open_book(tmp_path, key)
    add_contact(book, ContactFields(Name(given=CANARY), notes=CANARY), NOW)
    return book


def test_a_passphrase_gives_the_same_key_however_its_letters_are_composed() -> None:
    salt = new_salt()
    assert derive("caf\u00e9", salt) == derive("cafe\u0301", salt)
    assert derive("cafe", salt) != derive("caf\u00e9", salt)
    assert derive("cafe", new_salt()) != derive("cafe", salt)


def test_a_key_is_not_shown(key: Key) -> None:
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)


def test_nothing_of_the_book_can_be_read_in_its_files(encrypted: Book, key: Key) -> None:
    back_up(encrypted, encrypted.path.with_name("copy.db"))
    files = list(encrypted.path.parent.glob("*.db*"))
    assert {file.name for file in files} >= {FILE_NAME, f"{FILE_NAME}-wal", "copy.db"}
    for file in files:
        held = file.read_bytes()
        assert CANARY.encode() not in held
        assert key.secret not in held
    encrypted.close()


def test_the_salt_is_the_files_beginning(encrypted: Book, key: Key) -> None:
    assert salt_of(encrypted.path) == key.salt
    encrypted.close()


def test_the_key_opens_it_again_and_nothing_else_does(encrypted: Book, key: Key) -> None:
    folder = encrypted.path.parent
    encrypted.close()
    before = encrypted.path.read_bytes()
    with pytest.raises(BookLocked, match="passphrase is needed"):
        open_book(folder)
    with pytest.raises(WrongKey, match="does not open"):
        open_book(folder, derive("wrong", key.salt))
    assert encrypted.path.read_bytes() == before
    book = open_book(folder, key)
    assert book.value("SELECT given FROM contacts WHERE NOT is_me") == CANARY
    book.close()


def test_a_backup_is_encrypted_with_the_same_key(encrypted: Book, key: Key) -> None:
    made = back_up(encrypted, encrypted.path.with_name("copy.db"))
    assert verify(made.file, key).contacts == made.contacts
    with pytest.raises(BookLocked):
        verify(made.file)
    with pytest.raises(WrongKey):
        verify(made.file, derive("wrong", key.salt))
    encrypted.close()


def test_a_plain_book_needs_no_key_and_stays_plain(tmp_path: Path, key: Key) -> None:
    open_book(tmp_path).close()
    assert salt_of(tmp_path / FILE_NAME) is None
    book = open_book(tmp_path, key)
    assert book.key is None
    book.close()


@pytest.mark.parametrize("content", [b"", b"not a book at all, but some text", bytes(range(256)) * 32])
def test_a_file_that_is_no_book_has_no_salt(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(content)
    assert salt_of(file) is None
    if content:
        with pytest.raises(BookDamaged):
            open_book(tmp_path)


def test_a_missing_file_has_no_salt(tmp_path: Path) -> None:
    assert salt_of(tmp_path / FILE_NAME) is None
