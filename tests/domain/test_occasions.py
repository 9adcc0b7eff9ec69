"""Occasions come on their days, show in their lead time, and are wished late but kindly."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contact_dates import MOST_LEAD_DAYS, ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.occasions import (
    LATE_DAYS,
    celebrated_in,
    days_to_look_at,
    further_ahead,
    holiday_reason,
    lead_days,
    lead_words,
    occasion_reason,
    shows,
    upcoming,
    years_words,
)
from tests.support.people import partial_dates

TODAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
leads = st.none() | st.integers(0, MOST_LEAD_DAYS)
yearly = st.builds(ContactDate, st.sampled_from(DateKind), partial_dates, lead_days=leads)
leap_born = st.builds(PartialDate, st.none() | st.sampled_from([1904, 1988, 2000, 2024]), st.just(2), st.just(29))


def once(day: date, **more: object) -> ContactDate:
    return ContactDate(DateKind.OTHER, PartialDate.of(day), "wedding", once=True, **more)  # type: ignore[arg-type]


@given(leap_born, st.sampled_from(LeapDay), days)
def test_29_february_comes_once_in_every_year(born: PartialDate, leap_day: LeapDay, today: date) -> None:
    occasion = ContactDate(DateKind.BIRTHDAY, born)
    on = upcoming(occasion, max(today, date(born.year or 1900, 1, 1)), leap_day)
    assert on is not None
    common = (2, 28) if leap_day is LeapDay.FEBRUARY_28 else (3, 1)
    assert (on.month, on.day) == ((2, 29) if calendar.isleap(on.year) else common)
    assert celebrated_in(occasion, on.year, leap_day) == on
    assert (on - today).days <= 366 or (born.year or 0) > today.year


@given(yearly | days.map(once), days, st.sampled_from(LeapDay), st.none() | st.integers(0, 5))
def test_whatever_shows_is_looked_at(
    occasion: ContactDate, today: date, leap_day: LeapDay, position: int | None
) -> None:
    near = {(month, day) for _, month, day in days_to_look_at(today, leap_day)}
    ranges = further_ahead(today)
    month_day = (occasion.on.month or 0, occasion.on.day or 0)
    for year in (today.year - 1, today.year, today.year + 1):
        on = celebrated_in(occasion, year, leap_day)
        if on is not None and shows(occasion, on, today, position):
            ahead = occasion.lead_days is not None and any(first <= month_day <= last for first, last in ranges)
            assert month_day in near or ahead


@given(yearly, days, st.none() | st.integers(0, 5))
def test_an_occasion_shows_from_its_lead_time_until_a_late_wish_is_no_longer_kind(
    occasion: ContactDate, on: date, position: int | None
) -> None:
    lead = lead_days(occasion, position)
    shown = [away for away in range(-10, 70) if shows(occasion, on, on - timedelta(days=away), position)]
    came = occasion.on.year is None or on.year >= occasion.on.year
    assert shown == (list(range(-LATE_DAYS, lead + 1)) if came else [])


def test_a_lead_time_of_ones_own_wins_over_the_circle() -> None:
    birthday = ContactDate(DateKind.BIRTHDAY, PartialDate(None, 12, 24), lead_days=0)
    assert [lead_days(birthday, position) for position in (0, 2, None)] == [0, 0, 0]
    usual = ContactDate(DateKind.BIRTHDAY, PartialDate(None, 12, 24))
    assert [lead_days(usual, position) for position in (0, 1, 2, None)] == [3, 3, 0, 0]
    assert lead_days(ContactDate(DateKind.ANNIVERSARY, PartialDate(None, 12, 24)), 0) == 0


def test_what_comes_once_comes_once() -> None:
    wedding = once(date(2026, 12, 5), lead_days=14)
    assert upcoming(wedding, TODAY) == date(2026, 12, 5)
    assert upcoming(wedding, date(2026, 12, 6)) is None
    assert upcoming(wedding, date(2025, 1, 1)) == date(2026, 12, 5)
    assert [celebrated_in(wedding, year) for year in (2025, 2026, 2027)] == [None, date(2026, 12, 5), None]
    assert shows(wedding, date(2026, 12, 5), date(2026, 11, 21), None)
    assert not shows(wedding, date(2027, 12, 5), date(2027, 12, 5), None)


def test_what_is_upcoming_is_today_at_the_earliest() -> None:
    born = ContactDate(DateKind.BIRTHDAY, PartialDate(None, 11, 22))
    assert upcoming(born, TODAY) == TODAY
    assert upcoming(born, date(2026, 11, 23)) == date(2027, 11, 22)


def test_a_date_does_not_come_before_its_first_year() -> None:
    expected = ContactDate(DateKind.BIRTHDAY, PartialDate(2028, 2, 29))
    assert upcoming(expected, TODAY) == date(2028, 2, 29)
    assert upcoming(ContactDate(DateKind.BIRTHDAY, PartialDate(1990, 5, None)), TODAY) is None


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 22), "wedding today."),
        (date(2026, 11, 28), "wedding on Saturday."),
        (date(2026, 11, 29), "wedding on Sunday 29 November."),
        (date(2026, 11, 20), "wedding was on Friday: a late word is still kind."),
    ],
)
def test_the_words_of_what_comes_once(on: date, words: str) -> None:
    assert occasion_reason(once(on), on, TODAY) == words


def test_the_words_of_years_and_leads() -> None:
    silver = ContactDate(DateKind.ANNIVERSARY, PartialDate(2001, 11, 23))
    assert occasion_reason(silver, date(2026, 11, 23), TODAY) == "Anniversary tomorrow: 25 years."
    assert occasion_reason(silver, date(2002, 11, 23), date(2002, 11, 22)) == "Anniversary tomorrow: 1 year."
    assert years_words(DateKind.BIRTHDAY, 40) == "turns 40"
    assert [years_words(DateKind.OTHER, years) for years in (None, 1, 12)] == ["", "1 year", "12 years"]
    told = [lead_words(lead) for lead in (0, 1, 3, 7, 14, 60)]
    assert told == ["On the day", "1 day before", "3 days before", "1 week before", "2 weeks before", "60 days before"]


def test_the_words_of_a_holiday_say_who_is_not_in_sight() -> None:
    assert holiday_reason("Christmas Day", TODAY, TODAY) == "Christmas Day today."
    assert holiday_reason("Christmas Day", TODAY, TODAY, 57) == (
        "Christmas Day today; 57 more celebrate it, see Occasions."
    )
    late = holiday_reason("Christmas Day", date(2026, 11, 21), TODAY, 57)
    assert late == "Christmas Day was yesterday: a late wish is still kind."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("02-30", "02-30 is not a day of the calendar"),
        ("--02-30", "02-30 is not a day of the calendar"),
        ("2026-02-29", "2026-02-29 is not a day of the calendar"),
        ("2026-13-01", "There is no month 13"),
    ],
)
def test_a_day_that_there_is_not_is_refused_in_a_clear_line(text: str, line: str) -> None:
    with pytest.raises(Refused, match=line):
        PartialDate.parse(text)
