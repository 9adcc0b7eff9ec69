"""Making a throw-away demo book in a folder, the same for the same moment, and with nothing in it to undo."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from random import Random

from followup_desktop.store.book import Book
from followup_desktop.store.demo.material import read_material
from followup_desktop.store.demo.people import add_people
from followup_desktop.store.demo.story import add_story
from followup_desktop.store.demo.talks import add_talks
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.change import change

_SEED = 20261122
_FEW = 2
"""The demo's owner wants two a day, which leaves Today a list of five."""


def make_demo_book(folder: Path, source: Path, now: datetime) -> Book:
    """Make the demo book in an empty folder and open it; `source` is resources/demo, `now` has its zone.

    Raises BookError where the folder cannot be written.
    """
    material = read_material(source)
    random = Random(_SEED)  # noqa: S311 - the same people every time, no secret
    book = open_book(folder)
    with change(book, "Demo", now) as work:
        people = add_people(work, material, random)
        add_story(work, material, people)
        add_talks(work, material, people, random)
        work.insert_plain("preferences", name="daily_few", value=str(_FEW))
    _forget_history(book)
    return book


def _forget_history(book: Book) -> None:
    with book.transaction():
        book.execute("DELETE FROM row_changes")
        book.execute("DELETE FROM change_sets")
