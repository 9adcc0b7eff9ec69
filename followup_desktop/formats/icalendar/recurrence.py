"""On which days something recurs (RFC 5545 section 3.3.10), by days, between two of them, and never without an end."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_UNREAD = frozenset({"BYYEARDAY", "BYWEEKNO"})
_MOST_PERIODS = 20_000
"""Days, weeks, months or years that are gone through for one rule: 54 years of days."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_MOST_INTERVAL = 10_000
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule. `by_day` are (n, weekday): the nth of a month or year, 0 for each; weekdays from Monday 0."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    by_month: frozenset[int] = frozenset()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0


def parse_rule(text: str, until: date | None) -> Rule:
    """Read the value of RRULE; `until` is the day that its UNTIL means. Raises Refused for what is not followed."""
    said = dict(part.upper().strip().split("=", 1) for part in text[:_LONGEST].split(";") if "=" in part)
    frequency = said.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise Refused(_("a rule that recurs more often than daily is not followed"))
    if _UNREAD & said.keys():
        raise Refused(_("this rule of recurrence is not understood"))
    try:
        return Rule(
            frequency=frequency,
            interval=_number(said.get("INTERVAL", "1"), 1, _MOST_INTERVAL),
            count=_number(said["COUNT"], 1, 10**9) if "COUNT" in said else None,
            until=until,
            by_month=frozenset(_numbers(said.get("BYMONTH", ""), 1, 12)),
            by_month_day=_numbers(said.get("BYMONTHDAY", ""), -31, 31),
            by_day=_weekdays(said.get("BYDAY", "")),
            by_position=_numbers(said.get("BYSETPOS", ""), -366, 366),
            week_start=_DAYS.get(said.get("WKST", "MO"), 0),
        )
    except ValueError as error:
        raise Refused(_("this rule of recurrence is not understood")) from error


