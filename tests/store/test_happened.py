"""What an import brings of people beside who they are: added once, tied to the right people, undone as one."""

from __future__ import annotations

from datetime import date, datetime

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.foreign import (
    ForeignCard,
    ForeignCheckIn,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    Happened,
)
from followup_desktop.domain.imports import ImportPlan, Outcome, match_keys, plan
from followup_desktop.domain.interactions import FavorEntry, Initiator
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import match_candidates
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.imports import commit_import
from tests.store.support import dump, dump_recomputed

DAY = date(2026, 10, 1)


def card(name: str, address: str, *, passing: bool = False) -> ForeignCard:
    fields = ContactFields(name=Name(given=name), reaches=(Reach(ReachKind.EMAIL, address),))
    return ForeignCard(fields, "mail", 1, key=address, passing=passing)


def talk(*people: str, source: str = "a", on: date = DAY, loops: tuple[ForeignLoop, ...] = ()) -> ForeignInteraction:
    return ForeignInteraction(
        people, on, Channel.EMAIL, source, "mail", 1, initiator=Initiator.THEM, notes="the boat", loops=loops
    )


def loop(person: str) -> ForeignLoop:
    return ForeignLoop(person, "ask about the boat", DAY, "5b0c1c7e-7a90-4c4f-9d2b-000000000001")


def planned(book: Book, cards: list[ForeignCard], happened: list[Happened]) -> ImportPlan:
    known = match_candidates(book, (key for one in cards for key in match_keys(one.fields)))
    return plan(cards, known, happened=happened)


def everything() -> list[Happened]:
    return [
        talk("ana@example.org", "bo@example.org", loops=(loop("ana@example.org"),)),
        ForeignFavor("bo@example.org", FavorEntry.GAVE, "a lift", DAY, "5b0c1c7e-7a90-4c4f-9d2b-000000000002"),
        ForeignCheckIn(
            "bo@example.org", Kind.REMINDER, "call", date(2026, 12, 1), "5b0c1c7e-7a90-4c4f-9d2b-000000000003"
        ),
    ]


def test_it_comes_with_its_people_and_goes_with_them(book: Book, now: datetime) -> None:
    before = dump(book)
    cards = [card("Ana", "ana@example.org"), card("Bo", "bo@example.org")]
    changes = commit_import(book, planned(book, cards, everything()), now)
    assert changes.label == "Imported 2 people and 3 entries of the timeline"
    assert book.value("SELECT count(*) FROM participants") == 2
    assert {row for (row,) in book.rows("SELECT last_contact_on FROM contacts")} == {"2026-10-01"}
    for table in ("open_loops", "favors", "check_ins"):
        assert book.value(f"SELECT count(*) FROM {table}") == 1
    assert dump(book) == dump_recomputed(book, now.date())
    undo(book, now)
    assert dump(book) == before


def test_the_same_again_adds_nothing(book: Book, now: datetime) -> None:
    cards = [card("Ana", "ana@example.org"), card("Bo", "bo@example.org")]
    commit_import(book, planned(book, cards, everything()), now)
    before = dump(book)
    again = planned(book, cards, [*everything(), *everything()])
    assert again.count(Outcome.UNCHANGED) == 2
    assert not commit_import(book, again, now)
    assert dump(book) == before


def test_somebody_told_of_in_passing_becomes_nobody_new(book: Book, now: datetime) -> None:
    cards = [card("Ana", "ana@example.org"), card("Stranger", "s@example.org", passing=True)]
    told = [talk("ana@example.org", "s@example.org"), talk("s@example.org", source="b")]
    changes = planned(book, cards, told)
    assert changes.found == 2
    assert changes.count(Outcome.SKIPPED) == 1
    commit_import(book, changes, now)
    assert book.rows("SELECT display_name FROM contacts") == [("Ana",)]
    assert book.rows("SELECT source FROM interactions") == [("a",)]


def test_what_lies_ahead_and_whom_two_could_be_is_left_out(book: Book, now: datetime) -> None:
    cards = [card("Ana", "ana@example.org"), card("Bo", "bo@example.org"), card("Cy", "cy@example.org")]
    cards[2] = ForeignCard(cards[2].fields, "mail", 1, key="bo@example.org")
    told = [talk("ana@example.org", on=date(2026, 12, 1)), talk("bo@example.org", source="b")]
    commit_import(book, planned(book, cards, told), now)
    assert book.value("SELECT count(*) FROM interactions") == 0
    assert book.value("SELECT count(*) FROM contacts") == 3
