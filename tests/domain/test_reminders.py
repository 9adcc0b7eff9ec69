import dataclasses
from datetime import date, datetime, time, timedelta, timezone

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import Occasion, in_quiet_hours, next_wake, part_won, to_announce

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
    shares = [part_won(missed, [key], now) for key in missed.keys]
    assert [[c.contact_name for c in share.check_ins] for share in shares] == [["Ana"], ["Bilal"]]
    assert part_won(missed, (), now).check_ins == ()


def test_quiet_hours_hold_everything_until_they_end() -> None:
    at = NINE.replace(hour=23)
    due = [check_in("Ana", at)]
    assert to_announce(due, CALM, at, ("digest 2026-11-23",)) == []
    morning = NINE.replace(day=24, hour=8)
    assert [a.why for a in to_announce(due, CALM, morning, ())] == [Occasion.MISSED]


def test_quiet_hours_may_reach_over_midnight_or_not_be_there() -> None:
    assert in_quiet_hours(CALM, NINE.replace(hour=23))
    assert in_quiet_hours(CALM, NINE.replace(hour=7, minute=59))
    assert not in_quiet_hours(CALM, NINE.replace(hour=8))
    none = dataclasses.replace(CALM, quiet_from=time(0, 0), quiet_until=time(0, 0))
    assert not in_quiet_hours(none, NINE.replace(hour=0))


def test_nothing_is_announced_while_all_is_paused() -> None:
    paused = dataclasses.replace(CALM, paused_until=date(2026, 11, 24))
    assert to_announce([check_in("Ana")], paused, NINE, ()) == []
    assert to_announce([check_in("Ana")], paused, NINE + timedelta(days=1), ())


def test_a_snoozed_check_in_may_be_announced_again() -> None:
    first, second = check_in("Ana", NINE), check_in("Ana", NINE + timedelta(hours=1))
    (announced,) = to_announce([first], CALM, NINE, ("digest 2026-11-23",))
    assert to_announce([second], CALM, NINE + timedelta(hours=1), ("digest 2026-11-23", *announced.keys))


def test_wakes_for_the_next_thing_that_can_happen() -> None:
    assert next_wake([], CALM, NINE.replace(hour=7)) == NINE.replace(hour=8)
    assert next_wake([], CALM, NINE.replace(hour=8, minute=30)) == NINE
    assert next_wake([check_in("Ana", NINE.replace(hour=14))], CALM, NINE) == NINE.replace(hour=14)
    assert next_wake([], CALM, NINE) == NINE.replace(day=24, hour=0)


def test_a_digest_in_quiet_hours_waits_for_the_morning_after() -> None:
    late = dataclasses.replace(CALM, digest_at=time(23, 0), digest_days=(NINE.weekday(),))
    due = [check_in("Ana")]
    assert to_announce(due, late, NINE.replace(hour=23), ()) == []
    assert len(to_announce(due, late, NINE.replace(day=24, hour=8), ())) == 1
    assert to_announce(due, late, NINE.replace(hour=8), ()) == []
    early = dataclasses.replace(CALM, digest_at=time(7, 0))
    assert to_announce(due, early, NINE.replace(hour=7), ()) == []
    assert len(to_announce(due, early, NINE.replace(hour=8), ())) == 1
