"""Collects the licences of all that goes into the bundle, for the person to read in About and in a folder."""

from __future__ import annotations

import platform
import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path

from followup_desktop.desktop.licences import Part, installed, write_part

ROOT = Path(__file__).resolve().parents[2]
_TEXTS = ROOT / "packaging" / "licences"
_QT = ("pyside6-essentials", "shiboken6")
_PUBLIC_DOMAIN = "Its authors have put SQLite into the public domain: https://sqlite.org/copyright.html"


def write_licences(folder: Path, libraries: Iterable[str] = ()) -> list[Path]:
    """Write a file for each part of the program into a new folder; `libraries` are files of the system in the bundle.

    Raises ValueError where a part has no text: nothing ships without its licence.
    """
    folder.mkdir(parents=True)
    for part in (*of_python(), *of_resources(), *of_system(libraries)):
        if not part.text.strip():
            raise ValueError(f"{part.name} says nowhere what its licence is")
        write_part(part, folder)
    return sorted(folder.iterdir())


def of_python() -> Iterator[Part]:
    """Python, its packages that the program needs, Qt, SQLite, and the loader that starts it all."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for part in installed(re.match(r"[\w.-]+", line)[0] for line in wanted):  # type: ignore[index]
        if part.name.lower().replace("_", "-") in _QT:
            yield Part(part.name, part.version, "LGPL-3.0-only", _qt_text())
        else:
            yield part
    standard = Path(sysconfig.get_path("stdlib"))
    places = (standard / "LICENSE.txt", standard.parent / "LICENSE.txt")
    text = next(place for place in places if place.is_file()).read_text(encoding="utf-8")
    yield Part("Python", platform.python_version(), "PSF-2.0", text)
    loader = next(installed(["pyinstaller"]))
    yield Part("PyInstaller (the loader)", loader.version, "GPL-2.0-or-later with an exception", loader.text)
    yield Part("SQLite", distribution("apsw-sqlite3mc").version, "public domain", _PUBLIC_DOMAIN)


def of_resources() -> Iterator[Part]:
    """What lies in resources/ and among the packages' data and is not the program's own."""
    import babel

    resources = ROOT / "resources"
    for name, licence, file in (
        ("Inter", "OFL-1.1", resources / "fonts" / "OFL.txt"),
        ("Lucide icons", "ISC", resources / "icons" / "lucide" / "LICENSE"),
        ("Unicode CLDR", "Unicode-3.0", Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode"),
    ):
        yield Part(name, "", licence, file.read_text(encoding="utf-8"))


def of_system(libraries: Iterable[str]) -> Iterator[Part]:
    """The packages of Debian or Ubuntu that libraries of the system come from; elsewhere none are taken from it."""
    packages = {package for library in libraries if (package := _package(Path(library).resolve()))}
    for package in sorted(packages):
        name, version = package
        text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8", errors="replace")
        licences = sorted(set(re.findall(r"^License: *(\S.*?)\s*$", text, re.MULTILINE)))
        yield Part(name, version, ", ".join(licences[:4]) or "see the text", text)


def _package(library: Path) -> tuple[str, str] | None:
    for place in (library, Path("/", *library.parts[2:])):  # before and after /usr took in /lib
        found = subprocess.run(["dpkg-query", "--search", str(place)], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            name = found.stdout.partition(":")[0]
            ask = ["dpkg-query", "--show", "--showformat=${Version}\n", name]
            told = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.splitlines()[0]
            return name, told
    return None


def _qt_text() -> str:
    files = (_TEXTS / name for name in ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"))
    return "\n\n\n".join(file.read_text(encoding="utf-8") for file in files)
