"""Dates as people and their software write them."""

from __future__ import annotations

import pytest

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import ReadOptions
from followup_desktop.formats.table.days import Order, order_of, read_day
from tests.formats.table.helpers import people


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1980-03-22", "1980-03-22"),
        ("1980-3-2", "1980-03-02"),
        (" --03-22", "--03-22"),
        ("--0322", "--03-22"),
        ("1604-03-22", "--03-22"),
        ("1980-03-22 00:00:00", "1980-03-22"),
        ("22.3.1980", "1980-03-22"),
        ("22. 3. 1980", "1980-03-22"),
        ("22.3.", "--03-22"),
        ("3/22/1980", "1980-03-22"),
        ("22/03/1980", "1980-03-22"),
        ("3/5/1980", "1980-05-03"),
        ("3.5.80", "1980-05-03"),
        ("2024/3/5", "2024-03-05"),
        ("12 Mar 2024", "2024-03-12"),
        ("7-Feb-22", "2022-02-07"),
        ("March 22, 1980", "1980-03-22"),
        ("22. März 1980", "1980-03-22"),
        ("22 août", "--08-22"),
        ("le 3 juillet 1975", "1975-07-03"),
        ("12 juin 1999", "1999-06-12"),
        ("5 de mayo de 1988", "1988-05-05"),
        ("1 dic 2001", "2001-12-01"),
        ("Mar 1980", "1980-03"),
        ("1980", "1980"),
        ("29.2.1976", "1976-02-29"),
        ("29 Feb", "--02-29"),
    ],
)
def test_dates(written, date):
    assert str(read_day(written)) == date


@pytest.mark.parametrize("written", ["", " ", "0/0/00", "00.00.0000", "--", "0000-00-00"])
def test_dates_that_say_that_there_is_none(written):
    assert read_day(written) is None


@pytest.mark.parametrize(
    "written",
    ["30.2.1980", "31/31/1980", "x", "29 Feb 2025", "12 Mar Apr 2024", "99999 May", "1/2/3/4", "9" * 60],
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(Refused):
        read_day(written)


def test_which_number_is_the_month_is_told_by_the_dates_of_the_table_then_by_the_region():
    assert order_of(["1/2/80", "3/13/80"], "DE") is Order.MONTH_FIRST
    assert order_of(["1/2/80", "13/3/80"], "US") is Order.DAY_FIRST
    assert order_of(["1/2/80", "13.3.80"], "US") is Order.MONTH_FIRST
    assert order_of([], "") is Order.DAY_FIRST
    assert str(read_day("3/5/1980", Order.MONTH_FIRST)) == "1980-03-05"
    assert str(read_day("3.5.1980", Order.MONTH_FIRST)) == "1980-05-03"


@pytest.mark.parametrize(("region", "date"), [("US", "1980-03-04"), ("GB", "1980-04-03"), ("", "1980-04-03")])
def test_the_region_is_that_of_whoever_imports(region, date):
    cards, _ = people("Name;Birthday\nAna;3/4/1980\n", ReadOptions(region=region))
    assert str(cards[0].fields.dates[0].on) == date
