"""Occasions as check-ins: dates inside their lead time, holidays of those who have them on, and what was put off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from heapq import nsmallest
from typing import Any

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind, State, occurrence_uuid
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.occasions import (
    LATE_DAYS,
    MOST_HOLIDAYS,
    celebrated_in,
    days_to_look_at,
    further_ahead,
    holiday_reason,
    occasion_name,
    occasion_reason,
    shows,
)
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_in_rows import AWAKE, PERSON, around, day, day_of, put_off, records
from followup_desktop.store.rows import rhythm_of, uuid_text

_DATES = f"""
SELECT {PERSON}, d.uuid, d.kind, d.label, d.year, d.month, d.day, d.lead_days, d.once, r.position
FROM contact_dates d JOIN contacts c ON c.id = d.contact_id LEFT JOIN circles r ON r.id = c.circle_id
"""
_POSITION = 16
_OPEN_PUT_OFF = f"""
SELECT uuid, contact_id, due FROM check_ins
WHERE state = '{State.OPEN}' AND coalesce(snoozed_to, due) < ? AND kind = '{Kind.OCCASION}'
"""
_CELEBRATING = f"""
SELECT {PERSON}, c.holidays, r.position FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id
WHERE c.holidays <> '' AND {AWAKE}
"""
_LAST = 1_000
"""Stands for the circle of those who are in none."""

Named = Mapping[str, Mapping[date, str]]
"""The names of holidays by the code of their country and by day."""


def occasions_due(book: Book, now: datetime, leap_day: LeapDay) -> list[CheckIn]:
    """Occasions inside their lead time, missed ones for as long as a late wish is kind, and those put off until now.

    Of those who celebrate a holiday the closest few: finishing them brings up nobody else.
    """
    near = (*_dates_near(book, now.date(), leap_day), *_holidays_near(book, now.date()), *_put_off(book, now))
    found = {check_in.uuid: check_in for check_in in near}
    handled = records(book, list(found))
    due = []
    for uuid, check_in in found.items():
        state, moved = handled.get(uuid, (State.OPEN, ""))
        if state == State.OPEN and (not moved or day_of(moved, now) <= now.date()):
            due.append(put_off(check_in, moved, now) if moved else check_in)
    return due


def find_occasion(book: Book, uuid: str, now: datetime, leap_day: LeapDay) -> CheckIn:
    """The occasion of an id that nothing was done with yet, or that was put off; whoever celebrates a holiday.

    Raises NotFound.
    """
    for check_in in occasions_due(book, now, leap_day):
        if check_in.uuid == uuid:
            return check_in
    for row, on, name in _celebrations(book, now.date()):
        if _holiday_uuid(row, on) == uuid:
            return _holiday(row, on, holiday_reason(name, on, now.date()), name, now.date())
    raise NotFound("There is no check-in with this id any more")


def holiday_codes(book: Book) -> list[str]:
    """The countries and regions whose holidays anybody has on."""
    return [code for (code,) in book.rows("SELECT DISTINCT holidays FROM contacts WHERE holidays <> ''")]


def named_holidays(codes: Sequence[str], first: date, last: date) -> Named:
    """The holidays from one day to another, both included, of some countries and regions."""
    if not codes:
        return {}
    from followup_desktop.domain.holidays import holidays_of

    years = range(first.year, last.year + 1)
    return {
        code: {on: name for year in years for on, name in holidays_of(code, year).items() if first <= on <= last}
        for code in codes
    }


def _dates_near(book: Book, today: date, leap_day: LeapDay) -> Iterator[CheckIn]:
    for on, month, of_month in days_to_look_at(today, leap_day):
        where = f"WHERE d.month = :month AND d.day = :day AND {AWAKE}"
        for row in book.rows(_DATES + where, {"today": today.isoformat(), "month": month, "day": of_month}):
            occasion = _date_of(row)
            if shows(occasion, on, today, row[_POSITION]):
                yield _occasion(row, occasion, on, today)
    yield from _dates_ahead(book, today, leap_day)


def _dates_ahead(book: Book, today: date, leap_day: LeapDay) -> Iterator[CheckIn]:
    """Those whose own lead time is longer than any default."""
    where = f"""WHERE d.lead_days IS NOT NULL AND (d.month, d.day) >= (:month, :day)
        AND (d.month, d.day) <= (:last_month, :last_day) AND {AWAKE}"""
    for (month, of_month), (last_month, last_day) in further_ahead(today):
        parameters = {"month": month, "day": of_month, "last_month": last_month, "last_day": last_day}
        for row in book.rows(_DATES + where, {"today": today.isoformat(), **parameters}):
            occasion = _date_of(row)
            for year in (today.year, today.year + 1):
                on = celebrated_in(occasion, year, leap_day)
                if on is not None and on > today and shows(occasion, on, today, row[_POSITION]):
                    yield _occasion(row, occasion, on, today)


def _holidays_near(book: Book, today: date) -> list[CheckIn]:
    """Of those who celebrate the same holiday the closest few, the same ones whenever one asks."""
    celebrating: dict[tuple[date, str], list[Sequence[Any]]] = {}
    for row, on, name in _celebrations(book, today):
        celebrating.setdefault((on, name), []).append(row)
    found = []
    for (on, name), rows in celebrating.items():
        picked = nsmallest(MOST_HOLIDAYS, rows, key=lambda row, on=on: _closest(row, on))  # type: ignore[misc]
        reason = holiday_reason(name, on, today, len(rows) - len(picked))
        found += [_holiday(row, on, reason, name, today) for row in picked]
    return found


def _celebrations(book: Book, today: date) -> Iterator[tuple[Sequence[Any], date, str]]:
    """Everybody who celebrates today, or did so lately, with the day and the holiday. Nobody is read on other days."""
    named = named_holidays(holiday_codes(book), today - timedelta(days=LATE_DAYS), today)
    codes = [code for code, by_day in named.items() if by_day]
    if not codes:
        return
    places = {f"code{place}": code for place, code in enumerate(codes)}
    query = f"{_CELEBRATING} AND c.holidays IN ({', '.join(f':{place}' for place in places)})"
    for row in book.rows(query, {"today": today.isoformat(), **places}):
        for on, name in named[row[8]].items():
            yield row, on, name


def _closest(row: Sequence[Any], on: date) -> tuple[int, str]:
    """By circle; within one, others come first on each holiday."""
    return (_LAST if row[9] is None else row[9], _holiday_uuid(row, on))


def _put_off(book: Book, now: datetime) -> Iterator[CheckIn]:
    """Occasions that a person put off to a day or moment that has come, however long ago they were."""
    for key, contact, due in book.rows(_OPEN_PUT_OFF, (around(now),)):
        who = {"today": now.date().isoformat(), "contact": contact}
        dates = book.rows(f"{_DATES} WHERE d.contact_id = :contact AND {AWAKE}", who)
        of_that_day = [_occasion(row, _date_of(row), day(due), now.date()) for row in dates]
        of_that_day += _holidays_on(book, who, day(due), now.date())
        yield from (check_in for check_in in of_that_day if check_in.uuid == uuid_text(key))


def _holidays_on(book: Book, who: dict[str, Any], on: date, today: date) -> list[CheckIn]:
    rows = book.rows(f"{_CELEBRATING} AND c.id = :contact", who)
    named = named_holidays([row[8] for row in rows], on, on)
    celebrated = [(row, named[row[8]][on]) for row in rows if on in named[row[8]]]
    return [_holiday(row, on, holiday_reason(name, on, today), name, today) for row, name in celebrated]


def _date_of(row: Sequence[Any]) -> ContactDate:
    return ContactDate(DateKind(row[9]), PartialDate(row[11], row[12], row[13]), row[10], row[14], bool(row[15]))


def _occasion(row: Sequence[Any], occasion: ContactDate, on: date, today: date) -> CheckIn:
    uuid = occurrence_uuid(uuid_text(row[8]), on)
    return _check_in(row, uuid, on, occasion_reason(occasion, on, today), occasion_name(occasion), today)


def _holiday(row: Sequence[Any], on: date, reason: str, name: str, today: date) -> CheckIn:
    return _check_in(row, _holiday_uuid(row, on), on, reason, name, today)


def _holiday_uuid(row: Sequence[Any], on: date) -> str:
    return occurrence_uuid(f"{uuid_text(row[1])} holiday", on)


def _check_in(row: Sequence[Any], uuid: str, on: date, reason: str, occasion: str, today: date) -> CheckIn:
    rhythm = rhythm_of(row[3:8])
    return CheckIn(
        uuid=uuid,
        contact=row[0],
        contact_uuid=uuid_text(row[1]),
        contact_name=row[2],
        kind=Kind.OCCASION,
        reason=reason,
        due_on=on,
        due_at=None,
        was_due_on=on,
        band=rhythm.band(today) if rhythm else Band.NONE,
        occasion=occasion,
    )
