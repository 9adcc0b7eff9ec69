"""python -m freeze.starts PROGRAM: how long starting takes, the bundle and the source by turns on the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_ROUNDS, _WARM_UP = 15, 2
_COMMANDS = {"--version": ("--version",), "`list` of a small book": ("list",)}
_WINDOW = "the window, until it can be seen"
_SOURCE = (sys.executable, "-m", "followup_desktop")

Program = Sequence[str]
Medians = dict[str, tuple[float, float]]
"""Seconds from the frozen program and from source, by what was started."""


def main(arguments: Sequence[str]) -> int:
    """Measure the program that is named beside the source of this checkout, and print a table."""
    with tempfile.TemporaryDirectory(prefix="fu-") as folder:
        subprocess.run([*_SOURCE, "--data", folder, "add", "Ana Lindqvist"], check=True, stdout=subprocess.DEVNULL)
        print(table(measure(arguments[:1], Path(folder))))
    return 0


def measure(frozen: Program, data: Path, rounds: int = _ROUNDS) -> Medians:
    """The medians; of the window only where there is a display."""
    found = {}
    for name, command in _COMMANDS.items():
        found[name] = _by_turns(lambda program, command=command: _ended(program, data, command), frozen, rounds)
    if os.environ.get("DISPLAY"):
        found[_WINDOW] = _by_turns(lambda program: _shown(program, data), frozen, rounds)
    return found


def table(found: Mapping[str, tuple[float, float]]) -> str:
    """The medians as the table that stands in packaging/README.md, with the load that they were taken under."""
    load = f" (load {os.getloadavg()[0]:.1f})" if hasattr(os, "getloadavg") else ""
    lines = [f"| {name} | {ours:.2f} | {source:.2f} | {ours / source:.2f} |" for name, (ours, source) in found.items()]
    return "\n".join([f"| start of{load} | frozen, s | source, s | ratio |", "|---|---:|---:|---:|", *lines])


def _by_turns(start: Callable[..., float], frozen: Program, rounds: int) -> tuple[float, float]:
    taken: list[tuple[float, float]] = [(start(frozen), start(_SOURCE)) for _ in range(_WARM_UP + rounds)]
    ours, source = zip(*taken[_WARM_UP:], strict=True)
    return statistics.median(ours), statistics.median(source)


def _ended(program: Program, data: Path, command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run([*program, "--data", str(data), *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _shown(program: Program, data: Path) -> float:
    began = time.perf_counter()
    process = subprocess.Popen([*program, "--data", str(data)], stderr=subprocess.DEVNULL)
    try:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(process.pid)]
        subprocess.run(search, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began
    finally:
        # The window has brought its tray along.
        subprocess.run([*program, "--data", str(data), "--quit"], check=True)
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
