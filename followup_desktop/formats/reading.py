"""Any file from elsewhere: which format it is, by what is in it, and its people and what happened with them.

A reader is a function (source, name, options) -> values of domain/foreign and problems, in the order of the file, as
it streams. It holds no more than it must, raises nothing but the source's own OSError, and is loaded when needed.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from followup_desktop.domain.foreign import Foreign, Format, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.problems import Problem

Read = Callable[[BinaryIO, str, ReadOptions], Iterator[Foreign | Problem]]
HEAD = 16_384
"""Bytes at the beginning by which a file is recognised."""
_ROOMS: dict[Format, str] = {
    Format.VCARD: "vcard.people",
    Format.JSON: "book_json.people",
    Format.MONICA: "monica.people",
    Format.CALENDAR: "icalendar.reader",
    Format.MAILBOX: "mailbox.reader",
    Format.CHAT: "chat.reader",
    Format.CSV: "table.people",
}
"""The module of each format, with `looks_like(head, name) -> bool` and `read`, the most certain first."""
_BY_SUFFIX = {
    "vcf": Format.VCARD,
    "vcard": Format.VCARD,
    "json": Format.JSON,
    "ics": Format.CALENDAR,
    "mbox": Format.MAILBOX,
    "eml": Format.MAILBOX,
    "csv": Format.CSV,
    "tsv": Format.CSV,
}
"""What a file is read as whose beginning says nothing: its reader then tells what is wrong with it."""
_DEFAULT = ReadOptions()


def recognise(head: bytes, name: str) -> Format | None:
    """The format of a file by its first HEAD bytes; its name counts only where these say nothing."""
    by_content = next((each for each in _ROOMS if _room(each).looks_like(head, name)), None)
    return by_content or _BY_SUFFIX.get(name.rpartition(".")[2].casefold())


def read(
    source: BinaryIO, name: str, options: ReadOptions = _DEFAULT, kind: Format | None = None
) -> Iterator[Foreign | Problem]:
    """Read a file of a format, or of the one that it turns out to be. `source` can seek.

    What is none of them gives one problem that says so.
    """
    if kind is None:
        kind = recognise(source.read(HEAD), name)
        source.seek(0)
    if kind is None:
        yield Problem(name, 1, _("This is no file that is understood: nothing in it says what it is"))
        return
    yield from _room(kind).read(source, name, options)


def _room(kind: Format) -> Any:
    return importlib.import_module(f"followup_desktop.formats.{_ROOMS[kind]}")
