"""The backup at closing: made where something changed, not of a locked book, and no error ever comes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup_desktop.store.backups import keeping
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookFull
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.window import closing
from followup_desktop.window.closing import back_up_at_closing


@pytest.fixture(autouse=True)
def polite(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The tests themselves stay as urgent as they are."""
    asked: list[int] = []
    monkeypatch.setattr(closing.os, "nice", asked.append)
    return asked


def shelf(book: Book) -> list[State]:
    return [one.state for one in stored_backups(book.path.parent)]


def test_what_changed_is_backed_up_once(book: Book, add: Callable[..., int], now: datetime, polite: list[int]) -> None:
    back_up_at_closing(book, now)
    assert shelf(book) == []
    add("Ana Lindqvist")
    back_up_at_closing(book, now)
    back_up_at_closing(book, now + timedelta(minutes=5))
    assert shelf(book) == [State.VERIFIED]
    assert set(polite) == {10}


def test_a_locked_book_is_left_alone(tmp_path: Path, now: datetime) -> None:
    book = open_book(tmp_path / "secret", Key(b"\1" * 32, b"\2" * 16))
    book.use_key(None)
    back_up_at_closing(book, now)
    assert shelf(book) == []


def test_a_full_disk_ends_nothing(
    book: Book, add: Callable[..., int], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise BookFull("The disk is full")

    add("Ana Lindqvist")
    monkeypatch.setattr(keeping, "back_up", full)
    back_up_at_closing(book, now)
    assert shelf(book) == []


CLOSES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from followup_desktop.window import application

def close_soon(session):
    QTimer.singleShot(200, session.window.close)

looked_after = application.Session.__init__
def begin(self, *arguments):
    looked_after(self, *arguments)
    close_soon(self)
application.Session.__init__ = begin
sys.exit(application.main(Path(sys.argv[1]), tray=False))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a process with the offscreen platform")
def test_a_real_window_that_is_closed_leaves_a_verified_backup(
    book: Book, add: Callable[..., int], short_folder: Path
) -> None:
    add("Ana Lindqvist")
    folder = book.path.parent
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(short_folder)}
    subprocess.run([sys.executable, "-c", CLOSES, str(folder)], env=environment, check=True, timeout=120)
    assert shelf(book) == [State.VERIFIED]
