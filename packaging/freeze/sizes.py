"""How large the bundle is, by part, and whether it stays within its budget."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

MOST = 130_000_000
"""Bytes of a slim bundle on Linux (issue 7)."""
MOST_PACKED = 40_000_000
"""Bytes of the same, packed by xz."""
_PARTS = (
    ("Qt's own libraries", ("PySide6/Qt/lib/libQt6", "libQt6")),
    ("ICU, which Qt sorts with", ("PySide6/Qt/lib/libicu", "libicu")),
    ("Qt's plugins", ("PySide6/Qt/plugins", "PySide6/plugins")),
    ("Qt for Python", ("PySide6", "shiboken6", "libpyside6", "libshiboken6")),
    ("Python and its library", ("python3", "libpython3", "base_library.zip", "libffi", "libbz2")),
    ("comparing names (rapidfuzz)", ("rapidfuzz",)),
    ("SQLite (apsw)", ("apsw",)),
    ("time zones (tzdata)", ("tzdata",)),
    ("words of calendars (babel, holidays)", ("babel", "holidays")),
    ("the keyring (cryptography)", ("cryptography", "_cffi_backend", "keyring", "secretstorage", "jeepney")),
    ("letters of all scripts (anyascii)", ("anyascii",)),
    ("notifications (dbus-fast, desktop-notifier)", ("dbus_fast", "desktop_notifier")),
    ("fonts, icons, demo book, licences", ("followup_desktop/resources",)),
)


def sizes(bundle: Path) -> dict[str, int]:
    """Bytes of the files of a bundle, by part, the largest first; a link counts nothing."""
    found: dict[str, int] = {}
    for file in files(bundle):
        part = part_of(file.relative_to(bundle).as_posix())
        found[part] = found.get(part, 0) + file.stat().st_size
    return dict(sorted(found.items(), key=lambda entry: -entry[1]))


def part_of(name: str) -> str:
    """The part that a file of the bundle, by its path in it, belongs to."""
    inside = name.removeprefix("_internal/")
    if inside == name:
        return "the program, with all that is Python (packed)"
    return next((part for part, starts in _PARTS if inside.startswith(starts)), "libraries of the system, and others")


def files(bundle: Path) -> Iterator[Path]:
    """The files of a bundle, links left out."""
    return (file for file in sorted(bundle.rglob("*")) if file.is_file() and not file.is_symlink())


def pack(bundle: Path, file: Path) -> int:
    """Pack the bundle as .tar.xz for those who install by hand; its bytes."""
    with tarfile.open(file, "w:xz", preset=6) as archive:
        archive.add(bundle, bundle.name, filter=_owned_by_nobody)
    return file.stat().st_size


def _owned_by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def table(found: dict[str, int]) -> str:
    """The sizes as the table that stands in packaging/README.md."""
    lines = [f"| {part} | {size / 1e6:.1f} |" for part, size in found.items()]
    return "\n".join(["| part | MB |", "|---|---:|", *lines, f"| **together** | **{sum(found.values()) / 1e6:.1f}** |"])
