"""The figures of a year for a person to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from tests.simulation.measures import Figures
from tests.simulation.world import NATURES

SHARES: dict[str, Callable[[Figures], float]] = {
    "in band": Figures.share,
    **{nature.circle: lambda year, circle=nature.circle: year.share(circle) for nature in NATURES},
}
"""The shares of relationship-days in band, in all and by circle: the more the better."""
COUNTS: dict[str, Callable[[Figures], float]] = {
    "longest silence": lambda year: year.silence,
    "pressed": lambda year: year.pressed,
    "longest list": lambda year: year.listed,
}
"""Days, notes and people: the fewer the better."""
UNITS = {**dict.fromkeys(SHARES, "%"), "longest silence": "days", "pressed": "notes", "longest list": "people"}


def mean(years: Sequence[Figures], column: str) -> float:
    """A column's mean over the seeds' years."""
    return fmean(map((SHARES | COUNTS)[column], years))


def table(found: Mapping[str, Sequence[Figures]]) -> str:
    """One line a policy, one column a measure, and how many notes were written in a year."""
    head = ("policy", *UNITS, "written")
    rows = [head, *(_row(policy, years) for policy, years in found.items())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(policy: str, years: Sequence[Figures]) -> tuple[str, ...]:
    means = ((mean(years, column), unit) for column, unit in UNITS.items())
    cells = (f"{value:.2%}" if unit == "%" else f"{value:.1f}" for value, unit in means)
    return (policy, *cells, f"{fmean(year.written for year in years):.0f}")
