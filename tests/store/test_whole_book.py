"""A book that is written as JSON and read into an empty one is the same book; into itself, nothing changes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import Relation
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.foreign import ForeignCard, ForeignInteraction
from followup_desktop.domain.imports import Outcome
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.demo.book import make_demo_book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact, me
from followup_desktop.store.reads.settings import circles, preferences
from followup_desktop.store.reads.whole_book import Choice
from followup_desktop.store.writes import contacts, interactions
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.settings import add_circle, set_preferences
from tests.conftest import NOON
from tests.store.support import dump
from tests.store.test_history import STEPS, steps
from tests.store.whole_books import as_json, content, found_in, imported, planned

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture
def other(template: Path, tmp_path: Path) -> Iterator[Book]:
    """An empty book beside the test's."""
    folder = tmp_path / "other"
    folder.mkdir()
    shutil.copy(template, folder / FILE_NAME)
    opened = open_book(folder)
    yield opened
    opened.close()


def moved(template: Path, book: Book) -> None:
    """Write a book, read it into an empty one and into itself."""
    data = as_json(book, NOON)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        new = open_book(Path(folder))
        try:
            before = dump(new)
            imported(new, data, NOON)
            assert content(new) == content(book)
            assert as_json(new, NOON) == data
            assert not imported(new, data, NOON)
            if dump(new) != before:
                undo(new, NOON)
            assert dump(new) == before
        finally:
            new.close()
    before = dump(book)
    plan = planned(book, data)
    assert plan.count(Outcome.UNCHANGED) == plan.found
    assert not imported(book, data, NOON)
    assert dump(book) == before


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_a_book_that_moves_is_the_same_book(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        book = open_book(Path(folder))
        try:
            for name, a, b in [("add", 1, 1), ("add", 2, 2), *sequence]:
                try:
                    STEPS[name](book, NOON, a, b)
                except (Refused, NotFound):
                    continue
            moved(template, book)
        finally:
            book.close()


def test_the_demo_book_moves_whole(template: Path, tmp_path: Path) -> None:
    book = make_demo_book(tmp_path / "demo", DEMO, NOON)
    moved(template, book)
    book.close()


def test_a_book_with_people_keeps_its_settings_and_gets_the_circles_that_it_lacks(
    book: Book, other: Book, add: Callable[..., int], now: datetime
) -> None:
    add("Ana")
    add_circle(book, "Choir", Cadence(3, Unit.WEEK), now)
    set_preferences(book, Preferences(daily_few=7), now)
    contacts.add_contact(other, contact(book, add("Bilal")).fields, now)
    before = [circle.name for circle in circles(other)]
    imported(other, as_json(book, now), now)
    assert [circle.name for circle in circles(other)] == [*before, "Choir"]
    assert preferences(other).daily_few == 3
    assert other.value("SELECT count(*) FROM contacts") == 2


def test_two_who_are_alike_stay_two(book: Book, other: Book, add: Callable[..., int], now: datetime) -> None:
    add("Ana Moreira")
    add("Ana Moreira")
    plan = planned(other, as_json(book, now))
    assert plan.count(Outcome.NEW) == 2


def test_first_dates_are_those_of_the_book_and_not_spread_again(
    book: Book, other: Book, add: Callable[..., int], now: datetime
) -> None:
    for number in range(4):
        add(f"Ana {number}", cadence=Cadence(4, Unit.WEEK))
    imported(other, as_json(book, now), now + timedelta(days=9))
    due = "SELECT next_due_on, added_on FROM contacts ORDER BY id"
    assert other.rows(due) == book.rows(due)


def test_who_is_the_user_stays_the_user(book: Book, other: Book, add: Callable[..., int], now: datetime) -> None:
    contacts.set_me(book, add("Mira"), now)
    contacts.add_contact(other, contact(book, add("Zoe")).fields, now)
    contacts.set_me(other, 1, now)
    imported(other, as_json(book, now), now)
    own = me(other)
    assert own is not None
    assert own.fields.name.given == "Zoe"


def test_relations_name_who_the_others_became(book: Book, other: Book, add: Callable[..., int], now: datetime) -> None:
    ben = contact(book, add("Ben Okri"))
    add("Ana", relations=(Relation("brother", "Ben Okri", ben.uuid),))
    contacts.add_contact(other, ben.fields, now)
    theirs = contact(other, 1)
    assert theirs.uuid != ben.uuid
    imported(other, as_json(book, now), now)
    ana = other.value("SELECT id FROM contacts WHERE given = 'Ana'")
    assert contact(other, ana).fields.relations[0].contact == theirs.uuid


def test_some_of_the_book_tells_of_nobody_else(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana, ben, cleo = add("Ana", tags=("choir",)), add("Ben"), add("Cleo", circle=1)
    for people in ((ana, ben), (ben,), (cleo, ben)):
        interactions.log_interaction(book, InteractionDraft(people, now.date(), Channel.CALL), now)
    set_preferences(book, Preferences(daily_few=7), now)
    for choice, who in ((Choice(tag="choir"), ana), (Choice(circle=1), cleo), (Choice(contacts=[ana]), ana)):
        data = as_json(book, now, choice)
        found = found_in(data)
        uuid = contact(book, who).uuid
        assert [one.uuid for one in found if isinstance(one, ForeignCard)] == [uuid]
        assert [one.people for one in found if isinstance(one, ForeignInteraction)] == [(uuid,)]
        assert contact(book, ben).uuid not in data.decode()
        assert b"daily_few" not in data


def test_a_deleted_entry_comes_back_and_nothing_else(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana")
    kept = interactions.log_interaction(book, InteractionDraft((ana,), date(2026, 1, 1), Channel.CALL), now).created[0]
    interactions.log_interaction(book, InteractionDraft((ana,), date(2026, 1, 2), Channel.CALL), now)
    data, before = as_json(book, now), content(book)
    interactions.delete_interaction(book, kept, now)
    changes = imported(book, data, now)
    assert changes.label == "Imported 1 entry of the timeline"
    assert content(book) == before
