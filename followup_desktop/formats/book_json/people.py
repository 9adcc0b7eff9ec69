"""Reads a book that was written as JSON: its people and everything that is told of them, as an import takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from followup_desktop.domain.foreign import Foreign, ForeignSettings, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.book_json.read_entries import READERS, read_circles, read_preferences
from followup_desktop.formats.book_json.read_people import People
from followup_desktop.formats.book_json.shape import FORMAT, HEADER, VERSION
from followup_desktop.formats.book_json.values import Notes
from followup_desktop.formats.json_stream import JsonStream, Malformed, Twice

_MOST_WRONG = 1000
"""Contacts and entries that make no sense, after which nothing else of a file is believed."""
_MARK = f'"{FORMAT}"'.encode()


def looks_like(head: bytes, _name: str) -> bool:
    """Whether a file that begins so is a book as JSON."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _MARK in head


def read(source: BinaryIO, name: str, _options: ReadOptions) -> Iterator[Foreign | Problem]:
    """Each contact and entry of the file, and what is wrong with it. A newer document is refused as a whole."""
    try:
        refusal = _refusal(JsonStream(source), name)
        if refusal:
            yield refusal
            return
        yield from _Document(source, name).parts()
    except Malformed as error:
        told = _("Not read any further: {why}").format(why=error.reason)
        yield Problem(name, error.line, told)


def _refusal(stream: JsonStream, name: str) -> Problem | None:
    """Why a file is not read at all, if it is not; its names and version may stand anywhere in it."""
    found: dict[str, Any] = {}
    if stream.kind() != "{":
        return Problem(name, 1, _("This is no book of Followup: it does not begin as one"))
    for member in stream.members():
        if member in {"format", "version"}:
            found.setdefault(member, stream.value())
        if len(found) == 2:
            break
    if found.get("format") != FORMAT:
        return Problem(name, 1, _("This is no book of Followup, and no other JSON file that is understood"))
    version = found.get("version")
    if type(version) is int and version > VERSION:
        text = _(
            "This was written by a newer version of Followup (format {n}, this one knows {known}): install that one"
        )
        return Problem(name, 1, text.format(n=version, known=VERSION))
    return None if version == VERSION else Problem(name, 1, _("This does not say which version of the format it is"))


class _Document:
    """A file under way."""

    def __init__(self, source: BinaryIO, name: str) -> None:
        self._stream = JsonStream(source)
        self._name = name
        self._notes = Notes()
        self._people = People(self._notes)
        self._wrong = 0

    def parts(self) -> Iterator[Foreign | Problem]:
        seen: set[str] = set()
        settings: dict[str, Any] = {}
        for member in self._stream.members():
            line = self._stream.line
            if member in seen:
                yield Problem(
                    self._name, line, _("'{name}' stands there twice: the second was left out").format(name=member[:60])
                )
            elif member == "contacts" or member in READERS:
                yield from self._part(member)
            elif member in {"circles", "preferences"}:
                yield from self._setting(member, settings)
            elif member not in HEADER:
                self._notes.unknown(member)
            seen.add(member)
            yield from self._told(line)
        self._stream.expect_end()
        if self._stream.damaged:
            yield Problem(self._name, 0, _("Some letters are not UTF-8 and are shown as �"))
        if settings:
            yield ForeignSettings(**settings)

    def _part(self, part: str) -> Iterator[Foreign | Problem]:
        for _place in self._stream.elements():
            self._stream.kind()
            line = self._stream.line
            try:
                found = self._one(part, self._stream.value(), line)
                why = _("it makes no sense, or lacks what it needs")
            except Twice as twice:
                found, why = None, _("'{name}' stands there twice").format(name=twice)
            yield from self._told(line)
            if found is not None:
                yield found
                continue
            text = _("A contact was left out: {why}") if part == "contacts" else _("An entry was left out: {why}")
            yield Problem(self._name, line, text.format(why=why), skipped=part == "contacts")
            self._wrong += 1
            if self._wrong > _MOST_WRONG:
                raise Malformed(line, _("too much of it makes no sense"))

    def _one(self, part: str, value: Any, line: int) -> Foreign | None:
        if part == "contacts":
            return self._people.read(value, self._name, line)
        try:
            return READERS[part](value, self._notes, self._name, line)
        except (KeyError, TypeError, ValueError):
            return None

    def _setting(self, member: str, settings: dict[str, Any]) -> Iterator[Problem]:
        line = self._stream.line
        try:
            value = self._stream.value()
            settings[member] = read_preferences(value) if member == "preferences" else read_circles(value, self._notes)
        except (Twice, TypeError, ValueError):
            yield Problem(self._name, line, _("'{name}' makes no sense here and was left out").format(name=member))

    def _told(self, line: int) -> Iterator[Problem]:
        return (Problem(self._name, line, text) for text in self._notes.taken())
