"""Whose work this program stands on: each part's name, version and licence, with its whole text. No Qt.

What was installed ships them in a folder of its resources; a checkout asks the packages that it runs on.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from followup_desktop.desktop.paths import resource

FOLDER = "licences"
_DISTRIBUTION = "followup-desktop"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_TEXTS = re.compile(r"(?:.*/)?(?:licen[cs]e|copying|notice|authors)[^/]*", re.IGNORECASE)
_MIT = "Permission is hereby granted, free of charge"
_LONGEST = 60
"""Some packages put the whole text where its name belongs."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program that others made: `licence` is its short name, `text` the whole of it."""

    name: str
    version: str
    licence: str
    text: str


def parts() -> list[Part]:
    """All parts by name; none from a checkout that was never installed."""
    try:
        folder = resource(FOLDER)
    except FileNotFoundError:
        found: Iterable[Part] = installed(_required(_DISTRIBUTION))
    else:
        found = (read_part(file) for file in folder.glob("*.txt"))
    return sorted(found, key=lambda part: part.name.casefold())


def installed(names: Iterable[str]) -> Iterator[Part]:
    """These installed packages and all that they need themselves; one that is not installed is not needed here."""
    waiting, seen = list(names), set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            package = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        yield Part(package.name, package.version, _licence(package), _text(package))
        waiting += _required(name)


def write_part(part: Part, folder: Path) -> None:
    """Put a part's licence into a folder, for people and for read_part()."""
    file = folder / f"{re.sub(r'[^A-Za-z0-9.+-]+', '-', part.name)}.txt"
    file.write_text(f"{part.name}\n{part.version}\n{part.licence}\n\n{part.text.strip()}\n", encoding="utf-8")


def read_part(file: Path) -> Part:
    """What write_part() wrote."""
    name, version, licence, _empty, text = file.read_text(encoding="utf-8").split("\n", 4)
    return Part(name, version, licence, text)


def _required(name: str) -> list[str]:
    try:
        lines = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [match[0] for line in lines if "extra ==" not in line and (match := _NAME.match(line))]


def _licence(package: importlib.metadata.Distribution) -> str:
    told = package.metadata
    named = told["License-Expression"] or told["License"] or ""
    if named and "\n" not in named and len(named) <= _LONGEST:
        return str(named)
    classes = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    return ", ".join(classes) or ("MIT" if _MIT in _text(package) else "")


def _text(package: importlib.metadata.Distribution) -> str:
    files = [file for file in package.files or () if ".dist-info/" in str(file) and _TEXTS.fullmatch(file.as_posix())]
    texts = (Path(str(package.locate_file(file))) for file in sorted(files))
    return "\n\n".join(text.read_text(encoding="utf-8", errors="replace").strip() for text in texts if text.is_file())
