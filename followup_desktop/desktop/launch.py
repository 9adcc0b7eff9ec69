"""How this program starts itself again, and how it opens an address in the person's own programs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followup_desktop.desktop.identity import IN_BACKGROUND
from followup_desktop.desktop.paths import default_data

_PACKAGE = Path(__file__).resolve().parents[1]
_DISTRIBUTION = "followup-desktop"
_SCHEMES = ("https", "mailto", "tel", "sms")
_ADDRESS = re.compile(rf"({'|'.join(_SCHEMES)}):[!-~]{{1,30000}}", re.IGNORECASE)
_BUNDLE_VARIABLES = (
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FRAMEWORK_PATH",
    "QT_PLUGIN_PATH",
    "QML2_IMPORT_PATH",
    "PATH",
)
_ORIGINAL = "_ORIG"
"""PyInstaller keeps what it changed of the environment under the name with this ending, or puts its own before it."""
_LOADER = "_PYI_"
"""What its loader tells a process of its own, under names that begin so."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and the folder that it must be started in, or None where any will do."""

    arguments: tuple[str, ...]
    folder: Path | None = None


def own_command(*, tray: bool = False, data: Path | None = None) -> Command:
    """How to start this program's window, or its tray, on a data folder (None: the system's place for it)."""
    options: tuple[str, ...] = ("--tray",) if tray else ()
    if data is not None and data != default_data():
        options += ("--data", str(data))
    program, folder = _program()
    return Command((*program, *options), folder)


def start(command: Command) -> bool:
    """Start this program again, on its own feet; whether that worked."""
    environment = outside_environment(os.environ, _bundle())
    environment.pop(IN_BACKGROUND, None)
    if _bundle() is not None:
        # Or the new process would take itself for a part of this one.
        environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    return _start_detached(command, environment)


def can_open(address: str) -> bool:
    """Whether `open_address` takes it: a link of a scheme that cannot run anything here, in plain ASCII."""
    return _ADDRESS.fullmatch(address) is not None


def open_address(address: str) -> bool:
    """Open the address in the program that the person uses for it; whether one was started.

    Raises ValueError for anything but https, mailto, tel and sms.
    """
    if not can_open(address):
        raise ValueError("only https, mailto, tel and sms are opened")
    if sys.platform == "win32":
        os.startfile(address)  # noqa: S606
        return True
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    return _start_detached(Command((opener, address)), outside_environment(os.environ, _bundle()))


def outside_environment(environment: Mapping[str, str], bundle: Path | None) -> dict[str, str]:
    """The environment for other programs: what the bundle put into it for itself is taken out again."""
    if bundle is None:
        return dict(environment)
    own = {name for name in environment if name.endswith(_ORIGINAL) or name.startswith(_LOADER)}
    outside = {name: value for name, value in environment.items() if name not in own}
    for name in _BUNDLE_VARIABLES:
        left = environment.get(name + _ORIGINAL) or _without(outside.pop(name, ""), bundle)
        if left:
            outside[name] = left
    return outside


def _without(paths: str, bundle: Path) -> str:
    """A list of paths without those that lead into the bundle."""
    split = paths.split(os.pathsep)
    left = [path for path in split if not (path and Path(path).is_relative_to(bundle))]
    return paths if len(left) == len(split) else os.pathsep.join(left)


def _bundle() -> Path | None:
    """The folder that the frozen program was unpacked in; None from source."""
    folder = getattr(sys, "_MEIPASS", None)
    return Path(folder) if folder and getattr(sys, "frozen", False) else None


def _program() -> tuple[tuple[str, ...], Path | None]:
    """The frozen program; else Python with the package, from the checkout if the package is not installed."""
    python = _without_console(Path(sys.executable))
    if getattr(sys, "frozen", False):
        return (os.environ.get("APPIMAGE") or str(python),), None
    return (str(python), "-m", "followup_desktop"), None if _is_installed() else _PACKAGE.parent


def _without_console(program: Path) -> Path:
    """On Windows the same program without a console window, where it is beside it; elsewhere there is one for both."""
    other = program.with_name(f"{program.stem}w.exe")
    return other if sys.platform == "win32" and other.exists() else program


def _is_installed() -> bool:
    # It brings the whole of Python's e-mail library with it, which a process that starts nothing can do without.
    import importlib.metadata

    try:
        importlib.metadata.distribution(_DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _start_detached(command: Command, environment: Mapping[str, str]) -> bool:
    """Start it so that it outlives this process, holds none of its files and leaves no zombie."""
    from PySide6.QtCore import QProcess, QProcessEnvironment

    variables = QProcessEnvironment()
    for name, value in environment.items():
        variables.insert(name, value)
    process = QProcess()
    process.setProgram(command.arguments[0])
    process.setArguments(list(command.arguments[1:]))
    process.setProcessEnvironment(variables)
    process.setWorkingDirectory(str(command.folder or Path.home()))
    for redirect in (process.setStandardOutputFile, process.setStandardErrorFile, process.setStandardInputFile):
        redirect(QProcess.nullDevice())
    # Declared to return a pair, it returns the truth alone.
    started: Any = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)
