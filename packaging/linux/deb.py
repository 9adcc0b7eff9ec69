"""python3 -m linux.deb BUNDLE ICONS FOLDER: make a Debian package of the bundle, in FOLDER.

Run by `python3 dev.py installer`, with packaging/ among Python's paths. Wants dpkg-deb and readelf. What the package
depends on is read from the libraries that are in it.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from collections.abc import Sequence
from pathlib import Path

from linux.tree import HERE, PLACE, PROGRAM, ROOT, elf_files, make_tree, version

_SUMMARY = "follow up and stay in touch"
_DESCRIPTION = """
Followup helps one person stay in touch with the people who matter to them: contacts in circles with a rhythm of their
own, a timeline of what happened, check-ins and native reminders, promises and favors. It imports from address books,
tables, calendars, mail and chats, and exports to open formats.
.
It works offline, without an account; nothing ever leaves the machine.
"""
_MAINTAINER = "The Followup maintainers <maintainers@followup.invalid>"
_C_LIBRARY = re.compile(r"(lib(c|m|dl|pthread|rt|util|resolv)|ld-linux-[\w-]+)\.so\.\d")


def main(arguments: Sequence[str]) -> int:
    """Make the package and print its path; 2 for wrong usage."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    print(build(*map(Path, arguments)))
    return 0


def build(bundle: Path, icons: Path, folder: Path) -> Path:
    """The package's file. Raises ValueError for a library that nobody knows the package of."""
    with tempfile.TemporaryDirectory(prefix="followup-deb-") as name:
        root = Path(name) / "root"
        make_tree(bundle, icons, root / "usr")
        _document(root / "usr" / "share" / "doc" / PROGRAM, root / "usr" / PLACE)
        control = root / "DEBIAN" / "control"
        control.parent.mkdir(parents=True)
        control.write_text(control_file(root), encoding="utf-8")
        for place in (root, *root.rglob("*")):
            if not place.is_symlink():
                runs = place.is_dir() or (place.stat().st_mode & 0o100 and PLACE.name in place.parts)
                place.chmod(0o755 if runs else 0o644)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{PROGRAM}_{version()}_{architecture()}.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(file)], check=True)
    return file


def control_file(root: Path) -> str:
    """What dpkg knows of the package whose files lie below a root."""
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir()) // 1024
    fields = {
        "Package": PROGRAM,
        "Version": version(),
        "Section": "utils",
        "Priority": "optional",
        "Architecture": architecture(),
        "Installed-Size": str(size),
        "Maintainer": _MAINTAINER,
        "Depends": ", ".join(depends(root)),
        "Recommends": "default-dbus-session-bus | dbus-session-bus, xdg-utils, libnotify-bin, notification-daemon",
        "Description": f"{_SUMMARY}\n" + "\n .\n".join(map(_described, _DESCRIPTION.strip().split("\n.\n"))),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def depends(root: Path) -> list[str]:
    """The packages that bring the libraries that the files below a root load and that are not among them."""
    needs = tomllib.loads((HERE / "needs.toml").read_text(encoding="utf-8"))
    packages = {library: debian for part in ("qt", "bundle") for library, (debian, _) in needs[part].items()}
    files = list(elf_files(root))
    needed: set[str] = set()
    newest = (2, 0)
    for file in files:
        told = subprocess.run(
            ["readelf", "-W", "-d", "-V", str(file)], capture_output=True, text=True, check=True
        ).stdout
        needed |= set(re.findall(r"\(NEEDED\).*\[(.*)\]", told))
        newest = max([newest, *((2, int(minor)) for minor in re.findall(r"GLIBC_2\.(\d+)", told))])
    outside = {name for name in needed - {file.name for file in files} if not _C_LIBRARY.fullmatch(name)}
    unknown = sorted(outside - packages.keys())
    if unknown:
        raise ValueError(f"packaging/linux/needs.toml names no package for {', '.join(unknown)}")
    return [f"libc6 (>= {newest[0]}.{newest[1]})", *sorted({packages[name] for name in outside})]


def architecture() -> str:
    """This machine's name among Debian's architectures."""
    told = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def _described(part: str) -> str:
    return textwrap.fill(" ".join(part.split()), 78, initial_indent=" ", subsequent_indent=" ")


def _document(folder: Path, place: Path) -> None:
    """The licences and the changelog, where Debian looks for them."""
    folder.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    parts = Path("/usr") / PLACE / "_internal" / "followup_desktop" / "resources" / "licences"
    more = (
        f"Followup is under the following licence. It brings the work of others along; their licences lie in\n{parts}\n"
    )
    (folder / "copyright").write_text(f"{more}\n{licence}", encoding="utf-8")
    with gzip.GzipFile(folder / "changelog.gz", "wb", mtime=0) as stream:
        stream.write((ROOT / "CHANGELOG.md").read_bytes())
    assert (place / PROGRAM).is_file()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
