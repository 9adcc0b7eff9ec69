"""command: `due --json` on the big book, the whole process, against starting Python with the book's two libraries."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.measure import ROOT, Bench, Line, by_turns, children, compare


def measure(bench: Bench) -> list[Line]:
    """Both processes by turns."""
    folder = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    due = ["-m", "followup_desktop", "--data", str(folder), "due", "--json", "--on", NOW.date().isoformat()]
    ours, limit = by_turns(
        bench.size.rounds * 3, lambda: _python(*due), lambda: _python("-c", "import apsw, peewee"), warm=2
    )
    return [compare("command", ours, limit, 1.5, "due --json; python -c 'import apsw, peewee'")]


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=children(), stdout=subprocess.DEVNULL, check=True)
