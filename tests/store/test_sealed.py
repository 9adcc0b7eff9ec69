"""What is kept beside the book until it is saved: encrypted as the book is, and taken along by another passphrase."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from followup_desktop.store.beside import DRAFTS, UNSENT
from followup_desktop.store.book import Book
from followup_desktop.store.encryption import change_passphrase, decrypt_book, encrypt_book
from followup_desktop.store.keys import derive, new_salt, salt_of
from followup_desktop.store.sealed import read_beside, reseal, write_beside

TEXT = '{"notes": "Back from Kilimanjaro", "name": "Ana Čech"}'
FIRST, SECOND = "four words are good", "other words are good too"


@pytest.fixture
def files(book: Book) -> list[Path]:
    """A draft and an unsent message beside a plain book."""
    made = [book.path.parent / folder / "new.json" for folder in (DRAFTS, UNSENT)]
    for file in made:
        write_beside(book, file, TEXT)
    return made


def readable(file: Path) -> bool:
    """Whether who has not got the key reads anything in it."""
    return any(word in file.read_bytes() for word in (b"Kilimanjaro", b"Ana", b"notes", b"SQLite"))


def test_a_plain_book_keeps_plain_files_that_are_nobody_elses(book: Book, files: list[Path]) -> None:
    assert [file.read_text(encoding="utf-8") for file in files] == [TEXT, TEXT]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_they_are_encrypted_rewritten_and_decrypted_with_the_book(book: Book, files: list[Path]) -> None:
    encrypt_book(book, FIRST)
    assert [readable(file) for file in files] == [False, False]
    assert [read_beside(book, file) for file in files] == [TEXT, TEXT]
    change_passphrase(book, FIRST, SECOND)
    assert [salt_of(file) == salt_of(book.path) for file in files] == [True, True]
    assert [read_beside(book, file) for file in files] == [TEXT, TEXT]
    decrypt_book(book, SECOND)
    assert [file.read_text(encoding="utf-8") for file in files] == [TEXT, TEXT]
    assert not [left for file in files for left in file.parent.iterdir() if left != file]


def test_while_the_book_is_locked_nothing_is_written_and_nothing_read(book: Book, files: list[Path]) -> None:
    key = encrypt_book(book, FIRST).key
    before = [file.read_bytes() for file in files]
    book.use_key(None)
    write_beside(book, files[0], "what was typed last")
    write_beside(book, files[0].with_name("other.json"), "what was typed last")
    assert [file.read_bytes() for file in files] == before
    assert not files[0].with_name("other.json").exists()
    with pytest.raises(ValueError, match="locked"):
        read_beside(book, files[0])
    book.use_key(key)
    assert read_beside(book, files[0]) == TEXT


def test_another_book_s_key_opens_nothing_and_harms_nothing(book: Book, files: list[Path]) -> None:
    encrypt_book(book, FIRST)
    other = derive(SECOND, new_salt())
    before = files[0].read_bytes()
    reseal(book.path.parent, other, None)
    assert files[0].read_bytes() == before
    book.use_key(other)
    with pytest.raises(ValueError, match="another"):
        read_beside(book, files[0])


def test_what_a_killed_process_left_plain_is_read_and_encrypted_with_the_next(book: Book, files: list[Path]) -> None:
    key = encrypt_book(book, FIRST).key
    files[0].write_text(TEXT, encoding="utf-8")
    assert read_beside(book, files[0]) == TEXT
    reseal(book.path.parent, None, key)
    assert not readable(files[0])
    files[1].write_text(TEXT, encoding="utf-8")
    write_beside(book, files[1], TEXT)
    assert not readable(files[1])
