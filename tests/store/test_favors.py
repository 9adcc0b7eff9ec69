"""The ledger and the check-ins that follow from it: one change, one undo, never two answers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_desktop.domain.check_ins import CheckIn, CheckInDraft, Kind, State
from followup_desktop.domain.contacts import Name
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.favors import FavorDraft, thanks, thanks_owed
from followup_desktop.domain.interactions import Channel, FavorEntry
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.favors import favor, favors, untold
from followup_desktop.store.reads.today import today as read_today
from followup_desktop.store.writes.check_ins import (
    Done,
    add_check_in,
    complete_check_in,
    edit_check_in,
    skip_check_in,
    snooze_check_in,
)
from followup_desktop.store.writes.contacts import add_contact, merge_contacts
from followup_desktop.store.writes.favors import delete_favor, edit_favor, record_favor
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import delete_interaction
from tests.conftest import NOON
from tests.store.support import dump

ASKED, RECEIVED, GAVE, THANKED = FavorEntry
TODAY = NOON.date()


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def record(book: Book, contact: int, entry: FavorEntry, text: str = "a lift", days_ago: int = 0) -> int:
    return record_favor(book, contact, entry, text, ago(days_ago), NOON).created[0]


def open_ones(book: Book, contact: int) -> list[tuple[Kind, str, date]]:
    return [(each.kind, each.reason, each.due_on) for each in made_for(book, contact, NOON)]


def thank_you(book: Book, contact: int, text: str = "") -> CheckIn:
    return next(each for each in made_for(book, contact, NOON) if each.kind is Kind.THANK_YOU and text in each.reason)


def test_help_received_makes_both_check_ins_and_one_undo_takes_all_back(book: Book, ana: int, now: datetime) -> None:
    before = dump(book)
    changes = record_favor(book, ana, RECEIVED, " looked over \n the CV ", ago(1), now)
    assert changes.label == "Noted what Ana did for you"
    assert changes.contacts == {ana}
    assert len(changes.check_ins) == 2
    assert open_ones(book, ana) == [
        (Kind.THANK_YOU, "Thank Ana for “looked over the CV”", TODAY),
        (Kind.FOLLOW_UP, "Let Ana know how it turned out: looked over the CV", date(2026, 12, 21)),
    ]
    undo(book, now)
    assert dump(book) == before


def test_the_thank_you_stands_in_today_from_the_day_after(book: Book, ana: int, now: datetime) -> None:
    record(book, ana, RECEIVED)
    assert read_today(book, now).promises == ()
    (promise,) = read_today(book, now + timedelta(days=1)).promises
    assert (promise.kind, promise.due_on) == (Kind.THANK_YOU, TODAY + timedelta(days=1))


@pytest.mark.parametrize("entry", [ASKED, GAVE, THANKED])
def test_other_entries_make_no_check_in(book: Book, ana: int, entry: FavorEntry) -> None:
    record(book, ana, entry)
    assert open_ones(book, ana) == []


def test_help_of_the_past_asks_for_nothing_any_more_but_thanks_stay_owed(book: Book, ana: int) -> None:
    edge = date(2026, 10, 22)
    record_favor(book, ana, RECEIVED, "the ladder", edge - timedelta(days=1), NOON)
    assert open_ones(book, ana) == []
    assert [each.text for each in thanks_owed(favors(book, ana))] == ["the ladder"]
    record_favor(book, ana, RECEIVED, "the van", edge, NOON)
    assert [(kind, due) for kind, _reason, due in open_ones(book, ana)] == [
        (Kind.THANK_YOU, edge + timedelta(days=1)), (Kind.FOLLOW_UP, TODAY),
    ]  # fmt: skip


def test_help_that_was_thanked_for_already_only_wants_to_be_told_of(book: Book, ana: int) -> None:
    record(book, ana, THANKED, "flowers", 2)
    record(book, ana, RECEIVED, "a lift", 4)
    assert [kind for kind, *_ in open_ones(book, ana)] == [Kind.FOLLOW_UP]


def test_thanks_close_the_thank_you_of_the_newest_help(book: Book, ana: int, now: datetime) -> None:
    record(book, ana, RECEIVED, "the ladder", 6)
    record(book, ana, RECEIVED, "a lift", 3)
    before = dump(book)
    record(book, ana, THANKED, "flowers")
    assert "ladder" in thank_you(book, ana).reason
    assert [each.text for each in thanks_owed(favors(book, ana))] == ["the ladder"]
    undo(book, now)
    assert dump(book) == before


@pytest.mark.parametrize("channel", [Channel.LETTER, None])
def test_a_thank_you_that_is_done_enters_the_thanks(
    book: Book, ana: int, now: datetime, channel: Channel | None
) -> None:
    record(book, ana, RECEIVED, "the ladder", 6)
    record(book, ana, RECEIVED, "the ladder", 3)
    before = dump(book)
    older = made_for(book, ana, NOON)[0]
    complete_check_in(book, older.uuid, Done(channel), now)
    thanked, newer, _older = favors(book, ana)
    assert (thanked.entry, thanked.text, thanked.on) == (THANKED, "the ladder", TODAY)
    assert thanks_owed(favors(book, ana)) == [newer]
    assert older.uuid not in [each.uuid for each in made_for(book, ana, NOON)]
    assert not complete_check_in(book, older.uuid, Done(channel), now)
    undo(book, now)
    assert dump(book) == before


def test_a_thank_you_of_no_favor_enters_nothing(book: Book, ana: int, now: datetime) -> None:
    add_check_in(book, CheckInDraft(ana, Kind.THANK_YOU, "for the soup", TODAY), now)
    complete_check_in(book, thank_you(book, ana).uuid, Done(), now)
    assert favors(book, ana) == []


def test_thanks_that_are_planned_already_are_the_ones_for_the_favor(book: Book, ana: int, now: datetime) -> None:
    add_check_in(book, CheckInDraft(ana, Kind.THANK_YOU, "for the soup", TODAY + timedelta(days=1)), now)
    add_check_in(book, CheckInDraft(ana, Kind.THANK_YOU, "for the party", TODAY + timedelta(days=9)), now)
    record(book, ana, RECEIVED, "the soup")
    assert [reason for _kind, reason, _due in open_ones(book, ana)] == [
        "for the soup", "for the party", "Let Ana know how it turned out: the soup",
    ]  # fmt: skip
    complete_check_in(book, thank_you(book, ana, "soup").uuid, Done(), now)
    assert thanks_owed(favors(book, ana)) == []
    record(book, ana, RECEIVED, "the van")
    assert thank_you(book, ana, "van").reason == "Thank Ana for “the van”"


def test_without_the_thanks_the_thank_you_is_open_again(book: Book, ana: int, now: datetime) -> None:
    record(book, ana, RECEIVED, "a lift", 3)
    number = record(book, ana, THANKED, "flowers")
    delete_favor(book, number, now)
    assert thank_you(book, ana).due_on == ago(2)
    number = record(book, ana, THANKED, "flowers")
    edit_favor(book, number, FavorDraft(GAVE, "flowers", TODAY), now)
    assert thank_you(book, ana).due_on == ago(2)


def test_the_ledger_decides_also_where_the_timelines_entry_goes(book: Book, ana: int, now: datetime) -> None:
    record(book, ana, RECEIVED, "a lift", 3)
    done = complete_check_in(book, thank_you(book, ana).uuid, Done(Channel.CALL), now)
    delete_interaction(book, done.created[0], now)
    assert [kind for kind, *_ in open_ones(book, ana)] == [Kind.FOLLOW_UP]
    assert thanks_owed(favors(book, ana)) == []


def test_a_thank_you_that_was_let_go_stays_gone(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED, "a lift", 3)
    skip_check_in(book, thank_you(book, ana).uuid, now)
    edit_favor(book, number, FavorDraft(RECEIVED, "the lift", ago(3)), now)
    assert [kind for kind, *_ in open_ones(book, ana)] == [Kind.FOLLOW_UP]


def test_another_text_or_day_goes_to_the_open_check_ins(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED, "a lift", 3)
    snooze_check_in(book, thank_you(book, ana).uuid, TODAY + timedelta(days=3), now)
    edit_favor(book, number, FavorDraft(RECEIVED, "the van", ago(3)), now)
    assert open_ones(book, ana)[0] == (Kind.THANK_YOU, "Thank Ana for “the van”", TODAY + timedelta(days=3))
    changes = edit_favor(book, number, FavorDraft(RECEIVED, "the van", ago(1)), now)
    assert changes.label == "Changed a favor with Ana"
    assert [due for *_, due in open_ones(book, ana)] == [TODAY, date(2026, 12, 21)]
    assert not edit_favor(book, number, FavorDraft(RECEIVED, "the van", ago(1)), now)


def test_what_the_user_made_of_a_check_in_stays(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED, "a lift", 3)
    own = CheckInDraft(ana, Kind.THANK_YOU, "A card with the lighthouse", TODAY + timedelta(days=5))
    edit_check_in(book, thank_you(book, ana).uuid, own, now)
    edit_favor(book, number, FavorDraft(RECEIVED, "the van", ago(1)), now)
    kept = thank_you(book, ana)
    assert (kept.reason, kept.due_on) == (own.reason, own.due_on)


@pytest.mark.parametrize("entry", [ASKED, GAVE, THANKED])
def test_what_turns_out_to_be_something_else_loses_its_check_ins(
    book: Book, ana: int, now: datetime, entry: FavorEntry
) -> None:
    number = record(book, ana, RECEIVED)
    edit_favor(book, number, FavorDraft(entry, "a lift", TODAY), now)
    assert open_ones(book, ana) == []
    edit_favor(book, number, FavorDraft(RECEIVED, "a lift", TODAY), now)
    assert [kind for kind, *_ in open_ones(book, ana)] == [Kind.THANK_YOU, Kind.FOLLOW_UP]


def test_a_day_long_ago_takes_the_open_check_ins_back(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED)
    edit_favor(book, number, FavorDraft(RECEIVED, "a lift", ago(90)), now)
    assert open_ones(book, ana) == []


def test_what_is_deleted_takes_its_check_ins_along(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED)
    before = dump(book)
    assert delete_favor(book, number, now).label == "Deleted a favor with Ana"
    assert (favors(book, ana), open_ones(book, ana)) == ([], [])
    undo(book, now)
    assert dump(book) == before


def test_merging_moves_favors_with_their_check_ins(
    book: Book, ana: int, add: Callable[..., int], now: datetime
) -> None:
    other = add("Ana M.")
    record(book, ana, RECEIVED, "the ladder", 6)
    record(book, other, RECEIVED, "a lift", 3)
    merge_contacts(book, ana, other, now)
    assert [each.text for each in favors(book, ana)] == ["a lift", "the ladder"]
    assert len(made_for(book, ana, NOON)) == 4
    complete_check_in(book, thank_you(book, ana, "a lift").uuid, Done(), now)
    assert [each.text for each in thanks_owed(favors(book, ana))] == ["the ladder"]


def test_one_learns_when_it_is_time_to_tell_how_it_turned_out(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED, "a lift", 5)
    day = date(2026, 12, 17)
    assert untold(book, ana, day - timedelta(days=1)) == frozenset()
    assert untold(book, ana, day) == {number}
    tell = next(each for each in made_for(book, ana, NOON) if each.kind is Kind.FOLLOW_UP)
    complete_check_in(book, tell.uuid, Done(), now)
    assert untold(book, ana, day) == frozenset()
    assert [each.entry for each in favors(book, ana)] == [RECEIVED]


def test_what_cannot_be_entered_changes_nothing(book: Book, ana: int, now: datetime) -> None:
    number = record(book, ana, RECEIVED)
    before = dump(book)
    for text, day in (("", TODAY), ("x" * 501, TODAY), ("a lift", TODAY + timedelta(days=1))):
        with pytest.raises(Refused):
            record_favor(book, ana, GAVE, text, day, now)
    with pytest.raises(Refused):
        edit_favor(book, number, FavorDraft(GAVE, "x", TODAY + timedelta(days=1)), now)
    for write in (
        lambda: record_favor(book, 999, GAVE, "x", TODAY, now),
        lambda: edit_favor(book, 999, FavorDraft(GAVE, "x", TODAY), now),
        lambda: delete_favor(book, 999, now),
        lambda: favor(book, 999),
    ):
        with pytest.raises(NotFound):
            write()
    assert dump(book) == before


steps = st.lists(
    st.tuples(st.sampled_from(["record", "edit", "delete", "done", "merge", "forget"]), *[st.integers(0, 11)] * 2),
    max_size=18,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_the_thank_yous_always_say_what_the_ledger_says(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        book = open_book(Path(folder))
        try:
            people = [_person(book, "Ana"), _person(book, "Bilal")]
            for step in sequence:
                _take(book, people, *step)
                for person in people:
                    _agrees(book, person)
        finally:
            book.close()


def _person(book: Book, name: str) -> int:
    from followup_desktop.domain.contacts import ContactFields

    return add_contact(book, ContactFields(name=Name(given=name)), NOON).created[0]


def _take(book: Book, people: list[int], step: str, a: int, b: int) -> None:
    entry, day = list(FavorEntry)[a % 4], ago(b * 5)
    numbers = [row for (row,) in book.rows("SELECT id FROM favors ORDER BY id")]
    if step == "record":
        record_favor(book, people[b % len(people)], entry, f"lift {a}", day, NOON)
    elif step == "merge" and len(people) == 2 and a == b:
        merge_contacts(book, people[0], people.pop(), NOON)
    elif step == "forget":
        logged = [row for (row,) in book.rows("SELECT id FROM interactions ORDER BY id")]
        if logged:
            delete_interaction(book, logged[a % len(logged)], NOON)
    elif step == "done":
        made = made_for(book, people[b % len(people)], NOON)
        if made:
            complete_check_in(book, made[a % len(made)].uuid, Done(Channel.CALL if b % 2 else None), NOON)
    elif numbers:
        number = numbers[a % len(numbers)]
        if step == "edit":
            edit_favor(book, number, FavorDraft(entry, f"lift {b}", day), NOON)
        elif step == "delete":
            delete_favor(book, number, NOON)


def _agrees(book: Book, contact: int) -> None:
    answered = thanks(favors(book, contact))
    query = f"SELECT favor_id, state, contact_id FROM check_ins WHERE kind = '{Kind.THANK_YOU}' AND contact_id = ?"
    for number, state, _contact in book.rows(query, (contact,)):
        assert (number in answered) is (state == State.DONE)
    foreign = "SELECT count(*) FROM check_ins k JOIN favors f ON f.id = k.favor_id WHERE f.contact_id <> k.contact_id"
    assert book.value(foreign) == 0
