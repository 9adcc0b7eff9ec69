"""A passphrase on the command line: given, asked for, wrong; changed and taken away; and one for a single backup."""

from __future__ import annotations

import getpass
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from followup_desktop.store.backup import verify
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.keys import derive, salt_of
from followup_desktop.store.passphrases import unlock
from tests.cli.conftest import FakeSystem, Ran

OLD, NEW = "vier bunte Elefanten", "six tall cellos sing"
NAME = "Quetzalcoatl"


class Terminal(io.StringIO):
    """Where somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def secrets(tmp_path: Path) -> Callable[[str], str]:
    """A file with a passphrase in it; its name."""

    def file_with(passphrase: str) -> str:
        file = tmp_path / f"{abs(hash(passphrase))}.txt"
        file.write_text(f"{passphrase}\n", encoding="utf-8")
        return str(file)

    return file_with


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody sits at a terminal and types these; the questions that they see."""

    def typing(*answers: str) -> list[str]:
        left, asked = list(answers), []

        def answer(question: str = "") -> str:
            asked.append(question)
            return left.pop(0)

        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        monkeypatch.setattr(getpass, "getpass", answer)
        return asked

    return typing


@pytest.fixture
def encrypted(run: Callable[..., Ran], book_folder: Path, secrets: Callable[[str], str]) -> Path:
    """An encrypted book with one person in it."""
    assert run("add", NAME).code == 0
    assert run("encrypt", "--new-passphrase-file", secrets(OLD)).code == 0
    return book_folder


def test_encrypting_says_first_that_a_forgotten_passphrase_is_final(
    run: Callable[..., Ran], book_folder: Path, secrets: Callable[[str], str], system: FakeSystem
) -> None:
    run("add", NAME)
    done = run("encrypt", "--new-passphrase-file", secrets(OLD))
    assert (done.code, done.out) == (0, "The book is encrypted with its passphrase\n")
    assert done.error.startswith("A forgotten passphrase is final")
    assert NAME.encode() not in (book_folder / FILE_NAME).read_bytes()
    assert system.told == ["let-go", unlock(book_folder, OLD)]


def test_every_command_wants_the_passphrase(
    run: Callable[..., Ran], encrypted: Path, secrets: Callable[[str], str]
) -> None:
    before = (encrypted / FILE_NAME).read_bytes()
    for command in (["list"], ["show", NAME], ["add", "Bo"], ["backup"], ["doctor"], ["undo"], ["decrypt"]):
        refused = run(*command)
        assert (refused.code, refused.out) == (3, "")
        assert "--passphrase-file" in refused.error
        assert "FOLLOWUP_PASSPHRASE_FILE" in refused.error
        wrong = run(*command, "--passphrase-file", secrets(NEW))
        assert (wrong.code, wrong.out) == (3, "")
        assert "does not open" in wrong.error
    assert (encrypted / FILE_NAME).read_bytes() == before
    assert NAME in run("list", "--passphrase-file", secrets(OLD)).out


