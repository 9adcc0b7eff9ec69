"""The child: reads the files it is told of on standard input and writes what it finds as lines of JSON."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from followup_desktop.desktop.untrusted.codec import decode, encode
from followup_desktop.desktop.untrusted.sources import Source, Wish
from followup_desktop.domain.foreign import (
    ForeignCard,
    ForeignCheckIn,
    ForeignFavor,
    ForeignGroup,
    ForeignInteraction,
    ForeignLoop,
    ForeignSettings,
    Format,
)
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.reading import HEAD, read, recognise
from followup_desktop.formats.vcard.charsets import codec

MOST_MEMORY = 1 << 30
"""Bytes of address space."""
MOST_SECONDS = 600
"""Of a processor's time: more than the largest file needs that is taken."""
MOST_FILES = 64
"""Open at once."""
_TELL_EVERY = 64
"""Finds between two lines about how far it is."""
_SAMPLE = 3
"""Rows of a table that are shown where its columns are chosen."""
KINDS: dict[type, str] = {
    ForeignCard: "card", ForeignGroup: "group", ForeignInteraction: "interaction", ForeignLoop: "loop",
    ForeignFavor: "favor", ForeignCheckIn: "check_in", ForeignSettings: "settings", Problem: "problem",
    Source: "source",
}  # fmt: skip
"""What a line holds, by the name it goes under."""


def main() -> int:
    """Read a request, answer it, and end: 0, or 9 where the memory did not suffice."""
    limit_resources()
    request = json.loads(sys.stdin.buffer.readline())
    try:
        wishes = [decode(Wish, wish) for wish in request["wishes"]]
        files = dict(zip(map(Path, request["files"]), request["names"], strict=True))
        answer(files, sys.stdout.buffer, wishes)
    except MemoryError:
        return 9
    except BrokenPipeError:
        return 0
    return 0


def answer(files: Mapping[Path, str], out: BinaryIO, wishes: Sequence[Wish] = ()) -> None:
    """Write a line for each thing found in files that are called so, some about how far it is, and a last 'done'."""
    sizes = [_size(file) for file in files]
    before = 0
    for (file, name), size, wish in zip(files.items(), sizes, wishes or [Wish()] * len(files), strict=True):
        try:
            with file.open("rb") as source:
                _read(source, name, wish, (before, sum(sizes)), out)
        except OSError as error:
            problem = Problem(name, 0, _("The file cannot be read: {why}").format(why=error.strerror))
            _write(out, {"source": encode(Source(name))})
            _write(out, {"problem": encode(problem)})
        before += size
    _write(out, {"done": True})
    out.flush()


def limit_resources() -> None:
    """Take little memory and time, write no file, start no process and leave no core behind.

    Where the system has no such limits the child does without them.
    """
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_NOFILE, MOST_FILES), (resource.RLIMIT_NPROC, 0),
    ):  # fmt: skip
        _soft, hard = resource.getrlimit(limit)
        wished = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (wished, wished))


def _read(source: BinaryIO, name: str, wish: Wish, place: tuple[int, int], out: BinaryIO) -> None:
    before, total = place
    kind = wish.kind or recognise(source.read(HEAD), name)
    source.seek(0)
    _write(out, {"source": encode(_source(source, name, kind, wish))})
    source.seek(0)
    for number, found in enumerate(read(source, name, wish.options, kind)):
        _write(out, {KINDS[type(found)]: encode(found)})
        if number % _TELL_EVERY == 0:
            _write(out, {"at": [before + source.tell(), total]})
            out.flush()


def _source(source: BinaryIO, name: str, kind: Format | None, wish: Wish) -> Source:
    from followup_desktop.formats.table import people, text

    page = wish.options.code_page
    guessed = kind is not None and text.encoding_of(source, page) == (codec(page) or "cp1252")
    table = people.sample(source, wish.options) if kind is Format.CSV else None
    if table is None:
        return Source(name, kind, guessed)
    chosen = wish.options.columns if len(wish.options.columns) == len(table.header) else ()
    understood = table.is_of_people or bool(chosen)
    return Source(name, kind, guessed, table.header, table.rows[:_SAMPLE], chosen or table.columns, understood)


def _write(out: BinaryIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
