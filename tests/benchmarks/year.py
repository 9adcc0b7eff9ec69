"""year: whom the program keeps in touch with over a simulated year, against the best possible and against its peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import quantiles

from tests.benchmarks.measure import SMALL, Bench, Line
from tests.simulation.measures import Figures
from tests.simulation.table import COUNTS, SHARES, UNITS, mean, table
from tests.simulation.year import LIMIT, OURS, PEERS, simulate

_SEEDS, _FEW_SEEDS = 20, 2
_WORKERS = 2
_OF_THE_LIMIT = 0.95


def measure(bench: Bench) -> list[Line]:
    """Print every policy's figures side by side, and compare ours with the limit and with the best of the peers."""
    seeds = range(1, 1 + (_FEW_SEEDS if bench.size is SMALL else _SEEDS))
    with ProcessPoolExecutor(_WORKERS, mp_context=get_context("spawn")) as workers:
        found = simulate(seeds, workers)
    print(table(found))
    return compared(found)


def compared(found: Mapping[str, Sequence[Figures]]) -> list[Line]:
    """Ours in band against the limit; then, a line a column, ours against the best of the peers in it."""
    share, limit = mean(found[OURS], "in band"), mean(found[LIMIT], "in band")
    first = Line("year", share, limit, _OF_THE_LIMIT, _spread(found[OURS], "in band"), "%", "of the limit", more=True)
    return [first, *(_against_peers(found, column, unit) for column, unit in UNITS.items())]


def _against_peers(found: Mapping[str, Sequence[Figures]], column: str, unit: str) -> Line:
    more = column in SHARES
    best = (max if more else min)(PEERS, key=lambda peer: mean(found[peer], column))
    ours, theirs, spread = mean(found[OURS], column), mean(found[best], column), _spread(found[OURS], column)
    return Line(f"year {column}", ours, theirs, 1, spread, unit, best, more)


def _spread(years: Sequence[Figures], column: str) -> float:
    """Half the distance between the quartiles of the seeds, as a share of their mean."""
    first, _, third = quantiles(map((SHARES | COUNTS)[column], years), n=4)
    return (third - first) / 2 / (mean(years, column) or 1)
