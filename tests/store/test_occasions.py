"""Occasions as check-ins: leads, dates that come once, holidays of a few and of many, and what is done with them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.check_ins import CheckIn, occurrence_uuid
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import Channel
from followup_desktop.domain.occasions import MOST_HOLIDAYS
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.occasions import occasions_due
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.today import today as read_today
from followup_desktop.store.writes.check_ins import Done, complete_check_in, skip_check_in, snooze_check_in
from followup_desktop.store.writes.contacts import archive_contacts
from followup_desktop.store.writes.history import undo

Add = Callable[..., int]
CHRISTMAS = date(2026, 12, 25)


def at(now: datetime, day: date) -> datetime:
    return now.replace(year=day.year, month=day.month, day=day.day)


def shown(book: Book, now: datetime, day: date) -> list[CheckIn]:
    return list(read_today(book, at(now, day)).occasions)


def dated(text: str, **more: object) -> tuple[ContactDate, ...]:
    return (ContactDate(DateKind.OTHER, PartialDate.parse(text), "wedding", **more),)  # type: ignore[arg-type]


@pytest.mark.parametrize(("lead", "first"), [(None, 0), (0, 0), (1, 1), (5, 5), (60, 60)])
def test_a_date_shows_from_its_lead_time_on(book: Book, add: Add, now: datetime, lead: int | None, first: int) -> None:
    add("Ana Moreira", now - timedelta(days=400), dates=dated("01-10", lead_days=lead))
    day = date(2027, 1, 10)
    seen = [away for away in range(-5, 65) if shown(book, now, day - timedelta(days=away))]
    assert seen == list(range(-3, first + 1))


@pytest.mark.parametrize(("leap_day", "on"), [(LeapDay.FEBRUARY_28, (2, 28)), (LeapDay.MARCH_1, (3, 1))])
def test_29_february_with_a_long_lead_shows_before_the_day_it_is_celebrated(
    book: Book, add: Add, now: datetime, leap_day: LeapDay, on: tuple[int, int]
) -> None:
    add("Ana Moreira", dates=dated("02-29", lead_days=60))
    for year in (2027, 2028):
        day = date(year, 2, 29) if year == 2028 else date(year, *on)
        for away in (60, 30, 4, 3, 0, -3):
            (found,) = occasions_due(book, at(now, day - timedelta(days=away)), leap_day)
            assert found.was_due_on == day


def test_a_date_that_comes_once_is_over_after_its_year(book: Book, add: Add, now: datetime) -> None:
    add("Ana Moreira", dates=dated("2026-12-05", once=True))
    assert [one.reason for one in shown(book, now, date(2026, 12, 5))] == ["wedding today."]
    assert shown(book, now, date(2026, 12, 9)) == shown(book, now, date(2027, 12, 5)) == []


def test_a_holiday_is_an_occasion_of_those_who_have_it_on(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", holidays="PT")
    add("Bilal Haddad")
    (found,) = shown(book, now, CHRISTMAS)
    assert (found.contact, found.occasion, found.reason) == (ana, "Christmas Day", "Christmas Day today.")
    assert found.uuid == occurrence_uuid(f"{contact(book, ana).uuid} holiday", CHRISTMAS)
    assert shown(book, now, CHRISTMAS - timedelta(days=1)) == []
    (late,) = shown(book, now, CHRISTMAS + timedelta(days=3))
    assert late.reason == "Christmas Day was on Friday: a late wish is still kind."
    assert shown(book, now, CHRISTMAS + timedelta(days=4)) == []


def test_a_holiday_is_done_skipped_put_off_and_undone(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", holidays="PT")
    then = at(now, CHRISTMAS)
    (christmas,) = read_today(book, then).occasions
    assert find_check_in(book, christmas.uuid, then) == christmas
    assert complete_check_in(book, christmas.uuid, Done(Channel.CALL), then)
    assert read_today(book, then).occasions == ()
    assert contact(book, ana).last_contact_on == CHRISTMAS
    assert not complete_check_in(book, christmas.uuid, Done(Channel.CALL), then), "a second time changes nothing"
    undo(book, then)
    assert read_today(book, then).occasions == (christmas,)
    skip_check_in(book, christmas.uuid, then)
    assert read_today(book, then).occasions == ()
    undo(book, then)
    snooze_check_in(book, christmas.uuid, CHRISTMAS + timedelta(days=5), then)
    assert read_today(book, then + timedelta(days=4)).occasions == ()
    (back,) = read_today(book, then + timedelta(days=5)).occasions
    assert (back.uuid, back.was_due_on, back.due_on) == (christmas.uuid, CHRISTMAS, CHRISTMAS + timedelta(days=5))
    assert back.reason == "Christmas Day was on Friday: a late wish is still kind."


def test_a_holiday_of_many_brings_up_the_closest_few(book: Book, add: Add, now: datetime) -> None:
    inner, wider = circles(book)[0].id, circles(book)[3].id
    close = {add(f"Close {number}", holidays="DE", circle=inner) for number in range(2)}
    others = {add(f"Other {number}", holidays="DE-BY", circle=wider) for number in range(58)}
    then = at(now, CHRISTMAS)
    found = read_today(book, then).occasions
    assert len(found) == MOST_HOLIDAYS
    assert {one.contact for one in found} > close
    assert {one.reason for one in found} == {"Christmas Day today; 57 more celebrate it, see Occasions."}
    for one in found:
        complete_check_in(book, one.uuid, Done(), then)
    assert read_today(book, then).occasions == (), "finishing them brings up nobody else"
    left = next(iter(others - {one.contact for one in found}))
    uuid = occurrence_uuid(f"{contact(book, left).uuid} holiday", CHRISTMAS)
    assert find_check_in(book, uuid, then).contact == left, "whoever is not shown can be wished all the same"
    assert skip_check_in(book, uuid, then)


def test_who_rests_is_not_wished(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira", holidays="DE", dates=dated("12-25"))
    archive_contacts(book, [ana], now)
    assert shown(book, now, CHRISTMAS) == []


def test_a_code_that_nobody_knows_has_no_holidays(book: Book, add: Add, now: datetime) -> None:
    add("Ana Moreira", holidays="XX-YY")
    assert shown(book, now, CHRISTMAS) == []


def test_nothing_is_found_under_an_unknown_id(book: Book, add: Add, now: datetime) -> None:
    add("Ana Moreira", holidays="DE")
    with pytest.raises(NotFound):
        find_check_in(book, occurrence_uuid("nobody holiday", CHRISTMAS), at(now, CHRISTMAS))


def test_the_library_is_left_alone_where_nobody_has_holidays_on(
    book: Book, add: Add, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Ana Moreira", dates=dated("12-25"))
    monkeypatch.setitem(sys.modules, "followup_desktop.domain.holidays", None)
    assert len(shown(book, now, CHRISTMAS)) == 1
