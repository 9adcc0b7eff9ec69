"""Reads calendar files: meetings become interactions, birthdays become dates of people.

The file is gone through twice, an event at a time: what moves or cancels one day of a recurring meeting, and the zones,
may stand anywhere in it. The lines are read by the vCard's own reader, which is one standard with this (RFC 5545
section 3.1): the library takes ten times as long and stops at what real programs write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO

from followup_desktop.domain.channels import Initiator
from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.dates import add_months
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignInteraction, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.icalendar.birthdays import birthday_of, date_of
from followup_desktop.formats.icalendar.components import EVENT, Component, components
from followup_desktop.formats.icalendar.meetings import MOST_PEOPLE, Attendance, attendance, channel_of
from followup_desktop.formats.icalendar.moments import When, days_of, minutes_between, read_when, when
from followup_desktop.formats.icalendar.recurrence import cost, occurrences, parse_rule
from followup_desktop.formats.icalendar.survey import FIRST_DAY, LAST_DAY, SURVEYED, Survey, survey_of, uid_of
from followup_desktop.formats.passing import Me, PassingPeople
from followup_desktop.formats.vcard.text import one_line

_BEGINS = re.compile(rb"\s*BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT)[ \t]*(?:[\r\n]|$)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_READ = frozenset(
    b"UID SUMMARY LOCATION DESCRIPTION URL CONFERENCE CATEGORIES STATUS DTSTART DTEND DURATION RRULE RDATE EXDATE"
    b" RECURRENCE-ID ATTENDEE ORGANIZER CREATED".split()
)
_MONTHS_BACK = -24
_DAYS_AHEAD = 92
"""Beyond the day of the newest change in the file: somebody whose calendar rested still met people meanwhile."""
_MOST_INTERACTIONS = 100_000
_MOST_DAYS = 400_000
"""Of all recurring meetings of a file together: those of 2,000 weekly ones, or of 500 daily ones."""
_MOST_PROBLEMS = 50
_LONGEST_NOTE = 300


def looks_like(head: bytes, _name: str) -> bool:
    """Whether a file that begins so is a calendar."""
    if head[:2] in _UTF16:
        head = head.decode("utf-16", "ignore").encode()
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Foreign | Problem]:
    """Each meeting with people, each birthday, and the people; what could not be read comes as a problem."""
    start = source.tell()
    survey = survey_of(components(source, options.code_page, SURVEYED, zones=True))
    source.seek(start)
    found = False
    for one in _Reading(name, options, survey).run(components(source, options.code_page, _READ)):
        found = True
        yield one
    if not found:
        yield Problem(name, 0, _("There is no meeting with others and no birthday in this calendar"))


class _Reading:
    """One calendar while its events are read."""

    def __init__(self, file: str, options: ReadOptions, survey: Survey) -> None:
        self._file = file
        self._me = Me((*options.me, survey.owner))
        self._people = PassingPeople(file, self._me)
        self._survey = survey
        end = max(FIRST_DAY, survey.newest if survey.newest > date.min else survey.latest)
        self._first, self._last = add_months(end, _MONTHS_BACK), min(end + timedelta(days=_DAYS_AHEAD), LAST_DAY)
        self._given = self._large = self._problems = 0
        self._days_left = _MOST_DAYS

    def run(self, found: Iterator[Component]) -> Iterator[Foreign | Problem]:
        for event in found:
            if event.kind != EVENT:
                continue
            for one in self._event(event):
                if isinstance(one, Problem):
                    self._problems += 1
                    if self._problems > _MOST_PROBLEMS:
                        continue
                self._given += isinstance(one, ForeignInteraction)
                yield one
            if self._given > _MOST_INTERACTIONS:
                yield Problem(self._file, event.line, _("So many meetings are not believed: the rest was left out"))
                break
        yield from self._people.cards()
        yield from self._end()

    def _end(self) -> Iterator[Problem]:
        if self._large:
            words = ngettext(
                "{n} meeting of more than {most} people was left out",
                "{n} meetings of more than {most} people were left out",
                self._large,
            )
            yield Problem(self._file, 0, words.format(n=self._large, most=MOST_PEOPLE))
        if self._people.full:
            yield Problem(self._file, 0, _("There are more people in this file than are believed: some were left out"))
        if self._problems > _MOST_PROBLEMS:
            more = self._problems - _MOST_PROBLEMS
            yield Problem(self._file, 0, _("and {n} more lines like these").format(n=more))

    def _event(self, event: Component) -> Iterator[Foreign | Problem]:
        if not event.whole:
            yield Problem(self._file, event.line, _("The event does not end: what is there was read"))
        if event.cut:
            yield Problem(self._file, event.line, _("The event is too large: not all of it was read"))
        if event.text("STATUS").strip().upper() == "CANCELLED":
            return
        begins = when(event.first("DTSTART"), self._survey.zones, self._survey.home)
        whose = birthday_of(event) if begins is None or begins.time is None else None
        if begins is None:
            if whose or event.first("ATTENDEE"):
                yield self._said(event, _("This event has no day that can be read"))
        elif whose and (event.first("RRULE") is None or "YEARLY" in event.text("RRULE").upper()):
            yield self._birthday(event, begins, *whose)
        elif event.first("ATTENDEE"):
            yield from self._meeting(event, begins)

    def _birthday(self, event: Component, begins: When, name: str, kind: DateKind) -> ForeignCard | Problem:
        if not name:
            return self._said(event, _("The day of several people was left out: '{title}'"))
        created = when(event.first("CREATED"), self._survey.zones, None)
        day = date_of(event, begins.day, kind, created.day if created else None)
        return ForeignCard(ContactFields(name=Name(full=name), dates=(day,)), self._file, event.line)

    def _meeting(self, event: Component, begins: When) -> Iterator[Foreign | Problem]:
        there = attendance(event, self._people, self._me)
        if len(there.people) > MOST_PEOPLE:
            self._large += 1
            return
        if not there.people or not there.mine:
            return
        recurs = event.first("RRULE") is not None or event.first("RDATE") is not None
        days: list[date] = []
        try:
            days += self._days(event, begins) if recurs else [begins.day]
        except Refused as refused:
            days = [begins.day]
            words = _("'{title}': {why}; only its first day was read")
            yield self._said(event, words.replace("{why}", str(refused)))
        yield from self._interactions(event, begins, days, there, recurs=recurs)

    def _days(self, event: Component, begins: When) -> list[date]:
        """The days of a recurring meeting, but those that stand apart. Raises Refused for what is not followed."""
        survey = self._survey
        days = {begins.day} | days_of(event.all("RDATE"), survey.zones, survey.home)
        if rule := event.text("RRULE"):
            until = re.search(r"UNTIL\s*=\s*([0-9TZ:-]+)", rule[:2000].upper())
            end = read_when(until[1], "", survey.zones, begins.zone or survey.home) if until else None
            parsed = parse_rule(rule, end.day if end else None)
            self._days_left -= cost(parsed, begins.day, self._first, self._last)
            if self._days_left < 0:
                raise Refused(_("more recurs in this file than is believed"))
            days.update(occurrences(parsed, begins.day, self._first, self._last))
        gone = days_of(event.all("EXDATE"), survey.zones, survey.home)
        uid = uid_of(event)
        left = (day for day in days - gone if (uid, day) not in survey.moved)
        return sorted(day for day in left if self._first <= day <= self._last)

    def _interactions(
        self, event: Component, begins: When, days: list[date], there: Attendance, *, recurs: bool
    ) -> Iterator[ForeignInteraction]:
        survey, uid = self._survey, uid_of(event)
        moved = None if recurs else when(event.first("RECURRENCE-ID"), survey.zones, None)
        ends = when(event.first("DTEND"), survey.zones, survey.home)
        channel, minutes = channel_of(event), minutes_between(begins, ends, event.text("DURATION"))
        notes = one_line(event.text("SUMMARY"))[:_LONGEST_NOTE]
        for day in days:
            yield ForeignInteraction(
                people=there.people,
                on=day,
                channel=channel,
                source=f"ical:{uid} {(moved.day if moved else day).isoformat()}",
                file=self._file,
                line=event.line,
                at=begins.at(day),
                initiator=Initiator.UNKNOWN if recurs else there.initiator,
                notes=notes,
                minutes=minutes,
            )

    def _said(self, event: Component, words: str) -> Problem:
        title = one_line(event.text("SUMMARY"))[:60]
        return Problem(self._file, event.line, words.replace("{title}", title))
