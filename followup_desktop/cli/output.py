"""What is printed: a JSON document for scripts, aligned lines of plain text for people, messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

_GAP = "  "
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)
_ACTS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS), "\N{REPLACEMENT CHARACTER}")
"""What could act in a terminal or reorder a line. Names and notes come from anywhere."""


def document(value: object) -> None:
    """Print a JSON document on standard output, each part of it on a line of its own.

    Not indented throughout: the encoder that can do that takes ten times as long.
    """
    encoder = json.JSONEncoder(ensure_ascii=False)
    if isinstance(value, list):
        text = f"[{_apart([encoder.encode(one) for one in value])}]"
    elif isinstance(value, dict):
        parts = [f"{encoder.encode(key)}: {encoder.encode(one)}" for key, one in value.items()]
        text = f"{{{_apart(parts)}}}"
    else:
        text = encoder.encode(value)
    sys.stdout.write(f"{text}\n")


def lines(texts: Iterable[str]) -> None:
    """Print lines on standard output."""
    for text in texts:
        sys.stdout.write(f"{plain(text).rstrip()}\n")


def message(text: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"{plain(text)}\n")


def progress(done: int, total: int) -> None:
    """Say how far something is, on one line that is written over, if somebody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done * 100 // max(total, 1):3} %" if done < total else "\r     \r")
        sys.stderr.flush()


def plain(text: str) -> str:
    """Text of any origin as one line that only shows."""
    return text.replace("\t", " ").replace("\r\n", " ").replace("\n", " ").translate(_ACTS)


def table(rows: Sequence[Sequence[str]], indent: str = "") -> Iterable[str]:
    """Rows as lines with their columns aligned, as wide as each column needs; wide scripts count twice."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield f"{indent}{_GAP.join(padded)}".rstrip()


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _apart(parts: Sequence[str]) -> str:
    between = ",\n  ".join(parts)
    return f"\n  {between}\n" if parts else ""


def _columns(letter: str) -> int:
    import unicodedata

    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
