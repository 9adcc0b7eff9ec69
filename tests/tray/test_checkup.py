"""The weekly check by the tray: in the background, stopped at once, and it tells what it found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from followup_desktop.store.book import Book
from followup_desktop.store.digests import Block
from followup_desktop.store.full_check import Findings, last_check
from followup_desktop.tray.checkup import Checkup
from tests.conftest import NOON
from tests.store.test_fixing import spoil


class Looked:
    """A checkup over a book, and what it found."""

    def __init__(self, book: Book, rest: float = 0.0) -> None:
        self.at_rest = False
        self.found: list[Findings] = []
        self.checkup = Checkup(book, lambda: self.at_rest, rest=rest, settle=0)
        self.checkup.found.connect(self.found.append)

    def until_done(self) -> None:
        while self.checkup.busy:
            time.sleep(0.001)
            QCoreApplication.processEvents()


@pytest.fixture
def looked(qapp: object, book: Book, add: Callable[..., int]) -> Iterator[Looked]:
    add("Ana Lindqvist")
    made = Looked(book)
    yield made
    made.checkup.stop()


def test_a_week_has_one_check(looked: Looked, book: Book) -> None:
    for days in range(8):
        looked.checkup.look(NOON + timedelta(days=days))
        looked.until_done()
        assert last_check(book) == NOON + timedelta(days=7 if days == 7 else 0)
    assert looked.found == []


def test_what_is_found_is_told(looked: Looked, book: Book) -> None:
    spoil(book, "UPDATE contacts SET given = 'Anna'")
    looked.checkup.look(NOON)
    looked.until_done()
    assert looked.found == [Findings(blocks=(Block("contacts", 0),))]


def test_a_book_that_is_locked_or_let_go_is_left_alone(looked: Looked, book: Book) -> None:
    looked.at_rest = True
    looked.checkup.look(NOON)
    assert not looked.checkup.busy
    looked.at_rest = False
    looked.checkup.look(NOON)
    looked.at_rest = True
    looked.until_done()
    assert last_check(book) is None


def test_stopping_ends_it_at_once_and_its_thread(qapp: object, book: Book) -> None:
    made = Looked(book, rest=3600)
    made.checkup.look(NOON)
    assert made.checkup.busy
    made.checkup.stop()
    assert not made.checkup.busy
    assert last_check(book) is None


def test_the_book_is_asked_once_an_hour_at_the_most(looked: Looked) -> None:
    looked.checkup.look(NOON)
    looked.until_done()
    looked.checkup.look(NOON + timedelta(minutes=59))
    assert not looked.checkup.busy
    looked.checkup.look(NOON + timedelta(minutes=60))
    assert looked.checkup.busy
