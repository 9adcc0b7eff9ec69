"""The trash: who was deleted comes back with what was theirs, also among others and after other things changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import Interest, Reach, ReachKind, Relation
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import Channel, FavorEntry, InteractionDraft, LoopDraft
from followup_desktop.domain.trash import KEPT_DAYS, time_left, what_went
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.trash import expired, trash
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import delete_contacts, merge_contacts
from followup_desktop.store.writes.favors import record_favor
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction, open_loop
from followup_desktop.store.writes.settings import remove_circle
from followup_desktop.store.writes.trash import bring_back
from tests.store.support import dump, dump_recomputed


@pytest.fixture
def rich(book: Book, add: Callable[..., int], now: datetime) -> int:
    """Somebody with everything: lists, entries alone and with others, a loop, a favor, a check-in, a circle."""
    circle = book.value("SELECT id FROM circles ORDER BY id LIMIT 1")
    bo = add("Bo Ek")
    ana = add(
        "Ana Moreira",
        reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),),
        interests=(Interest("climbing"),),
        tags=("choir",),
        circle=circle,
        relations=(Relation("friend", "Bo", contact(book, bo).uuid),),
    )
    day = now.date()
    log_interaction(
        book, InteractionDraft((ana,), day, Channel.CALL, notes="alone"), now, loops=[LoopDraft(ana, "how")]
    )
    log_interaction(book, InteractionDraft((ana, bo), day - timedelta(days=3), Channel.EMAIL, notes="both"), now)
    record_favor(book, ana, FavorEntry.RECEIVED, "a lift", day, now)
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", day + timedelta(days=4)), now)
    return ana


def of(book: Book, number: int) -> tuple[object, ...]:
    """All that is theirs, to be compared."""
    tables = ("participants", "open_loops", "favors", "check_ins", "reaches", "interests", "tags", "relations")
    rows = tuple(tuple(sorted(book.rows(f"SELECT * FROM {table} WHERE contact_id = ?", (number,)))) for table in tables)
    return book.rows("SELECT * FROM contacts WHERE id = ?", (number,)), rows, book.rows("SELECT * FROM interactions")


def test_who_was_deleted_rests_for_a_month_and_comes_back_whole(book: Book, rich: int, now: datetime) -> None:
    before = dump(book)
    delete_contacts(book, [rich], now)
    (one,) = trash(book, now.date())
    assert (one.name, one.merged_into) == ("Ana Moreira", "")
    assert what_went(one) == "2 entries, 1 thing to come back to, 1 favor, 3 check-ins"
    assert time_left(one, now.date()) == "rests for 30 more days"
    assert time_left(one, now.date() + timedelta(days=29)) == "forgotten tomorrow"
    changes = bring_back(book, [rich], now)
    assert (changes.label, changes.created) == ("Brought Ana Moreira out of the trash", (rich,))
    assert dump(book) == before
    assert trash(book, now.date()) == []


def test_bringing_back_is_undone_and_done_again(book: Book, rich: int, now: datetime) -> None:
    delete_contacts(book, [rich], now)
    gone = dump(book)
    bring_back(book, [rich], now)
    back = dump(book)
    undo(book, now)
    assert dump(book) == gone
    assert [one.id for one in trash(book, now.date())] == [rich]
    redo(book, now)
    assert dump(book) == back
    undo(book, now)
    undo(book, now)
    assert trash(book, now.date()) == []


def test_one_of_several_who_went_together_comes_back_and_then_the_others(
    book: Book, rich: int, add: Callable[..., int], now: datetime
) -> None:
    bo = book.value("SELECT id FROM contacts WHERE given = 'Bo'")
    eve = add("Eve Ng")
    before = dump(book)
    delete_contacts(book, [rich, bo, eve], now)
    assert book.value("SELECT count(*) FROM interactions") == 0
    bring_back(book, [rich], now)
    assert {one.name for one in trash(book, now.date())} == {"Bo Ek", "Eve Ng"}
    assert book.value("SELECT count(*) FROM interactions") == 2
    assert dump(book) == dump_recomputed(book, now.date())
    assert bring_back(book, [bo, eve], now).label == "Brought 2 contacts out of the trash"
    assert dump(book) == before


def test_what_changed_since_stays_as_it_is(book: Book, rich: int, now: datetime) -> None:
    bo = book.value("SELECT id FROM contacts WHERE given = 'Bo'")
    delete_contacts(book, [rich], now)
    shared = book.value("SELECT id FROM interactions WHERE notes = 'both'")
    delete_interaction(book, shared, now)
    remove_circle(book, book.value("SELECT id FROM circles ORDER BY id LIMIT 1"), now)
    open_loop(book, bo, "meanwhile", now)
    bring_back(book, [rich], now)
    assert book.rows("SELECT notes FROM interactions") == [("alone",)]
    assert contact(book, rich).fields.circle is None
    assert contact(book, rich).fields.tags == ("choir",)
    assert book.value("SELECT interaction_id FROM open_loops WHERE contact_id = ?", (rich,)) is not None
    assert dump(book) == dump_recomputed(book, now.date())
    assert not book.rows("PRAGMA foreign_key_check")


def test_loops_of_others_find_their_entry_again(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    made = log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now).created[0]
    open_loop(book, bo, "tell him too", now, interaction=made)
    before = dump(book)
    delete_contacts(book, [ana], now)
    assert book.value("SELECT interaction_id FROM open_loops") is None
    bring_back(book, [ana], now)
    assert dump(book) == before


def test_who_was_merged_comes_back_with_their_entries(
    book: Book, rich: int, add: Callable[..., int], now: datetime
) -> None:
    double = add("Ana M.", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),), notes="climbs")
    bo = book.value("SELECT id FROM contacts WHERE given = 'Bo'")
    shared = InteractionDraft((rich, double), now.date(), Channel.CALL, notes="three of us")
    log_interaction(book, shared, now)
    before = of(book, rich)
    merge_contacts(book, double, rich, now)
    late = log_interaction(book, InteractionDraft((double, bo), now.date(), Channel.CALL, notes="later"), now).created[
        0
    ]
    (one,) = trash(book, now.date())
    assert (one.name, one.merged_into) == ("Ana Moreira", "Ana M.")
    assert time_left(one, now.date()) == ""
    bring_back(book, [rich], now)
    assert of(book, rich)[:2] == before[:2]
    assert book.rows("SELECT contact_id FROM participants WHERE interaction_id = ? ORDER BY 1", (late,)) == sorted(
        [(double,), (bo,)]
    )
    assert dump(book) == dump_recomputed(book, now.date())
    assert contact(book, double).fields.notes == "climbs"


def test_twins_without_a_difference_are_parted_again(book: Book, add: Callable[..., int], now: datetime) -> None:
    """Nothing of the one who stays is written where both were the same; their dates still follow what they lose."""
    keep, other = add("Ana Moreira"), add("Ana Moreira")
    log_interaction(book, InteractionDraft((other,), now.date(), Channel.CALL), now)
    before = dump(book)
    merge_contacts(book, keep, other, now)
    undo(book, now)
    assert dump(book) == before


def test_after_a_month_nobody_is_in_the_trash(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana, bo, eve = add("Ana Moreira"), add("Bo Ek"), add("Eve Ng", notes="x")
    delete_contacts(book, [ana], now)
    merge_contacts(book, bo, eve, now)
    last = now.date() + timedelta(days=KEPT_DAYS - 1)
    assert {one.id for one in trash(book, last)} == {ana, eve}
    assert expired(book, last) == []
    assert trash(book, last + timedelta(days=1)) == []
    assert [one.id for one in expired(book, last + timedelta(days=1))] == [ana]


def test_who_was_added_and_taken_back_is_not_in_the_trash(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Ana Moreira")
    undo(book, now)
    assert trash(book, now.date()) == []


def test_who_is_not_in_the_trash_does_not_come_back(book: Book, rich: int, now: datetime) -> None:
    for number in (rich, 4711):
        with pytest.raises(NotFound):
            bring_back(book, [number], now)
    assert trash(book, date(2026, 1, 1)) == []
