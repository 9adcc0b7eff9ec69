"""The short form of `dev.py bench year`: two seeds, every policy, and what the measures themselves mean."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followup_desktop.domain.interactions import Initiator
from tests.benchmarks.year import compared
from tests.simulation.measures import Figures, Observer, Relationship
from tests.simulation.policies import AtRandom, LastContact, Timer
from tests.simulation.table import COUNTS, SHARES, mean, table
from tests.simulation.world import A_DAY, FIRST_DAY, NATURES, Person, World, day_of
from tests.simulation.year import LIMIT, OURS, PEERS, simulate

SEEDS = (1, 2)
pytestmark = pytest.mark.xdist_group("year")  # the years are simulated once, not once a worker


@pytest.fixture(scope="module")
def found() -> dict[str, list[Figures]]:
    return simulate(SEEDS)


def person(circle: int = 0, **fields: object) -> Person:
    whole = {"silent": (False,) * 365, "writes": frozenset(), "answers": (1,) * 365, "in_touch_on": FIRST_DAY}
    return Person(0, NATURES[circle], **(whole | fields))  # type: ignore[arg-type]


def test_ours_keeps_nearly_as_many_in_band_as_is_possible(found: dict[str, list[Figures]]) -> None:
    assert mean(found[OURS], "in band") >= 0.95 * mean(found[LIMIT], "in band")


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize("column", SHARES)
def test_ours_keeps_more_in_band_than_a_peer(found: dict[str, list[Figures]], column: str, peer: str) -> None:
    assert mean(found[OURS], column) > mean(found[peer], column)


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize("column", COUNTS)
def test_ours_is_shorter_and_presses_less_than_a_peer(found: dict[str, list[Figures]], column: str, peer: str) -> None:
    # Whoever picks three at random lists three: nobody who lets the user write to three can list fewer.
    level = column == "longest list" and peer == "random"
    ours, theirs = mean(found[OURS], column), mean(found[peer], column)
    assert ours == theirs == A_DAY if level else ours < theirs


def test_nobody_writes_more_often_than_the_user_can(found: dict[str, list[Figures]]) -> None:
    most = A_DAY * len(World.of(1).followed)
    assert all(0 < year.written <= most for years in found.values() for year in years)


def test_all_policies_live_as_many_days_with_the_same_people(found: dict[str, list[Figures]]) -> None:
    days = {nature.circle: nature.people * 365 for nature in NATURES}
    assert all(dict(year.days) == days for years in found.values() for year in years)


def test_the_table_has_a_line_a_policy(found: dict[str, list[Figures]]) -> None:
    head, *lines = table(found).splitlines()
    assert head.split()[:6] == ["policy", "in", "band", "Inner", "Close", "Friends"]
    assert [line.split()[0] for line in lines] == ["limit", "ours", "timer", "last", "random"]


def test_the_benchmark_names_what_falls_short(found: dict[str, list[Figures]]) -> None:
    lines = {line.name: line for line in compared(found)}
    assert len(lines) == 1 + len(SHARES) + len(COUNTS)
    assert all(line.holds for line in lines.values())
    worse = {line.name: line for line in compared(found | {OURS: found["timer"]})}
    assert not worse["year"].holds
    assert not worse["year longest list"].holds


def test_a_world_is_its_seed_and_nothing_else() -> None:
    assert World.of(1) == World.of(1) != World.of(2)
    world = World.of(3)
    assert len(world.people) == 150
    weeks = [sum(day in world.followed for day in range(week, week + 7)) for week in range(0, 364, 7)]
    assert set(weeks) == {5}
    for one in world.people:
        assert not any(one.silent[day] for day in one.writes)
        assert not any(one.answers[day] for day in range(365) if one.silent[day])
        gap = one.nature.cadence.days_after(FIRST_DAY)
        assert timedelta(1) <= FIRST_DAY - one.in_touch_on <= timedelta(gap)


def test_a_day_is_out_of_band_once_it_drifts() -> None:
    one = Relationship(person(), FIRST_DAY)
    assert [one.in_band(day_of(day)) for day in (0, 7, 14, 20)] == [True] * 4
    assert not one.in_band(day_of(21))


def test_writing_to_somebody_early_is_out_of_band_until_they_write_or_it_is_early_no_more() -> None:
    world = World(0, 365, (person(),), frozenset())
    observer = Observer(world)
    (one,) = observer.relationships
    observer.wrote(0, day_of(3))
    observer.heard(0, day_of(4), unasked=False)
    assert not one.in_band(day_of(5))
    assert one.in_band(day_of(11))
    observer.heard(0, day_of(5), unasked=True)
    assert one.in_band(day_of(6))


def test_the_third_note_in_a_row_presses_and_an_answer_begins_anew() -> None:
    observer = Observer(World(0, 365, (person(),), frozenset()))
    for day in (14, 28, 49, 77):
        observer.wrote(0, day_of(day))
    observer.heard(0, day_of(78), unasked=False)
    observer.wrote(0, day_of(92))
    figures = observer.figures(day_of(100))
    assert (figures.written, figures.pressed, figures.silence) == (5, 2, 28)


def test_a_gap_is_stretched_for_every_policy_alike() -> None:
    one = Relationship(person(), FIRST_DAY)
    one.happens(day_of(14), Initiator.ME)
    assert one.dates.due_on == day_of(28)
    one.happens(day_of(28), Initiator.ME)
    assert one.dates.due_on == day_of(28 + 21)


def test_the_peers_do_as_they_are_said_to() -> None:
    world = World(0, 365, (person(0),), frozenset())
    timer, last = Timer(world), LastContact(world)
    assert (timer.listed(13), last.listed(13)) == ([], [])
    timer.heard(0, 13)
    last.heard(0, 13)
    assert (timer.listed(14), last.listed(14)) == ([0], [])
    timer.wrote(0, 14)
    assert (timer.listed(27), last.listed(27)) == ([], [0])
    assert timer.listed(28) == [0]
    assert len(set(AtRandom(World.of(1)).listed(0))) == A_DAY
