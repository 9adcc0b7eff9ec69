"""What is foreseen for a locked book: how many and when, and nobody's name."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.forecast import DAYS, foresee, of_text, to_text
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import to_announce
from followup_desktop.domain.today import Today

UUIDS = [f"00000000-0000-4000-8000-00000000000{digit}" for digit in range(10)]


def check_in(number: int, day: date, at: datetime | None = None) -> CheckIn:
    return CheckIn(
        UUIDS[number], number, UUIDS[number], "Ana Čech", Kind.THANK_YOU, "for the map of Porto", day, at, day,
        Band.READY,
    )  # fmt: skip


def listed(now: datetime) -> Today:
    """One promise more each day, and a call at three on the first."""
    ahead = (now.date() - date(2026, 11, 22)).days
    promises = tuple(check_in(number, now.date()) for number in range(min(ahead + 1, 8)))
    at_three = now.replace(hour=15)
    timed = (check_in(9, now.date(), at_three),) if ahead == 0 else ()
    return Today(now.date(), timed, promises, (), (), (), 0, 0)


def test_it_counts_each_day_and_knows_moments_but_no_word_of_anybody(now: datetime) -> None:
    seen = foresee(listed, Preferences(), now, ["digest 2026-11-22"])
    text = to_text(seen)
    assert not any(word in text for word in ("Ana", "Čech", "Porto", "thank"))
    again = of_text(text)
    assert again == seen
    assert [len(again.at(now + timedelta(days=ahead)).shown) for ahead in range(3)] == [2, 2, 3]
    assert [c.due_at for c in again.at(now).timed] == [now.replace(hour=15)]
    assert {c.contact_name for c in again.at(now).shown} == {""}


def test_days_beyond_it_are_as_its_last_and_days_before_as_its_first(now: datetime) -> None:
    seen = foresee(listed, Preferences(), now, [])
    last = seen.at(now + timedelta(days=DAYS - 1)).shown
    assert seen.at(now + timedelta(days=400)).shown[0].uuid == last[0].uuid
    assert len(seen.at(now - timedelta(days=3)).shown) == 2


def test_it_is_announced_by_the_same_rules_and_what_came_before_does_not_come_again(now: datetime) -> None:
    morning = now.replace(hour=9)
    seen = foresee(listed, Preferences(), now, ["digest 2026-11-22"])
    assert to_announce(seen.at(morning).shown, seen.preferences, morning, seen.announced) == []
    (timed,) = to_announce(
        seen.at(morning).shown, seen.preferences, morning.replace(hour=15), seen.announced
    )  # fmt: skip
    assert [c.uuid for c in timed.check_ins] == [UUIDS[9]]
    tomorrow = morning + timedelta(days=1)
    (digest,) = to_announce(seen.at(tomorrow).shown, seen.preferences, tomorrow, seen.announced)
    assert len(digest.check_ins) == 2


def test_only_what_announcing_needs_of_the_preferences_is_kept_and_names_are_always_hidden(now: datetime) -> None:
    chosen = Preferences(theme="dark", region="PT", digest_days=(0, 1))
    kept = of_text(to_text(foresee(listed, chosen, now, []))).preferences
    assert (kept.theme, kept.digest_days, kept.region, kept.hide_names) == ("dark", (0, 1), "", True)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"days": 1, "preferences": {}, "announced": []}', "[" * 100_000,
        '{"days": {"2026-11-22": [["x", "y"]]}, "preferences": {}, "announced": []}',
        '{"days": {"2026-11-22": [["' + UUIDS[0] + '"]]}, "preferences": {}, "announced": []}',
        '{"days": {"2026-11-22": [["' + UUIDS[0] + '", "' + UUIDS[1] + '", "2026-11-22T10:00"]]}, "preferences": {},'
        ' "announced": []}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_forecast_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        of_text(text)
