"""python3 -m release.sums FOLDER: write SHA256SUMS for the files in a folder, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def main(arguments: list[str]) -> int:
    """Write the sums; 2 for wrong usage, 1 where there is nothing."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    text = sums(folder)
    if not text:
        print(f"there is nothing in {folder}", file=sys.stderr)
        return 1
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    return 0


def sums(folder: Path) -> str:
    """A line for each file of a folder, by name."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != NAME)
    return "".join(f"{_digest(file)}  {file.name}\n" for file in files)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
