"""Reads an export: people, what happened with them, and what of it was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from followup_desktop.domain.contacts import Portrait
from followup_desktop.domain.foreign import Foreign, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.json_stream import JsonStream, Malformed, Twice
from followup_desktop.formats.monica.happened import read_activity, read_happened
from followup_desktop.formats.monica.person import picture, read_person
from followup_desktop.formats.monica.survey import Survey, items, sections, survey
from followup_desktop.formats.monica.values import said, text

_MOST_WRONG = 1000
_BEGIN = b'"version"'
_VERSION = b'"1.0-preview'
_OWN = {"contact", "activity", "photo", "relationship", "user", "address_book", "address_book_subscription"}
"""Sections that are read, or say nothing of anybody."""


def looks_like(head: bytes, _name: str) -> bool:
    """Whether a file that begins so is an export of Monica."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and _BEGIN in start[:200] and _VERSION in start[:300]


def read(source: BinaryIO, name: str, _options: ReadOptions) -> Iterator[Foreign | Problem]:
    """Each person of the export, and what happened with them. What is left out is told, with how much it was."""
    try:
        found = survey(source)
        yield from _read(source, name, found)
    except Malformed as error:
        yield Problem(name, error.line, _("Not read any further: {why}").format(why=error.reason))


def _read(source: BinaryIO, name: str, found: Survey) -> Iterator[Foreign | Problem]:
    stream = JsonStream(source)
    wrong = 0
    for member in stream.members():
        if member != "account" or stream.kind() != "{":
            continue
        for part in stream.members():
            for kind in sections(stream) if part == "data" else ():
                for line, item in items(stream) if kind in {"contact", "activity"} else ():
                    told = list(_one(source, kind, item, found, name, line))
                    yield from told
                    wrong += any(isinstance(one, Problem) for one in told)
                    if wrong > _MOST_WRONG:
                        raise Malformed(line, _("too much of it makes no sense"))
    yield from _left_out(found, name)


def _one(source: BinaryIO, kind: str, item: Any, found: Survey, name: str, line: int) -> Iterator[Foreign | Problem]:
    if kind == "activity":
        activity = read_activity(item, found, name, line) if isinstance(item, dict) else None
        yield activity or Problem(name, line, _("An activity was left out: it has no day, or nobody took part"))
        return
    if not isinstance(item, dict) or not isinstance(item.get("properties"), dict):
        yield Problem(name, line, _("A contact was left out: it makes no sense"), skipped=True)
        return
    card = read_person(item, found, _portrait(source, item, found), name, line)
    if display_name(card.fields) == NAMELESS:
        yield Problem(name, line, _("A contact was left out: it has no name"), skipped=True)
        return
    yield card
    yield from read_happened(item, card.key, found, name, line)


def _portrait(source: BinaryIO, item: Any, found: Survey) -> Portrait | None:
    """The chosen picture of a contact, which stands elsewhere in the file."""
    offset = found.photos.pop(text(said(item, "properties", "avatar", "avatar_photo")), None)
    if offset is None:
        return None
    try:
        return picture(JsonStream(source, offset).value())
    except (Malformed, Twice):
        return None


def _left_out(found: Survey, name: str) -> Iterator[Problem]:
    if not found.counts["contact"]:
        yield Problem(name, 0, _("This export of Monica holds nobody"))
    if found.photos:
        words = ngettext("{n} further picture was left out", "{n} further pictures were left out", len(found.photos))
        yield Problem(name, 0, words.format(n=len(found.photos)))
    entries, documents = found.counts["journal_entries"], found.counts["document"]
    if entries:
        words = ngettext("{n} entry of the journal was left out", "{n} entries of the journal were left out", entries)
        yield Problem(name, 0, words.format(n=entries))
    if documents:
        words = ngettext("{n} document was left out", "{n} documents were left out", documents)
        yield Problem(name, 0, words.format(n=documents))
    for kind, count in found.counts.items():
        if kind not in _OWN | {"document"} and not kind.endswith(("_types", "genders", "journal_entries")):
            yield Problem(name, 0, _("{n} of the kind '{kind}' were left out").format(n=count, kind=kind[:60]))
