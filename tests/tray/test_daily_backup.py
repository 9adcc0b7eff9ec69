"""The daily backup by the tray: once a day, in the background, and what is wrong with it is said once."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from followup_desktop.store.backups import keeping
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookFull
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.tray.daily_backup import DailyBackup
from tests.conftest import NOON


class Daily:
    """A daily backup of a book, and what it said."""

    def __init__(self, book: Book, settle: float = 0.0) -> None:
        self.book = book
        self.at_rest = False
        self.said: list[str] = []
        self.unexpected: list[Exception] = []
        self.backup = DailyBackup(book, lambda: self.at_rest, settle=settle)
        self.backup.troubled.connect(self.said.append)
        self.backup.unexpected.connect(self.unexpected.append)

    def look(self, **later: int) -> list[State]:
        """Look after so much time, wait until all is done, and give what is on the shelf."""
        self.backup.look(NOON + timedelta(**later))
        while self.backup.busy:
            time.sleep(0.001)
            QCoreApplication.processEvents()
        assert self.unexpected == []
        return [one.state for one in stored_backups(self.book.path.parent)]


@pytest.fixture
def daily(qapp: object, book: Book, add: Callable[..., int]) -> Iterator[Daily]:
    add("Ana Lindqvist")
    made = Daily(book)
    yield made
    made.backup.stop()


def test_a_day_with_changes_has_one_backup(daily: Daily, add: Callable[..., int]) -> None:
    assert daily.look() == [State.VERIFIED]
    add("Bilal Haddad")
    assert daily.look(hours=2) == [State.VERIFIED]
    assert daily.look(days=1) == [State.VERIFIED] * 2
    assert daily.look(days=2) == [State.VERIFIED] * 2
    assert daily.said == []


def test_a_locked_book_waits(daily: Daily) -> None:
    daily.at_rest = True
    assert daily.look() == []
    daily.at_rest = False
    assert daily.look(minutes=1) == [State.VERIFIED]


def test_a_full_disk_is_said_once_and_tried_again(daily: Daily, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise BookFull("The disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "back_up", full)
        assert daily.look() == []
        assert daily.look(minutes=30) == []
        assert daily.look(minutes=61) == []
    assert daily.said == ["The book could not be backed up: The disk is full"]
    assert daily.look(minutes=122) == [State.VERIFIED]


def test_a_missing_folder_is_said_once(daily: Daily, tmp_path: Path, add: Callable[..., int]) -> None:
    chosen = dataclasses.replace(preferences(daily.book), backup_folder=str(tmp_path / "blue disk"))
    set_preferences(daily.book, chosen, NOON)
    assert daily.look() == [State.VERIFIED]
    add("Bilal Haddad")
    assert daily.look(days=1) == [State.VERIFIED] * 2
    (said,) = daily.said
    assert "is its disk connected?" in said


def test_a_backup_that_rots_is_noticed_and_said(daily: Daily, add: Callable[..., int]) -> None:
    daily.look()
    (first,) = stored_backups(daily.book.path.parent)
    content = bytearray(first.file.read_bytes())
    content[len(content) // 2] ^= 1
    first.file.write_bytes(content)
    add("Bilal Haddad")
    assert daily.look(days=1) == [State.VERIFIED, State.DAMAGED]
    (said,) = daily.said
    assert first.file.name in said
    first.file.unlink()
    assert daily.look(days=2) == [State.VERIFIED]


def test_who_quits_meanwhile_does_not_wait(qapp: object, book: Book, add: Callable[..., int]) -> None:
    add("Ana Lindqvist")
    made = Daily(book, settle=3600)
    made.backup.look(NOON)
    assert made.backup.busy
    made.backup.stop()
    assert not made.backup.busy
    assert stored_backups(book.path.parent) == []
