"""Check-ins leave as events that other programs read, under names that stay, so that importing again moves them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import vobject

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.foreign import ReadOptions
from followup_desktop.domain.occasions import DatedPerson
from followup_desktop.formats.icalendar.reader import read
from followup_desktop.formats.icalendar.writer import write_everything
from tests.formats.icalendar.test_writing import NOW, events

BORN = DatedPerson(
    "00000000-0000-0000-0000-0000000000d1", "c1", "Ana", ContactDate(DateKind.BIRTHDAY, PartialDate(None, 5, 1))
)
CALL = CheckIn(
    uuid="00000000-0000-0000-0000-0000000000e1",
    contact=1,
    contact_uuid="c1",
    contact_name="Ana; Brandt, the elder",
    kind=Kind.FOLLOW_UP,
    reason="Ask how the interview went\nand for the recipe",
    due_on=date(2026, 12, 24),
    due_at=None,
    was_due_on=date(2026, 12, 24),
    band=Band.IN_TOUCH,
)
AT = datetime(2026, 12, 24, 0, 30, tzinfo=timezone(timedelta(hours=1)))


def written(*check_ins: CheckIn, now: datetime = NOW) -> bytes:
    out = io.BytesIO()
    assert write_everything([BORN], check_ins, out, now, LeapDay.FEBRUARY_28)[0] == 1 + len(check_ins)
    return out.getvalue()


def test_a_check_in_is_an_event_of_its_day():
    _birthday, event = events(written(CALL))
    assert (event["uid"], str(event["summary"])) == (CALL.uuid, "Ana; Brandt, the elder: Follow up")
    assert str(event["description"]) == CALL.reason
    assert event.decoded("dtstart") == date(2026, 12, 24)
    assert event.decoded("dtend") == date(2026, 12, 25)
    assert event["transp"] == "TRANSPARENT"


def test_one_at_a_moment_is_told_by_the_clock_of_the_world():
    _birthday, event = events(written(replace(CALL, due_at=AT)))
    assert event.decoded("dtstart") == AT
    assert event["dtstart"].to_ical() == b"20261223T233000Z"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15)


def test_written_again_it_is_the_same_event_and_newer():
    _birthday, before = events(written(CALL))
    later = NOW + timedelta(hours=1)
    _birthday, after = events(written(replace(CALL, due_on=date(2026, 12, 28)), now=later))
    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 60
    assert after.decoded("last-modified") == later.astimezone(UTC)


def test_another_library_reads_the_same_events():
    data = written(CALL, replace(CALL, uuid="00000000-0000-0000-0000-0000000000e2", due_at=AT))
    theirs = [
        (one.uid.value, one.summary.value, one.dtstart.value, one.dtend.value, one.categories.value)
        for one in vobject.readOne(data.decode()).vevent_list
    ]
    ours = [
        (
            str(one["uid"]),
            str(one["summary"]),
            one.decoded("dtstart"),
            one.decoded("dtend"),
            list(one["categories"].cats),
        )
        for one in events(data)
    ]  # fmt: skip
    assert theirs == ours
    assert len(theirs) == 3


def test_contacts_are_counted_once():
    out = io.BytesIO()
    assert write_everything([BORN], [CALL, replace(CALL, uuid="x")], out, NOW, LeapDay.MARCH_1) == (3, 1)


def test_this_program_does_not_take_its_own_check_ins_for_meetings():
    found = list(read(io.BytesIO(written(CALL)), "own.ics", ReadOptions()))
    assert [type(one).__name__ for one in found] == ["ForeignCard"]
