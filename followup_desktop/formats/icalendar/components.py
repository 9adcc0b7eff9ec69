"""The events of a calendar file, one after another: cut out of the stream, with line numbers and limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from followup_desktop.formats.vcard.card import Limits
from followup_desktop.formats.vcard.charsets import Decoder
from followup_desktop.formats.vcard.lines import Line, Lines
from followup_desktop.formats.vcard.properties import Property, parse_property
from followup_desktop.formats.vcard.stream import open_stream

EVENT, ZONE, CALENDAR = "VEVENT", "VTIMEZONE", "VCALENDAR"
_LIMITS = Limits(text=200_000, picture=200_000)
"""Bytes of one unfolded line: longer ones are attachments."""
_MOST_PROPERTIES = 2_000
_MOST_ZONE_LINES = 2_000
_NAME = re.compile(rb"\s*([A-Za-z0-9-]{1,60})\s*[;:]")
_MARK = re.compile(rb"\s*(BEGIN|END)\s*:\s*([A-Za-z-]{1,40})\s*", re.IGNORECASE)
_LONGEST_MARK = 100


@dataclass(slots=True)
class Component:
    """An event, a time zone, or (kind CALENDAR) one property of the calendar itself.

    `raw` are the lines of a time zone. `whole` is False where it does not end, `cut` where some of it was too much.
    """

    kind: str
    line: int
    properties: list[Property] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    whole: bool = True
    cut: bool = False

    def first(self, key: str) -> Property | None:
        """The first property of a name in upper case."""
        return next((one for one in self.properties if one.key == key), None)

    def all(self, key: str) -> list[Property]:
        """Every property of a name."""
        return [one for one in self.properties if one.key == key]

    def text(self, key: str) -> str:
        """The text of the first property of a name, or ''."""
        found = self.first(key)
        return found.text() if found else ""


def components(
    source: BinaryIO, code_page: str, wanted: frozenset[bytes], *, zones: bool = False
) -> Iterator[Component]:
    """Events with the properties of the wanted names, and those that begin with X-; `zones`: time zones as well."""
    stream, unicode = open_stream(source)
    cutter = _Cutter(Decoder(code_page, unicode=unicode), wanted, zones=zones)
    for line in Lines(stream, _LIMITS):
        yield from cutter.take(line)
    yield from cutter.end()


class _Cutter:
    """What is open at a line of the file."""

    def __init__(self, decoder: Decoder, wanted: frozenset[bytes], *, zones: bool) -> None:
        self._decoder = decoder
        self._wanted = wanted
        self._zones = zones
        self._open: Component | None = None
        self._inner = 0
        """How many components are open inside the event: alarms, which say nothing here."""

    def take(self, line: Line) -> Iterator[Component]:
        number, data, cut = line
        mark = _MARK.fullmatch(data) if len(data) < _LONGEST_MARK else None
        if mark:
            yield from self._mark(number, mark[1].upper() == b"BEGIN", mark[2].decode("ascii").upper())
            if self._open is None or self._open.kind != ZONE:
                return
        if self._open is None:
            yield from self._of_calendar(number, data)
        elif self._open.kind == ZONE:
            self._of_zone(data)
        elif cut:
            self._open.cut = True
        elif not self._inner:
            self._of_event(number, data)

    def end(self) -> Iterator[Component]:
        """What is left over where the file ends."""
        if self._open is not None:
            self._open.whole = False
            yield self._open

    def _mark(self, number: int, begins: bool, kind: str) -> Iterator[Component]:
        known = kind == EVENT or (kind == ZONE and self._zones)
        if self._open is None:
            self._open = Component(kind, number) if begins and known else None
        elif kind == self._open.kind and not begins:
            if kind == ZONE:
                self._of_zone(b"END:VTIMEZONE")
            yield self._open
            self._open, self._inner = None, 0
        elif known or kind == CALENDAR:
            self._open.whole = False
            yield self._open
            self._open, self._inner = (Component(kind, number) if begins and known else None), 0
        elif self._open.kind == EVENT:
            self._inner = max(0, self._inner + (1 if begins else -1))

    def _of_calendar(self, number: int, data: bytes) -> Iterator[Component]:
        if data[:5].upper() == b"X-WR-" and (found := parse_property(number, data, self._decoder)):
            yield Component(CALENDAR, number, [found])

    def _of_zone(self, data: bytes) -> None:
        assert self._open is not None
        if len(self._open.raw) < _MOST_ZONE_LINES:
            self._open.raw.append(data)
        else:
            self._open.cut = True

    def _of_event(self, number: int, data: bytes) -> None:
        assert self._open is not None
        name = _NAME.match(data)
        if name is None or (name[1].upper() not in self._wanted and name[1][:2].upper() != b"X-"):
            return
        if len(self._open.properties) >= _MOST_PROPERTIES:
            self._open.cut = True
        elif found := parse_property(number, data, self._decoder):
            self._open.properties.append(found)
