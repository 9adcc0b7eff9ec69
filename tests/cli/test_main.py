"""Exit codes, and a book that cannot be opened or written."""

from __future__ import annotations

import json
import subprocess
import sys

import apsw
import pytest

from followup_desktop.cli.commands import load, summaries
from followup_desktop.cli.system import Answer, Sent
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.opening import open_book
from tests.cli.conftest import as_nobody, given_to_nobody


@pytest.mark.parametrize("arguments", [["nope"], ["add"], ["list", "--bad"], ["list", "--limit", "0"], ["notify"],
                                       ["add", "Ana\udcff"]])  # fmt: skip
def test_wrong_usage_is_2_and_makes_no_book(run, tmp_path, arguments):
    ran = run(*arguments, folder=tmp_path / "none")
    assert (ran.code, ran.out) == (2, "")
    assert ran.error
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", sorted(summaries()))
def test_every_command_has_help_and_takes_json(run, name):
    assert load(name)
    ran = run(name, "--help")
    assert ran.code == 0
    assert "--json" in ran.out


def test_options_stand_before_and_after(run):
    run("add", "--json", "Ana", "--circle", "Close")
    assert json.loads(run("list", "--json", "--limit", "1").out)[0]["name"] == "Ana"
    assert json.loads(run("log", "--with", "Ana", "--json", "hi").out)["interaction"]["notes"] == "hi"
    assert json.loads(run("undo", "--json", "--list").out)[0]["label"] == "Logged a contact with Ana"


def test_a_newer_book_is_refused_untouched(run, book_folder):
    file = book_folder / FILE_NAME
    changed = apsw.Connection(str(file))
    changed.execute("PRAGMA user_version = 999")
    changed.close()
    before = file.read_bytes()
    for command in (["list"], ["add", "Ana"], ["doctor"], ["backup"]):
        ran = run(*command)
        assert (ran.code, ran.out, ran.error.count("\n")) == (3, "", 1)
        assert "newer version" in ran.error
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"this is no book" * 500, b"SQLite format 3\0" + b"\xa5" * 8000])
def test_a_damaged_book_is_refused_untouched(run, book_folder, content):
    file = book_folder / FILE_NAME
    file.write_bytes(content)
    ran = run("list")
    assert (ran.code, ran.out, ran.error.count("\n")) == (3, "", 1)
    assert file.read_bytes() == content


def test_damage_deep_in_the_book_is_3_too(run, read, book_folder):
    for number in range(50):
        read("add", f"Person {number} {'x' * 200}")
    file = book_folder / FILE_NAME
    whole = apsw.Connection(str(file))
    ((page,),) = list(whole.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'contacts'"))
    whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole.close()
    content = bytearray(file.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xa5" * 4096
    file.write_bytes(content)
    ran = run("list")
    assert (ran.code, ran.out, ran.error.count("\n")) == (3, "", 1)


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_read_only_folder_is_one_line(run, short_folder, mode):
    run("list")
    folder = short_folder / "book"
    run("add", "Ana", folder=folder)
    given_to_nobody(short_folder)
    folder.chmod(mode)
    with as_nobody():
        ran = run("add", "Bilal", folder=folder)
    folder.chmod(0o700)
    assert (ran.code, ran.out, ran.error.count("\n")) == (3, "", 1)
    assert [row["name"] for row in json.loads(run("list", "--json", folder=folder).out)] == ["Ana"]


def test_a_read_only_book_is_one_line(run, short_folder):
    run("list")
    folder = short_folder / "book"
    run("add", "Ana", folder=folder)
    given_to_nobody(short_folder)
    (folder / FILE_NAME).chmod(0o400)
    with as_nobody():
        ran = run("add", "Bilal", folder=folder)
    assert (ran.code, ran.out, ran.error.count("\n")) == (3, "", 1)
    assert "read-only" in ran.error


def test_a_folder_that_cannot_be_made_is_one_line(run, short_folder):
    run("list")
    given_to_nobody(short_folder)
    short_folder.chmod(0o500)
    with as_nobody():
        ran = run("list", folder=short_folder / "book")
    short_folder.chmod(0o700)
    assert (ran.code, ran.error.count("\n")) == (3, 1)


LOCKED = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_locked_book_can_be_read_and_is_not_written(run, read, book_folder, monkeypatch):
    monkeypatch.setattr("followup_desktop.store.connection.BUSY_SECONDS", 0)
    read("add", "Ana")
    command = [sys.executable, "-c", LOCKED, str(book_folder / FILE_NAME)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"locked\n"
        assert len(read("list")) == 1
        ran = run("add", "Bilal")
        holder.stdin.close()
    assert (ran.code, ran.out, ran.error) == (1, "", "Another program is using the book: close it and try again\n")
    assert len(read("list")) == 1


def test_doctor_looks_at_everything(read, system):
    found = read("doctor")
    assert found["ok"] is True
    assert [check["name"] for check in found["checks"]] == [
        "sqlite", "integrity", "foreign_keys", "rows", "pictures", "search_index", "kept_facts", "folder",
        "permissions", "files",
        "backups", "encryption", "forgotten", "tray", "notifications", "autostart",
    ]  # fmt: skip
    assert all(check["ok"] and check["detail"] for check in found["checks"])


def test_doctor_mends_what_it_can(run, read, book_folder, system):
    read("add", "Ana")
    book = open_book(book_folder)
    book.execute("DELETE FROM match_keys")
    book.execute("UPDATE contacts SET folded = 'x'")
    book.close()
    assert run("doctor").code == 1
    found = read("doctor", "--fix")
    assert (found["ok"], [(each["name"], each["done"]) for each in found["fixed"]]) == (True, [("kept_facts", True)])
    assert "ok" in run("doctor", "--fix").out
    assert "mended" not in run("doctor", "--fix").out


def test_doctor_ends_with_1_where_something_is_not_in_order(run, system, book_folder):
    book_folder.chmod(0o755)
    system.running, system.reachable = True, Answer(False, "no server")
    ran = run("doctor", "--json")
    assert (ran.code, ran.error) == (1, "Not in order: permissions, notifications\n")
    assert json.loads(ran.out)["ok"] is False


def test_a_tray_that_is_not_wanted_is_no_fault(run, read, system):
    system.reachable = Answer(False, "no server")
    assert read("doctor")["ok"] is True
    system.at_login = True
    assert run("doctor").error == "Not in order: autostart\n"


def test_a_test_notification_says_which_way_it_went(read, run, system):
    assert read("notify", "--test") == {"way": "native", "detail": "shown"}
    assert len(system.sent) == 1
    system.way = Sent("none", "there is no server")
    ran = run("notify", "--test")
    assert (ran.code, ran.error) == (1, "No notification could be shown: there is no server\n")
