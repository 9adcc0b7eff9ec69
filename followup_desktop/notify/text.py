"""Text of unknown origin made fit for a notification: no controls, no markup, no longer than the system takes."""

from __future__ import annotations

import html
import re
import unicodedata

_ELLIPSIS = "…"
_JOINERS = "\u200d\ufe0e\ufe0f"
_DIRECTION_OVERRIDES = dict.fromkeys(range(0x202A, 0x202F))
_BLANK_LINES = re.compile(r"\n{2,}")


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(_clean(text).split())


def lines(text: str) -> str:
    """The text with its line breaks, without blank lines and control characters."""
    tidy = "\n".join(" ".join(line.split()) for line in _clean(text).splitlines())
    return _BLANK_LINES.sub("\n", tidy).strip()


def clip(text: str, units: int) -> str:
    """The text in at most `units` UTF-16 code units, the measure of Windows; ends in an ellipsis if it was cut."""
    if _units(text) <= units:
        return text
    room = units - _units(_ELLIPSIS)
    kept = len(text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore"))
    while 0 < kept < len(text) and _clings(text[kept]):
        kept -= 1
    return text[:kept].rstrip(" \n" + _JOINERS) + _ELLIPSIS


def escape(text: str) -> str:
    """The text with `& < >` written so that a server with the 'body-markup' capability shows them as they are."""
    return html.escape(text, quote=False)


def no_option(text: str) -> str:
    """The text guarded against being read as an option by a command line program."""
    return f" {text}" if text.startswith("-") else text


def _clean(text: str) -> str:
    """The text without lone surrogates, control characters (line breaks stay) and overrides of its direction."""
    whole = text.encode("utf-8", "replace").decode("utf-8").translate(_DIRECTION_OVERRIDES)
    return "".join(
        character if character in "\n\t" or unicodedata.category(character) != "Cc" else " "
        for character in whole.replace("\r\n", "\n")
    )


def _units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _clings(character: str) -> bool:
    """Whether the character belongs to the one before it."""
    return unicodedata.combining(character) != 0 or character in _JOINERS
