"""Encrypting, changing the passphrase, decrypting: everything stays, and nobody else gets in between."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.domain.errors import Refused
from followup_desktop.store.backup import BACKUPS, back_up, backup_path, verify
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.encryption import (
    back_up_with,
    change_passphrase,
    decrypt_book,
    encrypt_book,
    older_backups,
    rekey_backup,
    rekey_backups,
)
from followup_desktop.store.errors import BookBusy, BookLocked, WrongKey
from followup_desktop.store.keys import derive, new_salt, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.passphrases import NotEncrypted, check_passphrase, key_of, unlock
from tests.store import passphrases
from tests.store.passphrases import CANARY, NEW, OLD, contents, names, readable

cheap, filled, other = passphrases.cheap, passphrases.filled, passphrases.other
HOLDER = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
connection.execute("SELECT count(*) FROM contacts").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


def test_everything_stays_through_all_three(filled: Book) -> None:
    before, folder = contents(filled), filled.path.parent
    steps: list[str] = []
    done = encrypt_book(filled, OLD, progress=steps.append)
    assert steps == ["copy", "verify", "place"]
    assert contents(filled) == before
    assert done.key == filled.key == unlock(folder, OLD)
    assert readable(folder) == []
    done = change_passphrase(filled, OLD, NEW)
    assert contents(filled) == before
    assert done.key == unlock(folder, NEW)
    with pytest.raises(WrongKey):
        unlock(folder, OLD)
    done = decrypt_book(filled, NEW)
    assert (done.key, filled.key, filled.encrypted) == (None, None, False)
    assert contents(filled) == before
    assert readable(folder) == [FILE_NAME]
    assert [file.name for file in folder.iterdir() if file.name.startswith(".")] == []
    assert stat.S_IMODE(filled.path.stat().st_mode) == 0o600


def test_an_encrypted_book_is_written_and_migrated_like_any(filled: Book, add: Callable[..., int]) -> None:
    encrypt_book(filled, OLD)
    add("Somebody else", notes=CANARY)
    assert filled.path.with_name(f"{FILE_NAME}-wal").stat().st_size
    assert readable(filled.path.parent) == []
    filled.close()
    book = open_book(filled.path.parent, unlock(filled.path.parent, OLD))
    assert book.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 2
    book.close()


@pytest.mark.parametrize(
    "passphrase", ["pâté für Öl und Käse", "四つの赤い象が歌う夜", "слон на синем велосипеде", "🐘🚲🎻🌙⛵🍀🎈🧵"]
)
def test_a_passphrase_may_be_written_in_any_script(filled: Book, passphrase: str) -> None:
    encrypt_book(filled, passphrase)
    assert filled.value("SELECT given FROM contacts WHERE NOT is_me") == "Quetzalcoatl"
    filled.close()
    assert unlock(filled.path.parent, passphrase) == filled.key


def test_a_wrong_passphrase_changes_nothing(filled: Book) -> None:
    encrypt_book(filled, OLD)
    before = filled.path.read_bytes()
    for attempt in (
        lambda: change_passphrase(filled, NEW, "another one is here"),
        lambda: decrypt_book(filled, NEW),
        lambda: unlock(filled.path.parent, ""),
    ):
        with pytest.raises(WrongKey, match="nothing was changed"):
            attempt()
    assert filled.path.read_bytes() == before
    assert filled.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 1
    filled.close()


def test_what_cannot_be_is_refused(filled: Book) -> None:
    for attempt in (lambda: decrypt_book(filled, OLD), lambda: change_passphrase(filled, OLD, NEW)):
        with pytest.raises(NotEncrypted):
            attempt()
    encrypt_book(filled, OLD)
    with pytest.raises(Refused, match="already"):
        encrypt_book(filled, NEW)
    with pytest.raises(Refused, match="at least 8"):
        change_passphrase(filled, OLD, "short")
    assert unlock(filled.path.parent, OLD) == filled.key
    filled.close()


@pytest.mark.parametrize(
    "weak",
    [
        "", "1234567", "        ", "       a", "aaaaaaaaaaaa", "abababababab", "12345678", "87654321", "qwertyuiop",
        "QwertZuiop", "password", "Password1!", "followup2026", "iloveyou", "correct horse battery staple",
        "two\nlines of it", "x" * 1025, "half \ud800 letter",
    ],
)  # fmt: skip
def test_a_passphrase_that_would_be_guessed_is_refused(weak: str) -> None:
    with pytest.raises(Refused) as refused:
        check_passphrase(weak)
    assert refused.value.field == "passphrase"
    assert str(refused.value)


@pytest.mark.parametrize(
    "good", ["tr0ub4dor&3", "vier bunte Elefanten", "paßwörter!", "x7Kq-92mW", " spaces around it "]
)
def test_other_passphrases_are_taken(good: str) -> None:
    check_passphrase(good)


def test_another_process_that_has_the_book_open_is_not_pushed_aside(filled: Book) -> None:
    before = filled.path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(filled.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(BookBusy, match="Another program"):
            encrypt_book(filled, OLD)
        holder.stdin.close()
    assert (filled.key, filled.path.read_bytes()) == (None, before)
    encrypt_book(filled, OLD)
    assert filled.encrypted


def test_a_thread_that_has_the_book_open_is_not_pushed_aside_and_goes_on_when_it_lets_go(filled: Book) -> None:
    filled.rows("SELECT 1")
    refused: list[Exception] = []

    def change() -> None:
        try:
            encrypt_book(filled, OLD)
        except BookBusy as error:
            refused.append(error)

    for _again in range(2):
        thread = threading.Thread(target=change)
        thread.start()
        thread.join()
        filled.close()
    assert len(refused) == 1
    assert filled.value("SELECT given FROM contacts WHERE NOT is_me") == "Quetzalcoatl"
    filled.close()


def test_a_process_that_knows_no_key_is_told_that_one_is_needed(filled: Book, other: Book) -> None:
    encrypt_book(filled, OLD)
    with pytest.raises(BookLocked, match="passphrase is needed"):
        other.rows("SELECT 1")
    other.use_key(unlock(filled.path.parent, OLD))
    assert other.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 1


def test_a_process_that_knows_the_former_key_is_told_that_it_changed(filled: Book, other: Book) -> None:
    encrypt_book(filled, OLD)
    other.use_key(filled.key)
    change_passphrase(filled, OLD, NEW)
    with pytest.raises(WrongKey, match="was changed"):
        other.rows("SELECT 1")


def test_a_process_that_knows_a_key_goes_on_with_a_book_that_was_decrypted(filled: Book, other: Book) -> None:
    encrypt_book(filled, OLD)
    other.use_key(filled.key)
    decrypt_book(filled, OLD)
    assert other.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 1
    assert other.key is None


def test_a_locked_book_tells_nothing_until_it_has_its_key_again(filled: Book) -> None:
    key = encrypt_book(filled, OLD).key
    assert filled.rows("SELECT 1")
    filled.use_key(None)
    with pytest.raises(BookLocked):
        filled.rows("SELECT 1")
    filled.use_key(key)
    assert filled.rows("SELECT 1")
    filled.close()


def test_a_transaction_comes_to_its_end_before_the_key_is_taken_away(filled: Book) -> None:
    key = encrypt_book(filled, OLD).key
    with filled.transaction():
        filled.use_key(None)
        assert filled.value("SELECT count(*) FROM contacts WHERE NOT is_me") == 1
    with pytest.raises(BookLocked):
        filled.rows("SELECT 1")
    assert key is not None


def test_backups_made_before_are_named_and_can_be_written_anew(filled: Book, now: datetime) -> None:
    folder = filled.path.parent
    plain = back_up(filled, backup_path(folder, now)).file
    filled.close()
    first = encrypt_book(filled, OLD)
    assert first.older == (plain,)
    mine = back_up(filled, backup_path(folder, now)).file
    filled.close()
    second = change_passphrase(filled, OLD, NEW)
    assert set(second.older) == {plain, mine}
    assert rekey_backups(second.older, first.key, second.key) == ()
    assert older_backups(folder, second.key) == ()
    assert readable(folder) == []
    for file in (plain, mine):
        assert verify(file, second.key).contacts == 1
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names(folder / BACKUPS) - {"backups.json"} == {plain.name, mine.name}


def test_a_backup_that_is_damaged_or_of_a_third_key_is_left_as_it_is(filled: Book, tmp_path: Path) -> None:
    third = derive("a third one is this", new_salt())
    file, damaged = tmp_path / "third.db", tmp_path / "damaged.db"
    back_up_with(filled, file, third)
    back_up(filled, damaged)
    damaged.write_bytes(damaged.read_bytes()[:-4096])
    before = file.read_bytes(), damaged.read_bytes()
    filled.close()
    assert rekey_backups((file, damaged), None, derive(OLD, new_salt())) == (file, damaged)
    assert (file.read_bytes(), damaged.read_bytes()) == before
    with pytest.raises(BookLocked):
        rekey_backup(file, None, None)
    rekey_backup(file, third, None)
    assert salt_of(file) is None


def test_a_backup_with_a_key_of_its_own_is_never_readable(filled: Book, tmp_path: Path) -> None:
    key = derive(NEW, new_salt())
    made = back_up_with(filled, tmp_path / "mine.db", key)
    assert (made.contacts, verify(made.file, key_of(made.file, NEW))) == (1, made)
    assert CANARY.encode() not in made.file.read_bytes()
    with pytest.raises(Refused, match="already"):
        back_up_with(filled, made.file, key)
    back_up_with(filled, made.file, key, replace=True)
    filled.close()
