from __future__ import annotations

from datetime import datetime

from followup_desktop.store.book import Book
from followup_desktop.store.reads.columns import columns_of
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.columns import remember_columns
from followup_desktop.store.writes.history import undo

HEADER = ("Wie", "Womit", "Seit")


def test_what_was_chosen_for_a_header_is_known_again_whatever_its_case(book: Book, now: datetime) -> None:
    assert columns_of(book, HEADER) == ()
    assert remember_columns(book, HEADER, ("name", "phone:cell", "notes"), now)
    assert columns_of(book, ("wie", " WOMIT ", "seit")) == ("name", "phone:cell", "notes")
    assert columns_of(book, ("Wie", "Womit")) == ()
    assert not remember_columns(book, HEADER, ("name", "phone:cell", "notes"), now)
    assert preferences(book).daily_few == 3


def test_it_is_undone_like_everything_else(book: Book, now: datetime) -> None:
    remember_columns(book, HEADER, ("name", "phone:cell", "notes"), now)
    remember_columns(book, HEADER, ("name", "", ""), now)
    undo(book, now)
    assert columns_of(book, HEADER) == ("name", "phone:cell", "notes")


def test_only_so_many_headers_are_kept(book: Book, now: datetime) -> None:
    for place in range(60):
        remember_columns(book, (f"column {place}",), ("name",), now)
    assert columns_of(book, ("column 0",)) == ()
    assert columns_of(book, ("column 59",)) == ("name",)
