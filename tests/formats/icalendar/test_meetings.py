"""Meetings of a calendar are what happened: with whom, when by whose clock, in which way, how long, who asked."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignInteraction, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.icalendar.reader import looks_like, read

DATA = Path(__file__).parents[2] / "data/icalendar"
ME = ReadOptions(me=("Ben Okafor", "ben.okafor@example.org"))


def found_in(text: str | bytes, options: ReadOptions = ME) -> list[Foreign | Problem]:
    data = text.encode() if isinstance(text, str) else text
    return list(read(io.BytesIO(data), "a.ics", options))


def calendar(*events: str) -> str:
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{inside}END:VCALENDAR\n".replace("\n", "\r\n")


def meetings(found: list[Foreign | Problem]) -> list[ForeignInteraction]:
    return [one for one in found if isinstance(one, ForeignInteraction)]


def problems(found: list[Foreign | Problem]) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in found if isinstance(one, Problem)]


WITH_ANA = "ATTENDEE;CN=Ana Brandt:mailto:ana@example.org"


@pytest.fixture(scope="module")
def office() -> list[Foreign | Problem]:
    with (DATA / "office.ics").open("rb") as source:
        return list(read(source, "office.ics", ReadOptions()))


def test_a_meeting_is_on_its_day_by_the_clock_of_the_calendar(office):
    late = meetings(office)[0]
    assert (late.on, late.at) == (date(2026, 11, 6), datetime(2026, 11, 6, 0, 30, tzinfo=timezone(timedelta(hours=1))))
    assert (late.channel, late.minutes, late.notes) == (Channel.VIDEO_CALL, 60, "Late talk, with tea")
    assert (late.initiator, late.source) == (Initiator.THEM, "ical:late-talk@google.com 2026-11-06")
    assert late.people == ("mailto:ana.brandt@example.org",), "no room, nobody who declined, not the owner"
    assert late.line == 16


def test_a_recurring_meeting_without_the_days_that_were_moved_or_called_off(office):
    lunches = [one for one in meetings(office) if one.source.startswith("ical:lunch")]
    assert sorted((one.on, one.source[-10:]) for one in lunches) == [
        (date(2026, 10, 1), "2026-10-01"),
        (date(2026, 10, 16), "2026-10-15"),
        (date(2026, 10, 29), "2026-10-29"),
        (date(2026, 11, 5), "2026-11-05"),
        (date(2026, 11, 12), "2026-11-12"),
        (date(2026, 11, 19), "2026-11-19"),
    ]
    assert {one.channel for one in lunches} == {Channel.IN_PERSON}
    moved = next(one for one in lunches if one.on == date(2026, 10, 16))
    assert (moved.initiator, moved.minutes) == (Initiator.ME, 60)
    series = [one for one in lunches if one is not moved]
    assert {(one.initiator, one.minutes) for one in series} == {(Initiator.UNKNOWN, 45)}
    winter = {one.on: one.at.utcoffset() for one in series}
    assert winter[date(2026, 10, 1)] == timedelta(hours=2)
    assert winter[date(2026, 10, 29)] == timedelta(hours=1)


def test_a_zone_of_the_files_own_is_known_and_an_unknown_one_leaves_the_day(office):
    mars, nowhere = (one for one in meetings(office) if "emeka" in one.people[0])
    assert mars.at == datetime(2026, 11, 10, 9, 0, tzinfo=timezone(timedelta(hours=3)))
    assert (mars.channel, nowhere.channel) == (Channel.CALL, Channel.VIDEO_CALL)
    assert (nowhere.on, nowhere.at, nowhere.minutes) == (date(2026, 11, 11), None, 30)


def test_each_person_comes_once_in_passing_and_by_name(office):
    cards = [one for one in office if isinstance(one, ForeignCard)]
    assert [(card.fields.name.full, card.fields.reaches[0].value, card.key) for card in cards] == [
        ("Ana Brandt", "Ana.Brandt@example.org", "mailto:ana.brandt@example.org"),
        ("Dilek Aydın", "dilek@example.org", "mailto:dilek@example.org"),
        ("Emeka Eze", "emeka@example.org", "mailto:emeka@example.org"),
    ]
    assert all(card.passing for card in cards)
    assert problems(office) == []


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.ics")), ids=lambda file: file.name)
def test_every_sample_is_read_with_no_more_than_a_word_of_what_is_wrong(file):
    with file.open("rb") as source:
        found = list(read(source, file.name, ME))
    assert found
    assert looks_like(file.read_bytes()[:2000], file.name)
    assert len(problems(found)) <= 1


def test_a_calendar_of_appointments_alone_says_so():
    found = found_in(calendar("UID:1\nDTSTART:20260101T090000Z\nSUMMARY:Dentist"))
    assert problems(found) == [(0, "There is no meeting with others and no birthday in this calendar")]


def test_past_two_years_of_what_recurs_for_ever_and_a_season_ahead():
    found = found_in(
        calendar(f"UID:1\nDTSTAMP:20261122T000000Z\nDTSTART;VALUE=DATE:20150101\nRRULE:FREQ=DAILY\n{WITH_ANA}")
    )
    days = [one.on for one in meetings(found)]
    assert (days[0], days[-1], len(days)) == (date(2024, 11, 22), date(2027, 2, 22), 823)
    assert len({one.source for one in meetings(found)}) == len(days)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "more often than daily"),
        ("FREQ=HOURLY;COUNT=3", "more often than daily"),
        ("FREQ=DAILY;INTERVAL=0", "not understood"),
        ("FREQ=YEARLY;BYWEEKNO=20", "not understood"),
        ("FREQ=DAILY;COUNT=999999999", "too long to be counted"),
        ("FREQ=MONTHLY;BYDAY=XX", "not understood"),
        ("nonsense", "more often than daily"),
    ],
)
def test_a_rule_that_is_not_followed_gives_its_first_day_and_a_word(rule, why):
    found = found_in(
        calendar(f"UID:1\nSUMMARY:Choir\nDTSTAMP:20261122T000000Z\nDTSTART:19500101T090000Z\nRRULE:{rule}\n{WITH_ANA}")
    )
    assert [one.on for one in meetings(found)] == [date(1950, 1, 1)]
    ((line, message),) = problems(found)
    assert (line, message.startswith("'Choir'"), why in message) == (3, True, True)


def test_what_is_broken_is_told_with_its_line():
    text = calendar(f"UID:1\nDTSTART:2026-99-99\n{WITH_ANA}", f"UID:2\nDTSTART:20261101T100000\n{WITH_ANA}")
    found = found_in(text.removesuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
    assert [one.on for one in meetings(found)] == [date(2026, 11, 1)]
    assert problems(found) == [
        (3, "This event has no day that can be read"),
        (8, "The event does not end: what is there was read"),
    ]


def test_a_crowd_is_no_time_with_each():
    crowd = "\n".join(f"ATTENDEE:mailto:p{number}@example.org" for number in range(21))
    found = found_in(calendar(f"UID:1\nDTSTART:20261101T100000Z\n{crowd}"))
    assert meetings(found) == []
    assert (0, "1 meeting of more than 20 people was left out") in problems(found)


@pytest.mark.parametrize(
    ("lines", "channel"),
    [
        ("LOCATION:https://us02web.zoom.us/j/1", Channel.VIDEO_CALL),
        ("LOCATION:Online", Channel.VIDEO_CALL),
        ("LOCATION:Town hall\nDESCRIPTION:https://meet.google.com/a", Channel.IN_PERSON),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/a", Channel.VIDEO_CALL),
        ("LOCATION:tel:+4930123456", Channel.CALL),
        ("SUMMARY:Call with Ana", Channel.CALL),
        ("SUMMARY:Walk", Channel.IN_PERSON),
    ],
)
def test_in_which_way(lines, channel):
    assert meetings(found_in(calendar(f"UID:1\nDTSTART:20261101T100000Z\n{lines}\n{WITH_ANA}")))[0].channel is channel


def test_an_event_without_a_name_of_its_own_keeps_its_source():
    text = calendar(f"SUMMARY:Walk\nDTSTART:20261101T100000Z\n{WITH_ANA}")
    assert meetings(found_in(text))[0].source == meetings(found_in(text))[0].source
    other = meetings(found_in(text.replace("Walk", "Talk")))[0].source
    assert meetings(found_in(text))[0].source != other


def test_nobody_but_their_name_is_known_by_it():
    line = 'ATTENDEE;CN="Ana Brandt":invalid:nomail'
    (meeting, card) = found_in(calendar(f"UID:1\nDTSTART:20261101T100000Z\n{line}"))
    assert (card.key, card.fields.name.full, card.fields.reaches) == (meeting.people[0], "Ana Brandt", ())
