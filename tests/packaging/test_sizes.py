"""Sizes by part: everything is counted once, and what is packed can be unpacked."""

from __future__ import annotations

import tarfile
from pathlib import Path

from freeze.sizes import pack, part_of, sizes, table


def bundle(folder: Path) -> Path:
    made = folder / "followup-desktop"
    for name, size in (("followup-desktop", 7), ("_internal/PySide6/Qt/lib/libQt6Core.so.6", 100),
                       ("_internal/PySide6/QtCore.abi3.so", 20), ("_internal/libxcb-cursor.so.0", 3)):  # fmt: skip
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(bytes(size))
    (made / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    return made


def test_each_file_counts_once_and_links_count_nothing(tmp_path):
    found = sizes(bundle(tmp_path))
    assert list(found.values()) == [100, 20, 7, 3]
    assert next(iter(found)) == "Qt's own libraries"
    assert "| **together** | **0.0** |" in table(found)


def test_parts_are_told_apart():
    assert part_of("_internal/PySide6/Qt/lib/libicudata.so.73") == "ICU, which Qt sorts with"
    assert part_of("_internal/PySide6/Qt/plugins/platforms/libqxcb.so") == "Qt's plugins"
    assert part_of("_internal/libxcb-cursor.so.0") == "libraries of the system, and others"


def test_packed_it_belongs_to_nobody_and_keeps_its_links(tmp_path):
    file = tmp_path / "x.tar.xz"
    assert pack(bundle(tmp_path), file) == file.stat().st_size
    with tarfile.open(file) as archive:
        entries = archive.getmembers()
        assert {(entry.uid, entry.uname) for entry in entries} == {(0, "")}
        (link,) = [entry for entry in entries if entry.issym()]
        assert link.linkname == "PySide6/Qt/lib/libQt6Core.so.6"
        assert sum(entry.size for entry in entries) == 130
