"""Starting the tray when the person logs in: one file or registry value, made, repaired and taken away here. No Qt."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

from followup_desktop.desktop.launch import Command
from followup_desktop.domain.errors import Refused

NAME = "followup-desktop"
_LABEL = "org.followup.tray"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_OFF = re.compile(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE | re.IGNORECASE)


class Autostart(Protocol):
    """One system's way of starting a program at login. Any method may raise OSError."""

    def enabled(self) -> bool:
        """Whether the tray is started at login, the system's own switch for it included."""

    def enable(self, command: Command) -> None:
        """Start the command at each login, in the place of what was started before."""

    def disable(self) -> None:
        """Start nothing at login."""


def autostart() -> Autostart:
    """The way of the system that this runs on."""
    if sys.platform == "win32":
        return RunKey(WindowsRegistry())
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    return DesktopEntry(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "autostart")


def repair(way: Autostart, command: Command) -> None:
    """Point an autostart that is on at the place where the program is now; leave one that is off."""
    if way.enabled():
        way.enable(command)


class DesktopEntry:
    """Linux: a file in the autostart folder (Desktop Application Autostart Specification 0.5)."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{NAME}.desktop"

    def enabled(self) -> bool:
        """Whether the file is there and no desktop's settings have switched it off."""
        return self._file.is_file() and not _OFF.search(self._file.read_text(encoding="utf-8", errors="replace"))

    def enable(self, command: Command) -> None:
        """Write the file."""
        entry = {
            "Type": "Application",
            "Name": "Followup",
            "Comment": "Reminds you of the people you care about",
            "Exec": " ".join(_quoted(argument) for argument in command.arguments),
            "Icon": "followup",
            "Terminal": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        if command.folder is not None:
            entry["Path"] = _escaped(str(command.folder))
        lines = ["[Desktop Entry]", *(f"{key}={value}" for key, value in entry.items())]
        _replace(self._file, ("\n".join(lines) + "\n").encode())

    def disable(self) -> None:
        """Remove the file."""
        self._file.unlink(missing_ok=True)


class LaunchAgent:
    """macOS: a property list in ~/Library/LaunchAgents, read by launchd at the next login."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{_LABEL}.plist"

    def enabled(self) -> bool:
        """Whether the file is there."""
        return self._file.is_file()

    def enable(self, command: Command) -> None:
        """Write the file; the tray is started in a session with a screen only, and not again when it is quit."""
        agent: dict[str, object] = {
            "Label": _LABEL,
            "ProgramArguments": list(command.arguments),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        if command.folder is not None:
            agent["WorkingDirectory"] = str(command.folder)
        import plistlib

        _replace(self._file, plistlib.dumps(agent))

    def disable(self) -> None:
        """Remove the file."""
        self._file.unlink(missing_ok=True)


class Registry(Protocol):
    """The values of keys under HKEY_CURRENT_USER."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """The value, or None if there is none."""

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text."""

    def delete(self, key: str, name: str) -> None:
        """Remove the value, if there is one."""


class RunKey:
    """Windows: a value under Run, beside the switch that Settings and Task Manager keep for it."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def enabled(self) -> bool:
        """Whether the value is there and not switched off: an odd first byte of its approval says so."""
        approval = self._registry.read(_APPROVED, NAME)
        switched_off = isinstance(approval, bytes) and approval[:1] != b"" and approval[0] % 2 == 1
        return self._registry.read(_RUN, NAME) is not None and not switched_off

    def enable(self, command: Command) -> None:
        """Set the value. Raises Refused for a program that has to be started in a folder, which Run cannot do."""
        if command.folder is not None:
            raise Refused("Starting at login needs the installed program, not a checkout")
        program, *options = command.arguments
        self._registry.write(_RUN, NAME, f'"{program}" {subprocess.list2cmdline(options)}'.rstrip())
        self._registry.delete(_APPROVED, NAME)

    def disable(self) -> None:
        """Remove the value."""
        self._registry.delete(_RUN, NAME)
        self._registry.delete(_APPROVED, NAME)


class WindowsRegistry:
    """The registry of the person who is logged in."""

    def __init__(self) -> None:
        # By name, for only Windows has it, types included.
        self._winreg: Any = importlib.import_module("winreg")
        self._root = self._winreg.HKEY_CURRENT_USER

    def read(self, key: str, name: str) -> str | bytes | None:
        """The value, or None if there is none."""
        try:
            with self._winreg.OpenKey(self._root, key) as opened:
                value: str | bytes = self._winreg.QueryValueEx(opened, name)[0]
                return value
        except FileNotFoundError:
            return None

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text."""
        with self._winreg.CreateKey(self._root, key) as opened:
            self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, value)

    def delete(self, key: str, name: str) -> None:
        """Remove the value, if there is one."""
        writable = self._winreg.KEY_SET_VALUE
        with (
            contextlib.suppress(FileNotFoundError),
            self._winreg.OpenKey(self._root, key, 0, writable) as opened,
        ):
            self._winreg.DeleteValue(opened, name)


def _replace(file: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(file)


def _quoted(argument: str) -> str:
    """An argument of Exec: quoted, then escaped as any value is (Desktop Entry Specification 1.5, Exec)."""
    inside = re.sub(r'(["`$\\])', r"\\\1", argument).replace("%", "%%")
    return _escaped(f'"{inside}"')


def _escaped(value: str) -> str:
    """A value of a desktop entry on one line."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
