from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.dates import LeapDay, PartialDate, add_months
from followup_desktop.domain.errors import Refused


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2026-02-28", (2026, 2, 28)),
        ("20260228", (2026, 2, 28)),
        ("--02-29", (None, 2, 29)),
        ("--0229", (None, 2, 29)),
        ("02-29", (None, 2, 29)),
        ("2024-02-29", (2024, 2, 29)),
        ("2026-02", (2026, 2, None)),
        ("--02", (None, 2, None)),
        ("1985", (1985, None, None)),
    ],
)
def test_reads_every_way_of_writing_a_date(written: str, parts: tuple[int | None, ...]) -> None:
    read = PartialDate.parse(written)
    assert (read.year, read.month, read.day) == parts
    assert PartialDate.parse(str(read)) == read


@pytest.mark.parametrize("written", ["2025-02-29", "02-30", "2026-13-01", "--0431", "tomorrow", "", "0000-01-01", "29"])
def test_refuses_what_is_no_day(written: str) -> None:
    with pytest.raises(Refused):
        PartialDate.parse(written)


def test_29_february_is_celebrated_by_preference_in_common_years() -> None:
    born = PartialDate(2000, 2, 29)
    assert born.returns_in(2026) == date(2026, 2, 28)
    assert born.returns_in(2026, LeapDay.MARCH_1) == date(2026, 3, 1)
    assert born.returns_in(2028, LeapDay.MARCH_1) == date(2028, 2, 29)


def test_turns_needs_a_year_that_has_passed() -> None:
    assert PartialDate(1986, 11, 27).turns(date(2026, 11, 27)) == 40
    assert PartialDate(None, 11, 27).turns(date(2026, 11, 27)) is None
    assert PartialDate(2026, 11, 27).turns(date(2026, 11, 27)) is None


def test_months_are_real_calendar_months() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_never_skip_one(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
