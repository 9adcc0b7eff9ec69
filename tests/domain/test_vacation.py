"""When one was away, how the pile comes, and what stands folded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.vacation import Away, away, come_by, held_back, paused, resumed

FIRST, BACK = date(2026, 11, 2), date(2026, 11, 16)
GONE = Away(FIRST, BACK)


def piled(name: str, due_on: date, kind: Kind = Kind.FOLLOW_UP) -> CheckIn:
    return CheckIn(name, 1, "", name, kind, "", due_on, None, due_on, Band.NONE)


def test_one_is_away_from_the_pause_to_the_day_of_the_return() -> None:
    chosen = paused(Preferences(), BACK, FIRST)
    assert away(chosen, BACK - timedelta(days=1)) is None
    assert away(chosen, BACK) == GONE
    assert away(chosen, date(2027, 5, 1)) == GONE
    assert [GONE.covers(day) for day in (FIRST - timedelta(days=1), FIRST, BACK - timedelta(days=1), BACK)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_resuming_early_leaves_the_days_away_behind() -> None:
    early = date(2026, 11, 9)
    for until in (BACK, date.max):
        chosen = resumed(paused(Preferences(), until, FIRST), early)
        assert not chosen.paused(early)
        assert away(chosen, early) == Away(FIRST, early)


def test_a_pause_of_an_hour_was_no_vacation() -> None:
    assert resumed(paused(Preferences(), BACK, FIRST), FIRST) == Preferences()
    set_back = resumed(paused(Preferences(), BACK, FIRST), FIRST - timedelta(days=3))
    assert away(set_back, BACK) is None


def test_what_is_not_paused_is_not_resumed() -> None:
    over = paused(Preferences(), BACK, FIRST)
    assert resumed(over, BACK) is over


@pytest.mark.parametrize("piled_up", [True, False])
def test_a_longer_pause_began_when_it_began(piled_up: bool) -> None:
    first = paused(Preferences(), BACK, FIRST)
    assert paused(first, date.max, FIRST + timedelta(days=3), piled=piled_up).paused_from == FIRST
    again = paused(first, date.max, BACK + timedelta(days=1), piled=piled_up)
    assert again.paused_from == (FIRST if piled_up else BACK + timedelta(days=1))


@pytest.mark.parametrize(("few", "days", "come"), [(3, 0, 3), (3, 2, 9), (1, 0, 1), (0, 0, 1), (0, 4, 5)])
def test_the_daily_few_come_a_day_and_one_at_the_least(few: int, days: int, come: int) -> None:
    assert come_by(GONE, few, BACK + timedelta(days=days)) == come


def test_the_oldest_come_first_and_occasions_while_a_late_wish_is_kind() -> None:
    pile = [piled(name, FIRST + timedelta(days=day)) for name, day in (("c", 5), ("a", 9), ("b", 5), ("d", 0))]
    wish = piled("e", BACK - timedelta(days=2), Kind.OCCASION)
    assert [one.contact_name for one in held_back([*pile, wish], 0)] == ["e", "d", "b", "c", "a"]
    assert [one.contact_name for one in held_back([*pile, wish], 3)] == ["c", "a"]
    assert held_back(pile, 9) == ()
    assert len(held_back(pile, -2)) == 4
