"""The forms in which a day is written, made from a language's words, and the reading of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from followup_desktop.domain.dates import add_months
from followup_desktop.domain.understanding.grammar import DayWords, Unit, Way

_MONTH_FIRST = frozenset({"US", "PH", "FM", "GU", "MH", "MP", "PR", "AS", "VI", "UM", "BZ", "PW"})
"""Where 3/5 is 5 March (CLDR's short date patterns)."""
_EITHER = frozenset({"", "CA", "ZA", "KE"})
"""Where it may be either."""
_WEEK = 7
_SATURDAY = 5
_CENTURY = 2000


class Leaning(StrEnum):
    """Which way a day without its year or week is taken."""

    AHEAD = "ahead"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Asked:
    """What reading a day takes besides its words."""

    today: date
    region: str
    leaning: Leaning


Stretch = tuple[date, date]
"""The first and the last day of what was written; of a day, twice the same."""
_Match = re.Match[str]
Read = Callable[[_Match, Asked], Stretch | None]
_Form = tuple[re.Pattern[str], Read]
_SLASHED = r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})"
_BARE = re.compile(rf"{_SLASHED}(?![\d/])")


class DayForms:
    """The patterns of one language, each with its reading."""

    def __init__(self, words: DayWords) -> None:
        self._words = words
        self._must = rf"(?:{_any(words.prepositions)})\s+"
        self._may = f"(?:{self._must})?"
        self._forms = [*self._in_words(), *self._counted(), *self._in_numbers()]

    def _in_words(self) -> Iterator[_Form]:
        """'tomorrow', 'next Friday', 'next week', 'in May'."""
        words = self._words
        months = rf"\b(?:{_any(words.month_prepositions)})\s+(?P<m>{_any(words.months)})\b"
        yield re.compile(rf"\b(?:{_any(words.no_days)})\b"), _no_day
        yield re.compile(rf"\b{self._may}(?P<near>{_any(words.near)})\b(?!')"), self._near
        yield re.compile(rf"\b(?P<stretch>{_any(words.stretches)})\b"), self._stretch
        yield re.compile(rf"{months}(?:,?\s+(?:de\s+)?(?P<y>\d{{4}})\b)?(?!\s+\d)"), self._month
        yield from self._weekdays()

    def _weekdays(self) -> Iterator[_Form]:
        """Short ones only after a preposition or a word like 'next': 'sat' and 'sun' are words."""
        words = self._words
        habit = rf"(?<!\w)(?P<habit>(?:{_any(words.habits)})\s+)?"
        way = rf"(?:(?P<way>{_any(words.ways)})\s+)"
        after = rf"(?:\s+(?P<after>{_any(words.ways_after)}))?"
        whole = rf"(?P<weekday>{_any(words.weekdays)}){words.weekday_endings}"
        short = rf"(?P<weekday>{_any(words.short_weekdays)})"
        yield re.compile(rf"{habit}{self._may}{way}?{whole}\b{after}"), self._weekday
        yield re.compile(rf"{habit}{self._must}{way}?{short}\b\.?{after}"), self._weekday
        yield re.compile(rf"{habit}{way}{short}\b\.?{after}"), self._weekday

    def _counted(self) -> Iterator[_Form]:
        """'in 3 weeks', '3 days ago', '3 May'."""
        words = self._words
        units, numbers = _any(words.units), rf"\d{{1,3}}|{_any(words.numbers)}"
        for form in words.ahead:
            yield _form(form, n=numbers, unit=units), self._ahead
        for form in words.ago:
            yield _form(form, n=numbers, unit=units), self._ago
        for form in words.day_month:
            yield _form(form, m=_any(words.months), on=self._may), self._day_month

    def _in_numbers(self) -> Iterator[_Form]:
        """'2026-05-03', '3.5.', and '3/5', which without its year is one only after a preposition."""
        year = r"(?P<y>\d{4}|\d{2})?(?!\d)" if self._words.dotted else r"(?P<y>\d{4})(?![\d.]\d)"
        yield re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"), self._numbered
        yield (
            re.compile(rf"(?<![\d.,])\b{self._may}(?<!\d)(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.{year}"),
            self._numbered,
        )
        yield re.compile(rf"\b{self._may}{_SLASHED}/(?P<y>\d{{4}}|\d{{2}})(?![\d/])"), self._slashed
        yield re.compile(rf"\b{self._must}{_SLASHED}(?![\d/])"), self._slashed

    def matches(self, text: str, *, terse: bool = False) -> list[tuple[_Match, Read]]:
        """Where a form is found, by place, the longest first where several begin together."""
        forms = [*self._forms, (_BARE, self._slashed)] if terse else self._forms
        found = [(match, read) for form, read in forms for match in form.finditer(text)]
        found.sort(key=lambda each: (each[0].start(), -each[0].end()))
        return found

    def _near(self, match: _Match, asked: Asked) -> Stretch | None:
        return _days(asked.today, self._words.near[_key(match["near"])])

    def _weekday(self, match: _Match, asked: Asked) -> Stretch | None:
        if match["habit"]:
            return None
        weekdays = {**self._words.weekdays, **self._words.short_weekdays}
        groups = match.groupdict()
        said = groups.get("way") or groups.get("after") or ""
        way = {**self._words.ways, **self._words.ways_after}.get(_key(said)) if said else None
        way = way or (Way.COMING if asked.leaning is Leaning.AHEAD else Way.LAST)
        return _days(asked.today, _to_weekday(asked.today.weekday(), weekdays[_key(match["weekday"])], way))

    def _stretch(self, match: _Match, asked: Asked) -> Stretch | None:
        unit, steps = self._words.stretches[_key(match["stretch"])]
        today = asked.today
        try:
            if unit is Unit.MONTH:
                first = add_months(today.replace(day=1), steps)
                return first, add_months(first, 1) - timedelta(days=1)
            monday = today - timedelta(days=today.weekday()) + timedelta(days=_WEEK * steps)
            begins = monday + timedelta(days=_SATURDAY if unit is Unit.WEEKEND else 0)
            return begins, monday + timedelta(days=_WEEK - 1)
        except (OverflowError, ValueError):
            return None

    def _ahead(self, match: _Match, asked: Asked) -> Stretch | None:
        return None if asked.leaning is Leaning.BEHIND else self._steps(match, asked, 1)

    def _ago(self, match: _Match, asked: Asked) -> Stretch | None:
        return self._steps(match, asked, -1)

    def _steps(self, match: _Match, asked: Asked, sign: int) -> Stretch | None:
        number = _key(match["n"])
        count = sign * (int(number) if number.isdecimal() else self._words.numbers[number])
        unit = self._words.units[_key(match["unit"])]
        if unit is Unit.DAY or unit is Unit.WEEK:
            return _days(asked.today, count * (_WEEK if unit is Unit.WEEK else 1))
        try:
            day = add_months(asked.today, count * (12 if unit is Unit.YEAR else 1))
        except (OverflowError, ValueError):
            return None
        return day, day

    def _numbered(self, match: _Match, asked: Asked) -> Stretch | None:
        return _date(int(match["d"]), int(match["m"]), match["y"], asked)

    def _day_month(self, match: _Match, asked: Asked) -> Stretch | None:
        day = int(match["d"]) if match["d"].isdecimal() else 1
        return _date(day, self._words.months[_key(match["m"])], match["y"], asked)

    def _slashed(self, match: _Match, asked: Asked) -> Stretch | None:
        first, second = int(match["a"]), int(match["b"])
        if (first, second) == (24, 7):
            return None
        year = match.groupdict().get("y")
        region = asked.region.upper()
        if region in _EITHER and first != second and first <= 12 and second <= 12:
            return None
        month_first = region in _MONTH_FIRST or (region in _EITHER and second > 12)
        day, month = (second, first) if month_first else (first, second)
        return _date(day, month, year, asked)

    def _month(self, match: _Match, asked: Asked) -> Stretch | None:
        month = self._words.months[_key(match["m"])]
        year = int(match["y"]) if match["y"] else _year_of_month(month, asked)
        if not 1 <= year < 9999:
            return None
        first = date(year, month, 1)
        return first, add_months(first, 1) - timedelta(days=1)