def occurrences(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """The days of a rule that begins on `start`, from one day to another, both included, in order.

    Raises Refused where it has gone on for too long to be counted.
    """
    if start.year < _FIRST_YEAR or last.year > _LAST_YEAR:
        raise Refused(_("it recurs in times that are not believed"))
    last = min(last, rule.until or last)
    counted = 0
    step = 0 if rule.count is not None else _steps_before(rule, start, first)
    for number in range(step, step + _MOST_PERIODS):
        begins, days = _period(rule, start, number)
        if begins > last:
            return
        for day in _chosen(days, rule.by_position):
            if day < start:
                continue
            counted += 1
            if day > last or (rule.count is not None and counted > rule.count):
                return
            if day >= first:
                yield day
    raise Refused(_("it has recurred for too long to be counted"))


def cost(rule: Rule, start: date, first: date, last: date) -> int:
    """About so many days have to be looked at for the occurrences between two days."""
    days = max(0, (last - (start if rule.count is not None else max(start, first))).days) + 1
    named = bool(rule.by_day or rule.by_month_day)
    apart = {"DAILY": 1, "WEEKLY": 4, "MONTHLY": 1 if named else 30, "YEARLY": 1 if named else 360}[rule.frequency]
    return 1 + days // apart


def _steps_before(rule: Rule, start: date, first: date) -> int:
    """So many periods can be left out before the first day."""
    days = max(0, (first - start).days)
    long = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[rule.frequency]
    return max(0, days // (long * rule.interval) - 1)


def _period(rule: Rule, start: date, number: int) -> tuple[date, list[date]]:
    """The first day of a period, and its days that the rule names, in order."""
    steps = number * rule.interval
    if rule.frequency in {"DAILY", "WEEKLY"}:
        week = rule.frequency == "WEEKLY"
        begins = start - timedelta(days=(start.weekday() - rule.week_start) % 7) if week else start
        ordinal = begins.toordinal() + steps * (7 if week else 1)
        if ordinal + 7 > date.max.toordinal():
            return date.max, []
        begins = date.fromordinal(ordinal)
        return begins, _of_week(rule, start, begins) if week else _of_day(rule, begins)
    months = start.month - 1 + steps if rule.frequency == "MONTHLY" else 12 * steps
    year, month = start.year + months // 12, months % 12 + 1
    if year > _LAST_YEAR:
        return date.max, []
    if rule.frequency == "MONTHLY":
        return date(year, month, 1), _of_month(rule, start, year, month)
    return date(year, 1, 1), _of_year(rule, start, year)


def _of_day(rule: Rule, day: date) -> list[date]:
    weekdays = {weekday for _nth, weekday in rule.by_day}
    fits = (not weekdays or day.weekday() in weekdays) and (not rule.by_month or day.month in rule.by_month)
    return [day] if fits and (not rule.by_month_day or day.day in _month_days(rule, day.year, day.month)) else []


def _of_week(rule: Rule, start: date, begins: date) -> list[date]:
    weekdays = {weekday for _nth, weekday in rule.by_day} or {start.weekday()}
    week = (begins + timedelta(days=number) for number in range(7))
    return [day for day in week if day.weekday() in weekdays and (not rule.by_month or day.month in rule.by_month)]


def _of_month(rule: Rule, start: date, year: int, month: int) -> list[date]:
    if rule.by_month and month not in rule.by_month:
        return []
    days = calendar.monthrange(year, month)[1]
    if rule.by_month_day:
        found = [date(year, month, day) for day in sorted(_month_days(rule, year, month))]
        weekdays = {weekday for _nth, weekday in rule.by_day}
        return [day for day in found if not weekdays or day.weekday() in weekdays]
    if rule.by_day:
        return _nth_weekdays([date(year, month, day) for day in range(1, days + 1)], rule.by_day)
    return [date(year, month, start.day)] if start.day <= days else []


def _of_year(rule: Rule, start: date, year: int) -> list[date]:
    if rule.by_day and not rule.by_month and not rule.by_month_day:
        first = date(year, 1, 1).toordinal()
        whole = [date.fromordinal(first + number) for number in range(366 if calendar.isleap(year) else 365)]
        return _nth_weekdays(whole, rule.by_day)
    months = sorted(rule.by_month) or (range(1, 13) if rule.by_month_day else [start.month])
    return [day for month in months for day in _of_month(rule, start, year, month)]


def _month_days(rule: Rule, year: int, month: int) -> set[int]:
    """The days of the month that BYMONTHDAY names; -1 is the last."""
    days = calendar.monthrange(year, month)[1]
    counted = (number if number > 0 else days + 1 + number for number in rule.by_month_day)
    return {day for day in counted if 1 <= day <= days}


def _nth_weekdays(days: list[date], by_day: tuple[tuple[int, int], ...]) -> list[date]:
    by_weekday: dict[int, list[date]] = {}
    for day in days:
        by_weekday.setdefault(day.weekday(), []).append(day)
    found: set[date] = set()
    for nth, weekday in by_day:
        all_of_them = by_weekday.get(weekday, [])
        found.update(all_of_them if nth == 0 else _chosen(all_of_them, (nth,)))
    return sorted(found)


def _chosen(days: list[date], positions: tuple[int, ...]) -> list[date]:
    """The days at positions (1 is the first, -1 the last); all where none is named."""
    if not positions:
        return days
    places = {position - 1 if position > 0 else len(days) + position for position in positions}
    return [day for place, day in enumerate(days) if place in places]


def _number(text: str, least: int, most: int) -> int:
    number = int(text[:12])
    if not least <= number <= most:
        raise ValueError(text)
    return number


def _numbers(text: str, least: int, most: int) -> tuple[int, ...]:
    return tuple(number for part in text.split(",") if part.strip() and (number := _number(part, least, most)))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    matches = [_BY_DAY.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    if None in matches:
        raise ValueError(text)
    return tuple(dict.fromkeys((int(match[1] or 0), _DAYS[match[2]]) for match in matches if match))
