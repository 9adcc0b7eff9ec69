"""Whom an import may mean, pairs in the whole book, those told apart, and what merging moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind, Relation
from followup_desktop.domain.duplicates.comparing import Certainty, Reason
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import Choice, Outcome, plan
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.duplicates import Duplicate, duplicates, known_to, still_open
from followup_desktop.store.reads.introductions import left_apart
from followup_desktop.store.writes.contacts import archive_contacts, delete_contacts, merge_contacts, set_me
from followup_desktop.store.writes.duplicates import tell_apart
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.introductions import leave_apart
from tests.store.support import dump

Add = Callable[..., int]


def email(value: str) -> tuple[Reach]:
    return (Reach(ReachKind.EMAIL, value),)


def phone(value: str) -> tuple[Reach]:
    return (Reach(ReachKind.PHONE, value),)


def pairs(book: Book) -> list[set[int]]:
    return [{each.keep, each.other} for each in duplicates(book)]


def test_pairs_stand_in_the_order_of_how_sure_they_are(book: Book, add: Add) -> None:
    spelled = add("Sergey Ivanov", reaches=email("s@one.example")), add("Sergei Ivanov", reaches=email("s@two.example"))
    short = add("Robert Weiss", reaches=phone("+49 30 1234567")), add("Bob Weiss", reaches=phone("030 1234567"))
    double = add("Ana Moreira", reaches=email("ana@example.org")), add("Moreira, Ana", reaches=email("ANA@example.org"))
    add("Somebody Else", reaches=email("else@example.org"))
    found = duplicates(book)
    assert [{each.keep, each.other} for each in found] == [set(double), set(short), set(spelled)]
    assert [each.certainty for each in found] == [Certainty.CERTAIN, Certainty.CERTAIN, Certainty.LIKELY]
    assert [each.reasons[0] for each in found] == [Reason.EMAIL, Reason.PHONE, Reason.SIMILAR]


def test_the_one_of_whom_more_is_told_is_kept(book: Book, add: Add) -> None:
    little = add("Ana Moreira", reaches=email("ana@example.org"))
    much = add("Ana Moreira", reaches=(*email("ana@example.org"), *phone("+351 912 345 678")), notes="climbs")
    (found,) = duplicates(book)
    assert (found.keep, found.other) == (much, little)


def test_a_name_that_many_have_says_nothing_by_itself(book: Book, add: Add) -> None:
    two = [add("Wei Wang", reaches=email(f"wei{number}@example.org")) for number in range(2)]
    assert pairs(book) == [set(two)]
    for number in range(2, 5):
        add("Wei Wang", reaches=email(f"wei{number}@example.org"))
    assert pairs(book) == []
    add("Wei Wang", reaches=email("wei0@example.org"))
    assert len(pairs(book)) == 1


def test_the_user_is_nobodys_duplicate(book: Book, add: Add, now: datetime) -> None:
    me = add("Ana Moreira", reaches=email("ana@example.org"))
    add("Ana Moreira", reaches=email("ana@example.org"))
    set_me(book, me, now)
    assert pairs(book) == []


def test_who_was_told_apart_stays_apart_until_it_is_undone(book: Book, add: Add, now: datetime) -> None:
    one, other = (add("Ana Moreira", reaches=email("ana@example.org")) for _ in range(2))
    found = duplicates(book)
    assert tell_apart(book, one, other, now).label == "Told Ana Moreira and Ana Moreira apart"
    assert not tell_apart(book, other, one, now)
    assert (duplicates(book), still_open(book, found)) == ([], [])
    undo(book, now)
    assert still_open(book, found) == found == duplicates(book)


def test_telling_apart_is_between_two_who_are_there(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    with pytest.raises(Refused):
        tell_apart(book, ana, ana, now)
    with pytest.raises(NotFound):
        tell_apart(book, ana, 99, now)


def test_pairs_of_whom_one_is_gone_are_settled(book: Book, add: Add, now: datetime) -> None:
    one, other = add("Ana Moreira"), add("Bo Ek")
    found = [Duplicate(one, other, Certainty.LIKELY, (Reason.NAME,))]
    assert still_open(book, found) == found
    delete_contacts(book, [other], now)
    assert still_open(book, found) == []


def test_looking_can_be_ended_anywhere_and_says_how_far_it_is(book: Book, add: Add) -> None:
    for number in range(60):
        add(f"Ana Moreira{number % 3}", reaches=email(f"ana{number // 2}@example.org"))
    told: list[tuple[int, int]] = []
    checks = 0

    def count() -> None:
        nonlocal checks
        checks += 1

    duplicates(book, count, lambda done, total: told.append((done, total)))
    assert told == sorted(told, key=lambda each: each[0] / each[1])
    assert all(0 <= done <= total for done, total in told)

    class Ended(Exception):
        pass

    for last in range(1, checks + 1):
        left = last

        def end() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise Ended

        with pytest.raises(Ended):
            duplicates(book, end)
    assert book.connection.get_autocommit()


def test_an_import_knows_short_forms_and_other_spellings_of_names_in_the_book(book: Book, add: Add) -> None:
    bob, sergey = add("Robert Weiss"), add("Sergey Ivanov", reaches=email("s@example.org"))
    cards = [ContactFields(name=Name(full=name)) for name in ("Bob Weiss", "Sergei Ivanov", "Nobody Here")]
    known = known_to(book, cards)
    foreign = [ForeignCard(card, "a.vcf", 1) for card in cards]
    planned = plan(foreign, known)
    assert [(entry.outcome, entry.asked) for entry in planned.entries] == [
        (Outcome.NEW, bob),
        (Outcome.NEW, sergey),
        (Outcome.NEW, None),
    ]
    assert (planned.asked, planned.found) == (2, 3)
    chosen = plan(foreign, known, choices={0: Choice(contact=bob)})
    assert chosen.entries[0].outcome is Outcome.MERGED
    assert {outcome: chosen.count(outcome) for outcome in Outcome} == {
        Outcome.NEW: 2, Outcome.MERGED: 1, Outcome.UNCHANGED: 0, Outcome.SKIPPED: 0,
    }  # fmt: skip


def test_a_number_without_its_country_is_read_in_the_region(book: Book, add: Add) -> None:
    add("Ana Moreira", reaches=phone("+351 912 345 678"))
    (card,) = (ContactFields(name=Name(full="Ana Moreira"), reaches=phone("912 345 678")),)
    for region, outcome in (("PT", Outcome.MERGED), ("BR", Outcome.NEW)):
        (entry,) = plan([ForeignCard(card, "a.vcf", 1)], known_to(book, [card]), region=region).entries
        assert entry.outcome is outcome, region


def test_what_others_say_of_a_merged_contact_is_said_of_the_kept_one(book: Book, add: Add, now: datetime) -> None:
    kept = add("Ana Moreira")
    gone = add("Ana M.")
    uuids = {each: contact(book, each).uuid for each in (kept, gone)}
    sister = add("Rita Moreira", relations=(Relation("sister", "Ana", uuids[gone]),))
    friend = add("Bo Ek")
    leave_apart(book, gone, friend, now)
    tell_apart(book, gone, sister, now)
    before = dump(book)
    merge_contacts(book, kept, gone, now)
    assert contact(book, sister).fields.relations[0].contact == uuids[kept]
    assert left_apart(book) == {frozenset((uuids[kept], contact(book, friend).uuid))}
    undo(book, now)
    assert dump(book) == before


def test_two_who_were_related_are_nobody_in_their_own_life(book: Book, add: Add, now: datetime) -> None:
    kept = add("Ana Moreira")
    gone = add("Ana M.", relations=(Relation("cousin", "Ana", contact(book, kept).uuid),))
    merge_contacts(book, kept, gone, now)
    assert contact(book, kept).fields.relations == (Relation("cousin", "Ana"),)


def test_who_is_merged_with_somebody_still_there_is_not_archived(book: Book, add: Add, now: datetime) -> None:
    kept, gone = add("Ana Moreira"), add("Ana M.")
    archive_contacts(book, [kept], now, archived=True)
    merge_contacts(book, kept, gone, now)
    assert not contact(book, kept).archived
