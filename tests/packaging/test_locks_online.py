"""The locks against the packages themselves: resolved for each system, and for macOS looked into."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dev
from tests.support.macho import minimum_systems
from tests.support.targets import OLDEST_MACOS, PYTHONS, TARGETS, Target

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
BINDINGS = re.compile(
    r"(PySide6|shiboken6)/[\w.]+\.(abi3\.so|dylib)|PySide6/Qt/plugins/designer/libPySidePlugin\.dylib"
)
"""What Qt's makers compile for a newer macOS than they name their wheels after; Qt itself is for the older one."""
BINDINGS_NEED = (15, 0)

MACS = [target for target in TARGETS if target.sys_platform == "darwin"]


@pytest.fixture(scope="module")
def uv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The locked uv, in an environment of its own."""
    folder = tmp_path_factory.mktemp("uv")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    lock = str(dev.LOCKS / "tools.txt")
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    subprocess.run([*pip, "--only-binary", ":all:", "-r", lock], check=True)
    return folder / "bin" / "uv"


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
@pytest.mark.parametrize("python", PYTHONS, ids=lambda python: f"3.{python[1]}")
def test_pyproject_resolves_to_the_lock_with_nothing_compiled(
    uv: Path, target: Target, python: tuple[int, int], tmp_path: Path
) -> None:
    for lock, sources in dev.LOCK_SOURCES.items():
        out = tmp_path / f"{lock}.txt"
        subprocess.run(
            [
                *(str(uv), "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--only-binary", ":all:"),
                *("--python-platform", target.name, "--python-version", "{}.{}".format(*python)),
                *(*sources, "-c", str(dev.LOCKS / f"{lock}.txt"), "-o", str(out)),
            ],
            cwd=ROOT,
            check=True,
        )
        text = (dev.LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
        resolved = [line for line in out.read_text(encoding="utf-8").splitlines() if "==" in line]
        assert resolved
        assert [line for line in resolved if line.split(" ;")[0] not in text] == []


@pytest.mark.parametrize("target", MACS, ids=lambda target: target.name)
def test_no_compiled_file_needs_a_newer_macos(target: Target, tmp_path: Path) -> None:
    platforms = [part for platform in target.platforms() for part in ("--platform", platform)]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"),
            *("--require-hashes", "--python-version", "3.13", "--implementation", "cp", *platforms),
            *("-r", str(_for(target, tmp_path)), "-d", str(tmp_path / "wheels")),
        ],
        check=True,
    )
    found = [
        (wheel.name, name, oldest)
        for wheel in (tmp_path / "wheels").glob("*.whl")
        for name, oldest in _compiled(wheel, target.machine)
    ]
    assert len(found) > 50
    newer = [each for each in found if each[2] > OLDEST_MACOS]
    assert [each for each in newer if not BINDINGS.fullmatch(each[1])] == []
    assert {oldest for _wheel, _name, oldest in newer} == {BINDINGS_NEED}, "packaging/README.md says what they need"
    assert OLDEST_MACOS in {oldest for _wheel, _name, oldest in found}


def _for(target: Target, folder: Path) -> Path:
    """The run lock without what is for other systems: pip asks markers of the machine that it runs on."""
    from packaging.requirements import Requirement

    entries = (dev.LOCKS / "run.txt").read_text(encoding="utf-8").strip().replace("\\\n", "\\ ").splitlines()
    own = [entry for entry in entries if target.holds(Requirement(entry.split(" \\")[0]).marker, (3, 13))]
    out = folder / "run.txt"
    out.write_text("\n".join(_unmarked(entry) for entry in own) + "\n", encoding="utf-8")
    return out


def _unmarked(entry: str) -> str:
    requirement, hashes = entry.split(" \\", 1)
    return f"{requirement.split(' ;')[0]} {hashes.replace(chr(92), ' ')}"


def _compiled(wheel: Path, chip: str) -> list[tuple[str, tuple[int, int]]]:
    with zipfile.ZipFile(wheel) as archive:
        return [
            (name, oldest[chip])
            for name in archive.namelist()
            if chip in (oldest := minimum_systems(archive.read(name)))
        ]
