"""Lines of the quick add in the book: the lookup of names, and one change for all that a line says."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime

import pytest

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.understanding.quick_add import understand
from followup_desktop.domain.understanding.understood import Understood, chosen
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.follow_ups import made_by
from followup_desktop.store.reads.people import People
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, open_loops, timeline
from followup_desktop.store.writes.contacts import add_contact, archive_contacts, delete_contacts, set_me
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.quick_add import quick_add
from tests.store.support import dump

Add = Callable[..., int]
LINE = (
    "coffee with Ana and Bob yesterday - ask how it went next Friday, remind me to call Bob tomorrow at 15:00,"
    " thank her"
)


@pytest.fixture
def people(book: Book, add: Add, now: datetime) -> dict[str, int]:
    robert = ContactFields(name=Name(given="Robert", family="Smith", nickname="Bob"))
    return {"ana": add("Ana Moreira"), "bob": add_contact(book, robert, now).created[0]}


def read(book: Book, line: str, now: datetime) -> Understood:
    return understand(line, People(book), now.date(), "DE")


def test_all_of_a_line_is_one_change(book: Book, people: dict[str, int], now: datetime) -> None:
    before = dump(book)
    changes = quick_add(book, read(book, LINE, now), now, "window")
    assert changes.label == "Logged a meeting with Ana Moreira and Robert Smith"
    logged = interactions(book, changes.created)[changes.created[0]]
    assert [contact for contact, _name in logged.contacts] == [people["ana"], people["bob"]]
    assert (logged.on, logged.at, logged.notes) == (date(2026, 11, 21), None, "coffee with Ana and Bob yesterday")
    assert [(one.reason, one.due_on) for one in made_for(book, people["ana"], now)] == [
        ("ask how it went", date(2026, 11, 27))
    ]
    (call,) = made_for(book, people["bob"], now)
    assert (call.kind, call.due_at) == (Kind.FOLLOW_UP, now.replace(day=23, hour=15))
    (loop,) = open_loops(book, people["ana"])
    assert (loop.text, loop.on, loop.interaction) == ("thank her", None, logged.id)
    made, loops = made_by(book, changes.set_id, now)
    assert {one.uuid for one in made} == {call.uuid, made_for(book, people["ana"], now)[0].uuid}
    assert loops == [loop]
    undo(book, now)
    assert dump(book) == before


def test_what_happened_today_has_its_moment(book: Book, people: dict[str, int], now: datetime) -> None:
    for line, at in (("called Ana", now), ("called Ana today at 9:30", now.replace(hour=9, minute=30))):
        (number,) = quick_add(book, read(book, line, now), now).created
        assert interactions(book, [number])[number].at == at


def test_a_line_that_only_plans_logs_nothing(book: Book, people: dict[str, int], now: datetime) -> None:
    changes = quick_add(book, read(book, "remind me to call Ana tomorrow", now), now)
    assert (changes.created, changes.label) == ((), "Added a check-in for Ana Moreira")
    assert len(timeline(book, TimelineQuery()).ids) == 0
    assert [one.due_on for one in made_for(book, people["ana"], now)] == [date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("line", "why"),
    [("coffee with Zoe", "a name that is in the book"), ("coffee", "a name that is in the book"),
     ("coffee with Ana today at 23:00", "future"),
     ("coffee with Moreira", "several"), ("remind me to call Zoe", "a name that is in the book")],
)  # fmt: skip
def test_a_line_that_cannot_be_written_changes_nothing(
    book: Book, people: dict[str, int], add: Add, now: datetime, line: str, why: str
) -> None:
    add("Luis Moreira")
    before = dump(book)
    with pytest.raises(Refused, match=why):
        quick_add(book, read(book, line, now), now)
    assert dump(book) == before


def test_one_of_several_is_written_once_chosen(book: Book, people: dict[str, int], add: Add, now: datetime) -> None:
    luis = add("Luis Moreira")
    understood = read(book, "coffee with Moreira", now)
    (person,) = understood.in_doubt
    who = next(called for called in person.candidates if called.id == luis)
    (number,) = quick_add(book, chosen(understood, 0, who), now).created
    assert interactions(book, [number])[number].contacts == ((luis, "Luis Moreira"),)


def test_a_contact_that_is_gone_refuses_the_whole(book: Book, people: dict[str, int], now: datetime) -> None:
    understood = read(book, LINE, now)
    delete_contacts(book, [people["bob"]], now)
    before = dump(book)
    for one in (understood, dataclasses.replace(understood, follow_ups=())):
        with pytest.raises(NotFound):
            quick_add(book, one, now)
    assert dump(book) == before


@pytest.mark.parametrize(
    ("word", "found"),
    [("ana", ["Ana Moreira"]), ("moreira", ["Ana Moreira"]), ("bob", ["Robert Smith"]), ("an", []), ("", []),
     ("lucja", ["Łucja Jean-Luc Nuñez"]), ("luc", ["Łucja Jean-Luc Nuñez"]), ("nunez", ["Łucja Jean-Luc Nuñez"]),
     ("%", []), ("müller", ["Müller"]), ("muller", ["Müller"]), ("mueller", ["Müller"])],
)  # fmt: skip
def test_people_are_found_by_every_word_of_their_names(
    book: Book, people: dict[str, int], add: Add, word: str, found: list[str]
) -> None:
    add("Łucja Jean-Luc Nuñez")
    add("Müller")
    assert [called.name for called in People(book)([word]).get(word, ())] == found


def test_the_user_is_nobody_one_talks_with_and_the_archived_come_last(
    book: Book, people: dict[str, int], add: Add, now: datetime
) -> None:
    set_me(book, add("Ana Me"), now)
    archived = add("Ana Old")
    archive_contacts(book, [archived], now)
    assert [called.id for called in People(book)(["ana"])["ana"]] == [people["ana"]]
    archive_contacts(book, [people["ana"]], now)
    assert {called.id for called in People(book)(["ana"])["ana"]} == {archived, people["ana"]}
