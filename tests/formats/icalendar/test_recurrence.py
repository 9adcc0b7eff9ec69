"""Recurrence by days is what the library of everybody else's calendars makes of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.errors import Refused
from followup_desktop.formats.icalendar.recurrence import occurrences, parse_rule

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
starts = st.dates(date(2015, 1, 1), date(2024, 12, 31))
weekdays = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
nth = st.sampled_from(["1", "2", "-1", "4", "5", "-2"])
nth_weekdays = st.lists(st.tuples(nth, st.sampled_from(DAYS)).map("".join), min_size=1, max_size=3, unique=True)
months = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True)
month_days = st.lists(st.sampled_from([1, 15, 28, 29, 30, 31, -1, -2]), min_size=1, max_size=3, unique=True)


def part(name: str, values: list[object]) -> str:
    return f";{name}={','.join(map(str, values))}"


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    rule = f"FREQ={frequency};INTERVAL={draw(st.integers(1, 4))}"
    if draw(st.booleans()):
        rule += part("BYMONTH", draw(months))
    if frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        rule += part("BYMONTHDAY", draw(month_days))
        rule += part("BYDAY", draw(weekdays)) if draw(st.booleans()) else ""
    elif draw(st.booleans()):
        nth_ones = frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans())
        rule += part("BYDAY", draw(nth_weekdays if nth_ones else weekdays))
    if frequency == "MONTHLY" and "BYDAY" in rule and draw(st.booleans()):
        rule += part("BYSETPOS", draw(st.lists(st.sampled_from([1, 2, -1]), min_size=1, max_size=2, unique=True)))
    if frequency == "WEEKLY":
        rule += f";WKST={draw(st.sampled_from(['MO', 'SU']))}"
    return rule + (f";COUNT={draw(st.integers(1, 60))}" if draw(st.booleans()) else "")


@given(rules(), starts, st.none() | starts)
def test_the_days_are_those_of_the_library(text: str, start: date, until: date | None) -> None:
    first, last = date(2022, 1, 1), date(2024, 12, 31)
    until = None if "COUNT" in text else until
    expected = rrulestr(text, dtstart=at(start)).between(at(first), at(min(last, until or last)), inc=True)
    assert list(occurrences(parse_rule(text, until), start, first, last)) == [moment.date() for moment in expected]


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  rules of days know no zone


@pytest.mark.parametrize("text", ["FREQ=DAILY;INTERVAL=1;COUNT=1000000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"])
def test_what_is_never_counted_to_its_end_is_refused_or_ends(text: str) -> None:
    rule = parse_rule(text, None)
    start = date(1902, 1, 1)
    try:
        found = list(occurrences(rule, start, date(2024, 1, 1), date(2026, 1, 1)))
    except Refused as refused:
        assert "too long" in str(refused)  # noqa: PT017  either is right, and both end
    else:
        assert found == []


def test_years_that_nobody_lives_in_are_refused() -> None:
    rule = parse_rule("FREQ=DAILY", None)
    with pytest.raises(Refused):
        list(occurrences(rule, date(1, 1, 1), date(2024, 1, 1), date(2026, 1, 1)))
