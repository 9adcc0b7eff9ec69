import dataclasses
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.digests import quiet_until
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import MOST, SPAN, Occasion, is_held, next_wake, part_won, to_announce

ZONE = timezone(timedelta(hours=1))
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
DAY = NINE.date()
CALM = Preferences()


def check_in(name: str, at: datetime | None = None) -> CheckIn:
    return CheckIn(name, 1, "", name, Kind.REMINDER, "", DAY, at, DAY, Band.NONE)


def test_the_digest_comes_once_at_its_time() -> None:
    due = [check_in("Ana"), check_in("Bilal")]
    assert to_announce(due, CALM, NINE - timedelta(minutes=1), ()) == []
    (digest,) = to_announce(due, CALM, NINE, ())
    assert digest.why is Occasion.DIGEST
    assert digest.keys == ("digest 2026-11-23",)
    assert [c.contact_name for c in digest.check_ins] == ["Ana", "Bilal"]
    assert to_announce(due, CALM, NINE + timedelta(hours=3), digest.keys) == []


def test_a_machine_that_was_off_at_nine_gets_the_digest_when_it_is_on() -> None:
    assert len(to_announce([check_in("Ana")], CALM, NINE.replace(hour=17), ())) == 1


def test_a_day_that_begins_with_nothing_to_do_is_claimed_without_a_word() -> None:
    (digest,) = to_announce([], CALM, NINE, ())
    assert digest.check_ins == ()


def test_no_digest_on_a_day_without_one() -> None:
    weekdays = dataclasses.replace(CALM, digest_days=(5, 6))
    assert to_announce([check_in("Ana")], weekdays, NINE, ()) == []


def test_a_timed_check_in_fires_at_its_moment_and_not_again() -> None:
    at = NINE.replace(hour=14)
    due = [check_in("Ana", at)]
    claimed = ("digest 2026-11-23",)
    assert to_announce(due, CALM, at - timedelta(seconds=1), claimed) == []
    (timed,) = to_announce(due, CALM, at, claimed)
    assert timed.why is Occasion.TIMED
    assert to_announce(due, CALM, at, (*claimed, *timed.keys)) == []


def test_what_was_missed_is_announced_together() -> None:
    due = [check_in("Ana", NINE.replace(hour=10)), check_in("Bilal", NINE.replace(hour=11))]
    (missed,) = to_announce(due, CALM, NINE.replace(hour=15), ("digest 2026-11-23",))
    assert missed.why is Occasion.MISSED
    assert len(missed.keys) == 2


def test_a_digest_that_was_missed_too_is_one_with_the_rest() -> None:
    late = check_in("Ana", NINE.replace(hour=10))
    fresh = check_in("Čeněk", NINE.replace(hour=15))
    missed, timed = to_announce([late, fresh, check_in("Bilal")], CALM, NINE.replace(hour=15), ())
    assert (missed.why, timed.why) == (Occasion.MISSED, Occasion.TIMED)
    assert [c.contact_name for c in missed.check_ins] == ["Ana", "Bilal"]
    assert "digest 2026-11-23" in missed.keys


def test_of_two_racers_each_shows_what_it_won() -> None:
    now = NINE.replace(hour=15)
    (missed,) = to_announce([check_in("Ana", NINE.replace(hour=10)), check_in("Bilal")], CALM, now, ())
    shares = [part_won(missed, [key]) for key in missed.keys]
    assert [[c.contact_name for c in share.check_ins] for share in shares] == [["Ana"], ["Bilal"]]
    assert part_won(missed, ()).check_ins == ()


def test_quiet_hours_hold_everything_until_they_end() -> None:
    at = NINE.replace(hour=23)
    due = [check_in("Ana", at)]
    assert to_announce(due, CALM, at, ("digest 2026-11-23",)) == []
    morning = NINE.replace(day=24, hour=8)
    assert [a.why for a in to_announce(due, CALM, morning, ())] == [Occasion.MISSED]


