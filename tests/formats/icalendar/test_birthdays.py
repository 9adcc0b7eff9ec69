"""Birthdays and anniversaries of a calendar become dates of people, with no year that nobody said."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.occasions import DatedPerson
from followup_desktop.formats.icalendar.writer import write_occasions
from tests.formats.icalendar.test_meetings import calendar, found_in, problems

YEARLY = "DTSTART;VALUE=DATE:20200517\nRRULE:FREQ=YEARLY"


def cards(*events: str) -> list[tuple[str, ContactDate]]:
    found = [one for one in found_in(calendar(*events)) if isinstance(one, ForeignCard)]
    assert not any(card.passing for card in found)
    return [(card.fields.name.full, day) for card in found for day in card.fields.dates]


def born(day: str) -> ContactDate:
    return ContactDate(DateKind.BIRTHDAY, PartialDate.parse(day))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ana's birthday", "Ana"),
        ("Ana Brandt’s Birthday", "Ana Brandt"),
        ("Hans' Geburtstag", "Hans"),
        ("Geburtstag von Ana", "Ana"),
        ("Geburtstag: Ana Brandt", "Ana Brandt"),
        ("Anas Geburtstag", "Ana"),
        ("Ana Brandt hat Geburtstag", "Ana Brandt"),
        ("🎂 Ana Brandt: birthday", "Ana Brandt"),
        ("Ana Brandt - Birthday", "Ana Brandt"),
        ("Ana Brandt (Geburtstag)", "Ana Brandt"),
        ("Anniversaire de Ana", "Ana"),
        ("Anniversaire d'Ana", "Ana"),
        ("Cumpleaños de Ana", "Ana"),
        ("Aniversário de Ana", "Ana"),
        ("Compleanno di Ana", "Ana"),
        ("Happy birthday Ana!", "Ana"),
        ("Birthday of Ana O'Neill", "Ana O'Neill"),
        ("Anaの誕生日", "Ana"),
        ("小川の誕生日", "小川"),
    ],
)
def test_whose_birthday_it_is(title, name):
    assert cards(f"UID:1\nSUMMARY:{title}\n{YEARLY}") == [(name, born("--05-17"))]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Ana's anniversary", "Ana"), ("Hochzeitstag von Ana", "Ana"), ("Aniversario de Ana", "Ana"),
     ("Anniversaire de mariage de Ana", "Ana"), ("Ana: wedding anniversary", "Ana")],
)  # fmt: skip
def test_anniversaries(title, name):
    day = ContactDate(DateKind.ANNIVERSARY, PartialDate(None, 5, 17))
    assert cards(f"UID:1\nSUMMARY:{title}\n{YEARLY}") == [(name, day)]


@pytest.mark.parametrize("title", ["My birthday", "Birthday", "Rent", "Birthday party at the hall", "1 Geburtstag"])
def test_what_is_nobodys(title):
    assert cards(f"UID:1\nSUMMARY:{title}\n{YEARLY}") == []


@pytest.mark.parametrize(
    "mark",
    ["X-EVOLUTION-BIRTHDAY:1", "X-NEXTCLOUD-BC-FIELD-TYPE:BDAY", "CATEGORIES:Birthday",
     "X-GOOGLE-CALENDAR-CONTENT-ICON:https://calendar.google.com/googlecalendar/images/cake.gif"],
)  # fmt: skip
def test_what_other_programs_mark(mark):
    assert cards(f"UID:1\nSUMMARY:🎂 Ana Brandt (1986)\n{mark}\nDTSTART;VALUE=DATE:20200517") == [
        ("Ana Brandt", born("--05-17"))
    ]


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("DTSTART;VALUE=DATE:19860517", "--05-17"),
        ("DTSTART;VALUE=DATE:19860517\nCREATED:20200101T000000Z", "1986-05-17"),
        ("DTSTART;VALUE=DATE:20200517\nCREATED:20200101T000000Z", "--05-17"),
        ("DTSTART;VALUE=DATE:19860517\nDESCRIPTION:Born in 1986", "1986-05-17"),
        ("DTSTART;VALUE=DATE:16040517\nCREATED:20200101T000000Z", "--05-17"),
        ("DTSTART;VALUE=DATE:20200517\nX-NEXTCLOUD-BC-YEAR-OF-BIRTH:1986", "1986-05-17"),
        ("DTSTART;VALUE=DATE:19880229\nCREATED:20200101T000000Z", "1988-02-29"),
        ("DTSTART;VALUE=DATE:20260228\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "--02-29"),
    ],
)
def test_a_year_only_where_it_is_one_of_birth(lines, day):
    assert cards(f"UID:1\nSUMMARY:Ana's birthday\n{lines}") == [("Ana", born(day))]


def test_the_day_of_two_people_is_told_and_left_out():
    found = found_in(calendar(f"UID:1\nSUMMARY:Ana and Ben's anniversary\n{YEARLY}"))
    assert problems(found) == [(3, "The day of several people was left out: 'Ana and Ben's anniversary'")]


def test_what_this_program_wrote_it_reads_again():
    people = [
        DatedPerson("1", "9", "Ana Brandt", born("1986-05-17")),
        DatedPerson("2", "8", "Li Wei", born("--02-29")),
        DatedPerson("3", "7", "Emeka Eze", ContactDate(DateKind.ANNIVERSARY, PartialDate(2014, 6, 1))),
    ]
    out = io.BytesIO()
    write_occasions(people, out, datetime(2026, 11, 22, tzinfo=UTC), LeapDay.FEBRUARY_28)
    found = [one for one in found_in(out.getvalue()) if isinstance(one, ForeignCard)]
    assert [(one.fields.name.full, *one.fields.dates) for one in found] == [(one.name, one.date) for one in people]
