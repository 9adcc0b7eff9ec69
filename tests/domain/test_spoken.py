from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from followup_desktop.domain import spoken

DAYS = [date(2026, 1, 1) + timedelta(days=31 * number) for number in range(14)]


@pytest.mark.parametrize("day", DAYS)
def test_english_days_are_babels(day):
    assert spoken.weekday(day, "en") == format_date(day, "EEEE", locale="en")
    assert spoken.month(day, "en") == format_date(day, "LLLL", locale="en")
    assert spoken.month_and_year(day, "en") == format_date(day, "LLLL y", locale="en")
    assert spoken.whole_day(day, "en") == format_date(day, "EEEE d MMMM", locale="en")
    assert spoken.short_weekday_and_day(day, "en") == format_date(day, "EEE d MMMM", locale="en")


@pytest.mark.parametrize("count", [0, 1, 2, 13, 60])
def test_english_lengths_are_babels(count):
    assert spoken.days(count, "en") == format_unit(count, "duration-day", locale="en")
    assert spoken.weeks(count, "en") == format_unit(count, "duration-week", locale="en")


@pytest.mark.parametrize("count", range(5))
def test_english_lists_are_babels(count):
    names = ["Ana", "Bilal", "Carla", "Dilan"][:count]
    assert spoken.together(names, "en") == format_list(names, locale="en")


def test_other_languages_are_babels():
    sunday = date(2026, 11, 22)
    assert spoken.whole_day(sunday, "sv") == "söndag 22 november"
    assert spoken.short_weekday_and_day(sunday, "sv") == "sön 22 november"
    assert (spoken.weekday(sunday, "fr"), spoken.month_and_year(sunday, "cs")) == ("dimanche", "listopad 2026")
    assert spoken.month(sunday, "de") == "November"
    assert (spoken.weeks(2, "de"), spoken.days(5, "pl")) == ("2 Wochen", "5 dni")
    assert spoken.together(["Ana", "Bilal"], "sv") == "Ana och Bilal"
