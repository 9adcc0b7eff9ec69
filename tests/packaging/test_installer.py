"""`dev.py installer`: what it wants before it begins, and that it hands each system's bundle to the right maker."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev
import installer


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle of this system in a checkout that is elsewhere, and this Python in the place of `.venv`."""
    folder = tmp_path / "dist" / "followup-desktop"
    (folder / "_internal").mkdir(parents=True)
    (folder / "followup-desktop").write_bytes(b"a program")
    (folder / "_internal" / "part").write_bytes(b"a part")
    monkeypatch.setattr(installer, "BUNDLE", folder)
    monkeypatch.setattr(installer, "_BUILD", tmp_path / "build")
    monkeypatch.setattr(dev, "prepare", lambda *locks: None)
    monkeypatch.setattr(dev, "venv_program", lambda name: sys.executable)
    return folder


def test_it_takes_no_arguments() -> None:
    with pytest.raises(dev.Failure, match="installer takes no arguments"):
        installer.main(["--now"])


def test_there_must_be_a_program(bundle: Path) -> None:
    shutil.rmtree(bundle)
    with pytest.raises(dev.Failure, match=r"run: python3 dev\.py freeze"):
        installer.main([])


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is missing; it is in nsis")
def test_the_windows_script_is_compiled_around_this_systems_bundle(bundle: Path) -> None:
    made = installer.check_windows_script()
    assert made.name == f"Followup-{_version()}-setup.exe"
    assert made.read_bytes()[:2] == b"MZ"
    assert {file.name for file in made.parent.iterdir()} == {"bundle", "pictures", made.name}
    # The bundle itself is as it was.
    assert sorted(file.name for file in bundle.iterdir()) == ["_internal", "followup-desktop"]


def test_the_icons_of_all_systems_are_drawn(bundle: Path) -> None:
    names = {file.name for file in installer.icons().iterdir()}
    assert {"followup.ico", "followup.icns", "followup-256.png"} <= names


def test_what_cannot_be_drawn_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "venv_program", lambda name: "false")
    with pytest.raises(dev.Failure, match="could not be drawn"):
        installer.icons()


@pytest.mark.parametrize(("system", "module", "name"), [("win32", "windows", "BUNDLE"), ("darwin", "macos", "APP")])
def test_each_system_has_its_own(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, system: str, module: str, name: str
) -> None:
    asked: list[Path] = []

    def make(bundle: Path, folder: Path, *pictures: Path) -> Path:
        asked.extend((bundle, folder))
        return folder / "made"

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(installer, "pictures", lambda: Path("pictures"))
    monkeypatch.setitem(sys.modules, f"{module}.build", SimpleNamespace(build=make, Failure=ValueError))
    monkeypatch.setattr(__import__(module), "build", sys.modules[f"{module}.build"], raising=False)
    assert list(installer.installers()) == [installer.DIST / "made"]
    assert asked == [getattr(installer, name), installer.DIST]


def _version() -> str:
    from followup_desktop import __version__

    return __version__
