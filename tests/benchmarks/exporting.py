"""export: the big book to vCards and to JSON, against the same rows by raw SELECT and the same bytes written.

Each measurement is a process of its own, which says how long it took and how much memory it had at the most.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from followup_desktop.formats.book_json import write_book
from followup_desktop.formats.vcard import Card, write_vcards
from followup_desktop.store.files import put_in_place, temporary_beside
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.export import exported
from followup_desktop.store.reads.whole_book import whole_book
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.measure import ROOT, Bench, Line, Timing, children, compare

_ROUNDS = 5
_FEWER = 10
_CHUNK = 1 << 20
_OF_CONTACTS = ("contacts", "reaches", "addresses", "contact_dates", "interests", "relations", "unknown_properties",
                "tags", "pictures")  # fmt: skip
_OF_EVERYTHING = (*_OF_CONTACTS, "interactions", "participants", "open_loops", "favors", "check_ins")


def measure(bench: Bench) -> list[Line]:
    """Against raw rows and bytes; and how memory grows where ten times as many people leave."""
    size = bench.size
    many = copy_of(big_book(size.contacts, size.interactions), bench.folder / "many")
    few = copy_of(big_book(size.contacts // _FEWER, size.interactions // _FEWER), bench.folder / "few")
    return [line for way in ("vcard", "json") for line in _compared(way, many, few, f"{size.contacts:,} contacts")]


def _compared(way: str, many: Path, few: Path, what: str) -> list[Line]:
    ours, limit, fewer = [], [], []
    for _ in range(_ROUNDS):
        ours.append(_child(way, many))
        limit.append(_child(f"raw {way}", many, str(int(ours[-1]["bytes"]))))
        fewer.append(_child(way, few))
    taken, its = (Timing(tuple(run["seconds"] for run in runs)) for runs in (ours, limit))
    memory = [sorted(run["peak"] for run in runs)[_ROUNDS // 2] for runs in (ours, fewer)]
    size = f"{what}, {ours[0]['bytes'] / 1e6:,.0f} MB"
    return [
        compare(f"export {way}", taken, its, 6, f"{size}; the same rows and bytes"),
        Line(f"export {way} memory", *memory, 1.3, 0.0, "MB", f"{what} / a tenth, the process at its largest"),
    ]


def vcard(folder: Path, out: Path) -> None:
    """All contacts as vCards, as the command line writes them."""
    book = open_book(folder)
    with temporary_beside(out) as temporary:
        with temporary.open("wb") as opened, book.snapshot():
            write_vcards((Card(fields, circle_name=circle) for fields, circle in exported(book)), opened)
        put_in_place(temporary, out)
    book.close()


def everything(folder: Path, out: Path) -> None:
    """The whole book as JSON, as the command line writes it."""
    book = open_book(folder)
    with temporary_beside(out) as temporary:
        with temporary.open("wb") as opened, book.snapshot():
            write_book(whole_book(book, NOW, "Followup"), opened)
        put_in_place(temporary, out)
    book.close()


def raw(folder: Path, out: Path, tables: tuple[str, ...], size: int) -> None:
    """Read each row of these tables, and write and sync so many bytes."""
    book = open_book(folder)
    for table in tables:
        for _row in book.connection.execute(f"SELECT * FROM {table}"):
            pass
    book.close()
    chunk = b"x" * _CHUNK
    with out.open("wb") as opened:
        for start in range(0, size, _CHUNK):
            opened.write(chunk[: size - start])
        opened.flush()
        os.fsync(opened.fileno())


_WAYS: dict[str, Callable[[Path, Path, int], None]] = {
    "vcard": lambda folder, out, _size: vcard(folder, out),
    "json": lambda folder, out, _size: everything(folder, out),
    "raw vcard": lambda folder, out, size: raw(folder, out, _OF_CONTACTS, size),
    "raw json": lambda folder, out, size: raw(folder, out, _OF_EVERYTHING, size),
}


def _child(way: str, folder: Path, size: str = "0") -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.exporting", way, str(folder), size]
    return json.loads(subprocess.run(command, cwd=ROOT, env=children(), capture_output=True, check=True).stdout)


def _peak() -> float:
    """MB that this process had at the most. What getrusage() says may be of the process that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(found.split()[1]) / 1024


if __name__ == "__main__":
    target = Path(sys.argv[2]) / "out"
    begun = time.perf_counter()
    _WAYS[sys.argv[1]](Path(sys.argv[2]), target, int(sys.argv[3]))
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "peak": _peak(), "bytes": target.stat().st_size}))
    target.unlink()
