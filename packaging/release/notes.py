"""python3 -m release.notes TAG: what CHANGELOG.md says of the version that a tag names, for the page of the release."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Unready(Exception):
    """Why this version cannot be released, in one line."""


def main(arguments: list[str]) -> int:
    """Print the notes; 1 with the reason where tag, program and changelog do not agree, 2 for wrong usage."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    program = (ROOT / "followup_desktop" / "__init__.py").read_text(encoding="utf-8")
    try:
        version = version_of(arguments[0], program)
        print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version))
    except Unready as reason:
        print(f"this cannot be released: {reason}", file=sys.stderr)
        return 1
    return 0


def version_of(tag: str, program: str) -> str:
    """The version that a tag 'v1.2.3' names; `program` is the text of the package's __init__. Raises Unready."""
    version = tag.removeprefix("refs/tags/").removeprefix("v")
    own = re.search(r'__version__ = "(.+)"', program)
    if own is None or own[1] != version:
        raise Unready(f"the tag says {version}, followup_desktop/__init__.py {own[1] if own else 'nothing'}")
    return version


def notes(changelog: str, version: str) -> str:
    """The section of a version, without its heading. Raises Unready where there is none, or nothing in it."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    for section in sections:
        heading, _newline, text = section.partition("\n")
        if re.match(rf"\[?{re.escape(version)}\]?( |$)", heading):
            told = re.sub(r"^\[[^\]]+\]: .*$", "", text, flags=re.MULTILINE).strip()
            if told:
                return told
            raise Unready(f"CHANGELOG.md says nothing of {version}")
    raise Unready(f"CHANGELOG.md has no section for {version}; it is still under Unreleased")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
