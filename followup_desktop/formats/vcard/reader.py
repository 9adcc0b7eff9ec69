"""Reads vCard files person by person: every person found gives one card, or one problem that says why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.vcard.card import Card, Group, Limits
from followup_desktop.formats.vcard.charsets import Decoder
from followup_desktop.formats.vcard.gathering import Gathered
from followup_desktop.formats.vcard.lines import Line, Lines
from followup_desktop.formats.vcard.persons import person
from followup_desktop.formats.vcard.stream import open_stream

_BEGIN_OR_END = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(BEGIN|END)\s*:\s*VCARD\s*", re.IGNORECASE)
_MARK_STARTS = frozenset(b"BbEe \t\xef")
_LONGEST_MARK = 60
_STRAY_PROBLEMS = 50

DEFAULT_LIMITS = Limits()


def read_vcards(
    source: BinaryIO, file: str, limits: Limits = DEFAULT_LIMITS, code_page: str = "cp1252"
) -> Iterator[Card | Group | Problem]:
    """Read people from the bytes of a file, as it streams: at no time is more than one card in memory.

    Each person found yields exactly one Card, or one Problem with `skipped`, which a Group may go before; other
    problems say what of a card was left out and come after it. `file` is the name that problems carry. `code_page` is
    what text is read as that neither is UTF-8 nor says what it is. Whatever the bytes are, nothing is raised but the
    source's own OSError.
    """
    stream, unicode = open_stream(source)
    yield from _Reading(Lines(stream, limits), Decoder(code_page, unicode=unicode), file, limits)


class _Reading:
    """One file while it is read."""

    def __init__(self, lines: Lines, decoder: Decoder, file: str, limits: Limits) -> None:
        self._lines = lines
        self._decoder = decoder
        self._file = file
        self._limits = limits
        self._told_guess = False
        self._strays = 0
        self._people = 0

    def __iter__(self) -> Iterator[Card | Group | Problem]:
        card: Gathered | None = None
        line = None
        for line in self._lines:
            data = line[1]
            mark = _mark(data) if data[0] in _MARK_STARTS else b""
            if card is not None and not mark:
                card.add(line)
                if card.old_style:
                    self._lines.old_style = True
            elif card is None:
                if mark == b"BEGIN":
                    card = self._begin(line)
                elif data.strip() and self._people:
                    yield from self._stray(line)
            elif not card.takes_mark(line, mark):
                yield from self._finish(card, cropped=mark == b"BEGIN")
                card = self._begin(line) if mark == b"BEGIN" else None
        if card is not None:
            yield from self._finish(card, cropped=True)
        if not self._people:
            yield self._no_vcard(empty=line is None)

    def _begin(self, line: Line) -> Gathered:
        self._people += 1
        self._lines.old_style = False
        return Gathered(line[0], self._decoder, self._limits)

    def _finish(self, card: Gathered, *, cropped: bool) -> Iterator[Card | Group | Problem]:
        if cropped:
            card.problem(card.line, _("The card does not end: what is there was kept"))
        result = person(card)
        if isinstance(result, Card):
            yield result
        elif isinstance(result, Group):
            yield result
            told = _("A group, not a person: those of this file who are in it get its name as a tag")
            yield Problem(self._file, card.line, told, skipped=True)
        else:
            yield Problem(self._file, card.line, result, skipped=True)
        for number, message in card.problems:
            yield Problem(self._file, number, message)
        if self._decoder.guessed and not self._told_guess:
            self._told_guess = True
            message = _("Some text is not UTF-8: read as {code_page}; choose another code page if names look wrong")
            yield Problem(self._file, card.line, message.format(code_page=self._decoder.code_page))

    def _stray(self, line: Line) -> Iterator[Problem]:
        """Something between two cards: told once where it begins, and not for ever."""
        self._strays += 1
        if self._strays <= _STRAY_PROBLEMS:
            yield Problem(self._file, line[0], _("This line belongs to no card: left out"))

    def _no_vcard(self, *, empty: bool) -> Problem:
        if empty:
            return Problem(self._file, 0, _("Not a vCard: the file is empty"))
        return Problem(self._file, 1, _("Not a vCard: the file has no line BEGIN:VCARD"))


def _mark(data: bytes) -> bytes:
    """Say b'BEGIN' or b'END' where a line begins or ends a card, else b''."""
    if len(data) > _LONGEST_MARK:
        return b""
    match = _BEGIN_OR_END.fullmatch(data)
    return match[1].upper() if match else b""
