"""A calendar file: an all-day event for each occasion, every year or once, and one for each check-in, by UUID."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from followup_desktop import __version__
from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.domain.dates import LeapDay
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.occasions import DatedPerson, occasion_name
from followup_desktop.formats.icalendar.check_in_events import check_in_event

if TYPE_CHECKING:
    from icalendar import Event

_END = b"END:VCALENDAR\r\n"
_YEARLY = {"freq": "yearly"}
_LEAP_RULES: dict[LeapDay, dict[str, Any]] = {
    LeapDay.FEBRUARY_28: {"freq": "yearly", "bymonth": 2, "bymonthday": -1},
    LeapDay.MARCH_1: {"freq": "yearly", "byyearday": 60},
}
"""A plain yearly rule from 29 February comes in leap years only. The last day of February is the 29th in leap years and
the 28th in others; the 60th day of a year is 29 February in leap years and 1 March in others."""


def write_occasions(
    people: Iterable[DatedPerson],
    out: BinaryIO,
    now: datetime,
    leap_day: LeapDay,
    step: Callable[[int], None] = lambda written: None,
) -> tuple[int, int]:
    """Write a calendar of dates; gives how many events of how many contacts. Dates whose day is unknown are left out.

    One event is in memory at a time; `step` is told how many are written before each, and may raise to stop.
    """
    return _write(_occasions(people, now, leap_day), out, _("Birthdays and occasions"), step)


def write_everything(
    people: Iterable[DatedPerson], check_ins: Iterable[CheckIn], out: BinaryIO, now: datetime, leap_day: LeapDay
) -> tuple[int, int]:
    """Write dates and check-ins as one calendar; gives how many events of how many contacts."""
    due = ((check_in.contact_uuid, check_in_event(check_in, now)) for check_in in check_ins)
    return _write(chain(_occasions(people, now, leap_day), due), out, _("Birthdays, occasions and check-ins"))


def _write(
    found: Iterable[tuple[str, Event]],
    out: BinaryIO,
    title: str,
    step: Callable[[int], None] = lambda written: None,
) -> tuple[int, int]:
    out.write(_calendar(title).removesuffix(_END))
    contacts: set[str] = set()
    events = 0
    for contact, event in found:
        step(events)
        out.write(event.to_ical())
        events += 1
        contacts.add(contact)
    out.write(_END)
    return events, len(contacts)


def _occasions(people: Iterable[DatedPerson], now: datetime, leap_day: LeapDay) -> Iterator[tuple[str, Event]]:
    for person in people:
        if person.date.on.month is not None and person.date.on.day is not None:
            yield person.contact_uuid, _event(person, now, leap_day)


def _calendar(title: str) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Followup//Followup {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    return bytes(calendar.to_ical())


def _event(person: DatedPerson, now: datetime, leap_day: LeapDay) -> Event:
    from icalendar import Event

    event = Event()
    begins = _begins(person, now.date(), leap_day)
    event.add("uid", person.uuid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(days=1))
    event.add("summary", _("{name}: {occasion}").format(name=person.name, occasion=_what(person)))
    if person.date.on.year is not None and not person.date.once:
        event.add("description", _since(person))
    event.add("categories", [occasion_name(person.date)])
    event.add("transp", "TRANSPARENT")
    if not person.date.once:
        event.add("rrule", _LEAP_RULES[leap_day] if _is_leap(person) else _YEARLY)
    return event


def _begins(person: DatedPerson, today: date, leap_day: LeapDay) -> date:
    """The day of the first event: of a yearless date its day of this year, which is no year of birth to anybody."""
    known = person.date.on
    begins = known.returns_in(known.year or today.year, leap_day)
    assert begins is not None
    return begins


def _is_leap(person: DatedPerson) -> bool:
    return (person.date.on.month, person.date.on.day) == (2, 29)


def _what(person: DatedPerson) -> str:
    """'birthday', 'anniversary', or what the person called it."""
    if person.date.kind is DateKind.BIRTHDAY:
        return _("birthday")
    return person.date.label or (_("anniversary") if person.date.kind is DateKind.ANNIVERSARY else _("occasion"))


def _since(person: DatedPerson) -> str:
    words = _("Born in {year}") if person.date.kind is DateKind.BIRTHDAY else _("Since {year}")
    return words.format(year=person.date.on.year)
