"""Names of files that every system takes and no two of which are one, also where case and accents count for nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_LONGEST = 80
_MOST_BYTES = 200
"""Of UTF-8; systems take 255 with the suffix."""
_UNFIT = re.compile(r'[<>:"/\\|?*#^\[\]\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')
"""What a system does not take in a name, what ends a link in Obsidian, and marks that nobody sees."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def file_stems(names: Mapping[str, str], nameless: str) -> dict[str, str]:
    """A file's name without suffix for each of these names; those that would be one get a number."""
    taken: set[str] = set()
    stems: dict[str, str] = {}
    tried: dict[str, int] = {}
    for key, name in names.items():
        stem = safe_stem(name) or nameless
        number = tried.get(_same(stem), 1)
        candidate = stem if number == 1 else f"{stem} ({number})"
        while _same(candidate) in taken:
            number += 1
            candidate = f"{stem} ({number})"
        tried[_same(stem)] = number
        taken.add(_same(candidate))
        stems[key] = candidate
    return stems


def safe_stem(name: str) -> str:
    """A name as that of a file, without suffix; '' where nothing of it can stand there."""
    text = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", name)).split())[:_LONGEST]
    text = text.encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip(" .~")
    # What begins with '-' is an option for who handles these files by a command line.
    text = text.lstrip("- ")
    return f"_{text}" if _RESERVED.fullmatch(text.partition(".")[0].strip()) else text


def _same(stem: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", stem).casefold())
