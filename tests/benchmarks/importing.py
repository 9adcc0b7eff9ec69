"""import: vCards parsed, matched, journaled, indexed and committed, against vobject's parse alone of the same file.

Each measurement is a process of its own, which says how long it took and how much memory it had at the most.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import plan
from followup_desktop.formats.vcard import Card, read_vcards, write_vcards
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.duplicates import known_to
from followup_desktop.store.writes.imports import commit_import
from tests.benchmarks.book import NOW
from tests.benchmarks.invented import Inventor
from tests.benchmarks.measure import ROOT, Bench, Line, Timing, children, compare

_ROUNDS = 5
_MORE = 10


def measure(bench: Bench) -> list[Line]:
    """Against vobject; and how time and memory grow where ten times as many people come."""
    cards = bench.size.cards
    few, many = (_file_of(bench.folder / f"{count}.vcf", count) for count in (cards, cards * _MORE))
    ours, limit, ten_times = ([], [], [])
    for _ in range(_ROUNDS):
        ours.append(_child("ours", few))
        limit.append(_child("vobject", few))
        ten_times.append(_child("ours", many))
    taken, its, grown = (_timing(runs) for runs in (ours, limit, ten_times))
    memory = [_peak(runs) for runs in (ten_times, ours)]
    what = f"{cards:,} cards"
    return [
        compare("import", taken, its, 0.2, f"{what}; vobject's parse alone"),
        compare("import growth", grown, taken, round(_MORE**1.1, 1), f"{cards * _MORE:,} / {what}"),
        Line("import memory", *memory, 1.3, 0.0, "MB", f"{cards * _MORE:,} / {what}, the process at its largest"),
    ]


def ours(file: Path) -> None:
    """Import a file into an empty book, as the command line does."""
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder, file.open("rb") as opened:
        book = open_book(Path(folder) / "book")
        cards = [
            ForeignCard(card.fields, file.name, card.line, card.circle_name)
            for card in read_vcards(opened, file.name)
            if isinstance(card, Card)
        ]
        known = known_to(book, [card.fields for card in cards])
        commit_import(book, plan(cards, known), NOW)
        book.close()


def vobject(file: Path) -> None:
    """Parse a file with vobject and keep nothing."""
    import vobject

    with file.open(encoding="utf-8", newline="") as opened:
        for _ in vobject.readComponents(opened):
            pass


_WAYS: dict[str, Callable[[Path], None]] = {"ours": ours, "vobject": vobject}


def _file_of(file: Path, cards: int) -> Path:
    inventor = Inventor(cards)
    with file.open("wb") as opened:
        write_vcards((Card(inventor.person(None)) for _ in range(cards)), opened, version="3.0")
    return file


def _child(way: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.importing", way, str(file)]
    return json.loads(subprocess.run(command, cwd=ROOT, env=children(), capture_output=True, check=True).stdout)


def _timing(runs: list[dict[str, float]]) -> Timing:
    return Timing(tuple(run["seconds"] for run in runs))


def _peak(runs: list[dict[str, float]]) -> float:
    return sorted(run["peak"] for run in runs)[len(runs) // 2]


if __name__ == "__main__":
    begun = time.perf_counter()
    _WAYS[sys.argv[1]](Path(sys.argv[2]))
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
