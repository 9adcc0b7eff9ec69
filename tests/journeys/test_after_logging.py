"""From one line to a promise, and back: the real window, with nothing but keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes.contacts import add_contact
from tests.journeys.conftest import Desk
from tests.support.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def book(desk: Desk) -> Iterator[Book]:
    """The book that the window has open too."""
    opened = open_book(desk.data)
    yield opened
    opened.close()


def notes(book: Book) -> list[str]:
    return [one.notes for one in interactions(book, timeline(book, TimelineQuery()).ids).values()]


def test_a_line_is_logged_from_anywhere_and_a_chip_makes_the_thank_you(
    desk: Desk, book: Book, real_now: datetime
) -> None:
    fields = ContactFields(name=Name(given="Ana", family="Moreira"))
    (ana,) = add_contact(book, fields, real_now - timedelta(days=9)).created

    def planned() -> list[CheckIn]:
        return made_for(book, ana, real_now)

    desk.open_window()
    desk.settle()
    desk.press("ctrl+2", "ctrl+f")
    desk.type("ana")
    desk.settle()
    desk.press("Return")
    desk.settle()
    desk.press("ctrl+shift+n")
    desk.type("call with Ana, she helped me with my tax return")
    desk.settle()
    desk.take_picture("quick-add")
    desk.press("Return")
    wait_until(lambda: len(notes(book)) == 1, "the call to be logged")
    assert "tax return" in notes(book)[0]
    assert planned() == []

    desk.settle()
    # From the log line over its chips and its button to the first of what fits.
    desk.press("ctrl+l", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
    desk.take_picture("after-logging")
    desk.press("space")
    wait_until(lambda: len(planned()) == 1, "the follow-up to be planned")
    assert planned()[0].kind is Kind.THANK_YOU
    desk.settle()
    desk.press("ctrl+z")
    wait_until(lambda: planned() == [], "the follow-up to be taken back")
    assert len(notes(book)) == 1
    desk.press("ctrl+z")
    wait_until(lambda: notes(book) == [], "the call to be taken back")
    desk.settle()
    desk.take_picture("after-logging-undone")
