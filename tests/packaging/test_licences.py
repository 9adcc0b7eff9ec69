"""Nothing ships without its licence: every package that runs here, and what is no package."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from followup_desktop.desktop import licences
from followup_desktop.desktop.licences import Part, parts, read_part, write_part
from freeze import licences as collected

ROOT = Path(__file__).parents[2]


def locked() -> set[str]:
    """The packages of the lock that the program runs on, those of other systems left out."""
    lines = (ROOT / "packaging" / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    return needed_here(line.rstrip("\\ ") for line in lines if "==" in line)


def needed_here(lines: Iterable[str]) -> set[str]:
    """The packages among some requirements that this system needs."""
    wanted = (Requirement(line) for line in lines)
    return {one.name.lower() for one in wanted if one.marker is None or one.marker.evaluate()}


def names(found) -> set[str]:
    return {re.sub(r"[-_.]+", "-", part.name).lower() for part in found}


def test_a_checkout_knows_the_licence_of_all_that_it_runs_on():
    found = parts()
    assert locked() - names(found) == set()
    without = {part.name for part in found if not part.licence}
    assert without == set()
    # The Qt wheels bring no text; the bundle brings one of its own.
    assert {part.name for part in found if not part.text.strip()} <= {"PySide6_Essentials", "shiboken6"}


def test_the_bundles_folder_holds_them_all_and_reads_back(tmp_path, monkeypatch):
    monkeypatch.setattr(collected, "installed", with_a_loader)
    folder = tmp_path / "licences"
    files = collected.write_licences(folder)
    monkeypatch.setattr(licences, "resource", lambda name: tmp_path / name)
    found = {part.name: part for part in parts()}
    assert len(found) == len(files)
    assert locked() - names(found.values()) == set()
    assert {"Python", "SQLite", "Inter", "Lucide icons", "Unicode CLDR"} <= set(found)
    qt = next(part for name, part in found.items() if name.lower().startswith("pyside6"))
    assert qt.licence == "LGPL-3.0-only"
    for wording in ("You may put a version of these libraries of your own in their place", "GNU LESSER GENERAL PUBLIC",
                    "Version 3, 29 June 2007", "GNU GENERAL PUBLIC LICENSE"):  # fmt: skip
        assert wording in qt.text
    assert "OPEN FONT LICENSE" in found["Inter"].text.upper()


def with_a_loader(wanted):
    """PyInstaller is not among what the tests run on."""
    asked = list(wanted)
    if asked == ["pyinstaller"]:
        return iter([Part("pyinstaller", "6", "GPL-2.0-or-later", "The Bootloader Exception")])
    return licences.installed(asked)


def test_a_part_without_a_text_does_not_ship(tmp_path, monkeypatch):
    monkeypatch.setattr(collected, "of_python", lambda: iter([Part("x", "1", "MIT", " \n")]))
    with pytest.raises(ValueError, match="x says nowhere"):
        collected.write_licences(tmp_path / "licences")


@pytest.mark.parametrize("part", [Part("Lucide icons", "", "ISC", "a\n\nb\n"), Part("a b", "1.0", "MIT", "x\n")])
def test_what_is_written_is_read(tmp_path, part):
    write_part(part, tmp_path)
    (file,) = tmp_path.iterdir()
    assert read_part(file) == part


def test_every_dependency_is_asked_for_its_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert needed_here(project["dependencies"]) - names(parts()) == set()
