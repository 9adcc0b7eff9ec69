from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import (
    CheckIn,
    CheckInDraft,
    Kind,
    Snooze,
    occurrence_uuid,
    snoozed_to,
)
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.today import pick_few, urgency

SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("choice", "day"),
    [
        (Snooze.TOMORROW, date(2026, 11, 23)),
        (Snooze.THIS_WEEKEND, date(2026, 11, 28)),
        (Snooze.NEXT_WEEK, date(2026, 11, 23)),
        (Snooze.NEXT_MONTH, date(2026, 12, 22)),
    ],
)
def test_snooze_choices(choice: Snooze, day: date) -> None:
    assert snoozed_to(choice, SUNDAY) == day


def test_later_today_is_in_three_hours_and_late_in_the_evening_tomorrow() -> None:
    assert snoozed_to(Snooze.LATER_TODAY, SUNDAY) == SUNDAY.replace(hour=15)
    assert snoozed_to(Snooze.LATER_TODAY, SUNDAY.replace(hour=22)) == date(2026, 11, 23)


def test_next_month_keeps_to_the_calendar() -> None:
    assert snoozed_to(Snooze.NEXT_MONTH, SUNDAY.replace(month=1, day=31)) == date(2026, 2, 28)


def test_the_week_begins_where_the_user_lets_it() -> None:
    assert snoozed_to(Snooze.NEXT_WEEK, SUNDAY, week_start=6) == date(2026, 11, 29)


def test_a_moment_belongs_to_its_day_and_has_an_offset() -> None:
    with pytest.raises(Refused):
        CheckInDraft(1, Kind.REMINDER, "", date(2026, 11, 23), SUNDAY)
    with pytest.raises(Refused):
        CheckInDraft(1, Kind.REMINDER, "", date(2026, 11, 22), datetime(2026, 11, 22, 9, 0))  # noqa: DTZ001


def test_an_occurrence_has_one_name_for_good() -> None:
    owner = "15b38528-c0ce-4615-b96c-cef155522c09"
    assert occurrence_uuid(owner, date(2026, 11, 22)) == occurrence_uuid(owner, date(2026, 11, 22))
    assert occurrence_uuid(owner, date(2026, 11, 22)) != occurrence_uuid(owner, date(2026, 11, 23))


def test_an_occurrence_bears_a_uuid_of_version_5() -> None:
    for day in range(64):
        on = date(2026, 11, 22) + timedelta(days=day)
        made = UUID(occurrence_uuid("owner", on))
        assert made == uuid5(UUID("6c0f3c1e-6f0b-4a52-9d5f-2a1f5a0d7c11"), f"owner {on}")
        assert str(made) == occurrence_uuid("owner", on)


def test_later_today_is_three_hours_of_life_where_the_clocks_change() -> None:
    spring = datetime(2026, 3, 29, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert snoozed_to(Snooze.LATER_TODAY, spring) == datetime(2026, 3, 29, 4, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def ready(name: str, urgency: float, band: Band = Band.READY) -> CheckIn:
    day = date(2026, 11, 22)
    return CheckIn(name, 1, "", name, Kind.KEEP_IN_TOUCH, "", day, None, day, band, urgency=urgency)


def names(check_ins: tuple[CheckIn, ...]) -> list[str]:
    return [check_in.contact_name for check_in in check_ins]


CROWD = [ready("a", 1.1), ready("b", 1.4), ready("c", 1.2), ready("x", 9.0, Band.LAPSED), ready("y", 8.0, Band.LAPSED)]


def test_the_daily_few_are_the_most_urgent_with_one_place_for_a_lapsed_tie() -> None:
    few, following = pick_few(CROWD, 3)
    assert names(few) == ["b", "c", "x"]
    assert names(following) == ["y", "a"]


def test_finishing_them_never_refills_the_day() -> None:
    without_b = [check_in for check_in in CROWD if check_in.contact_name != "b"]
    assert names(pick_few(without_b, 3, finished=1)[0]) == ["c", "x"]
    assert names(pick_few(CROWD[:4], 3, finished=1, finished_lapsed=1)[0]) == ["b", "c"]
    assert pick_few(CROWD, 3, finished=3)[0] == ()


def test_lapsed_ties_fill_places_that_nobody_needs() -> None:
    assert names(pick_few(CROWD[3:], 3)[0]) == ["x", "y"]
    assert names(pick_few([*CROWD[:1], *CROWD[3:]], 3)[0]) == ["a", "x", "y"]


def test_one_place_a_day_goes_to_who_is_ready() -> None:
    assert names(pick_few(CROWD, 1)[0]) == ["b"]
    assert names(pick_few(CROWD[3:], 1)[0]) == ["x"], "a lapsed tie only where nobody else is"


def test_no_place_a_day_folds_everybody() -> None:
    few, following = pick_few(CROWD, 0)
    assert few == ()
    assert names(following) == ["x", "y", "b", "c", "a"]
    assert names(pick_few(CROWD, 0 + 3)[0]) == ["b", "c", "x"], "until a few are asked for"


@pytest.mark.parametrize(("position", "weight"), [(0, 1.5), (1, 1.25), (2, 1.0), (3, 0.75), (9, 0.75), (None, 0.75)])
def test_urgency_is_the_way_along_the_band_weighted_by_circle(position: int | None, weight: float) -> None:
    due = date(2026, 11, 1)
    assert urgency(due, 14, position, due) == weight
    assert urgency(due, 14, position, due + timedelta(days=7)) == 1.5 * weight
    assert urgency(due, 14, position, due + timedelta(days=28)) == 3 * weight


def test_a_few_more_asks_for_more_places() -> None:
    assert names(pick_few(CROWD, 5, finished=0)[0]) == ["b", "c", "a", "x", "y"]
