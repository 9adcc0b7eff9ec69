"""Committing an import: all or nothing, spread first dates, never twice, never over what was changed meanwhile."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.contacts import ContactFields, Name, Portrait, Reach, ReachKind
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import ImportPlan, Outcome, match_keys, plan
from followup_desktop.store.book import Book
from followup_desktop.store.errors import StalePlan
from followup_desktop.store.reads.contacts import contact, match_candidates
from followup_desktop.store.reads.history import next_undo
from followup_desktop.store.writes.contacts import add_tag, set_circle
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.imports import commit_import
from tests.store.support import dump, dump_recomputed


def people(count: int, start: int = 0) -> list[ContactFields]:
    return [
        ContactFields(
            name=Name(given=f"Given{number}", family=f"Family{number}"),
            reaches=(Reach(ReachKind.EMAIL, f"p{number}@example.org"),),
            portrait=Portrait(b"\xff\xd8\xff" + number.to_bytes(4), "jpeg"),
        )
        for number in range(start, start + count)
    ]


def made(book: Book, cards: Sequence[ContactFields], circle: str = "") -> ImportPlan:
    keys = [key for card in cards for key in match_keys(card)]
    foreign = [ForeignCard(card, "people.vcf", 1, circle) for card in cards]
    return plan(foreign, match_candidates(book, keys))


def test_five_hundred_imported_people_never_fall_due_together(book: Book, now: datetime) -> None:
    commit_import(book, made(book, people(500), "Friends"), now)
    due = [date.fromisoformat(day) for (day,) in book.rows("SELECT next_due_on FROM contacts")]
    assert len(due) == 500
    assert max(due.count(day) for day in due) <= 6
    assert min(due) > now.date()
    assert max(due) <= now.date() + timedelta(days=92)


def test_the_same_import_again_changes_nothing(book: Book, now: datetime) -> None:
    cards = people(20)
    first = commit_import(book, made(book, cards), now)
    before = dump(book)
    again = made(book, cards)
    assert again.count(Outcome.UNCHANGED) == 20
    assert not commit_import(book, again, now)
    assert dump(book) == before
    found = next_undo(book)
    assert found is not None
    assert found.id == first.set_id
    assert found.label == "Imported 20 people"


def test_an_import_is_undone_in_one_step(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Given3 Family3")
    before = dump(book)
    commit_import(book, made(book, people(30)), now)
    assert dump(book) == dump_recomputed(book, now.date())
    undo(book, now)
    assert dump(book) == before


def test_somebody_known_gets_what_the_file_adds(book: Book, add: Callable[..., int], now: datetime) -> None:
    known = add("Given3 Family3", circle=2, notes="Met in Lund")
    commit_import(book, made(book, people(5), "Friends"), now)
    fields = contact(book, known).fields
    assert fields.circle == 2
    assert fields.notes == "Met in Lund"
    assert [reach.value for reach in fields.reaches] == ["p3@example.org"]
    assert fields.portrait is not None


def test_one_person_twice_in_a_file_becomes_one_contact(book: Book, now: datetime) -> None:
    (person,) = people(1)
    second = dataclasses.replace(person, organisation="City hospital")
    changes = commit_import(book, made(book, [person, second]), now)
    (only,) = changes.created
    assert contact(book, only).fields.organisation == "City hospital"


def test_a_plan_that_grew_stale_writes_nothing(book: Book, add: Callable[..., int], now: datetime) -> None:
    known = add("Given3 Family3")
    stale = made(book, people(5))
    add_tag(book, [known], "choir", now)
    before = dump(book)
    with pytest.raises(StalePlan):
        commit_import(book, stale, now)
    assert dump(book) == before


def test_cancelling_writes_nothing(book: Book, now: datetime) -> None:
    before = dump(book)

    def cancel(done: int, total: int) -> None:
        assert total == 120
        if done >= 50:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        commit_import(book, made(book, people(120)), now, progress=cancel)
    assert dump(book) == before


def test_what_was_exported_is_recognised_when_it_comes_back(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    exported = contact(book, ana).fields
    assert exported.vcard_uid
    renamed = dataclasses.replace(exported, name=Name(given="Ana", family="Silva"))
    commit_import(book, made(book, [renamed]), now)
    assert made(book, [exported, renamed]).count(Outcome.UNCHANGED) == 2


def test_a_contact_answers_to_every_uid_it_was_known_by(book: Book, now: datetime) -> None:
    (one,) = people(1)
    cards = [dataclasses.replace(one, vcard_uid="from phone"), dataclasses.replace(one, vcard_uid="from mail")]
    (only,) = commit_import(book, made(book, cards), now).created
    stranger = ContactFields(name=Name(full="P."), vcard_uid="from mail")
    (entry,) = made(book, [stranger]).entries
    assert (entry.outcome, entry.contact) == (Outcome.MERGED, only)


def test_people_dealt_into_a_circle_together_do_not_fall_due_together(book: Book, now: datetime) -> None:
    strangers = commit_import(book, made(book, people(100)), now).created
    before = dump(book)
    set_circle(book, strangers, 3, now)
    due = [day for (day,) in book.rows("SELECT next_due_on FROM contacts")]
    assert max(due.count(day) for day in due) <= 2
    assert dump(book) == dump_recomputed(book, now.date())
    undo(book, now)
    assert dump(book) == before


def test_somebody_left_out_by_hand_does_not_take_their_second_card_along(book: Book, now: datetime) -> None:
    (person,) = people(1)
    planned = made(book, [person, dataclasses.replace(person, organisation="City hospital")])
    left_out = dataclasses.replace(planned.entries[0], outcome=Outcome.SKIPPED)
    (only,) = commit_import(book, dataclasses.replace(planned, entries=(left_out, planned.entries[1])), now).created
    assert contact(book, only).fields.organisation == "City hospital"


def test_new_people_get_the_tags_of_the_import_and_known_ones_do_not(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    known = add("Given3 Family3", tags=("choir",))
    cards = [dataclasses.replace(card, tags=("from mail",)) for card in people(4)]
    changes = commit_import(book, made(book, cards), now, tags=("phone 2026", "work"))
    assert len(changes.created) == 3
    assert {contact(book, row).fields.tags for row in changes.created} == {("from mail", "phone 2026", "work")}
    assert contact(book, known).fields.tags == ("choir", "from mail")
    assert dump(book) == dump_recomputed(book, now.date())


def test_a_tag_that_somebody_brings_along_is_not_put_on_twice(book: Book, now: datetime) -> None:
    (person,) = people(1)
    planned = made(book, [dataclasses.replace(person, tags=("work", "choir"))])
    (only,) = commit_import(book, planned, now, tags=("choir", "phone")).created
    assert contact(book, only).fields.tags == ("work", "choir", "phone")


def test_somebody_twice_in_the_file_keeps_the_tags_of_the_import(book: Book, now: datetime) -> None:
    (person,) = people(1)
    second = dataclasses.replace(person, organisation="City hospital", tags=("rope",))
    (only,) = commit_import(book, made(book, [person, second]), now, tags=("phone",)).created
    fields = contact(book, only).fields
    assert fields.organisation == "City hospital"
    assert sorted(fields.tags) == ["phone", "rope"]


def test_tags_alone_do_not_make_the_same_import_a_change(book: Book, now: datetime) -> None:
    commit_import(book, made(book, people(3)), now)
    before = dump(book)
    assert not commit_import(book, made(book, people(3)), now, tags=("phone",))
    assert dump(book) == before


def test_an_import_with_tags_is_undone_in_one_step(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Given1 Family1")
    before = dump(book)
    commit_import(book, made(book, people(5)), now, tags=("phone",))
    undo(book, now)
    assert dump(book) == before
