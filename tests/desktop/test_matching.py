"""The process that looks for duplicates: what it finds, how it is stopped, what it says where it cannot."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_desktop import __main__ as program
from followup_desktop.desktop import matching
from followup_desktop.desktop.launch import Command
from followup_desktop.desktop.matching import Search
from followup_desktop.desktop.worker import Cancelled
from followup_desktop.domain.contacts import Reach, ReachKind
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.store.reads.duplicates import duplicates

EMAIL = (Reach(ReachKind.EMAIL, "ana@example.org"),)


def silent(_done: int, _total: int) -> None:
    pass


def says(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(matching, "own_command", lambda: Command((sys.executable, "-c", code)))


def test_it_finds_what_the_book_holds(book: Book, book_folder: Path, add: Callable[..., int]) -> None:
    for _ in range(2):
        add("Ana Moreira", reaches=EMAIL)
    add("Bob Weiss")
    add("Robert Weiss")
    found = Search(book_folder).answer(silent)
    assert found == duplicates(book)
    assert len(found) == 2


def test_it_finds_what_an_encrypted_book_holds_and_shows_its_key_to_nobody(
    book: Book, book_folder: Path, add: Callable[..., int]
) -> None:
    for _ in range(2):
        add("Ana Moreira", reaches=EMAIL)
    book.close()
    key = encrypt_book(book, "vier bunte Elefanten").key
    assert key is not None
    search = Search(book_folder, key)
    shown = [Path(f"/proc/{search._process.pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
    assert not any(part in text for text in shown for part in (key.secret, key.secret.hex().encode()))
    assert search.answer(silent) == duplicates(book)
    with pytest.raises(Refused, match="passphrase"):
        Search(book_folder).answer(silent)


def test_a_book_that_cannot_be_read_is_told_in_words(book_folder: Path) -> None:
    (book_folder / FILE_NAME).write_bytes(b"no book at all" * 1000)
    with pytest.raises(Refused, match=r"\w"):
        Search(book_folder).answer(silent)


def test_it_is_stopped(monkeypatch: pytest.MonkeyPatch, book_folder: Path) -> None:
    says(monkeypatch, "import time; print('{\"at\": [1, 2]}', flush=True); time.sleep(600)")
    search = Search(book_folder)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        search.stop()

    with pytest.raises(Cancelled):
        search.answer(stop)
    assert told == [(1, 2)]


@pytest.mark.parametrize("code", ["", "print('half a')", "raise SystemExit(9)"])
def test_a_child_that_breaks_off_is_refused(monkeypatch: pytest.MonkeyPatch, book_folder: Path, code: str) -> None:
    says(monkeypatch, code)
    with pytest.raises(Refused):
        Search(book_folder).answer(silent)


def test_the_child_and_the_program_call_it_the_same() -> None:
    assert matching.OPTION == program._FIND_DUPLICATES
