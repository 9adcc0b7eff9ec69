"""Times of a day where clocks change: the policy of a gap, of an overlap, of a day that was skipped."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.domain.moments import instant, local_moment

BERLIN, LORD_HOWE, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def in_zone(zone: ZoneInfo | timezone) -> datetime:
    """Some moment in a zone: of it only the zone counts."""
    return datetime(2026, 6, 1, 12, 0, tzinfo=zone)


@pytest.mark.parametrize("at", [time(2, 0), time(2, 30), time(2, 59, 59, 999_999), time(3, 0)])
def test_a_time_in_a_gap_is_the_first_moment_after_it(at: time) -> None:
    moment = local_moment(SPRING, at, in_zone(BERLIN))
    assert moment.isoformat() == "2026-03-29T03:00:00+02:00"


def test_around_a_gap_times_are_what_they_say() -> None:
    assert local_moment(SPRING, time(1, 59), in_zone(BERLIN)).isoformat() == "2026-03-29T01:59:00+01:00"
    assert local_moment(SPRING, time(3, 1), in_zone(BERLIN)).isoformat() == "2026-03-29T03:01:00+02:00"


def test_a_gap_of_half_an_hour() -> None:
    moment = local_moment(date(2026, 10, 4), time(2, 10), in_zone(LORD_HOWE))
    assert moment.isoformat() == "2026-10-04T02:30:00+11:00"


def test_of_an_overlap_the_first() -> None:
    for at in (time(2, 30), time(2, 30, fold=1)):
        moment = local_moment(AUTUMN, at, in_zone(BERLIN))
        assert (moment.utcoffset(), moment.fold) == (timedelta(hours=2), 0)


def test_a_day_that_was_skipped_is_the_next_one() -> None:
    for at in (time(0, 0), time(9, 0), time(23, 59)):
        moment = local_moment(date(2011, 12, 30), at, in_zone(APIA))
        assert moment.isoformat() == "2011-12-31T00:00:00+14:00"


def test_a_fixed_offset_has_no_gaps() -> None:
    moment = local_moment(SPRING, time(2, 30), in_zone(timezone(timedelta(hours=1))))
    assert moment.isoformat() == "2026-03-29T02:30:00+01:00"


def test_instants_tell_the_hours_apart_that_come_twice() -> None:
    first = datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN)
    second = first.replace(minute=15, fold=1)
    assert second < first
    assert instant(second) - instant(first) == timedelta(minutes=30)
    assert instant(first).tzinfo is UTC
