"""python3 -m linux.tree BUNDLE ICONS PREFIX: the files that a package for Linux brings, as they lie below its prefix.

The .deb and the Flatpak are made of it; with a prefix such as ~/.local it is an installation by hand.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PROGRAM = "followup-desktop"
IDENTIFIER = "org.followup.desktop"
PLACE = Path("lib") / PROGRAM
"""Below the prefix: the bundle."""
_SMALL_ICONS = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def main(arguments: Sequence[str]) -> int:
    """Make the tree; 2 for wrong usage."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    make_tree(*(Path(name).expanduser() for name in arguments))
    return 0


def make_tree(bundle: Path, icons: Path, prefix: Path) -> None:
    """Put the bundle and all that a desktop wants of a program below a prefix. `icons` are those of freeze/icons.py."""
    shutil.copytree(bundle, prefix / PLACE, symlinks=True)
    link = prefix / "bin" / PROGRAM
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(Path("..") / PLACE / PROGRAM)
    share = prefix / "share"
    _copy(HERE / f"{PROGRAM}.desktop", share / "applications")
    for size in _SMALL_ICONS:
        place = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        _copy(icons / f"followup-{size}.png", place, "followup.png")
    _copy(ROOT / "resources" / "icons" / "followup.svg", share / "icons" / "hicolor" / "scalable" / "apps")
    _write(share / "metainfo" / f"{IDENTIFIER}.metainfo.xml", metainfo(version(), released()).encode())
    _write(share / "man" / "man1" / f"{PROGRAM}.1.gz", gzip.compress(man_page(version()).encode(), mtime=0))


def version() -> str:
    """The program's version."""
    text = (ROOT / "followup_desktop" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "(.+)"', text)[1]  # type: ignore[index]


def released() -> str:
    """The day of the newest version in CHANGELOG.md; of the last commit where it is not released yet."""
    found = re.search(r"^## \[\d[^]]*\] - (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    if found:
        return found[1]
    ask = ["git", "log", "-1", "--format=%cs"]
    return subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def metainfo(version: str, day: str) -> str:
    """What software centres show, with the release in it."""
    text = (HERE / f"{IDENTIFIER}.metainfo.xml").read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@DATE@", day)


def man_page(version: str) -> str:
    """The manual's page, with the commands that there are."""
    sys.path.insert(0, str(ROOT))
    from followup_desktop.cli.commands import summaries

    commands = "\n".join(f".TP\n.B {name}\n{_sentence(summary)}" for name, summary in summaries().items())
    text = (HERE / f"{PROGRAM}.1").read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@COMMANDS@", commands)


def elf_files(folder: Path) -> Iterable[Path]:
    """The programs and libraries below a folder."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as content:
                if content.read(4) == b"\x7fELF":
                    yield file


def _sentence(summary: str) -> str:
    text = f"{summary[:1].upper()}{summary[1:]}.".replace("\\", r"\\").replace("-", r"\-")
    return rf"\&{text}" if text[0] in ".'" else text


def _copy(source: Path, folder: Path, name: str = "") -> None:
    _write(folder / (name or source.name), source.read_bytes())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
