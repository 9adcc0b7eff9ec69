"""Text of people as Markdown and YAML that only shows it: nothing in it becomes markup, a link, a tag or a field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_GONE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""What does not show, or shows other letters in another order."""
_BREAKS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~=$^%!&]")
_FIELD = re.compile(r"(?<=:):")
_LIST = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_IN_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def inline(text: str) -> str:
    """Text in one line."""
    return _line(" ".join(_shown(text).split()))


def block(text: str, indent: str = "") -> str:
    """Text of several lines, each of which stays one; the first is not indented."""
    lines = [_line(line.strip()) for line in _shown(text).strip().split("\n")]
    ended = [
        line + ("\\" if line and following else "") for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join((indent if number and line else "") + line for number, line in enumerate(ended))


def link(stem: str, name: str) -> str:
    """A link to another page of the folder."""
    shown = re.sub(r"[\[\]|\\]", " ", " ".join(_shown(name).split())).strip()
    return f"[[{stem}]]" if shown in {stem, ""} else f"[[{stem}|{shown}]]"


def quoted(text: str) -> str:
    """A text as a double-quoted scalar of YAML 1.2, which can hold any: JSON's, and what does not print escaped."""
    return _IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def listed(texts: Iterable[str]) -> str:
    """Texts as a list of YAML in one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def tag(text: str) -> str:
    """A tag as Obsidian takes it: letters, digits, '-', '_' and '/', and not digits only; '' where nothing is left."""
    found = re.sub(r"[^\w/-]+", "-", text).strip("-/")
    return f"_{found}" if found.isdigit() else found


def _shown(text: str) -> str:
    return _GONE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")


def _line(line: str) -> str:
    escaped = _FIELD.sub(r"\\:", _MARKUP.sub(r"\\\g<0>", line))
    if escaped[:1] in {"-", "+"}:
        return f"\\{escaped}"
    return _LIST.sub(r"\1\\\2", escaped)
