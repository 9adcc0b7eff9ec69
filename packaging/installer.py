"""`dev.py installer`: this system's installers of the bundle that `dev.py freeze` made, in dist/."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import dev

DIST = dev.ROOT / "dist"
BUNDLE = DIST / "followup-desktop"
APP = DIST / "Followup.app"
_BUILD = dev.ROOT / "build" / "installer"


def main(arguments: Sequence[str]) -> int:
    """Make the installers and print their paths. Raises dev.Failure in one line."""
    if arguments:
        raise dev.Failure("installer takes no arguments: python3 dev.py installer")
    if not (APP if sys.platform == "darwin" else BUNDLE).exists():
        raise dev.Failure("there is no program in dist/ yet; run: python3 dev.py freeze")
    for file in installers():
        print(file.relative_to(dev.ROOT), flush=True)
    return 0


def installers() -> Iterator[Path]:
    """Each installer, made when its turn comes."""
    if sys.platform == "win32":
        yield on_windows(BUNDLE, DIST)
    elif sys.platform == "darwin":
        from macos import build as macos

        yield macos.build(APP, DIST)
    else:
        from linux import deb

        dev.provide("installer")
        yield deb.build(BUNDLE, icons(), DIST)
        yield check_windows_script()


def on_windows(bundle: Path, folder: Path) -> Path:
    """The Windows installer of a bundle."""
    from windows import build as windows

    try:
        return windows.build(bundle, folder, pictures())
    except windows.Failure as failure:
        raise dev.Failure(str(failure)) from failure


def check_windows_script() -> Path:
    """The Windows installer compiled around this system's bundle: of no use to anybody but to see that it can be."""
    from windows import build as windows

    bundle = _BUILD / "bundle"
    shutil.rmtree(bundle, ignore_errors=True)
    shutil.copytree(BUNDLE, bundle, copy_function=_link)
    for program in windows.PROGRAMS:
        _link(BUNDLE / BUNDLE.name, bundle / program)
    return on_windows(bundle, _BUILD)


def icons() -> Path:
    """The folder of the icons of all systems, drawn from resources/icons/followup.svg."""
    svg = dev.ROOT / "resources" / "icons" / "followup.svg"
    draw = "import sys, pathlib, freeze.icons; freeze.icons.make_icons(*map(pathlib.Path, sys.argv[1:]))"
    _draw("-c", draw, str(svg), str(_BUILD / "icons"))
    return _BUILD / "icons"


def pictures() -> Path:
    """The folder of what the Windows installer shows."""
    _draw("-m", "windows.pictures", str(_BUILD / "pictures"))
    return _BUILD / "pictures"


def _draw(*arguments: str) -> None:
    """Run a module that draws, with the Python that has Qt."""
    dev.prepare()
    environment = {**os.environ, "PYTHONPATH": str(dev.ROOT / "packaging"), "QT_QPA_PLATFORM": "offscreen"}
    if dev.status(dev.venv_program("python"), *arguments, environment=environment):
        raise dev.Failure("the icons could not be drawn")


def _link(source: str | Path, target: str | Path) -> None:
    """The same file under a second name, which costs no space; a copy where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
