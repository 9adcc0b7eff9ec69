"""Cells that no spreadsheet runs: what begins like a formula gets a mark before it, which the reader takes off again.

Digits with signs (phones, dates without a year) get a space, which phones and address books pass over; everything
else an apostrophe. That holds too for what stands behind a line feed, tab or semicolon inside a cell: a spreadsheet
that divides at semicolons sees a cell begin there.
"""

from __future__ import annotations

import re

_FORMULA = r"(?:[=@＝＠]|[-+＋－][^;\t\r\n]*[|(!])"
_NUMBER = re.compile(r"[-+][-+0-9 ()./:]*")
_STARTS = re.compile(r"(?='*[-=+@\t\r＝＠＋－])")
_INSIDE = re.compile(rf"(?<=[;\t\r\n])(?='*{_FORMULA})")
_STARTED = re.compile(r"'(?='*[-=+@\t\r＝＠＋－])")
_MARKED = re.compile(rf"(?<=[;\t\r\n])'(?='*{_FORMULA})")


def inert(text: str) -> str:
    """A cell's text so that no spreadsheet takes it, or a part of it, for a formula."""
    if _NUMBER.fullmatch(text):
        return f" {text}"
    text = _INSIDE.sub("'", text)
    return f"'{text}" if _STARTS.match(text) else text


def as_it_was(cell: str) -> str:
    """A cell's text without the marks that inert() sets; other cells stay as they are."""
    if "'" not in cell:
        return cell
    if _STARTED.match(cell):
        cell = cell[1:]
    return _MARKED.sub("", cell)