def _any(words: Iterable[str] | Mapping[str, object]) -> str:
    """A pattern of alternatives, the longest first; spaces match any, underscores too."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word.replace("_", " ")).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


def _no_day(_match: _Match, _asked: Asked) -> Stretch | None:
    return None


def _form(form: str, **slots: str) -> re.Pattern[str]:
    for name, slot in slots.items():
        form = form.replace(f"<{name}>", slot if name == "on" else f"(?P<{name}>{slot})")
    return re.compile(form)


def _key(said: str) -> str:
    return " ".join(said.split())


def _days(today: date, count: int) -> Stretch | None:
    try:
        day = today + timedelta(days=count)
    except OverflowError:
        return None
    return day, day


def _to_weekday(today: int, wanted: int, way: Way) -> int:
    """Days from one weekday to another: the coming one, that of next week (from Monday), or the last one."""
    match way:
        case Way.COMING:
            return (wanted - today) % _WEEK or _WEEK
        case Way.LAST:
            return -((today - wanted) % _WEEK or _WEEK)
        case Way.NEXT_WEEK:
            return _WEEK - today + wanted


def _date(day: int, month: int, year: str | None, asked: Asked) -> Stretch | None:
    """A day of the calendar; without its year the next one, or of what happened the last one."""
    try:
        if year:
            found = date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
            return found, found
        found = date(asked.today.year, month, day)
    except ValueError:
        return _leap_day(day, month, year, asked)
    if asked.leaning is Leaning.AHEAD and found < asked.today:
        return _in_year(found.year + 1, month, day)
    if asked.leaning is Leaning.BEHIND and found > asked.today:
        return _in_year(found.year - 1, month, day)
    return found, found


def _leap_day(day: int, month: int, year: str | None, asked: Asked) -> Stretch | None:
    """29 February in the year before or after this one, if it has one."""
    if year or (day, month) != (29, 2):
        return None
    return _in_year(asked.today.year + (1 if asked.leaning is Leaning.AHEAD else -1), month, day)


def _in_year(year: int, month: int, day: int) -> Stretch | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _year_of_month(month: int, asked: Asked) -> int:
    now = asked.today
    if asked.leaning is Leaning.AHEAD:
        return now.year + (month < now.month)
    return now.year - (month > now.month)
