"""The lines of one card gathered into properties, within limits; a card inside the card stays one property."""

from __future__ import annotations

from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.vcard.card import Limits
from followup_desktop.formats.vcard.charsets import Decoder
from followup_desktop.formats.vcard.lines import Line, allowed
from followup_desktop.formats.vcard.properties import Property, parse_property
from followup_desktop.formats.vcard.text import escape

_SHOWN = 40
_MEGABYTE = 1_000_000
_VERSION = b"VERSION:"
_AGENT = b"AGENT"


class Gathered:
    """One card while its lines come in. `line` is the number of its BEGIN; `old_style`: it is a vCard 2.1.

    `depth` is how many cards inside it are open.
    """

    def __init__(self, line: int, decoder: Decoder, limits: Limits) -> None:
        self.line = line
        self.version = ""
        self.old_style = False
        self.depth = 0
        self.problems: list[tuple[int, str]] = []
        self._decoder = decoder
        self._limits = limits
        self._lines: list[Line] = []
        self._most = limits.card
        self._size = 0
        self._full = False
        self._nested: list[bytes] = []
        self._agents: dict[int, str] = {}

    def add(self, line: Line) -> None:
        """Take a line that is neither BEGIN nor END."""
        self._size += len(line[1])
        if self.depth:
            self._add_nested(line, b"")
        elif self._size > self._most or len(self._lines) >= self._limits.properties:
            self._tell_full(line[0])
        else:
            self._lines.append(line)
            if not self.version:
                self._notice_version(line[1])

    def _notice_version(self, data: bytes) -> None:
        if data[: len(_VERSION)].upper() == _VERSION:
            self.version = self._decoder.plain(data[len(_VERSION) : _SHOWN]).strip()
            self.old_style = self.version == "2.1"

    def takes_mark(self, line: Line, mark: bytes) -> bool:
        """Whether a BEGIN or END belongs to a card inside this one; if so, it has been added."""
        if self.depth or (mark == b"BEGIN" and self._awaits_agent()):
            self._add_nested(line, mark)
            return True
        return False

    def problem(self, line: int, message: str) -> None:
        """Tell what is wrong, unless enough is wrong with this card already."""
        if len(self.problems) < self._limits.problems:
            self.problems.append((line, message))

    def properties(self) -> list[Property]:
        """The card's properties; no more lines will come."""
        if self._nested:
            self._end_nested()
        properties = []
        decoder = self._decoder
        for number, data, cut in self._lines:
            prop = None if cut else parse_property(number, data, decoder)
            if prop is None:
                self._tell_lost(number, data, cut)
            else:
                properties.append(prop)
        self._lines = []
        for prop in properties if self._agents else ():
            prop.value = self._agents.get(prop.line, prop.value)
        return properties

    def _tell_lost(self, number: int, data: bytes, cut: bool) -> None:
        shown = self._decoder.plain(data[:_SHOWN]).strip()
        if cut:
            text = _("{name} is longer than {most:g} MB: left out, the person was kept")
            name = shown.partition(":")[0].partition(";")[0]
            self.problem(number, text.format(name=name, most=allowed(data, self._limits) / _MEGABYTE))
        elif shown:
            self.problem(number, _("Not a property of a vCard: '{text}': left out").format(text=shown))

    def _tell_full(self, number: int) -> None:
        if not self._full:
            self._full = True
            self.problem(number, _("The card is too large: the rest of it was left out"))

    def _awaits_agent(self) -> bool:
        """In vCard 2.1 the card of an AGENT follows its empty value."""
        last = self._lines[-1][1].strip().upper() if self._lines else b""
        return last.startswith(_AGENT) and last.endswith(b":")

    def _add_nested(self, line: Line, mark: bytes) -> None:
        number, data, cut = line
        if mark == b"BEGIN":
            self.depth += 1
            if self.depth == self._limits.nesting + 1:
                self.problem(number, _("Too many cards inside each other: the innermost were left out"))
        if self._size > self._most:
            self._tell_full(number)
        elif self.depth <= self._limits.nesting and not cut:
            self._nested.append(data)
        if mark == b"END":
            self.depth -= 1
            if self.depth == 0:
                self._end_nested()

    def _end_nested(self) -> None:
        """Make the inner card the value of its AGENT, as vCard 3.0 has it (RFC 2426 section 3.5.4)."""
        self._agents[self._lines[-1][0]] = escape("\n".join(map(self._decoder.plain, self._nested)))
        self._nested = []