def test_the_environment_names_the_file(
    run: Callable[..., Ran], encrypted: Path, secrets: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLLOWUP_PASSPHRASE_FILE", secrets(OLD))
    assert NAME in run("list").out


def test_a_passphrase_comes_by_standard_input(
    run: Callable[..., Ran], encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{OLD}\r\n"))
    assert NAME in run("list", "--passphrase-file", "-").out


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\n"])
def test_a_file_without_a_passphrase_is_refused(
    run: Callable[..., Ran], encrypted: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(content)
    refused = run("list", "--passphrase-file", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert refused.error.count("\n") == 1
    assert run("list", "--passphrase-file", str(tmp_path / "missing")).code == 1


def test_who_sits_at_a_terminal_is_asked_three_times(
    run: Callable[..., Ran], encrypted: Path, types: Callable[..., list[str]]
) -> None:
    asked = types("wrong", "wrong again", OLD)
    done = run("list")
    assert NAME in done.out
    assert asked == ["Passphrase of the book: "] * 3
    types("a", "b", "c")
    assert run("list").code == 3


def test_a_keyring_that_keeps_the_key_saves_the_question(
    run: Callable[..., Ran], encrypted: Path, system: FakeSystem, secrets: Callable[[str], str]
) -> None:
    key = unlock(encrypted, OLD)
    system.keyring[key.salt] = key
    assert NAME in run("list").out
    assert run("passphrase", "--new-passphrase-file", secrets(NEW)).code == 0
    assert list(system.keyring.values()) == [unlock(encrypted, NEW)]
    system.keyring = {salt: derive("else", salt) for salt in system.keyring}
    assert run("list").code == 3


def test_the_passphrase_is_changed_and_taken_away(
    run: Callable[..., Ran], encrypted: Path, secrets: Callable[[str], str], system: FakeSystem
) -> None:
    given = ("--passphrase-file", secrets(OLD))
    assert run("passphrase", *given, "--new-passphrase-file", secrets(NEW)).code == 0
    assert run("list", *given).code == 3
    given = ("--passphrase-file", secrets(NEW))
    done = run("decrypt", *given, "--json")
    assert done.document == {"encrypted": False, "older_backups": []}
    assert system.told[-2:] == ["let-go", None]
    assert NAME in run("list").out
    assert salt_of(encrypted / FILE_NAME) is None
    for command in ("passphrase", "decrypt"):
        assert run(command).code == 1


def test_the_new_passphrase_is_typed_twice_and_weak_ones_are_refused(
    run: Callable[..., Ran], book_folder: Path, types: Callable[..., list[str]]
) -> None:
    types(OLD, "vier bunte Elephanten")
    mistyped = run("encrypt")
    assert mistyped.code == 1
    assert "not the same" in mistyped.error
    types("12345678")
    assert run("encrypt").code == 1
    assert salt_of(book_folder / FILE_NAME) is None
    asked = types(OLD, OLD)
    assert run("encrypt").code == 0
    assert asked == ["New passphrase: ", "Once more: "]
    again = run("encrypt")
    assert (again.code, again.error) == (1, "The book is encrypted already; 'passphrase' changes its passphrase\n")


def test_older_backups_are_named_and_written_anew_if_that_is_wanted(
    run: Callable[..., Ran], book_folder: Path, secrets: Callable[[str], str]
) -> None:
    run("add", NAME)
    kept = Path(run("backup", "--json").document["file"])
    done = run("encrypt", "--new-passphrase-file", secrets(OLD))
    assert f"1 backup was made before and is as it was: {kept.name}" in done.error
    assert NAME.encode() in kept.read_bytes()
    given = ("--passphrase-file", secrets(OLD))
    checks = {check["name"]: check for check in _checks(run, *given)}
    assert not checks["encryption"]["ok"]
    assert kept.name in checks["encryption"]["detail"]
    done = run("passphrase", *given, "--new-passphrase-file", secrets(NEW), "--backups", "--json")
    assert NAME.encode() not in kept.read_bytes()
    assert verify(kept, unlock(book_folder, NEW)).contacts == 1
    checks = {check["name"]: check for check in _checks(run, "--passphrase-file", secrets(NEW))}
    assert checks["encryption"]["ok"]


def _checks(run: Callable[..., Ran], *arguments: str) -> Any:
    import json

    return json.loads(run("doctor", "--json", *arguments).out)["checks"]


def test_a_backup_has_a_passphrase_of_its_own_if_that_is_wanted(
    run: Callable[..., Ran], book_folder: Path, tmp_path: Path, secrets: Callable[[str], str]
) -> None:
    run("add", NAME)
    file = tmp_path / "mine.db"
    made = run("backup", str(file), "--encrypt", "--new-passphrase-file", secrets(NEW), "--json").document
    assert made == {"file": str(file), "contacts": 1, "interactions": 0}
    assert NAME.encode() not in file.read_bytes()
    assert salt_of(book_folder / FILE_NAME) is None
    run("add", "Somebody else")
    assert run("restore", str(file)).code == 3
    assert run("restore", str(file), "--file-passphrase-file", secrets(OLD)).code == 3
    assert run("restore", str(file), "--file-passphrase-file", secrets(NEW)).code == 0
    assert run("list", "--json").document[0]["name"] == NAME
    assert salt_of(book_folder / FILE_NAME) is None


def test_an_encrypted_book_stays_so_whatever_is_restored(
    run: Callable[..., Ran], book_folder: Path, secrets: Callable[[str], str], tmp_path: Path
) -> None:
    run("add", NAME)
    plain = tmp_path / "plain.db"
    run("backup", str(plain))
    run("encrypt", "--new-passphrase-file", secrets(OLD))
    given = ("--passphrase-file", secrets(OLD))
    run("add", "Somebody else", *given)
    assert run("restore", str(plain)).code == 3
    assert run("restore", str(plain), *given).code == 0
    assert [one["name"] for one in run("list", "--json", *given).document] == [NAME]
    assert NAME.encode() not in (book_folder / FILE_NAME).read_bytes()


def test_a_missing_book_takes_over_the_key_of_the_backup(
    run: Callable[..., Ran], encrypted: Path, tmp_path: Path, secrets: Callable[[str], str]
) -> None:
    given = ("--passphrase-file", secrets(OLD))
    file = tmp_path / "kept.db"
    assert run("backup", str(file), *given).code == 0
    fresh = tmp_path / "fresh"
    assert run("restore", str(file), *given, folder=fresh).code == 0
    assert salt_of(fresh / FILE_NAME) == salt_of(encrypted / FILE_NAME)
    assert NAME in run("list", *given, folder=fresh).out
