"""What the book answers: lists, search, timeline, Today."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Band, Cadence, Unit
from followup_desktop.domain.check_ins import CheckInDraft, Kind, State
from followup_desktop.domain.contacts import ContactDate, DateKind, Interest, Reach, ReachKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import Book
from followup_desktop.store.reads import lists, timeline
from followup_desktop.store.reads.check_ins import find_check_in, next_check_in
from followup_desktop.store.reads.contacts import contact, contact_rows, find
from followup_desktop.store.reads.search import search
from followup_desktop.store.reads.settings import circle_named, circles
from followup_desktop.store.reads.today import count_today, today
from followup_desktop.store.writes import check_ins, contacts, interactions
from followup_desktop.store.writes import settings as choices
from followup_desktop.store.writes.check_ins import Done
from followup_desktop.store.writes.history import undo

WEEK = Cadence(1, Unit.WEEK)
Add = Callable[..., int]


def log(book: Book, person: int, on: date, now: datetime, notes: str = "", channel: Channel = Channel.CALL) -> int:
    return interactions.log_interaction(book, InteractionDraft((person,), on, channel, notes=notes), now).created[0]


def names(book: Book, ids: list[int]) -> list[str]:
    rows = contact_rows(book, ids)
    return [rows[row].name for row in ids]


def test_the_list_is_sorted_filtered_and_without_me(book: Book, add: Add, now: datetime) -> None:
    dorota, ana = add("Dorota Łuczak", circle=2), add("Ana Moreira", circle=1, tags=("choir",))
    me = add("Me Myself")
    contacts.set_me(book, me, now)
    gone = add("Gone Away")
    contacts.archive_contacts(book, [gone], now)
    day = now.date()
    assert names(book, lists.contact_ids(book, lists.ListQuery(), day)) == ["Dorota Łuczak", "Ana Moreira"]
    assert lists.contact_ids(book, lists.ListQuery(circle=1), day) == [ana]
    assert lists.contact_ids(book, lists.ListQuery(tag="choir"), day) == [ana]
    assert lists.contact_ids(book, lists.ListQuery(archived=True), day) == [gone]
    assert lists.contact_ids(book, lists.ListQuery(circle=0), day) == []
    assert lists.count_contacts(book) == 2
    assert lists.all_tags(book) == [("choir", 1)]
    assert [circle.members for circle in circles(book, counted=True)] == [1, 1, 0, 0]
    log(book, dorota, day, now)
    assert lists.contact_ids(book, lists.ListQuery(silent_days=1), day) == [ana]


def test_bands_filter_as_the_domain_names_them(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    for days in range(30):
        person = add(f"P{days:02}", cadence=WEEK)
        log(book, person, day - timedelta(days=days), now)
    add("Nobody's")
    for band in Band:
        ids = lists.contact_ids(book, lists.ListQuery(band=band), day)
        rows = contact_rows(book, ids)
        assert ids, band
        assert {rows[row].band(day) for row in ids} == {band}


def test_search_finds_names_first_then_fields_then_talk(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    by_name = add("Climber Joe")
    by_interest = add("Ana Moreira", interests=(Interest("rock climbing"),))
    by_talk = add("Bilal Haddad")
    log(book, by_talk, day, now, "We went climbing near Łódź, 寿司 after")
    query = lists.ListQuery(text="climb")
    assert lists.ids_by_name(book, query, day) == [by_name]
    assert lists.ids_by_more(book, query, day) == [by_interest, by_talk]
    assert [found.where for found in search(book, "climb", day)] == ["name", "interests", "timeline"]
    assert [found.contact for found in search(book, "lodz", day)] == [by_talk]
    assert [found.contact for found in search(book, "寿司", day)] == [by_talk]
    assert "Łódź" in search(book, "lodz", day)[0].excerpt
    assert search(book, "   ", day) == []
    assert search(book, '"; DROP TABLE', day) == []


def test_a_contact_is_found_by_id_name_email_or_a_unique_part(book: Book, add: Add) -> None:
    ana = add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "Ana@Example.org"),))
    add("Ana Costa")
    assert find(book, contact(book, ana).uuid) == ana
    assert find(book, "Ana Moreira") == ana
    assert find(book, "ana@example.org") == ana
    assert find(book, "morei") == ana
    with pytest.raises(Refused, match=r"Ana Costa .*Ana Moreira"):
        find(book, "ana")
    with pytest.raises(NotFound):
        find(book, "Zoltan")


def test_circles_by_name(book: Book) -> None:
    assert circle_named(book, "inner").position == 0
    with pytest.raises(NotFound, match="Inner, Close, Friends, Wider"):
        circle_named(book, "Outer")


def test_the_timeline_is_newest_first_by_month(book: Book, add: Add, now: datetime) -> None:
    ana, bilal = add("Ana Moreira"), add("Bilal Haddad")
    old = log(book, ana, date(2026, 8, 21), now, "dinner", Channel.IN_PERSON)
    new = log(book, ana, date(2026, 10, 2), now, "thesis")
    both = interactions.log_interaction(book, InteractionDraft((ana, bilal), date(2026, 10, 1)), now).created[0]
    index = timeline.timeline(book, timeline.TimelineQuery(contact=ana))
    assert list(index.ids) == [new, both, old]
    assert index.months == (("2026-10", 0), ("2026-08", 2))
    assert list(timeline.timeline(book, timeline.TimelineQuery()).ids) == [new, both, old]
    assert list(timeline.timeline(book, timeline.TimelineQuery(contact=bilal)).ids) == [both]
    only = timeline.TimelineQuery(contact=ana, channel=Channel.CALL, text="thesis")
    assert list(timeline.timeline(book, only).ids) == [new]
    early = timeline.TimelineQuery(first=date(2026, 8, 21), last=date(2026, 8, 21))
    assert list(timeline.timeline(book, early).ids) == [old]
    shown = timeline.interactions(book, [both])[both]
    assert [name for _, name in shown.contacts] == ["Bilal Haddad", "Ana Moreira"]


def test_last_contact_ignores_what_does_not_count(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    log(book, ana, date(2026, 11, 1), now)
    card = InteractionDraft((ana,), date(2026, 11, 10), Channel.LETTER, counts=False)
    extra = interactions.log_interaction(book, card, now).created[0]
    assert contact(book, ana).last_contact_on == date(2026, 11, 1)
    interactions.edit_interaction(book, extra, dataclasses.replace(card, counts=True), now)
    assert contact(book, ana).last_contact_on == date(2026, 11, 10)
    interactions.delete_interaction(book, extra, now)
    assert contact(book, ana).last_contact_on == date(2026, 11, 1)


def test_the_future_cannot_be_logged(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    with pytest.raises(Refused, match="future") as refused:
        log(book, ana, now.date() + timedelta(days=1), now)
    assert refused.value.field == "on"


def test_today_has_its_order(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    ana = add("Ana Moreira", cadence=WEEK, circle=1)
    log(book, ana, day - timedelta(days=8), now)
    freya = add("Freya Lindqvist", cadence=WEEK)
    log(book, freya, day - timedelta(days=30), now)
    dorota = add("Dorota Łuczak", circle=1, dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(1986, 11, 25)),))
    henrik = add("Henrik Aas")
    check_ins.add_check_in(book, CheckInDraft(henrik, Kind.THANK_YOU, "He looked over your contract", day), now)
    at = now.replace(hour=15)
    check_ins.add_check_in(book, CheckInDraft(henrik, Kind.REMINDER, "call", day, at), now)
    interactions.open_loop(book, henrik, "ask how it went", now, on=day - timedelta(days=2))
    found = today(book, now)
    assert [c.kind for c in found.timed] == [Kind.REMINDER]
    assert [c.kind for c in found.promises] == [Kind.FOLLOW_UP, Kind.THANK_YOU]
    assert [(c.contact, c.reason) for c in found.occasions] == [(dorota, "Turns 40 on Wednesday.")]
    assert [(c.contact, c.kind) for c in found.few] == [(ana, Kind.KEEP_IN_TOUCH), (freya, Kind.RECONNECT)]
    assert count_today(book, now) == 6


def test_a_dated_loop_is_asked_about_the_day_after(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    interactions.open_loop(book, ana, "thesis defence", now, on=now.date())
    assert today(book, now).promises == ()
    (promise,) = today(book, now + timedelta(days=1)).promises
    done = check_ins.complete_check_in(book, promise.uuid, Done(Channel.CALL, "it went well"), now + timedelta(days=1))
    assert done
    assert timeline.open_loops(book, ana) == []
    (closed,) = timeline.open_loops(book, ana, closed=True)
    assert closed.closed_on == now.date() + timedelta(days=1)
    assert not check_ins.complete_check_in(book, promise.uuid, Done(), now + timedelta(days=1))


def test_the_daily_few_are_not_refilled(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    for number in range(6):
        log(book, add(f"P{number}", cadence=WEEK), day - timedelta(days=8), now)
    first = today(book, now)
    assert len(first.few) == 3
    assert len(first.next) == 3
    check_ins.complete_check_in(book, first.few[0].uuid, Done(Channel.CALL), now)
    check_ins.skip_check_in(book, first.few[1].uuid, now)
    check_ins.snooze_check_in(book, first.few[2].uuid, day + timedelta(days=1), now)
    after = today(book, now)
    assert after.few == ()
    assert after.finished == 3
    assert len(today(book, now, more=2).few) == 2
    assert len(today(book, now + timedelta(days=1)).few) == 3
    undo(book, now)
    assert len(today(book, now).few) == 1


def test_calling_somebody_who_was_due_counts_as_one_of_the_few(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    people = [add(f"P{number}", cadence=WEEK) for number in range(5)]
    for person in people:
        log(book, person, day - timedelta(days=8), now)
    log(book, people[0], day, now)
    assert len(today(book, now).few) == 2


def test_snooze_leaves_the_cadence_alone(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=Cadence(1, Unit.MONTH))
    log(book, ana, date(2026, 10, 20), now)
    (due,) = today(book, now).few
    check_ins.snooze_check_in(book, due.uuid, date(2026, 11, 28), now)
    person = contact(book, ana)
    assert person.rhythm is not None
    assert person.rhythm.due_on == date(2026, 11, 20)
    assert person.shows_on == date(2026, 11, 28)
    later = next_check_in(book, ana, now)
    assert later is not None
    assert (later.due_on, later.was_due_on, later.uuid) == (date(2026, 11, 28), date(2026, 11, 20), due.uuid)
    with pytest.raises(Refused):
        check_ins.snooze_check_in(book, due.uuid, now.date(), now)


def test_later_today_becomes_a_timed_check_in(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    log(book, ana, now.date() - timedelta(days=8), now)
    (due,) = today(book, now).few
    check_ins.snooze_check_in(book, due.uuid, now.replace(hour=15), now)
    found = today(book, now)
    assert [c.due_at for c in found.timed] == [now.replace(hour=15)]
    assert found.few == ()


def test_skip_counts_from_today_and_is_no_contact(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=Cadence(1, Unit.MONTH))
    log(book, ana, date(2026, 10, 20), now)
    (due,) = today(book, now).few
    check_ins.skip_check_in(book, due.uuid, now)
    person = contact(book, ana)
    assert person.rhythm is not None
    assert person.rhythm.due_on == date(2026, 12, 22)
    assert person.last_contact_on == date(2026, 10, 20)


def test_done_logs_an_interaction_once(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    log(book, ana, now.date() - timedelta(days=8), now)
    (due,) = today(book, now).few
    assert check_ins.complete_check_in(book, due.uuid, Done(Channel.MESSAGE, "short note"), now)
    assert not check_ins.complete_check_in(book, due.uuid, Done(Channel.MESSAGE, "short note"), now)
    assert timeline.count_interactions(book) == 2
    assert find_check_in(book, due.uuid, now).state is State.DONE


def test_deleting_what_answered_a_check_in_opens_it_again(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", cadence=WEEK)
    log(book, ana, now.date() - timedelta(days=8), now)
    (due,) = today(book, now).few
    answered = check_ins.complete_check_in(book, due.uuid, Done(Channel.CALL), now)
    interactions.delete_interaction(book, answered.created[0], now)
    assert today(book, now).few[0].uuid == due.uuid
    assert check_ins.complete_check_in(book, due.uuid, Done(Channel.CALL), now)


def test_a_birthday_is_wished_once_and_kindly_late(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    born = PartialDate(None, day.month, day.day)
    add("Ana Moreira", dates=(ContactDate(DateKind.BIRTHDAY, born),))
    late = now + timedelta(days=2)
    assert today(book, late).occasions[0].reason.endswith("a late wish is still kind.")
    (birthday,) = today(book, now).occasions
    check_ins.complete_check_in(book, birthday.uuid, Done(Channel.MESSAGE), now)
    assert today(book, now).occasions == ()
    assert today(book, late).occasions == ()
    assert len(today(book, now.replace(year=2027)).occasions) == 1


def test_paused_and_archived_contacts_rest(book: Book, add: Add, now: datetime) -> None:
    ana, bilal = add("Ana Moreira", cadence=WEEK), add("Bilal Haddad", cadence=WEEK)
    for person in (ana, bilal):
        log(book, person, now.date() - timedelta(days=8), now)
    contacts.pause_contacts(book, [ana], now.date() + timedelta(days=5), now)
    contacts.archive_contacts(book, [bilal], now)
    assert today(book, now).shown == ()
    assert [c.contact for c in today(book, now + timedelta(days=5)).few] == [ana]
    choices.set_preferences(book, Preferences(paused_until=now.date() + timedelta(days=9)), now)
    assert today(book, now).paused
