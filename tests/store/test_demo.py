from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.enjoying import asked
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.domain.names import is_wide
from followup_desktop.store import facts, words_index
from followup_desktop.store.book import Book
from followup_desktop.store.demo.book import make_demo_book
from followup_desktop.store.reads.contacts import contact, contact_rows, me
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.reads.interests import enjoyers, vocabulary
from followup_desktop.store.reads.introductions import introductions
from followup_desktop.store.reads.lists import ListQuery, contact_ids, ids_by_name
from followup_desktop.store.reads.timeline import count_interactions
from followup_desktop.store.reads.today import today
from followup_desktop.store.rows import uuid_text

SOURCE = Path(__file__).parents[2] / "resources" / "demo"
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
MOMENTS = [
    NOW,
    datetime(2028, 2, 26, 23, 59, tzinfo=UTC),
    datetime(2028, 2, 29, 0, 0, tzinfo=ZoneInfo("Asia/Tokyo")),
    datetime(2027, 3, 28, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    datetime(2031, 12, 31, 12, 0, tzinfo=ZoneInfo("Pacific/Auckland")),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    demo = make_demo_book(tmp_path_factory.mktemp("demo"), SOURCE, NOW)
    yield demo
    demo.close()


@pytest.mark.parametrize("now", MOMENTS, ids=lambda now: now.isoformat())
def test_today_is_lively_whenever_the_demo_is_opened(tmp_path: Path, now: datetime) -> None:
    demo = make_demo_book(tmp_path, SOURCE, now)
    found = today(demo, now)
    demo.close()
    assert [c.contact_name for c in found.promises] == ["Henrik Aas", "Jonas Weber"]
    assert "Dorota Łuczak" in [c.contact_name for c in found.occasions]
    assert [(c.contact_name, c.kind) for c in found.few] == [
        ("Ana Moreira", Kind.KEEP_IN_TOUCH),
        ("Freya Lindqvist", Kind.RECONNECT),
    ]
    assert len(found.next) > 5
    assert not found.timed
    assert not found.finished


def test_today_is_the_drawing(book: Book) -> None:
    shown = today(book, NOW).shown
    assert [c.contact_name for c in shown] == [
        "Henrik Aas",
        "Jonas Weber",
        "Dorota Łuczak",
        "Ana Moreira",
        "Freya Lindqvist",
    ]
    assert shown[0].reason == "He looked over your contract on Friday. Thank him while it is warm."
    assert shown[2].reason == "Turns 40 on Wednesday."


def test_every_band_circle_and_oddity_occurs(book: Book) -> None:
    rows = contact_rows(book, contact_ids(book, ListQuery(), NOW.date())).values()
    assert {row.band(NOW.date()) for row in rows} == set(Band)
    assert {row.circle for row in rows} == {None, 1, 2, 3, 4}
    assert any(row.paused_until for row in rows)
    assert any(len(row.name) >= 60 for row in rows)
    assert any(row.portrait for row in rows)
    assert any(is_wide(row.name[0]) for row in rows)
    archived = contact_ids(book, ListQuery(archived=True), NOW.date())
    assert len(archived) == 2


def test_everything_the_book_can_hold_is_in_it(book: Book) -> None:
    tables = (
        "circles contacts reaches addresses contact_dates interests relations unknown_properties tags interactions "
        "participants open_loops check_ins favors preferences pictures match_keys interaction_words"
    )
    for table in tables.split():
        assert book.value(f"SELECT count(*) FROM {table}"), table
    assert {kind for (kind,) in book.rows("SELECT DISTINCT kind FROM check_ins")} == set(Kind) - {Kind.KEEP_IN_TOUCH}
    assert {entry for (entry,) in book.rows("SELECT DISTINCT entry FROM favors")} == set(FavorEntry)
    assert book.value("SELECT count(*) FROM check_ins WHERE due LIKE '%T%'")
    assert book.value("SELECT count(*) FROM open_loops WHERE on_day IS NULL AND closed_on IS NULL")
    assert book.value("SELECT count(*) FROM open_loops WHERE on_day IS NOT NULL AND closed_on IS NULL")
    assert book.value("SELECT count(*) FROM contact_dates WHERE month = 2 AND day = 29")
    assert book.value("SELECT count(*) FROM contact_dates WHERE year IS NULL")
    assert 1300 <= count_interactions(book) <= 1700


def test_the_user_is_in_it_and_shares_interests(book: Book) -> None:
    myself = me(book)
    (ana,) = ids_by_name(book, ListQuery("Ana Moreira"), NOW.date())
    mine = {interest.text for interest in myself.fields.interests}
    assert {interest.text for interest in contact(book, ana).fields.interests} & mine


def test_some_would_enjoy_something_and_some_should_meet(book: Book) -> None:
    found = enjoyers(book, vocabulary(book), asked("An evening of silent film, with tea"))
    assert found[0].why == "enjoys film, you do too · also enjoys tea"
    assert len(found) > 5
    pairs = introductions(book)
    assert len(pairs) == 12
    assert [len(pair.helps) for pair in pairs[:4]] == [1, 1, 1, 1]
    assert book.value("SELECT count(*) FROM interactions WHERE introduces") == 1


def test_relations_lead_to_people_of_the_book(book: Book) -> None:
    uuids = {uuid_text(uuid) for (uuid,) in book.rows("SELECT uuid FROM contacts")}
    others = {other for (other,) in book.rows("SELECT other FROM relations")}
    assert others
    assert others <= uuids


def test_there_is_nothing_to_undo_and_nothing_ahead_that_happened(book: Book) -> None:
    assert next_undo(book) is None
    assert not book.value("SELECT count(*) FROM row_changes")
    assert book.value("SELECT max(happened) FROM interactions") < NOW.date().isoformat()
    assert not book.rows("PRAGMA foreign_key_check")


def test_its_kept_facts_are_what_the_store_computes(book: Book) -> None:
    kept = book.rows("SELECT * FROM contacts ORDER BY id")
    ids = [row[0] for row in kept]
    with book.trial():
        facts.refresh_names(book, ids)
        facts.refresh_rhythms(book, ids, NOW.date())
        assert book.rows("SELECT * FROM contacts ORDER BY id") == kept


def test_what_was_said_is_found(book: Book) -> None:
    query = "SELECT count(*) FROM interaction_words WHERE interaction_words MATCH ?"
    assert book.value(query, (words_index.query_text("defence"),)) == 1
    assert book.value(query, (words_index.query_text("読書"),)) == 0
    assert book.value(query, (words_index.query_text("读书"),)) >= 1


def test_the_same_moment_makes_the_same_book(book: Book, tmp_path: Path) -> None:
    again = make_demo_book(tmp_path, SOURCE, NOW)
    for query in (
        "SELECT uuid, display_name, folded, folded_more, shows_on, portrait FROM contacts WHERE NOT is_me ORDER BY id",
        "SELECT happened, channel, initiator, notes, minutes FROM interactions ORDER BY id",
        "SELECT contact_id, text, on_day, closed_on FROM open_loops ORDER BY id",
        "SELECT digest FROM pictures ORDER BY digest",
    ):
        assert again.rows(query) == book.rows(query)
    again.close()
