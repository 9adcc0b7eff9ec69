"""What a report of an error says about the program and the system: nothing about the person or what is in the book."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from PySide6 import __version__ as binding_version
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from followup_desktop import __version__

_BUNDLES = (("FLATPAK_ID", "Flatpak"), ("APPIMAGE", "AppImage"))


def bug_report(folder: Path, sqlite: str) -> str:
    """Lines for whoever looks after the program, in English; the home folder in the path of the book becomes '~'."""
    lines = {
        "Followup": f"{__version__}, {_how_installed()}",
        "SQLite": sqlite,
        "Qt": f"{qVersion()}, PySide6 {binding_version}",
        "Python": platform.python_version(),
        "System": _system(),
        "Screen": _screen(),
        "Language": f"{QLocale().name()}, {sys.getfilesystemencoding()}",
        "Book in": _without_home(folder),
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items()) + "\n"


def _how_installed() -> str:
    if not getattr(sys, "frozen", False):
        return "from source"
    kind = next((name for variable, name in _BUNDLES if os.environ.get(variable)), "")
    return f"installed{' as ' + kind if kind else ''}"


def _system() -> str:
    """'Debian GNU/Linux 12 (bookworm), Linux-6.1.0-x86_64'; the machine's name is no part of it."""
    try:
        named = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        named = ""
    return ", ".join(filter(None, (named, platform.platform())))


def _screen() -> str:
    screen = QGuiApplication.primaryScreen()
    size = screen.geometry().size()
    ratio = f"{screen.devicePixelRatio():g}"
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    parts = (QGuiApplication.platformName(), desktop, f"{size.width()} x {size.height()} at {ratio}")
    return ", ".join(filter(None, parts))


def _without_home(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