def test_quiet_hours_may_reach_over_midnight_or_not_be_there() -> None:
    assert quiet_until(CALM, NINE.replace(hour=23)) == NINE.replace(day=24, hour=8)
    assert quiet_until(CALM, NINE.replace(hour=7, minute=59)) == NINE.replace(hour=8)
    assert quiet_until(CALM, NINE.replace(hour=8)) is None
    none = dataclasses.replace(CALM, quiet_from=time(0, 0), quiet_until=time(0, 0))
    assert quiet_until(none, NINE.replace(hour=0)) is None
    siesta = dataclasses.replace(CALM, quiet_from=time(13, 0), quiet_until=time(15, 0))
    assert quiet_until(siesta, NINE.replace(hour=14)) == NINE.replace(hour=15)
    assert quiet_until(siesta, NINE.replace(hour=23)) is None


def test_quiet_hours_end_once_where_their_end_comes_twice() -> None:
    night = dataclasses.replace(CALM, quiet_until=time(2, 30))
    first = datetime(2026, 10, 25, 2, 29, tzinfo=ZoneInfo("Europe/Berlin"))
    assert quiet_until(night, first) == first.replace(minute=30)
    assert quiet_until(night, first.replace(minute=31)) is None
    assert quiet_until(night, first.replace(minute=10, fold=1)) is None


def test_nothing_is_announced_while_all_is_paused() -> None:
    paused = dataclasses.replace(CALM, paused_until=date(2026, 11, 24))
    assert to_announce([check_in("Ana")], paused, NINE, ()) == []
    assert to_announce([check_in("Ana")], paused, NINE + timedelta(days=1), ())


def test_a_snoozed_check_in_may_be_announced_again() -> None:
    first, second = check_in("Ana", NINE), check_in("Ana", NINE + timedelta(hours=1))
    (announced,) = to_announce([first], CALM, NINE, ("digest 2026-11-23",))
    assert to_announce([second], CALM, NINE + timedelta(hours=1), ("digest 2026-11-23", *announced.keys))


