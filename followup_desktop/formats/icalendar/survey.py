"""What has to be known of a calendar before its first event is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, tzinfo
from uuid import NAMESPACE_URL, uuid5

from followup_desktop.formats.icalendar.components import CALENDAR, EVENT, Component
from followup_desktop.formats.icalendar.moments import When, read_when
from followup_desktop.formats.icalendar.zones import Zones

SURVEYED = frozenset({b"UID", b"RECURRENCE-ID", b"DTSTAMP", b"CREATED", b"LAST-MODIFIED", b"DTSTART"})
"""The properties of events that are looked at for it."""
FIRST_DAY, LAST_DAY = date(1902, 1, 1), date(2199, 12, 31)
"""The days between which meetings are believed."""
_MOST_MOVED = 100_000
_LONGEST_UID = 200


@dataclass(slots=True)
class Survey:
    """`moved` are days of recurring meetings that stand apart; `home` the calendar's own zone, `owner` whose it is.

    `newest` is the day of the newest change in the file, `latest` that of the latest event.
    """

    zones: Zones = field(default_factory=Zones)
    home: tzinfo | None = None
    owner: str = ""
    moved: set[tuple[str, date]] = field(default_factory=set)
    newest: date = date.min
    latest: date = date.min


def survey_of(found: Iterator[Component]) -> Survey:
    """Go through a file once."""
    survey = Survey()
    for one in found:
        if one.kind == EVENT:
            _event(survey, one)
        elif one.kind == CALENDAR:
            _calendar(survey, one)
        else:
            survey.zones.learn(one)
    return survey


def _event(survey: Survey, event: Component) -> None:
    for key in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        survey.newest = max(survey.newest, _believed(read_when(event.text(key), "", survey.zones, None)))
    survey.latest = max(survey.latest, _believed(read_when(event.text("DTSTART"), "", survey.zones, None)))
    moved = event.first("RECURRENCE-ID")
    if moved is not None and len(survey.moved) < _MOST_MOVED:
        day = read_when(moved.value, "", survey.zones, None)
        if day is not None:
            survey.moved.add((uid_of(event), day.day))


def _calendar(survey: Survey, one: Component) -> None:
    if zone := one.text("X-WR-TIMEZONE"):
        survey.home = survey.zones.find(zone[:100])
    if "@" in (title := one.text("X-WR-CALNAME")):
        survey.owner = title[:200]


def _believed(moment: When | None) -> date:
    return moment.day if moment is not None and FIRST_DAY <= moment.day <= LAST_DAY else date.min


def uid_of(event: Component) -> str:
    """What an event is called for good; by what it says where it has no name of its own."""
    uid = event.text("UID").strip()
    if uid and len(uid) <= _LONGEST_UID:
        return uid
    said = uid or "\n".join(event.text(key) for key in ("SUMMARY", "DTSTART", "ORGANIZER"))
    return str(uuid5(NAMESPACE_URL, f"ical:{said}"))
