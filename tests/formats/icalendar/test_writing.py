"""A calendar of occasions is read back by its own library as it was meant, on the days on which they are celebrated."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.occasions import DatedPerson, celebrated_in
from followup_desktop.formats.icalendar.writer import write_occasions
from tests.support.people import some

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))
YEARS = range(2026, 2036)
whole_dates = st.one_of(
    st.dates(date(1000, 1, 1), date(2035, 12, 31)).map(PartialDate.of),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28)),
    st.builds(PartialDate, st.none() | st.sampled_from([1904, 1988, 2024, 2028]), st.just(2), st.just(29)),
)
dates = st.builds(ContactDate, st.sampled_from(DateKind), whole_dates, some)


def person(day: ContactDate, name: str = "Ana Moreira", number: int = 1) -> DatedPerson:
    return DatedPerson(str(UUID(int=number)), str(UUID(int=99)), name, day)


def written(*people: DatedPerson, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> bytes:
    out = io.BytesIO()
    assert write_occasions(people, out, NOW, leap_day) == (len(people), len({one.contact_uuid for one in people}))
    return out.getvalue()


def events(data: bytes) -> list[icalendar.Event]:
    (calendar,) = icalendar.Calendar.from_ical(data, multiple=True)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert all(not event.errors for event in found)
    return found


def comes_on(event: icalendar.Event) -> list[date]:
    """The days of an event in the years that are looked at."""
    begins = event.decoded("dtstart")
    if "rrule" not in event:
        return [begins] if begins.year in YEARS else []
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=midnight(begins))
    first, last = midnight(date(YEARS[0], 1, 1)), midnight(date(YEARS[-1], 12, 31))
    return [moment.date() for moment in rule.between(first, last, inc=True)]


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@given(dates, st.booleans(), st.sampled_from(LeapDay))
def test_an_event_comes_on_the_days_on_which_the_occasion_is_celebrated(
    day: ContactDate, once: bool, leap_day: LeapDay
) -> None:
    if once and day.on.year is not None:
        day = ContactDate(day.kind, day.on, day.label, once=True)
    (event,) = events(written(person(day), leap_day=leap_day))
    assert comes_on(event) == [on for year in YEARS if (on := celebrated_in(day, year, leap_day))]
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert ("rrule" in event) is not day.once


@given(some, some)
def test_any_name_comes_out_as_it_went_in(name: str, label: str) -> None:
    name, label = (" ".join(text.split()) for text in (name, label))
    data = written(person(ContactDate(DateKind.OTHER, PartialDate(None, 5, 1), label), name))
    (event,) = events(data)
    assert str(event["summary"]) == f"{name}: {label or 'occasion'}"
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_birthday_reads_well() -> None:
    born = ContactDate(DateKind.BIRTHDAY, PartialDate(1986, 11, 27))
    (event,) = events(written(person(born)))
    assert event["uid"] == "00000000-0000-0000-0000-000000000001"
    assert str(event["summary"]) == "Ana Moreira: birthday"
    assert str(event["description"]) == "Born in 1986"
    assert event.decoded("dtstart") == date(1986, 11, 27)
    assert event.decoded("dtstamp") == NOW.astimezone(UTC)
    assert event["rrule"].to_ical() == b"FREQ=YEARLY"
    assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("leap_day", "rule"),
    [
        (LeapDay.FEBRUARY_28, b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
        (LeapDay.MARCH_1, b"FREQ=YEARLY;BYYEARDAY=60"),
    ],
)
def test_29_february_has_a_rule_that_comes_every_year(leap_day: LeapDay, rule: bytes) -> None:
    born = ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29))
    (event,) = events(written(person(born), leap_day=leap_day))
    assert event["rrule"].to_ical() == rule


def test_an_event_keeps_its_name_when_it_is_written_in_another_year() -> None:
    born = person(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 5, 1)))
    later = io.BytesIO()
    write_occasions([born], later, NOW + timedelta(days=400), LeapDay.MARCH_1)
    assert events(written(born))[0]["uid"] == events(later.getvalue())[0]["uid"]


def test_what_has_no_day_is_left_out() -> None:
    out = io.BytesIO()
    people = [person(ContactDate(DateKind.BIRTHDAY, PartialDate(1990, 5, None)))]
    assert write_occasions(people, out, NOW, LeapDay.MARCH_1) == (0, 0)
    assert events(out.getvalue()) == []


def test_writing_can_be_stopped_and_tells_how_far_it_is() -> None:
    told: list[int] = []
    day = ContactDate(DateKind.BIRTHDAY, PartialDate(None, 5, 1))
    write_occasions([person(day, number=n) for n in range(3)], io.BytesIO(), NOW, LeapDay.MARCH_1, told.append)
    assert told == [0, 1, 2]
