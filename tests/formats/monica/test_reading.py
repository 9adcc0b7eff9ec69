"""Monica's export: what it tells goes to its place, the rest into notes, and what is left out is told."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel, Initiator, ReachKind
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.contacts import RawProperty, Reach, Relation
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.foreign import (
    Foreign,
    ForeignCard,
    ForeignCheckIn,
    ForeignInteraction,
    ForeignLoop,
    Format,
)
from followup_desktop.domain.imports import Outcome
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.reading import recognise
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact, me
from tests.store.whole_books import found_in, imported, planned

FILE = Path(__file__).parents[2] / "data" / "monica" / "four-people.json"
ANA, CLEO = "5f0d5d2e-1c62-4f5f-9a53-0e8a3f1c0a01", "5f0d5d2e-1c62-4f5f-9a53-0e8a3f1c0a03"


@pytest.fixture(scope="module")
def found() -> list[Foreign | Problem]:
    return found_in(FILE.read_bytes(), "monica.json")


@pytest.fixture(scope="module")
def cards(found: list[Foreign | Problem]) -> dict[str, ForeignCard]:
    return {one.fields.name.given: one for one in found if isinstance(one, ForeignCard)}


def told(found: list[Foreign | Problem], **props: object) -> list[Problem]:
    return [one for one in found if isinstance(one, Problem)]


def one_contact(**properties: object) -> bytes:
    person = {"uuid": ANA, "properties": {"first_name": "Ana"} | properties, "data": []}
    data = [{"count": 1, "type": "contact", "values": [person]}]
    return json.dumps({"version": "1.0-preview.1", "account": {"data": data}}).encode()


def test_it_is_known_by_what_is_in_it() -> None:
    assert recognise(FILE.read_bytes()[:16_384], "anything.txt") is Format.MONICA


def test_people_have_what_is_said_of_them(cards: dict[str, ForeignCard]) -> None:
    assert sorted(cards) == ["Ana", "Bilal", "Cleo", "Mira"]
    ana = cards["Ana"].fields
    assert (ana.organisation, ana.role, ana.name.nickname) == ("Ponte & Co", "Architect", "Nani")
    assert ana.reaches == (
        Reach(ReachKind.EMAIL, "ana@example.org"),
        Reach(ReachKind.PHONE, "+351 912 000 001"),
        Reach(ReachKind.CHAT, "+351912000001", "whatsapp"),
        Reach(ReachKind.SOCIAL, "https://linkedin.example/ana", "linkedin"),
    )
    assert ana.tags == ("choir", "Porto", "starred")
    assert ana.cadence == Cadence(3, Unit.MONTH)
    assert ana.relations == (Relation("child", "Cleo", CLEO),)
    assert ana.portrait is not None
    assert ana.unknown == (RawProperty("GENDER", "F"),)
    assert ana.how_we_met == "Met on 2015-06-01, through Bilal Haddad"
    assert cards["Ana"].added_on == date(2020, 5, 6)
    assert (cards["Ana"].line, cards["Bilal"].line) == (34, 412)


def test_dates_know_what_is_known_of_them(cards: dict[str, ForeignCard]) -> None:
    assert cards["Ana"].fields.dates == (
        ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 28)),
        ContactDate(DateKind.OTHER, PartialDate(2016, 9, 10), "Wedding day"),
    )
    assert cards["Bilal"].fields.dates == (ContactDate(DateKind.BIRTHDAY, PartialDate(1982, None, None)),)


def test_who_died_or_is_put_away_is_never_reminded_of(cards: dict[str, ForeignCard]) -> None:
    assert [cards[name].archived for name in ("Ana", "Bilal", "Cleo")] == [False, True, True]


@pytest.mark.parametrize(
    "words", ["Sings in the choir.", "no nuts", "Likes trains.", "Pet: dog, Rex", "20 EUR", "plants"]
)
def test_what_has_no_place_is_in_the_notes(cards: dict[str, ForeignCard], words: str) -> None:
    assert words in cards["Ana"].fields.notes


def test_what_happened_is_in_the_timeline(found: list[Foreign | Problem]) -> None:
    talks = {one.notes: one for one in found if isinstance(one, ForeignInteraction)}
    call = talks["About the move\n(joy)"]
    assert (call.channel, call.at, call.initiator) == (
        Channel.CALL, datetime(2022, 4, 5, 18, 30, tzinfo=UTC), Initiator.THEM,
    )  # fmt: skip
    assert talks["Dinner by the river\nShe starts in May."].people == (ANA, CLEO)
    assert talks["me: Are you there?\nthem: Yes!"].channel is Channel.MESSAGE
    assert (talks["Book"].initiator, talks["Scarf · 30"].initiator) == (Initiator.ME, Initiator.THEM)
    assert not talks["New job\nAt the city hall"].counts
    assert talks[""].on == date(2023, 2, 3), "the last talk with Bilal, of which nothing else is told"
    assert len({one.source for one in talks.values()}) == len(talks) == 7


def test_tasks_ideas_and_reminders_are_to_do(found: list[Foreign | Problem]) -> None:
    loops = {one.text: one.closed_on for one in found if isinstance(one, ForeignLoop)}
    ladder = date(2022, 3, 1)
    assert loops == {"Send the photos": None, "Return the ladder": ladder, "Gift idea: A tea pot · the blue one": None}
    (reminder,) = (one for one in found if isinstance(one, ForeignCheckIn))
    words = (Kind.REMINDER, "Ask about the exam. part two", date(2030, 1, 15))
    assert (reminder.kind, reminder.reason, reminder.due_on) == words


def test_what_is_left_out_is_told(found: list[Foreign | Problem]) -> None:
    assert [(one.line, one.message, one.skipped) for one in told(found)] == [
        (569, "An activity was left out: it has no day, or nobody took part", False),
        (0, "1 further picture was left out", False),
        (0, "1 entry of the journal was left out", False),
        (0, "1 document was left out", False),
    ]


def test_it_comes_into_the_book_once(book: Book, now: datetime) -> None:
    data = FILE.read_bytes()
    assert imported(book, data, now)
    assert book.value("SELECT count(*) FROM interactions") == 7
    own = me(book)
    assert own is not None
    assert own.fields.name.given == "Mira"
    ana = book.value("SELECT id FROM contacts WHERE given = 'Ana'")
    assert contact(book, contact(book, ana).id).uuid == ANA
    plan = planned(book, data)
    assert plan.count(Outcome.UNCHANGED) == plan.found == 4
    assert not imported(book, data, now)


@pytest.mark.parametrize(
    "properties",
    [
        {"tags": 5, "birthdate": [], "avatar": "x", "stay_in_touch_frequency": "often"},
        {"tags": [{"name": "a"}, None, ["x"]], "birthdate": {"date": "0000-00-00"}, "gender": {"a": 1}},
        {"birthdate": {"date": "1990-02-30"}, "first_met_through": [], "last_talked_to": {}, "is_starred": []},
        {"first_name": "A\ud800na", "stay_in_touch_frequency": 10**30, "food_preferences": 1e999},
    ],
)
def test_what_makes_no_sense_harms_nobody(properties: dict[str, object]) -> None:
    cards = [one for one in found_in(one_contact(**properties), "m.json") if isinstance(one, ForeignCard)]
    assert len(cards) == 1
    assert cards[0].fields.name.given.encode()


def test_somebody_without_a_name_is_told_with_their_line() -> None:
    found = found_in(one_contact(first_name=None), "m.json")
    assert [(one.line, one.skipped) for one in told(found)] == [(1, True)]


@pytest.mark.parametrize("cut", [40, 200, 5000, 20_000, 30_000])
def test_a_cropped_export_says_where_it_ends(cut: int) -> None:
    found = found_in(FILE.read_bytes()[:cut], "m.json")
    assert [type(one) for one in found] == [Problem]
    assert "Not read any further" in told(found)[0].message


def test_no_name_of_a_file_or_address_is_opened() -> None:
    source = io.BytesIO(one_contact(avatar={"avatar_external_url": "file:///etc/passwd", "avatar_photo": "x"}))
    (card,) = (one for one in found_in(source.getvalue(), "m.json") if isinstance(one, ForeignCard))
    assert card.fields.portrait is None
