"""Damaged files of every format, in a process of its own: python -m tests.formats.fuzzing COUNT SEED.

It ends with 0 where every input gave people, happenings and problems and nothing else, within its seconds and bytes.
"""

from __future__ import annotations

import importlib
import io
import json
import random
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from followup_desktop.domain.foreign import ForeignCard, ForeignInteraction, Format, ReadOptions
from followup_desktop.domain.imports import Outcome, plan
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.reading import read

DATA = Path(__file__).parents[1] / "data"
FOLDERS = ("vcard", "table", "icalendar", "mailbox", "chat", "monica", "json")
_LARGEST_SAMPLE = 40_000
_SECONDS = 5
"""Of the processor, for one input (goals.md)."""
_MEGABYTES = 300
"""More than the process takes before its first input."""
_ODD = (b"\0", b"\xff\xfe", b'"', b"\n", b"\r\n ", b",", b";", b"=\n", b"BEGIN:VCARD\n", b"END:VCALENDAR\n", b"{", b"]",
        b"\\", b"9" * 400, b"\xe2\x80\xae", b"From \n", b"=?utf-8?q?", b"- : ", b"&" * 50)  # fmt: skip


def samples() -> list[tuple[str, bytes]]:
    """The files of tests/data, none of them large, by name."""
    files = (file for folder in FOLDERS for file in sorted((DATA / folder).rglob("*")) if file.is_file())
    found = [(file.name, file.read_bytes()[:_LARGEST_SAMPLE]) for file in files if file.suffix not in {".rst", ".md"}]
    return [(name, data) for name, data in found if data]


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A file with some of it flipped, cut, doubled, moved, or mixed with another."""
    made = bytearray(data)
    for _blow in range(chance.randint(1, 6)):
        at, to = sorted((chance.randrange(len(made) + 1), chance.randrange(len(made) + 1)))
        match chance.randrange(7):
            case 0:
                del made[at : min(to, at + 200)]
            case 1:
                made[at:at] = chance.choice(_ODD)
            case 2 if made:
                made[at % len(made)] = chance.randrange(256)
            case 3:
                made[at:at] = made[at : min(to, at + 500)] * chance.randint(1, 3)
            case 4:
                begin = chance.randrange(len(other))
                made[at:at] = other[begin : begin + chance.randrange(1, 800)]
            case 5:
                del made[at:]
            case _:
                made[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(12)))
    return bytes(made)


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes, Format | None, ReadOptions]]:
    """So many inputs: a name, the bytes, the format they are said to be, and options."""
    chance = random.Random(seed)
    known = samples()
    kinds = [None, None, None, *Format]
    options = (ReadOptions(), ReadOptions(me=("me@example.org",), region="US"), ReadOptions(code_page="cp1253"))
    for _number in range(count):
        name, data = chance.choice(known)
        yield name, damaged(data, chance.choice(known)[1], chance), chance.choice(kinds), chance.choice(options)


def check(name: str, data: bytes, kind: Format | None, options: ReadOptions) -> list[ForeignCard]:
    """Read one input. Raises AssertionError where something comes that is no answer."""
    cards, skipped = [], 0
    for found in read(io.BytesIO(data), name, options, kind):
        if isinstance(found, ForeignCard):
            cards.append(found)
            assert found.file == name
        elif isinstance(found, Problem):
            skipped += found.skipped
            assert (found.file, found.message.strip() != "", found.line >= 0) == (name, True, True), found
        elif isinstance(found, ForeignInteraction):
            assert found.people
            assert found.source or found.uuid
    made = plan(cards, {}, ())
    assert made.found == len(cards) == sum(made.count(outcome) for outcome in Outcome)
    return cards


def main(count: int, seed: int) -> None:
    """Read them all; the first that goes wrong ends the process, and is kept beside the message."""
    for kind in Format:
        list(read(io.BytesIO(b"x"), "warm", ReadOptions(), kind))
    importlib.import_module("icalendar")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    signal.signal(signal.SIGPROF, _too_long)
    people = 0
    for number, one in enumerate(inputs(count, seed)):
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        try:
            people += len(check(*one))
        except BaseException:
            sys.stderr.write(f"input {number} of seed {seed}: {one[0]} as {one[2]}\n{one[1][:2000]!r}\n")
            raise
    signal.setitimer(signal.ITIMER_PROF, 0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(json.dumps({"inputs": count, "people": people, "grown": round(grown)}))
    assert grown < _MEGABYTES


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"an input took over {_SECONDS} s")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
