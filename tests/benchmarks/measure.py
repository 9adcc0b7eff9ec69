"""Measuring: two ways to do a thing by turns, the median of each, and one line that says how they compare."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: the big book's size, the small book's, the cards of an import, the rounds of each.

    `idle_seconds` is for how long the tray is watched.
    """

    contacts: int
    interactions: int
    small_contacts: int
    small_interactions: int
    cards: int
    rounds: int
    idle_seconds: int


FULL = Size(100_000, 1_000_000, 1_000, 10_000, 10_000, 7, 600)
SMALL = Size(1_000, 10_000, 100, 1_000, 100, 5, 3)
"""For the tests of the benchmarks themselves: its figures say nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison. `ours` and `limit` are medians in `unit`; the goal is the highest ratio that is good.

    `spread` is half the distance between the quartiles of ours, as a share of its median. Where `more` is better, the
    goal is the lowest ratio that is good.
    """

    name: str
    ours: float
    limit: float
    goal: float
    spread: float
    unit: str = "s"
    what: str = ""
    more: bool = False

    @property
    def ratio(self) -> float:
        """How many times the limit ours is."""
        return self.ours / self.limit

    @property
    def holds(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio >= self.goal if self.more else self.ratio <= self.goal

    def as_json(self) -> dict[str, Any]:
        """Everything, for a file."""
        return asdict(self) | {"ratio": self.ratio, "holds": self.holds}


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that one way took, in each round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """Half the distance between the quartiles, as a share of the median."""
        first, _, third = statistics.quantiles(self.seconds, n=4)
        return (third - first) / 2 / self.median


@dataclass(frozen=True, slots=True)
class Bench:
    """What a benchmark is given: how much to measure, and a folder of its own that is thrown away."""

    size: Size
    folder: Path


def children() -> dict[str, str]:
    """The environment of a process that is measured: modules are compiled once and kept, as where one installs them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return environment | {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "benchmarks" / "bytecode")}


def by_turns(rounds: int, *ways: Callable[[], object], warm: int = 1) -> list[Timing]:
    """Time each way once a round, in the same order, after rounds that do not count; at least five count."""
    if rounds < 5:
        raise ValueError("a median of fewer than five says nothing")
    seconds: list[list[float]] = [[] for _ in ways]
    for number in range(-warm, rounds):
        for way, its_seconds in zip(ways, seconds, strict=True):
            taken = timed(way)
            if number >= 0:
                its_seconds.append(taken)
    return [Timing(tuple(its_seconds)) for its_seconds in seconds]


def compare(name: str, ours: Timing, limit: Timing, goal: float, what: str = "") -> Line:
    """The line of two timings."""
    return Line(name, ours.median, limit.median, goal, ours.spread, "s", what)


def timed(way: Callable[[], object]) -> float:
    """Seconds that one call takes, without Python's collector in between."""
    gc.collect()
    gc.disable()
    try:
        begun = time.perf_counter()
        way()
        return time.perf_counter() - begun
    finally:
        gc.enable()


def table(lines: Sequence[Line]) -> str:
    """The lines for a person to read."""
    rows = [("name", "ours", "limit", "ratio", "goal", "spread", "")]
    for line in lines:
        goal = f"{'≥' if line.more else '≤'} {line.goal:g}" + ("" if line.holds else "  falls short")
        rows.append((line.name, _shown(line.ours, line.unit), _shown(line.limit, line.unit), f"{line.ratio:.2f}", goal,
                     f"± {line.spread:.0%}", line.what))  # fmt: skip
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _shown(value: float, unit: str) -> str:
    if unit == "s":
        return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"
    if unit == "%":
        return f"{value:.2%}"
    return f"{value:,.0f} {unit}"
