"""What a file was taken for, and what the person wants instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from followup_desktop.domain.foreign import Format, ReadOptions


@dataclass(frozen=True, slots=True)
class Wish:
    """How one file is to be read; `kind` is None where it is to be recognised."""

    kind: Format | None = None
    options: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Source:
    """What one file was taken for: `kind` is None where nobody knows.

    `guessed` says that it holds text which does not say how it is written. Of a table there are its header, its first
    rows and what its columns are taken for, as ReadOptions.columns says it; `understood` where these say who somebody
    is.
    """

    name: str
    kind: Format | None = None
    guessed: bool = False
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    understood: bool = True


def names_of(files: Sequence[Path]) -> dict[Path, str]:
    """What each file is called where several are read: its name, with as many of its folders as tell it from others."""
    names: dict[Path, str] = {}
    length = 1
    while files:
        short = {file: "/".join(file.parts[-length:]) for file in files}
        often = Counter(short.values())
        names |= short
        length += 1
        files = [file for file in short if often[short[file]] > 1 and len(file.parts) >= length]
    return names
