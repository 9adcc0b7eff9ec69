"""A first look at the whole export: what later parts say of people whom earlier ones hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from followup_desktop.formats.json_stream import JsonStream, Twice
from followup_desktop.formats.monica.values import day, objects, said, text

_INSTANCE = {"activity_types", "contact_field_types", "genders", "life_event_types"}
LEFT_OUT = ("document", "journal_entry")
"""What has no place with anybody."""


@dataclass(slots=True)
class Survey:
    """What must be known before the first person is read. People, types and pictures are named by UUIDs."""

    exported_on: date | None = None
    me: str = ""
    names: dict[str, str] = field(default_factory=dict)
    people_of: dict[str, list[str]] = field(default_factory=dict)
    """Who took part in an activity."""
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Of each person, what another is to them and who."""
    types: dict[str, dict[str, Any]] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)
    """Where in the file each picture stands, in bytes."""
    counts: Counter[str] = field(default_factory=Counter)


def survey(source: BinaryIO) -> Survey:
    """Look through an export. Raises Malformed."""
    found = Survey()
    stream = JsonStream(source)
    for member in stream.members():
        if member == "export_date":
            found.exported_on = day(stream.value())
        elif member == "account" and stream.kind() == "{":
            _account(stream, found)
    return found


def sections(stream: JsonStream) -> Iterator[str]:
    """The kinds of the sections of `data`; at each the stream stands before the values."""
    if stream.kind() != "[":
        return
    for _place in stream.elements():
        if stream.kind() != "{":
            continue
        kind = ""
        for member in stream.members():
            if member == "type" and stream.kind() == '"':
                kind = text(stream.value())
            elif member == "values" and stream.kind() == "[":
                yield kind


def items(stream: JsonStream) -> Iterator[tuple[int, Any]]:
    """The values of a section with their lines; one in which a member stands twice is given as None."""
    for _place in stream.elements():
        stream.kind()
        line = stream.line
        try:
            yield line, stream.value()
        except Twice:
            yield line, None


def _account(stream: JsonStream, found: Survey) -> None:
    for member in stream.members():
        if member == "data":
            for kind in sections(stream):
                _section(stream, kind, found)
        elif member in {"instance", "properties"} and stream.kind() == "{":
            for name in stream.members():
                if name in _INSTANCE or name == "journal_entries":
                    _types(stream, name, found)


def _section(stream: JsonStream, kind: str, found: Survey) -> None:
    if kind == "photo":
        for _place in stream.elements():
            stream.kind()
            offset = stream.offset
            try:
                found.photos[text(said(stream.value(), "uuid"))] = offset
            except Twice:
                continue
        return
    for _line, item in items(stream):
        found.counts[kind] += 1
        _look(kind, item, found)


def _look(kind: str, item: Any, found: Survey) -> None:
    properties = said(item, "properties")
    if kind == "contact":
        name = text(said(item, "uuid"))
        parts = (said(properties, part) for part in ("first_name", "middle_name", "last_name"))
        found.names[name] = " ".join(filter(None, map(text, parts)))
        for section in objects(said(item, "data")):
            if section.get("type") == "activity" and isinstance(section.get("values"), list):
                for activity in section["values"]:
                    found.people_of.setdefault(text(activity), []).append(name)
    elif kind == "relationship":
        whose, other = text(said(properties, "of_contact")), text(said(properties, "contact_is"))
        found.relations.setdefault(whose, []).append((text(said(properties, "type")), other))
    elif kind == "user":
        found.me = found.me or text(said(properties, "me_contact"))


def _types(stream: JsonStream, name: str, found: Survey) -> None:
    if stream.kind() != "[":
        return
    for _line, item in items(stream):
        found.counts[name] += 1
        properties = said(item, "properties")
        if name in _INSTANCE and isinstance(properties, dict):
            found.types[text(said(item, "uuid"))] = properties
