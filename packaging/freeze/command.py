"""`dev.py freeze`: the bundle made in an environment of its own, then looked at from all sides."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

import dev
from freeze.sizes import MOST_PACKED, pack

_TOOLS = dev.ROOT / "build" / "freeze-tools"
DIST = dev.ROOT / "dist"
NAME = "followup-desktop"
_PYTEST = ["-q", "-p", "no:cacheprovider"]
_SMOKE = ["-m", "frozen", "tests/packaging"]
_DOORS = ["tests/test_main.py"]
# Those in hurried time start no program but Python.
_JOURNEYS = ["-m", "journey and not soak", "tests/journeys", "--ignore=tests/journeys/test_faked_time.py"]


def main(arguments: Sequence[str]) -> int:
    """Make the bundle, look at it, and tell how large it is and how soon it starts; arguments go to pytest."""
    dev.provide("qt", "screen")
    dev.prepare("test")
    return build() or smoke(arguments) or figures()


def build() -> int:
    """Make the bundle in dist/, with nothing around but what the locks name."""
    dev.make_venv(_TOOLS)
    dev.install(_TOOLS, ["freeze"])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PYTHONPATH"] = os.pathsep.join((str(dev.ROOT / "packaging"), str(dev.ROOT)))
    return dev.status(dev.venv_program("python", _TOOLS), "-m", "freeze", str(DIST), environment=environment)


def smoke(arguments: Sequence[str] = ()) -> int:
    """Look at the bundle: what is in it and what it does, and on Linux every journey with it in the place of source."""
    pytest = (dev.venv_program("python"), "-m", "pytest", *_PYTEST)
    code = 0
    with dev.clean_home() as environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        environment["FOLLOWUP_PROGRAM"] = str(program())
        for chosen in (_SMOKE, _DOORS, *([_JOURNEYS] if dev.LINUX else [])):
            code = dev.status(*pytest, *chosen, *arguments, environment=environment) or code
    return code


def figures() -> int:
    """Say how soon it starts beside the source; on Linux pack it and say how large that is: 1 if too large."""
    size = 0
    if dev.LINUX:
        size = pack(DIST / NAME, DIST / f"{NAME}-linux-{platform.machine()}.tar.xz")
        print(f"packed by xz: {size / 1e6:.1f} MB of {MOST_PACKED / 1e6:.0f}", flush=True)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"] if dev.LINUX else []
    with dev.clean_home() as environment:
        environment["PYTHONPATH"] = os.pathsep.join((str(dev.ROOT / "packaging"), str(dev.ROOT)))
        measure = [dev.venv_program("python"), "-m", "freeze.starts", str(program())]
        code = dev.status(*screen, *measure, environment=environment)
    return code or int(size > MOST_PACKED)


def program() -> Path:
    """The frozen program, as one starts it."""
    if sys.platform == "darwin":
        return DIST / "Followup.app" / "Contents" / "MacOS" / NAME
    return DIST / NAME / (f"{NAME}.exe" if dev.WINDOWS else NAME)
