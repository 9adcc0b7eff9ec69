"""One year of one policy, and the years of all policies side by side."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from pathlib import Path

from tests.simulation.measures import Figures, Observer
from tests.simulation.policies import AtRandom, LastContact, Limit, Policy, Timer
from tests.simulation.program import Program
from tests.simulation.world import A_DAY, World, day_of

OURS, LIMIT = "ours", "limit"
PEERS = ("timer", "last + N", "random")
POLICIES = (LIMIT, OURS, *PEERS)


def simulate(seeds: Iterable[int], executor: Executor | None = None) -> dict[str, list[Figures]]:
    """The figures of every policy, one a seed."""
    years = list(executor.map(side_by_side, seeds) if executor else map(side_by_side, seeds))
    return {policy: [year[policy] for year in years] for policy in POLICIES}


def side_by_side(seed: int) -> dict[str, Figures]:
    """One year of each policy before the same people."""
    world = World.of(seed)
    return {policy: a_year_of(policy, world) for policy in POLICIES}


def a_year_of(name: str, world: World) -> Figures:
    """What becomes of everybody under a policy."""
    observer = Observer(world)
    with ExitStack() as stack:
        policy = _policy(name, world, observer, stack)
        answers: defaultdict[int, list[int]] = defaultdict(list)
        for day in range(world.days):
            _others_write(world, policy, observer, day, answers.pop(day, []))
            if day in world.followed:
                _user_looks(world, policy, observer, day, answers)
            observer.end_of(day_of(day))
    return observer.figures(day_of(world.days))


def _policy(name: str, world: World, observer: Observer, stack: ExitStack) -> Policy:
    if name == OURS:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-year-"))
        return stack.enter_context(closing(Program(world, Path(folder))))
    if name == LIMIT:
        return Limit(world, observer.relationships)
    return {"timer": Timer, "last + N": LastContact, "random": AtRandom}[name](world)


def _others_write(world: World, policy: Policy, observer: Observer, day: int, answering: list[int]) -> None:
    first = [person.number for person in world.people if day in person.writes]
    for person in sorted({*first, *answering}):
        observer.heard(person, day_of(day), unasked=person in first)
        policy.heard(person, day)


def _user_looks(
    world: World, policy: Policy, observer: Observer, day: int, answers: defaultdict[int, list[int]]
) -> None:
    listed = policy.listed(day)
    observer.listed(len(listed))
    for person in listed[:A_DAY]:
        observer.wrote(person, day_of(day))
        policy.wrote(person, day)
        delay = world.people[person].answers[day]
        if delay is not None:
            answers[day + delay].append(person)
