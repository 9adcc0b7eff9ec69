"""Killed amid a backup or a restore: every backup that has a name is whole, the book is the one or the other."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from followup_desktop.store.backup import back_up, verify
from followup_desktop.store.backups.keeping import keep, sweep
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from tests.store.backups.test_drill import content

ROUNDS = [4, pytest.param(250, marks=pytest.mark.soak)]


def killed(random: Random, *arguments: object) -> None:
    """Start the keeper and kill it (SIGKILL) a moment later."""
    command = [sys.executable, "-m", "tests.store.backups.keeper", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(random.random() * 1.5)
        process.kill()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_whoever_kills_a_backup_leaves_only_whole_ones(book: Book, now: datetime, rounds: int) -> None:
    folder, random = book.path.parent, Random(rounds)
    book.close()
    for _ in range(rounds):
        killed(random, "back-up", folder)
        for file in (folder / "backups").glob("*.db"):
            assert verify(file).interactions == 0
    later = now + timedelta(days=5000)
    again = open_book(folder)
    assert again.value("PRAGMA integrity_check") == "ok"
    people = again.value("SELECT count(*) FROM contacts")
    keep(again, later)
    assert any(verify(file).contacts == people for file in (folder / "backups").glob("*.db"))
    sweep(folder / "backups", later)
    assert not list((folder / "backups").glob(".followup-*"))
    again.close()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_whoever_kills_a_restore_leaves_the_one_book_or_the_other(
    book: Book, add: Callable[..., int], now: datetime, tmp_path: Path, rounds: int
) -> None:
    folder, random = book.path.parent, Random(rounds)
    add("Ana Lindqvist")
    one = back_up(book, tmp_path / "one.db").file
    for number in range(300):
        add(f"Somebody {number}")
    other = back_up(book, tmp_path / "other.db").file
    allowed = {content(book), _content_of(one, tmp_path / "opened")}
    for _ in range(rounds):
        killed(random, "restore", folder, one, other)
        assert content(book) in allowed
        assert book.value("PRAGMA integrity_check") == "ok"
        assert not book.rows("PRAGMA foreign_key_check")
    people = book.value("SELECT count(*) FROM contacts")
    add("Carla Ricci")
    assert book.value("SELECT count(*) FROM contacts") == people + 1


def _content_of(file: Path, folder: Path) -> str:
    folder.mkdir()
    shutil.copy(file, folder / "book.db")
    opened = open_book(folder)
    found = content(opened)
    opened.close()
    return found
