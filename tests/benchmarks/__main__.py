"""python -m tests.benchmarks [NAME ...] [--json FILE] [--small]: measure what is named, or everything there is."""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measure import FULL, SMALL, Bench, Line, Size, table

NAMES = {
    "start": "tests.benchmarks.starting",
    "type": "tests.benchmarks.typing",
    "scroll": "tests.benchmarks.scroll",
    "open": "tests.benchmarks.opening",
    "log": "tests.benchmarks.log",
    "today": "tests.benchmarks.today",
    "import": "tests.benchmarks.importing",
    "export": "tests.benchmarks.exporting",
    "match": "tests.benchmarks.matching",
    "command": "tests.benchmarks.command",
    "idle": "tests.benchmarks.idle",
    "size": "tests.benchmarks.disk",
    "cipher": "tests.benchmarks.cipher",
    "year": "tests.benchmarks.year",
}
"""Each benchmark with the module whose `measure` gives its lines: those of goals.md, and two more at the end."""


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, write the JSON; 0 also where a goal is missed: the figures say so themselves."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Ratios to limits measured in the same run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures into this file as well")
    parser.add_argument("--small", action="store_true", help="a small book, to try the benchmarks themselves")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in NAMES]:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}")
    lines = run(options.names or list(NAMES), SMALL if options.small else FULL)
    print(table(lines))
    if options.json:
        options.json.write_text(json.dumps(report(lines), indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


def run(names: Sequence[str], size: Size) -> list[Line]:
    """The lines of the named benchmarks, each with a folder of its own."""
    lines: list[Line] = []
    for name in names:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
            measured = importlib.import_module(NAMES[name]).measure(Bench(size, Path(folder)))
        print(table(measured), file=sys.stderr, flush=True)
        lines += measured
    return lines


def report(lines: Sequence[Line]) -> dict[str, object]:
    """The figures as JSON values, with what they were measured on."""
    machine = {"system": platform.system(), "machine": platform.machine(), "python": platform.python_version()}
    return {"on": machine, "lines": [line.as_json() for line in lines]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
