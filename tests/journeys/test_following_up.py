"""From a file of contacts to the first call: the real window, with nothing but keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup_desktop.domain.interactions import Channel
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import ContactRow, contact_rows, find
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from tests.journeys.conftest import ROOT, Desk
from tests.support.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

FILE = ROOT / "tests" / "data" / "vcard" / "ez-vcard" / "gmail-list.vcf"
"""Three people, as Google Contacts wrote them."""


@pytest.fixture
def book(desk: Desk) -> Iterator[Book]:
    """The book that the window has open too."""
    opened = open_book(desk.data)
    yield opened
    opened.close()


def people(book: Book) -> int:
    return int(book.value("SELECT count(*) FROM contacts WHERE NOT is_me"))


def row(book: Book, name: str) -> ContactRow:
    contact = find(book, name)
    return contact_rows(book, [contact])[contact]


def test_import_find_log_and_the_due_date_moves(desk: Desk, book: Book, real_now: datetime) -> None:
    file = Path(shutil.copy(FILE, desk.home / "people.vcf"))
    window = desk.open_window()
    desk.settle()
    desk.press("ctrl+i")
    desk.settle()
    desk.press("space")
    desk.focus(window, 2)
    desk.type(str(file))
    desk.press("Return")
    desk.focus(window)
    desk.settle()
    desk.take_picture("import-preview")
    assert people(book) == 0
    # From the list: what to do with this one, merge into whom, which circle (the first), a tag, not now, import.
    desk.press("Tab", "Tab", "Tab", "Tab", "Down", "Tab", "Tab", "Tab", "space")
    wait_until(lambda: people(book) == 3, "three people in the book")
    inner = circles(book)[0]
    imported = row(book, "Chris Beatle")
    assert imported.circle == inner.id
    assert history(book, 1)[0].label == "Imported 3 people"
    first_due = imported.shows_on

    desk.settle()
    desk.press("Escape")
    desk.settle()
    desk.press("ctrl+2", "ctrl+f")
    desk.type("chris")
    desk.settle()
    desk.press("Return", "ctrl+l")
    desk.type("Called about the boat")
    desk.take_picture("log-line")
    desk.press("Return")
    wait_until(lambda: row(book, "Chris Beatle").last_contact_on is not None, "the call to be logged")

    (call,) = interactions(book, timeline(book, TimelineQuery()).ids).values()
    assert [name for _id, name in call.contacts] == ["Chris Beatle"]
    assert (call.channel, call.notes) == (Channel.CALL, "Called about the boat")
    days = (real_now.date(), datetime.now().astimezone().date())
    assert call.on in days
    assert inner.cadence is not None
    assert str(inner.cadence) == "2 weeks"
    due = row(book, "Chris Beatle").shows_on
    assert due != first_due
    assert due == call.on + timedelta(days=14)
    desk.settle()
    desk.take_picture("contact-after-the-call")
