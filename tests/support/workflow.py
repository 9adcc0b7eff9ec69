"""A workflow of GitHub's, read without a library: the part of YAML that ours are written in, and nothing else.

Mappings and sequences by indentation, [a, b], texts plain or quoted, and blocks after '|'. What is anything else raises
ValueError, so that nothing is read otherwise than it is meant.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_KEY = re.compile(r"([\w.-]+):(?: (.*))?$")
_ODD = re.compile(r"^[&*!>%@`{]|: |\t| #")


class _Lines:
    """The lines that are left, each with its indentation."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._place = 0

    def peek(self) -> tuple[int, str] | None:
        """The next line that says something; comments and empty ones are passed over."""
        while self._place < len(self._lines):
            line = self._lines[self._place]
            text = line.strip()
            if text and not text.startswith("#"):
                return len(line) - len(line.lstrip(" ")), text
            self._place += 1
        return None

    def take(self) -> str:
        """The next line, gone."""
        line = self.peek()
        assert line is not None
        self._place += 1
        return line[1]

    def push(self, indent: int, text: str) -> None:
        """Put a line back in the place of the one that was taken last."""
        self._place -= 1
        self._lines[self._place] = " " * indent + text

    def block(self, indent: int) -> str:
        """The lines of a block that is indented more than its key."""
        taken = []
        while self._place < len(self._lines):
            line = self._lines[self._place]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                break
            taken.append(line)
            self._place += 1
        filled = [line for line in taken if line.strip()]
        margin = min(len(line) - len(line.lstrip(" ")) for line in filled)
        return "\n".join(line[margin:] for line in taken).rstrip("\n") + "\n"


def read(file: Path) -> dict[str, Any]:
    """The workflow in a file. Raises ValueError."""
    lines = _Lines(file.read_text(encoding="utf-8"))
    found = _value(lines, 0)
    if lines.peek() is not None or not isinstance(found, dict):
        raise ValueError(f"not read to the end: {lines.peek()}")
    return found


def steps(workflow: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every step with the name of its job."""
    return [(name, step) for name, job in workflow["jobs"].items() for step in job.get("steps", ())]


def _value(lines: _Lines, indent: int) -> Any:
    first = lines.peek()
    if first is None or first[0] < indent:
        return ""
    return _sequence(lines, first[0]) if first[1].startswith("- ") else _mapping(lines, first[0])


def _sequence(lines: _Lines, indent: int) -> list[Any]:
    found = []
    while (line := lines.peek()) is not None and line[0] == indent and line[1].startswith("- "):
        text = lines.take()[2:]
        if _KEY.match(text):
            lines.push(indent + 2, text)
            found.append(_mapping(lines, indent + 2))
        else:
            found.append(_scalar(text))
    return found


def _mapping(lines: _Lines, indent: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while (line := lines.peek()) is not None and line[0] == indent:
        matched = _KEY.match(line[1])
        if matched is None or matched[1] in found:
            raise ValueError(f"no key, or one that is there: {line[1]}")
        lines.take()
        key, text = matched[1], matched[2]
        if text == "|":
            found[key] = lines.block(indent)
        else:
            found[key] = _value(lines, indent + 1) if text is None else _scalar(text)
    after = lines.peek()
    if after is not None and after[0] > indent:
        raise ValueError(f"indented too much: {after[1]}")
    return found


def _scalar(text: str) -> Any:
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part.strip()) for part in text[1:-1].split(",") if part.strip()]
    if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in text[1:-1] and "\\" not in text:
        return text[1:-1]
    if text[0] in "\"'[|" or _ODD.search(text):
        raise ValueError(f"not read here: {text}")
    return text