def test_it_wakes_in_the_hour_that_comes_twice() -> None:
    second = datetime(2026, 10, 25, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
    first = second.replace(fold=0)
    none = dataclasses.replace(CALM, quiet_from=time(0, 0), quiet_until=time(0, 0))
    due = [check_in("Ana", first.replace(minute=40))]
    (timed, *_) = to_announce(due, none, second, ())
    assert timed.check_ins == tuple(due)
    assert next_wake([check_in("Ana", second.replace(minute=5))], none, first) == second.replace(minute=5)


def test_wakes_for_the_next_thing_that_can_happen() -> None:
    assert next_wake([], CALM, NINE.replace(hour=7)) == NINE.replace(hour=8)
    assert next_wake([], CALM, NINE.replace(hour=8, minute=30)) == NINE
    assert next_wake([check_in("Ana", NINE.replace(hour=14))], CALM, NINE) == NINE.replace(hour=14)
    assert next_wake([], CALM, NINE) == NINE.replace(day=24, hour=0)


def test_a_digest_in_quiet_hours_waits_for_the_morning_after() -> None:
    late = dataclasses.replace(CALM, digest_at=time(23, 0), digest_days=(NINE.weekday(),))
    due = [check_in("Ana")]
    assert to_announce(due, late, NINE.replace(hour=23), ()) == []
    (digest,) = to_announce(due, late, NINE.replace(day=24, hour=8), ())
    assert digest.keys == ("digest 2026-11-23",)
    assert to_announce(due, late, NINE.replace(hour=8), ()) == []
    early = dataclasses.replace(CALM, digest_at=time(7, 0))
    assert to_announce(due, early, NINE.replace(hour=7), ()) == []
    assert len(to_announce(due, early, NINE.replace(hour=8), ())) == 1


def test_an_evening_s_digest_that_was_missed_comes_in_the_morning_and_a_morning_s_with_the_next() -> None:
    due = [check_in("Ana")]
    evening = dataclasses.replace(CALM, digest_at=time(18, 0))
    (digest,) = to_announce(due, evening, NINE.replace(day=24, hour=8), ())
    assert digest.keys == ("digest 2026-11-23",)
    assert to_announce(due, evening, NINE.replace(day=24, hour=12), ()) == []
    assert to_announce(due, CALM, NINE.replace(day=24, hour=8, minute=30), ()) == []
    only_monday = dataclasses.replace(CALM, digest_days=(0,))
    assert to_announce(due, only_monday, NINE.replace(day=24, hour=8), ()) == []


def test_a_digest_is_out_of_date_once_that_of_a_later_day_has_come() -> None:
    assert to_announce([check_in("Ana")], CALM, NINE, ("digest 2026-11-24",)) == []
    assert len(to_announce([check_in("Ana")], CALM, NINE, ("digest 2027-11-23",))) == 1


def test_the_digest_of_a_day_that_was_paused_is_not_caught_up_on() -> None:
    evening = dataclasses.replace(CALM, digest_at=time(18, 0), paused_until=date(2026, 11, 24))
    assert to_announce([check_in("Ana")], evening, NINE.replace(day=24, hour=8), ()) == []
    assert len(to_announce([check_in("Ana")], evening, NINE.replace(day=24, hour=18), ())) == 1


def test_a_pause_of_hours_holds_what_then_comes_together() -> None:
    held = dataclasses.replace(CALM, held_until=NINE.astimezone(UTC) + timedelta(hours=1))
    due = [check_in("Ana", NINE + timedelta(minutes=5)), check_in("Bilal", NINE + timedelta(minutes=20))]
    assert to_announce(due, held, NINE + timedelta(minutes=59), ()) == []
    assert is_held(held, NINE)
    assert next_wake(due, held, NINE + timedelta(minutes=30)) == NINE + timedelta(hours=1)
    (missed,) = to_announce(due, held, NINE + timedelta(hours=1), ())
    assert sorted(c.contact_name for c in missed.check_ins) == ["Ana", "Bilal"]


def test_a_pause_of_hours_does_not_become_one_of_a_year_when_the_clock_is_set_back() -> None:
    held = dataclasses.replace(CALM, held_until=NINE + timedelta(days=365))
    assert not is_held(held, NINE)


def test_no_more_than_five_notifications_come_in_ten_minutes() -> None:
    due = [check_in(f"Person {number}", NINE.replace(minute=30)) for number in range(9)]
    at = NINE.replace(minute=30)
    claimed = ("digest 2026-11-23",)
    first = to_announce(due, CALM, at, claimed)
    assert [len(a.check_ins) for a in first] == [1, 1, 1, 1, 5]
    assert [len(a.check_ins) for a in to_announce(due, CALM, at, claimed, [at] * 3)] == [1, 8]
    assert [len(a.check_ins) for a in to_announce(due, CALM, at, claimed, [at] * 4)] == [9]
    assert to_announce(due, CALM, at, claimed, [at] * MOST) == []
    assert next_wake(due, CALM, at, [at - timedelta(minutes=2), *[at] * 4]) == at + timedelta(minutes=8)
    assert len(to_announce(due, CALM, at + SPAN, claimed, [at] * MOST)) == MOST


def test_where_one_place_is_left_digest_and_reminders_are_one() -> None:
    due = [check_in("Ana"), check_in("Bilal", NINE), check_in("Čeněk", NINE)]
    (one,) = to_announce(due, CALM, NINE, (), [NINE] * 4)
    assert len(one.check_ins) == len(one.keys) == 3


def test_notifications_that_a_clock_set_back_has_still_ahead_take_no_place() -> None:
    due = [check_in("Ana", NINE)]
    ahead = [NINE + timedelta(days=365)] * MOST
    assert len(to_announce(due, CALM, NINE, ("digest 2026-11-23",), ahead)) == 1
