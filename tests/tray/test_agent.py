"""When something is announced, and that it never is announced twice. The clock is the test's, all else is real."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.domain.check_ins import Snooze
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import Occasion
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookBusy
from followup_desktop.store.writes.check_ins import Done, complete_check_in
from followup_desktop.store.writes.settings import hold_all, pause_all, resume_all, set_preferences
from followup_desktop.tray import agent as agent_module
from followup_desktop.tray import look
from tests.tray.conftest import Clock, Tray, names

MINUTE = timedelta(minutes=1)
Remind = Callable[..., int]


def test_over_a_day_of_minutes_each_thing_comes_once_at_its_moment(tray: Tray, remind: Remind, clock: Clock) -> None:
    start = clock.now
    remind("Ana Čech")
    remind("Bilal Haddad")
    remind("Čeněk Dvořák", at=start.replace(hour=14, minute=30))
    heard = []
    for minute in range(24 * 60):
        heard += [(clock.now, a.why, names(a)) for a in tray.at(start + minute * MINUTE)]
    assert heard == [
        (start.replace(hour=9), Occasion.DIGEST, ["Ana Čech", "Bilal Haddad"]),
        (start.replace(hour=14, minute=30), Occasion.TIMED, ["Čeněk Dvořák"]),
    ]


def test_a_quiet_minute_reads_nothing(tray: Tray, clock: Clock) -> None:
    looks = len(tray.sights)
    for _minute in range(50):
        tray.at(clock.now + MINUTE)
    assert len(tray.sights) == looks


def test_the_digest_comes_each_morning_while_something_is_left(tray: Tray, remind: Remind, clock: Clock) -> None:
    remind("Ana Čech")
    nine = clock.now.replace(hour=9)
    assert [len(tray.at(nine + timedelta(days=day))) for day in range(5)] == [1] * 5
    assert tray.at(nine + timedelta(days=4, hours=5)) == []


def test_another_process_s_write_is_noticed_at_the_next_tick(tray: Tray, remind: Remind, clock: Clock) -> None:
    noon = clock.now.replace(hour=12)
    tray.at(noon)
    remind("Ana Čech", at=noon + MINUTE)
    (timed,) = tray.at(noon + MINUTE)
    assert names(timed) == ["Ana Čech"]


def test_its_own_writes_are_seen_at_once_and_told(tray: Tray, remind: Remind, clock: Clock) -> None:
    wrote = []
    tray.agent.wrote.connect(wrote.append)
    remind("Ana Čech")
    tray.at(clock.now.replace(hour=9))
    (check_in,) = tray.sights[-1].today.shown
    tray.doing(lambda: tray.agent.write(lambda book, now: look.complete(book, check_in, now)))
    assert tray.sights[-1].today.shown == ()
    assert [changes.label for changes in wrote] == ["Logged a contact with Ana Čech"]
    tray.doing(lambda: tray.agent.write(lambda book, now: look.complete(book, check_in, now)))
    assert len(wrote) == 1


def test_snoozed_until_later_today_it_comes_again_once(tray: Tray, remind: Remind, clock: Clock) -> None:
    two = clock.now.replace(hour=14)
    remind("Ana Čech", at=two)
    tray.at(clock.now.replace(hour=9))
    ((check_in,),) = [announced.check_ins for announced in tray.at(two)]
    assert look.usual_snooze(check_in) is Snooze.LATER_TODAY
    tray.doing(lambda: tray.agent.write(lambda book, now: look.snooze(book, check_in, Snooze.LATER_TODAY, now)))
    heard = [(hour, names(a)) for hour in range(14, 22) for a in tray.at(two.replace(hour=hour))]
    assert heard == [(17, ["Ana Čech"])]


def test_quiet_hours_hold_it_until_they_end(tray: Tray, remind: Remind, clock: Clock) -> None:
    tray.at(clock.now.replace(hour=9))
    night = clock.now.replace(hour=23)
    remind("Ana Čech", at=night)
    assert tray.at(night) == []
    assert tray.at(night + timedelta(hours=8, minutes=59)) == []
    (missed,) = tray.at(night + timedelta(hours=9))
    assert (missed.why, names(missed)) == (Occasion.MISSED, ["Ana Čech"])


def test_after_sleep_what_was_missed_comes_as_one(tray: Tray, remind: Remind, clock: Clock) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=10))
    remind("Bilal Haddad", at=clock.now.replace(hour=11))
    remind("Čeněk Dvořák")
    (missed,) = tray.at(clock.now + timedelta(days=3, hours=7))
    assert sorted(names(missed)) == ["Ana Čech", "Bilal Haddad", "Čeněk Dvořák"]
    assert tray.at(clock.now + MINUTE) == []


def test_a_restart_repeats_nothing(start: Callable[[], Tray], remind: Remind, clock: Clock) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=10))
    remind("Bilal Haddad")
    clock.now = clock.now.replace(hour=10)
    first, second = start(), start()
    assert len(first.doing(first.agent.look)) == 2
    assert second.doing(second.agent.look) == []


@pytest.mark.parametrize(("dies_before", "shown"), [("show", 0), ("note", 1)])
def test_what_a_killed_tray_had_claimed_comes_from_the_next_one(
    start: Callable[[], Tray], remind: Remind, clock: Clock, dies_before: str, shown: int
) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=10))
    remind("Bilal Haddad")
    first = start()
    first.dies_before = dies_before
    assert len(first.at(clock.now.replace(hour=10))) == 2 * shown
    first.close()
    second = start()
    assert second.doing(second.agent.look) == []
    again = second.at(clock.now + MINUTE)
    assert sorted(names(a) for a in again) == [["Ana Čech"], ["Bilal Haddad"]]
    # The same names of the notices: where the first is still on the screen, the second takes its place.
    assert sorted(a.keys for a in first.announced) == sorted(a.keys for a in again) * shown
    assert second.at(clock.now + MINUTE) == []


def test_what_takes_long_to_be_shown_is_not_shown_twice(tray: Tray, remind: Remind, clock: Clock) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=10))
    tray.dies_before = "note"
    (timed,) = tray.at(clock.now.replace(hour=10))
    for _minute in range(5):
        assert tray.at(clock.now + MINUTE) == []
        tray.doing(tray.agent.look)
    tray.doing(lambda: tray.agent.note_shown(timed.keys, "native"))
    assert tray.at(clock.now + MINUTE) == []


def test_a_showing_that_the_book_cannot_take_is_noted_later(
    tray: Tray, book: Book, remind: Remind, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_arguments: object) -> None:
        raise BookBusy("Another program is writing")

    remind("Ana Čech", at=clock.now.replace(hour=10))
    with monkeypatch.context() as patched:
        patched.setattr(agent_module, "record_shown", busy)
        tray.at(clock.now.replace(hour=10))
    assert tray.at(clock.now + 2 * MINUTE) == []
    assert book.value("SELECT count(*) FROM announcements WHERE key LIKE 'timed%' AND shown_by = 'native'") == 1


def test_of_many_at_one_time_five_notifications_come_and_name_all(tray: Tray, remind: Remind, clock: Clock) -> None:
    tray.at(clock.now.replace(hour=9))
    noon = clock.now.replace(hour=12)
    for number in range(12):
        remind(f"Person {number}", at=noon)
    first = tray.at(noon)
    assert [len(names(a)) for a in first] == [1, 1, 1, 1, 8]
    remind("Ana Čech", at=noon + MINUTE)
    remind("Bilal Haddad", at=noon + 2 * MINUTE)
    later = [(minute, names(a)) for minute in range(1, 20) for a in tray.at(noon + minute * MINUTE)]
    assert later == [(10, ["Ana Čech"]), (10, ["Bilal Haddad"])]


def test_the_limit_holds_over_a_restart(start: Callable[[], Tray], remind: Remind, clock: Clock) -> None:
    noon = clock.now.replace(hour=12)
    for number in range(5):
        remind(f"Person {number}", at=noon)
    first = start()
    assert len(first.at(noon)) == 5
    first.close()
    remind("Ana Čech", at=noon + MINUTE)
    second = start()
    clock.now = noon + MINUTE
    assert second.doing(second.agent.look) == []
    assert [names(a) for a in second.at(noon + 11 * MINUTE)] == [["Ana Čech"]]


def test_a_pause_of_an_hour_holds_what_then_comes_as_one(tray: Tray, book: Book, remind: Remind, clock: Clock) -> None:
    noon = clock.now.replace(hour=12)
    remind("Ana Čech", at=noon + 5 * MINUTE)
    remind("Bilal Haddad", at=noon + 20 * MINUTE)
    tray.at(noon)
    hold_all(book, noon + timedelta(hours=1), noon)
    heard = [(minute, sorted(names(a))) for minute in range(1, 90) for a in tray.at(noon + minute * MINUTE)]
    assert heard == [(60, ["Ana Čech", "Bilal Haddad"])]


def test_rules_of_another_zone_count_from_the_next_minute_on(tray: Tray, remind: Remind, clock: Clock) -> None:
    lagos, berlin = (ZoneInfo(name) for name in ("Africa/Lagos", "Europe/Berlin"))
    remind("Ana Čech")
    tray.at(clock.now.replace(hour=12).astimezone(berlin))
    looks = len(tray.sights)
    tray.at((clock.now + MINUTE).astimezone(lagos))
    assert len(tray.sights) == looks + 1


def test_two_trays_racing_on_one_book_announce_each_thing_once(
    start: Callable[[], Tray], remind: Remind, clock: Clock
) -> None:
    trays = [start(), start()]
    for number in range(12):
        remind(f"Person {number}", at=clock.now.replace(hour=10 + number // 2, minute=30 * (number % 2)))
    remind("Ana Čech")
    begin = clock.now
    for half_hour in range(40):
        clock.now = begin + half_hour * timedelta(minutes=30)
        for tray in trays:
            tray.agent.tick()
        for tray in trays:
            tray.settle()
    keys = [key for tray in trays for announcement in tray.announced for key in announcement.keys]
    assert len(keys) == len(set(keys)) == 13


def test_a_clock_that_jumps_repeats_nothing(tray: Tray, remind: Remind, clock: Clock) -> None:
    ten = clock.now.replace(hour=10)
    remind("Ana Čech", at=ten)
    remind("Bilal Haddad")
    assert len(tray.at(ten)) == 2
    looks = len(tray.sights)
    assert tray.at(ten - timedelta(hours=3)) == []
    assert len(tray.sights) > looks
    assert tray.at(ten + timedelta(minutes=30)) == []
    tray.at(ten + timedelta(days=365))
    assert tray.at(ten + timedelta(hours=1)) == []


def test_a_clock_that_stood_years_behind_and_is_put_right_repeats_nothing(
    tray: Tray, remind: Remind, clock: Clock
) -> None:
    ten = clock.now.replace(hour=10)
    remind("Ana Čech", at=ten)
    remind("Bilal Haddad")
    assert len(tray.at(ten)) == 2
    assert tray.at(ten.replace(year=2020)) == []
    assert tray.at(ten + MINUTE) == []


def test_a_clock_that_ran_ahead_announces_nothing_again(tray: Tray, remind: Remind, clock: Clock) -> None:
    ten = clock.now.replace(hour=10)
    remind("Ana Čech", at=ten + timedelta(days=30))
    assert [names(a) for a in tray.at(ten + timedelta(days=60))] == [["Ana Čech"]]
    assert tray.at(ten + MINUTE) == []
    assert [a for day in range(1, 40) for a in tray.at(ten + timedelta(days=day)) if "timed" in a.keys[0]] == []


def test_in_another_zone_the_digest_comes_at_its_local_time(tray: Tray, remind: Remind, clock: Clock) -> None:
    remind("Ana Čech", days=1)
    tray.at(clock.now.replace(hour=20))
    tokyo = timezone(timedelta(hours=9))
    morning = datetime(2026, 11, 23, 8, 59, tzinfo=tokyo)
    assert tray.at(morning) == []
    (digest,) = tray.at(morning + MINUTE)
    assert digest.keys == ("digest 2026-11-23",)


def test_a_pause_holds_everything_and_its_end_brings_it_once(
    tray: Tray, book: Book, remind: Remind, clock: Clock
) -> None:
    remind("Ana Čech")
    pause_all(book, clock.now.date() + timedelta(days=3), clock.now)
    nine = clock.now.replace(hour=9)
    assert [len(tray.at(nine + timedelta(days=day))) for day in range(4)] == [0, 0, 0, 1]
    pause_all(book, date.max, clock.now)
    assert tray.at(nine + timedelta(days=5)) == []
    assert tray.sights[-1].today.paused
    resume_all(book, clock.now)
    assert len(tray.at(clock.now + MINUTE)) == 1


def test_days_without_a_digest_have_none(tray: Tray, book: Book, remind: Remind, clock: Clock) -> None:
    remind("Ana Čech")
    set_preferences(book, dataclasses.replace(Preferences(), digest_days=(0,)), clock.now)
    nine = clock.now.replace(hour=9)
    assert [len(tray.at(nine + timedelta(days=day))) for day in range(3)] == [0, 1, 0]


def test_what_was_done_before_its_moment_is_not_announced(tray: Tray, book: Book, remind: Remind, clock: Clock) -> None:
    remind("Ana Čech", at=clock.now.replace(hour=10))
    tray.at(clock.now.replace(hour=9))
    (check_in,) = tray.sights[-1].today.shown
    complete_check_in(book, check_in.uuid, Done(None), clock.now)
    assert tray.at(clock.now.replace(hour=10)) == []


def test_a_book_that_cannot_be_read_is_looked_at_again(tray: Tray, clock: Clock) -> None:

    def busy(_book: Book) -> None:
        raise BookBusy("Another program is writing")

    tray.at(clock.now + MINUTE)
    looks = len(tray.sights)
    tray.doing(lambda: tray.agent.ask(busy))
    tray.at(clock.now + MINUTE)
    assert len(tray.sights) == looks + 1


def test_a_book_that_was_taken_away_is_noticed_and_not_made_anew(tray: Tray, book_folder: Path, clock: Clock) -> None:
    gone: list[int] = []
    tray.agent.bookless.connect(lambda: gone.append(1))
    for file in book_folder.iterdir():
        file.unlink()
    tray.at(clock.now.replace(hour=9))
    assert gone == [1]
    assert list(book_folder.iterdir()) == []


def test_a_write_that_is_refused_is_said(tray: Tray, clock: Clock) -> None:
    said: list[str] = []
    tray.agent.refused.connect(said.append)
    tray.doing(lambda: tray.agent.write(lambda book, now: pause_all(book, now.date(), now)))
    assert said == ["A pause ends on a day that is still ahead"]


def test_it_ticks_by_itself_at_the_minute(qapp: object, book_folder: Path, start: Callable[[], Tray]) -> None:
    tray = start()
    tray.clock.now = tray.clock.now.replace(second=59, microsecond=990_000)
    tray.agent.start()
    tray.settle()
    assert tray.sights
    assert 0 < tray.agent._timer.interval() <= 10
