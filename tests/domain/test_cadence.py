from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.cadence import Band, Cadence, Rhythm, Unit, emptiest_day, rhythm, spread_first_dates
from followup_desktop.domain.errors import Refused

SIX_WEEKS = Cadence(6, Unit.WEEK)
MONTH = Cadence(1, Unit.MONTH)
ADDED = date(2026, 1, 31)


def of(cadence: Cadence | None, **dates: date | None) -> Rhythm | None:
    known = {"added_on": ADDED, "last_contact_on": None, "first_due_on": None, "skipped_on": None}
    return rhythm(cadence, **(known | dates))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "cadence"),
    [
        ("every 6 weeks", SIX_WEEKS),
        ("6 weeks", SIX_WEEKS),
        ("6w", SIX_WEEKS),
        ("month", MONTH),
        ("Every 2 YEARS", Cadence(2, Unit.YEAR)),
    ],
)
def test_reads_cadences(written: str, cadence: Cadence) -> None:
    assert Cadence.parse(written) == cadence
    assert Cadence.parse(str(cadence)) == cadence


@pytest.mark.parametrize("written", ["0 weeks", "10000 years", "often", "", "-1 day", "999999999 days", "6 parsecs"])
def test_refuses_impossible_cadences(written: str) -> None:
    with pytest.raises(Refused) as refused:
        Cadence.parse(written)
    assert refused.value.field == "cadence"


def test_due_is_last_contact_plus_cadence() -> None:
    assert of(MONTH, last_contact_on=date(2026, 1, 31)).due_on == date(2026, 2, 28)
    assert of(MONTH, last_contact_on=date(2028, 1, 31)).due_on == date(2028, 2, 29)
    assert of(SIX_WEEKS, last_contact_on=date(2026, 3, 1)).due_on == date(2026, 4, 12)


def test_due_without_a_contact_counts_from_the_day_added_or_where_an_import_spread_it() -> None:
    assert of(MONTH).due_on == date(2026, 2, 28)
    assert of(MONTH, first_due_on=date(2026, 7, 9)).due_on == date(2026, 7, 9)
    assert of(MONTH, first_due_on=date(2026, 2, 9)).due_on == date(2026, 2, 9)
    assert of(MONTH, first_due_on=date(2026, 2, 9), last_contact_on=date(2026, 2, 8)).due_on == date(2026, 3, 8)


def test_no_cadence_is_never_reminded() -> None:
    assert of(None, last_contact_on=ADDED) is None


def test_a_skip_counts_from_its_day_and_is_no_contact() -> None:
    skipped = of(MONTH, last_contact_on=date(2026, 1, 31), skipped_on=date(2026, 3, 10))
    assert skipped.due_on == date(2026, 4, 10)
    assert skipped.since == date(2026, 1, 31)
    later = of(MONTH, last_contact_on=date(2026, 3, 11), skipped_on=date(2026, 3, 10))
    assert later.due_on == date(2026, 4, 11)


def test_bands_change_on_their_days() -> None:
    last = date(2026, 1, 1)
    dates = of(Cadence(40, Unit.DAY), last_contact_on=last)
    bands = {days: dates.band(last + timedelta(days=days)) for days in (0, 19, 20, 39, 40, 59, 60, 119, 120)}
    assert bands == {
        0: Band.EARLY,
        19: Band.EARLY,
        20: Band.IN_TOUCH,
        39: Band.IN_TOUCH,
        40: Band.READY,
        59: Band.READY,
        60: Band.DRIFTING,
        119: Band.DRIFTING,
        120: Band.LAPSED,
    }


def test_first_dates_are_spread_evenly_over_the_cadence() -> None:
    days = spread_first_dates(500, Cadence(3, Unit.MONTH), date(2026, 11, 22))
    per_day = {day: days.count(day) for day in days}
    assert max(per_day.values()) <= 6
    assert min(days) > date(2026, 11, 22)
    assert max(days) == date(2027, 2, 22)
    assert spread_first_dates(1, MONTH, date(2026, 1, 31)) == [date(2026, 2, 28)]


cadences = st.builds(Cadence, st.integers(1, 100), st.sampled_from(list(Unit)))
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(cadences, days, st.none() | days, st.none() | days, st.none() | days)
def test_bands_follow_one_another(
    cadence: Cadence, added: date, last: date | None, first: date | None, skipped: date | None
) -> None:
    dates = rhythm(cadence, added_on=added, last_contact_on=last, first_due_on=first, skipped_on=skipped)
    assert dates is not None
    assert dates.in_touch_from <= dates.due_on <= dates.drifting_from <= dates.lapsed_from


def test_a_cadence_ends_at_the_last_day_there_is() -> None:
    assert Cadence(100, Unit.YEAR).after(date(9990, 1, 1)) == date.max


@pytest.mark.parametrize("cadence", [Cadence(1, Unit.DAY), Cadence(2, Unit.WEEK), SIX_WEEKS, Cadence(6, Unit.MONTH)])
@pytest.mark.parametrize("people", [1, 7, 30, 500])
def test_people_who_come_one_by_one_are_due_as_evenly_as_can_be(cadence: Cadence, people: int) -> None:
    taken: Counter[date] = Counter()
    for _person in range(people):
        day = emptiest_day(taken, cadence, ADDED)
        assert ADDED < day <= cadence.after(ADDED)
        taken[day] += 1
    days = cadence.days_after(ADDED)
    assert max(taken.values()) == -(-people // days)


def test_the_first_few_of_many_stand_far_apart() -> None:
    taken: Counter[date] = Counter()
    for _person in range(6):
        taken[emptiest_day(taken, Cadence(6, Unit.MONTH), ADDED)] += 1
    ordered = sorted(taken)
    assert min((later - earlier).days for earlier, later in pairwise(ordered)) >= 14
