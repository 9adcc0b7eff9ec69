from datetime import UTC, date, datetime, timedelta

import pytest

from followup_desktop.domain import words
from followup_desktop.domain.cadence import Band, Cadence, Unit
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ContactDate, DateKind
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.interactions import Channel, Initiator
from followup_desktop.domain.occasions import days_to_look_at, occasion_reason, shows
from followup_desktop.domain.preferences import Preferences, from_json, to_json

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (12, "12 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (49, "7 weeks ago"),
        (75, "in September"),
        (400, "in October 2025"),
    ],
)
def test_how_long_ago(days: int, said: str) -> None:
    assert words.ago(TODAY - timedelta(days=days), TODAY) == said


def test_how_far_ahead() -> None:
    assert words.ahead(TODAY + timedelta(days=1), TODAY) == "tomorrow"
    assert words.ahead(TODAY + timedelta(days=12), TODAY) == "in 12 days"
    assert words.ahead(TODAY + timedelta(days=35), TODAY) == "in 5 weeks"
    assert words.ahead(TODAY + timedelta(days=100), TODAY) == "in March 2027"


def test_why_somebody_is_listed() -> None:
    last = TODAY - timedelta(weeks=7)
    assert words.why_listed(Band.READY, last, Channel.CALL, TODAY, TODAY) == "ready · last a call, 7 weeks ago"
    soon = TODAY + timedelta(days=12)
    assert words.why_listed(Band.IN_TOUCH, last, Channel.CALL, soon, TODAY) == "in touch · next in 12 days"
    assert words.why_listed(Band.NONE, None, None, None, TODAY) == "no contact yet"


def test_every_word_of_the_program_is_there_and_none_scolds() -> None:
    said = [words.channel_name(c) for c in Channel] + [words.a_channel(c) for c in Channel]
    said += [words.kind_name(k) for k in Kind] + [
        words.initiator_name(i) for i in Initiator if i is not Initiator.UNKNOWN
    ]
    said += [words.band_name(b) for b in Band if b is not Band.NONE]
    said += [words.every(Cadence(n, unit)) for n in (1, 2) for unit in Unit]
    assert all(said)
    assert not any(word in " ".join(said).lower() for word in ("neglect", "overdue", "late"))


def test_lists_of_names() -> None:
    assert words.list_of(["Ana"]) == "Ana"
    assert words.list_of(["Ana", "Bilal"]) == "Ana and Bilal"
    assert words.list_of(["Ana", "Bilal", "Chen", "Dorota"]) == "Ana, Bilal and 2 others"


BIRTHDAY = ContactDate(DateKind.BIRTHDAY, PartialDate(1986, 11, 27))


def test_a_birthday_shows_three_days_before_where_a_letter_fits() -> None:
    on = date(2026, 11, 27)
    assert shows(BIRTHDAY, on, date(2026, 11, 24), circle_position=0)
    assert not shows(BIRTHDAY, on, date(2026, 11, 23), circle_position=0)
    assert not shows(BIRTHDAY, on, date(2026, 11, 26), circle_position=2)
    assert shows(BIRTHDAY, on, date(2026, 11, 30), circle_position=None)
    assert not shows(BIRTHDAY, on, date(2026, 12, 1), circle_position=None)


def test_the_words_of_an_occasion() -> None:
    on = date(2026, 11, 27)
    assert occasion_reason(BIRTHDAY, on, date(2026, 11, 24)) == "Turns 40 on Friday."
    assert occasion_reason(BIRTHDAY, on, date(2026, 11, 29)) == "Birthday was on Friday: a late wish is still kind."
    yearless = ContactDate(DateKind.OTHER, PartialDate(None, 11, 27), "name day")
    assert occasion_reason(yearless, on, on) == "name day today."


def test_29_february_is_looked_for_on_the_day_it_is_celebrated() -> None:
    days = days_to_look_at(date(2026, 2, 28), LeapDay.FEBRUARY_28)
    assert (date(2026, 2, 28), 2, 29) in days
    days = days_to_look_at(date(2026, 3, 1), LeapDay.MARCH_1)
    assert (date(2026, 3, 1), 2, 29) in days
    assert (date(2026, 2, 28), 2, 29) not in days


def test_preferences_survive_json_and_nonsense() -> None:
    chosen = Preferences(daily_few=5, paused_until=date(2027, 1, 1), digest_days=(0, 1), leap_day=LeapDay.MARCH_1)
    assert from_json(to_json(chosen)) == chosen
    assert from_json({"daily_few": "many", "theme": "neon", "unheard_of": 1, "digest_at": 9}) == Preferences()
    held = Preferences(held_until=datetime(2026, 11, 22, 13, 0, tzinfo=UTC))
    assert from_json(to_json(held)) == held
    assert from_json({"held_until": "2026-11-22T13:00:00"}) == Preferences()


def test_an_anniversary_does_not_come_before_its_first_year() -> None:
    planned = ContactDate(DateKind.ANNIVERSARY, PartialDate(2027, 11, 22))
    assert not shows(planned, TODAY, TODAY, circle_position=None)
    assert shows(planned, date(2027, 11, 22), date(2027, 11, 22), circle_position=None)
