"""Reminders around every change of the clocks in the world from 2020 to 2037: none missed, none doubled, all in time.

Days are lived through as the tray does: it looks at its next waking, at the minute's tick, and when the offset changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.moments import local_moment
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import Occasion, next_wake, to_announce
from tests.support.zones import Transition, all_transitions, first_reading

TIMES = (time(0, 0), time(0, 30), time(1, 30), time(2, 0), time(2, 30), time(3, 0), time(9, 0), time(23, 30))
AROUND = timedelta(hours=40)
MINUTE = timedelta(minutes=1)
Heard = list[tuple[str, date, datetime]]


def check_in(name: str, day: date, at: datetime | None = None) -> CheckIn:
    return CheckIn(name, 1, "", name, Kind.REMINDER, "", day, at, day, Band.NONE)


class Days:
    """The days around a transition, with a digest and a timed check-in each day at one time of it."""

    def __init__(self, transition: Transition, at: time, quiet: tuple[time, time] = (time(0, 0), time(0, 0))) -> None:
        self.zone = ZoneInfo(transition.zone)
        self.since, self.until = transition.at - AROUND, transition.at + AROUND
        self.changes = transition.at
        self.at, self.quiet = at, quiet
        first, last = (moment.astimezone(self.zone).date() for moment in (self.since, self.until))
        self.days = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def expected(self) -> Heard:
        """What a person with a watch would write down."""
        read = ((day, first_reading(self.zone, day, self.at, self.since, self.until)) for day in self.days)
        # At the very beginning a time of that day may have been read already.
        days = [(day, self.held(moment)) for day, moment in read if moment is not None and moment > self.since]
        return sorted((what, day, at) for day, at in days if at < self.until for what in ("digest", "timed"))

    def held(self, moment: datetime) -> datetime:
        """When the quiet hours end that a moment lies in, else the moment."""
        begins, ends = self.quiet
        for day in (each for each in self.days if begins != ends):
            over = day + timedelta(days=ends < begins)
            begin, end = (
                first_reading(self.zone, on, at, self.since - AROUND, self.until + AROUND)
                for on, at in ((day, begins), (over, ends))
            )
            assert begin is not None
            assert end is not None
            if begin <= moment < end:
                return end
        return moment

    def heard(self) -> Heard:
        """What the tray announces."""
        here = self.since.astimezone(self.zone)
        timed = [check_in(day.isoformat(), day, local_moment(day, self.at, here)) for day in self.days]
        preferences = Preferences(digest_at=self.at, quiet_from=self.quiet[0], quiet_until=self.quiet[1])
        announced: set[str] = set()
        heard: Heard = []
        for now in self.lived(preferences, timed):
            for announcement in to_announce(self.due(timed, now), preferences, now, announced):
                announced.update(announcement.keys)
                heard += [(*named(key), now.astimezone(UTC)) for key in announcement.keys]
                missed = announcement.why is Occasion.MISSED
                assert not missed or self.quiet[0] != self.quiet[1] or now.astimezone(UTC) == self.since
        return sorted(each for each in heard if each[2] > self.since)

    def lived(self, preferences: Preferences, timed: list[CheckIn]) -> Iterator[datetime]:
        """The moments at which the tray looks."""
        moment = self.since
        while moment < self.until:
            now = moment.astimezone(self.zone)
            yield now
            wake = next_wake(self.due(timed, now), preferences, now).astimezone(UTC)
            if moment < self.changes:
                wake = min(wake, self.changes)
            assert wake > moment
            moment = wake + -timedelta(seconds=wake.second, microseconds=wake.microsecond) % MINUTE

    def due(self, timed: list[CheckIn], now: datetime) -> list[CheckIn]:
        """Today's list: something of the day, and the timed check-ins of this day and of those before."""
        come = [each for each in timed if each.due_at is not None and each.due_at.date() <= now.date()]
        return [check_in("of the day", now.date()), *come]


def named(key: str) -> tuple[str, date]:
    """What a key announces, and of which day."""
    what, day, *_moment = key.split()
    return what, date.fromisoformat(day)


@pytest.mark.parametrize(
    ("part", "zones", "each"),
    [(0, 12, 8), *(pytest.param(part, 4, 1, marks=pytest.mark.soak) for part in range(4))],
)
def test_around_each_change_of_the_clocks_each_reminder_comes_once_and_in_time(
    part: int, zones: int, each: int
) -> None:
    cases, missed, doubled, early_or_late = 0, [], [], []
    for transition in all_transitions(part, zones, each):
        for at in TIMES:
            days = Days(transition, at)
            expected, heard = days.expected(), days.heard()
            cases += 1
            if heard != expected:
                named = [each[:2] for each in heard]
                missed += [(transition, at, each) for each in expected if each[:2] not in named]
                doubled += [(transition, at, each) for each in heard if named.count(each[:2]) > 1]
                early_or_late += [(transition, at, each) for each in heard if each not in expected]
    assert cases >= 53_200 / (2 * zones * each)
    assert (missed, doubled, early_or_late) == ([], [], [])
    print(f"{cases} cases: {len(missed)} missed, {len(doubled)} doubled")


@pytest.mark.parametrize("quiet", [(time(22, 0), time(2, 30)), (time(0, 30), time(3, 0)), (time(2, 0), time(9, 0))])
def test_around_changes_of_the_clocks_quiet_hours_hold_until_they_end_and_end_once(quiet: tuple[time, time]) -> None:
    for transition in all_transitions(part=3, zones=19, each=7):
        for at in (time(0, 0), time(1, 30), time(2, 15), time(23, 30)):
            days = Days(transition, at, quiet)
            # What was held since before these days began is told at their beginning, or when it ends.
            settled = transition.at - AROUND / 2
            expected, heard = ([each for each in told if each[2] > settled] for told in (days.expected(), days.heard()))
            assert heard == expected, (transition, at)
