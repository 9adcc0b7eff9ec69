"""Dates as tables write them, in the order and the language of whoever wrote them, to partial dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.names import fold
from followup_desktop.formats.vcard.partial_dates import read_date


class Order(Enum):
    """Which number of 3/5 is the month, where nothing but the file's other dates can tell."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


_MONTH_FIRST = frozenset(("US", "PH", "FM", "GU", "MH", "MP", "PR", "AS", "VI", "UM", "BZ", "PW"))
_LONGEST = 60
_TIME = re.compile(r"[T ,]+\d{1,2}:\d{2}.*", re.DOTALL)
_NONE = re.compile(r"[\s0/.:-]*")
_NUMBERS = re.compile(r"(\d{1,2})([/.\-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_MONTHS = {
    start: month
    for month, starts in enumerate(
        (
            "jan jaen ene", "feb fev", "mar maer", "apr avr abr", "may mai", "jun juin", "jul juil", "aug aou ago",
            "sep", "oct okt", "nov", "dec dez dic",
        ),
        1,
    )
    for start in starts.split()
}  # fmt: skip
_SHORT_YEAR_PIVOT = 30
"""Two digits below this are of this century: '7-Feb-22' is 2022, '22-Mar-80' is 1980."""


def read_day(text: str, order: Order = Order.DAY_FIRST) -> PartialDate | None:
    """Read a date; None where it is written that there is none ('0/0/00'). Raises Refused where it is no date."""
    text = _TIME.sub("", text.strip()[:_LONGEST]).strip()
    if _NONE.fullmatch(text):
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        return read_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
    if match := _NUMBERS.fullmatch(text):
        return _of_numbers(match, order)
    if found := _of_words(text):
        return found
    return read_date(text)


def order_of(texts: Iterable[str], region: str) -> Order:
    """The order in a table's dates: by those of which only one makes sense, else the ways of the region."""
    month_first = day_first = 0
    for text in texts:
        match = _NUMBERS.fullmatch(_TIME.sub("", text.strip()[:_LONGEST]))
        if match is not None and match[2] != ".":
            day_first += int(match[1]) > 12 >= int(match[3])
            month_first += int(match[3]) > 12 >= int(match[1])
    if month_first != day_first:
        return Order.MONTH_FIRST if month_first > day_first else Order.DAY_FIRST
    return Order.MONTH_FIRST if region.upper() in _MONTH_FIRST else Order.DAY_FIRST


def _of_numbers(match: re.Match[str], order: Order) -> PartialDate:
    first, second = int(match[1]), int(match[3])
    month_first = match[2] != "." and order is Order.MONTH_FIRST
    if second > 12 >= first:
        month_first = True
    elif first > 12 >= second:
        month_first = False
    day, month = (second, first) if month_first else (first, second)
    return PartialDate(_year(match[4]), month, day)


def _of_words(text: str) -> PartialDate | None:
    """A date whose month is a word: '12 Mar 2024', '7-Feb-22', 'March 3, 1980', '22. März'. None where it is none."""
    months = [month for word in _WORD.findall(text) if (month := _month(word))]
    numbers = _DIGITS.findall(text)
    if len(months) != 1 or not 1 <= len(numbers) <= 2 or max(map(len, numbers)) > 4:
        return None
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return PartialDate(int(numbers[0]), months[0], None)
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1] if numbers[1:] else None)
    return PartialDate(_year(year), months[0], int(day))


def _month(word: str) -> int | None:
    folded = fold(word.replace("ä", "ae"))
    return _MONTHS.get(folded[:4]) or _MONTHS.get(folded[:3])


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    year = int(written)
    if len(written) == 4:
        return None if year in (0, 1604) else year
    return year + (2000 if year < _SHORT_YEAR_PIVOT else 1900)
