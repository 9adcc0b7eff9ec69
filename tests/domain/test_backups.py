"""The rule by which backups are kept: 400 simulated days of several kinds of people, and what must hold after each."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.backups import (
    DAYS,
    LAST,
    MONTHS,
    WEEKS,
    Dated,
    Why,
    file_name,
    moment_of,
    to_forget,
    why_of,
)

START = datetime.fromisoformat("2026-01-01T08:00")
MOST = 2 * (LAST + DAYS + WEEKS + MONTHS)
"""The rule is followed among all and among the sound ones."""

PERIODS = ((14, "%Y-%m-%d"), (91, "%G-%V"), (730, "%Y-%m"))
"""Each of so many days, and what makes two moments of one day, week or month."""


class Shelf:
    """Backups that come and go; it remembers all that ever came."""

    def __init__(self) -> None:
        self.kept: dict[str, Dated] = {}
        self.ever: list[Dated] = []
        self.last_verified = ""
        self.latest: dict[tuple[int, str], dict[str, datetime]] = {each: {} for each in PERIODS}

    def add(self, moment: datetime, *, verified: bool = True) -> None:
        made = Dated(f"book-{moment:%Y%m%d-%H%M%S}.db", moment, verified)
        self.kept[made.name] = made
        self.ever.append(made)
        self.last_verified = made.name if verified else self.last_verified
        for days, period in PERIODS:
            self.latest[days, period][f"{moment:{period}}"] = moment
        gone = to_forget(self.kept.values())
        assert gone < set(self.kept)
        for name in gone:
            del self.kept[name]

    def check(self, today: datetime) -> None:
        """What is promised: the last ten, each day of two weeks, each week of three months, each month of two years."""
        assert {one.name for one in self.ever[-LAST:]} <= set(self.kept)
        for (days, period), latest in self.latest.items():
            since = (today - timedelta(days=days - 1)).replace(hour=0)
            there = {f"{one.made_at:{period}}" for one in self.kept.values()}
            assert {label for label, moment in latest.items() if moment >= since} <= there
        assert len(self.kept) <= MOST
        assert self.last_verified in {"", *self.kept}


def every_day(random: Random, day: int) -> int:
    return 1


def often(random: Random, day: int) -> int:
    return random.randint(1, 12)


def at_weekends(random: Random, day: int) -> int:
    return int(day % 7 in (5, 6))


def now_and_then(random: Random, day: int) -> int:
    return int(random.random() < 0.05)


def with_a_long_journey(random: Random, day: int) -> int:
    return 0 if 100 <= day < 260 else 2


@pytest.mark.parametrize("habit", [every_day, often, at_weekends, now_and_then, with_a_long_journey])
def test_over_400_days_what_is_promised_is_there_every_evening(habit):
    random, shelf = Random(habit.__name__), Shelf()
    for day in range(400):
        today = START + timedelta(days=day)
        for number in range(habit(random, day)):
            shelf.add(today + timedelta(minutes=number * 20 + random.randint(0, 15)), verified=random.random() < 0.9)
        shelf.check(today + timedelta(hours=14))
    assert len(shelf.ever) < 60 or len(shelf.kept) < len(shelf.ever)


@pytest.mark.parametrize("since", [0, 150, 390])
def test_the_last_verified_one_stays_however_many_damaged_ones_follow(since):
    shelf = Shelf()
    for day in range(400):
        shelf.add(START + timedelta(days=day), verified=day <= since)
        shelf.check(START + timedelta(days=day, hours=1))
    assert START + timedelta(days=since) in {one.made_at for one in shelf.kept.values()}


def test_sound_ones_of_each_week_stay_although_damaged_ones_came_later_in_it():
    shelf = Shelf()
    for day in range(60):
        shelf.add(START + timedelta(days=day), verified=True)
        shelf.add(START + timedelta(days=day, hours=1), verified=False)
    sound = [one for one in shelf.kept.values() if one.verified]
    assert len({one.made_at.isocalendar()[:2] for one in sound}) == 9


def test_a_clock_that_was_a_year_ahead_for_a_day_makes_nobody_forget():
    shelf = Shelf()
    for day in range(100):
        shelf.add(START + timedelta(days=day))
    before = set(shelf.kept)
    shelf.add(START + timedelta(days=465))
    assert len(before - set(shelf.kept)) <= 3
    for day in range(100, 130):
        shelf.add(START + timedelta(days=day))
    assert len({one.made_at.date() for one in shelf.kept.values()}) >= DAYS


@given(st.lists(st.tuples(st.integers(0, 2_000_000), st.booleans()), unique_by=lambda each: each[0]))
def test_thinning_twice_takes_no_more_than_once(moments):
    made = [Dated(str(minute), START + timedelta(minutes=minute), verified) for minute, verified in moments]
    gone = to_forget(made)
    left = [one for one in made if one.name not in gone]
    assert to_forget(left) == set()
    assert len(left) <= MOST


@given(st.lists(st.datetimes(), min_size=1, unique=True))
def test_of_equal_moments_and_any_order_the_answer_is_the_same(moments):
    made = [Dated(str(number), moment) for number, moment in enumerate(moments)]
    assert to_forget(made) == to_forget(list(reversed(made)))
    assert Counter(one.name for one in made).total() - len(to_forget(made)) >= min(LAST, len(made))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("book-20261122-120000.db", Why.AUTOMATIC),
        ("book-20261122-120000-2.db", Why.AUTOMATIC),
        ("before-restore-20261122-120000.db", Why.BEFORE_RESTORE),
        ("before-import-20261122-120000.db", Why.BEFORE_IMPORT),
        ("before-delete-20261122-120000.db", Why.BEFORE_DELETE),
        ("damaged-20261122-120000.db", Why.DAMAGED),
        ("book-of-schema-2.db", Why.BEFORE_UPGRADE),
        ("before the wedding.db", Why.NAMED),
        ("my book-20261122-120000.db", Why.NAMED),
    ],
)
def test_a_name_says_why_it_was_made(name, why):
    assert why_of(name) is why


def test_a_name_says_when_it_was_made():
    assert moment_of("before-import-20261122-083015-3.db") == datetime.fromisoformat("2026-11-22T08:30:15")
    assert moment_of("book-20269922-083015.db") is None
    assert moment_of("before the wedding.db") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("before the wedding", "before the wedding.db"),
        ("  Ümzug \n nach Köln.db ", "Ümzug nach Köln.db"),
        ("../../etc/passwd", "etc passwd.db"),
        ("a" * 300, f"{'a' * 80}.db"),
        ("book-20261122-120000", "book-20261122-120000 (kept).db"),
        ("book-of-schema-7", "book-of-schema-7 (kept).db"),
        (" .. ", ""),
        ("", ""),
    ],
)
def test_a_person_may_call_a_backup_what_they_like(words, name):
    assert file_name(words) == name
