"""JSON of any length, value by value: what is read is dropped again, what nobody needs is passed over."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from followup_desktop.domain.language import gettext as _

MOST_VALUE = 48_000_000
"""Characters of one value that is taken whole: a person with their picture."""
MOST_DEPTH = 64
MOST_PASSED = 500_000
"""Levels and values of what is passed over. What is taken whole is as deep as the standard decoder goes."""
_CHUNK = 1 << 18
_NEAR_END = 16
"""A value that is wrong so close to the end of what was read may only be cut there."""
_LONGEST_NUMBER = 18
_BLANK = ("", " ", "\t", "\r", "\n")
_SPACE = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Malformed(Exception):
    """What is wrong, and on which line: nothing behind it can be read."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Twice(Exception):
    """A member stands twice in one object: which of the two is meant cannot be known."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        raise Twice(next(name for name in names if names.count(name) > 1)[:80])
    return found


def _whole_number(text: str) -> int | None:
    return int(text) if len(text) <= _LONGEST_NUMBER else None


def _no_number(_text: str) -> None:
    """NaN and the infinities are no JSON (RFC 8259 section 6); neither is anything here that big."""


class JsonStream:
    """A JSON text from a source that can seek; where it stands, and what comes next there.

    `members` and `elements` stand before each value in turn: it is to be taken with `value`, gone into, or left, and is
    then passed over. Everything raises Malformed where the text is no JSON, and `value` raises Twice, behind it.
    """

    def __init__(self, source: BinaryIO, start: int = 0) -> None:
        self._source, self._next = source, start
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._json = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole_number, parse_constant=_no_number)
        self._text, self._at, self._ended = "", 0, False
        self._counted, self._line, self._bytes, self._dropped = 0, 1, start, 0
        self._passed = 0
        self.damaged = False
        """Whether bytes were met that are no UTF-8."""
        if start == 0 and self._peek() == "\ufeff":
            self._at += 1

    @property
    def line(self) -> int:
        """The line at which the stream stands; 1 is the first."""
        self._count()
        return self._line

    @property
    def offset(self) -> int:
        """The byte at which the stream stands: another stream can begin there."""
        self._count()
        return self._bytes

    def kind(self) -> str:
        """The first character of what comes next: '{', '[', '"', another one, or '' at the end."""
        self._skip_space()
        return self._peek()

    def members(self) -> Iterator[str]:
        """The names of an object's members."""
        yield from self._inside("{", "}", named=True)

    def elements(self) -> Iterator[int]:
        """The places of an array's values, from 0."""
        for place, _name in enumerate(self._inside("[", "]", named=False)):
            yield place

    def value(self) -> Any:
        """The next value, whole."""
        self._skip_space()
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._may_be_cut(error):
                    self._fail(self._no_json(error))
                if self._ended:
                    cut = error.pos >= len(self._text) or error.msg.startswith("Unterminated string")
                    self._fail(_("the file ends in the middle") if cut else self._no_json(error))
                self._more()
            except RecursionError:
                self._fail(_("values are nested too deeply"))
            except Twice:
                self._pass_over(0)
                raise
            else:
                # A number may go on: '12' of '12.5e3'.
                if end < len(self._text) - _NEAR_END or self._ended or self._text[end - 1] in '"}]':
                    self._at = end
                    return found
                self._more()

    def expect_end(self) -> None:
        """Make sure that nothing follows."""
        if self.kind():
            self._fail(_("something follows behind the end"))

    def _inside(self, opening: str, closing: str, *, named: bool) -> Iterator[str]:
        if self.kind() != opening:
            self._fail(_("'{mark}' was expected").format(mark=opening))
        self._at += 1
        if self.kind() == closing:
            self._at += 1
            return
        while True:
            name = self._name() if named else ""
            self._skip_space()
            begin = self._dropped + self._at
            yield name
            if self._dropped + self._at == begin:
                self._pass_over(0)
            mark = self.kind()
            if mark not in {closing, ","}:
                self._fail(_("'{mark}' was expected").format(mark=closing))
            self._at += 1
            if mark == closing:
                return

    def _name(self) -> str:
        if self.kind() != '"':
            self._fail(_("'{mark}' was expected").format(mark='"'))
        name = self.value()
        if self.kind() != ":":
            self._fail(_("'{mark}' was expected").format(mark=":"))
        self._at += 1
        return str(name)

    def _pass_over(self, depth: int) -> None:
        """Go behind the next value and keep nothing of it."""
        self._passed += 1
        if depth > MOST_DEPTH or self._passed > MOST_PASSED:
            self._fail(_("values are nested too deeply") if depth > MOST_DEPTH else _("there are too many values"))
        if self.kind() not in {"{", "["}:
            self.value()
            return
        inside = self.members() if self._peek() == "{" else self.elements()
        for _each in inside:
            self._pass_over(depth + 1)

    def _no_json(self, error: json.JSONDecodeError) -> str:
        return _("this is no JSON: {why}").format(why=error.msg)

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether a value could be right if more of it were there."""
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - _NEAR_END

    def _more(self) -> None:
        """Have twice as much of the next value, so that long ones are not looked at over and over."""
        wanted = max(_CHUNK, len(self._text) - self._at)
        if wanted > MOST_VALUE:
            self._fail(_("a value is longer than {n:,} characters").format(n=MOST_VALUE))
        self._fill(wanted)

    def _skip_space(self) -> None:
        while self._text[self._at : self._at + 1] in _BLANK:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or self._ended:
                return
            self._fill(_CHUNK)

    def _peek(self) -> str:
        if self._at >= len(self._text) and not self._ended:
            self._fill(_CHUNK)
        return self._text[self._at : self._at + 1]

    def _fill(self, wanted: int) -> None:
        """Read on behind what is there, and drop what was read."""
        self._count()
        self._source.seek(self._next)
        chunk = self._source.read(wanted)
        self._next += len(chunk)
        self._ended = not chunk
        more = self._decoder.decode(chunk, self._ended)
        self.damaged = self.damaged or (not more.isascii() and _SURROGATE.search(more) is not None)
        self._text = self._text[self._at :] + more
        self._dropped += self._at
        self._at = self._counted = 0

    def _count(self) -> None:
        """Count lines and bytes up to here."""
        passed = self._text[self._counted : self._at]
        self._line += passed.count("\n")
        self._bytes += len(passed) if passed.isascii() else len(passed.encode("utf-8", "surrogateescape"))
        self._counted = self._at

    def _fail(self, reason: str) -> NoReturn:
        if not self.kind():
            reason = _("the file ends in the middle")
        raise Malformed(self.line, reason)


def clean(text: str) -> str:
    """Text without halves of characters (RFC 8259 section 8.2), which nothing can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
