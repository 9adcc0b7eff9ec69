"""The parameters of a property: what they say, and which of them nobody here understands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_desktop.formats.vcard.charsets import codec
from followup_desktop.formats.vcard.words import NOISE, QUIET, from_apple

QUOTED_PRINTABLE = "quoted-printable"
BASE64 = "base64"
_ENCODINGS = {
    "quoted-printable": QUOTED_PRINTABLE, "q": QUOTED_PRINTABLE, "base64": BASE64, "b": BASE64, "8bit": "", "7bit": "",
}  # fmt: skip
_VALUE_KINDS = frozenset(("inline", "url", "uri", "cid", "content-id", "vcard", "text", "date", "date-time"))
_LANGUAGE = re.compile(r"[a-z]{2}-[A-Z]{2}")
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_UNQUOTABLE = re.compile(r'[\^"\n]')
_CARETED = {"\n": "^n", '"': "^'", "^": "^^"}
_NEEDS_QUOTES = re.compile(r"[:;,]")


@dataclass(frozen=True, slots=True)
class Params:
    """What stands between a property's name and its colon.

    `types` are TYPE's words and the bare words of vCard 2.1, in lower case, 'pref' left out; `others` the parameters
    that are none of TYPE, PREF=1, ENCODING, CHARSET and VALUE, each to the letter as it stood: ('X-A', 'X-A="b"').
    `words` are the types that make a label, `quiet` those that are written again but are no label.
    """

    text: str = ""
    types: tuple[str, ...] = ()
    preferred: bool = False
    encoding: str = ""
    charset: str = ""
    value: str = ""
    others: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    more: bool = False
    """Whether there is anything that neither a value nor its label can hold."""

    def get(self, name: str) -> str:
        """What the first parameter of a name says, or ''; the name in upper case."""
        return next((decode(piece.partition("=")[2]) for found, piece in self.others if found == name), "")

    def rest(self, *known: str) -> str:
        """The parameters nobody understood, as they stood, but those with the given names."""
        return "".join(f";{piece}" for name, piece in self.others if name not in known)


NONE = Params()


def parse_params(text: str) -> Params:
    """Read what begins with the first semicolon. Never raises."""
    if not text:
        return NONE
    reading = _Reading()
    for piece in pieces(text[1:]):
        name, equals, value = piece.partition("=")
        if equals:
            reading.named(name.strip().upper(), value, piece)
        elif piece.strip():
            reading.bare(piece.strip())
    types = tuple(dict.fromkeys(reading.types))
    quiet = tuple(word for word in types if word in QUIET)
    return Params(
        text=text,
        types=types,
        preferred=reading.preferred,
        encoding=reading.encoding,
        charset=reading.charset,
        value=reading.value,
        others=tuple(reading.others),
        words=tuple(word for word in types if word not in NOISE and word not in QUIET),
        quiet=quiet,
        more=bool(reading.others or quiet),
    )


def decode(value: str) -> str:
    """A parameter's value without its quotes and with RFC 6868's carets undone."""
    value = value.replace('\\"', '"').strip().strip('"')
    return _CARET.sub(lambda match: _CARETS[match[1]], value) if "^" in value else value


def encode(value: str) -> str:
    """Text as a parameter's value, in quotes where it needs them (RFC 6868)."""
    careted = _UNQUOTABLE.sub(lambda match: _CARETED[match[0]], value.replace("\r", ""))
    return f'"{careted}"' if _NEEDS_QUOTES.search(careted) else careted


def pieces(text: str) -> list[str]:
    """The single parameters of what stands between the first semicolon and the colon."""
    if '"' not in text:
        return text.split(";")
    found, start, quoted = [], 0, False
    for match in re.finditer(r'\\"|"|;', text):
        if match[0] == '"':
            quoted = not quoted
        elif match[0] == ";" and not quoted:
            found.append(text[start : match.start()])
            start = match.end()
    return [*found, text[start:]]


class _Reading:
    """Parameters while they are read, one after another."""

    def __init__(self) -> None:
        self.types: list[str] = []
        self.others: list[tuple[str, str]] = []
        self.preferred = False
        self.encoding = self.charset = self.value = ""

    def named(self, name: str, value: str, piece: str) -> None:
        if name == "TYPE":
            for word in decode(value).split(","):
                self._type(word)
        elif name == "ENCODING":
            self.encoding = _ENCODINGS.get(decode(value).lower(), "") or self.encoding
        elif name == "CHARSET":
            self.charset = decode(value)
        elif name == "VALUE":
            self.value = decode(value).lower()
        elif name == "PREF" and value.strip() == "1":
            self.preferred = True
        elif piece.count('"') % 2 == 0:
            self.others.append((name, piece))

    def bare(self, word: str) -> None:
        """A word of vCard 2.1 without a name: mostly a type, but some software writes anything here."""
        lower = word.lower()
        if lower in _ENCODINGS:
            self.encoding = _ENCODINGS[lower] or self.encoding
        elif _LANGUAGE.fullmatch(word):
            self.others.append(("LANGUAGE", f"LANGUAGE={word}"))
        elif lower not in _VALUE_KINDS and not codec(word):
            for part in word.split(","):
                self._type(part)

    def _type(self, word: str) -> None:
        lower = " ".join(from_apple(word.strip(' "')).lower().split())
        if lower == "pref":
            self.preferred = True
        elif lower:
            self.types.append(lower)
