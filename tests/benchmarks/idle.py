"""idle: what the tray costs while nothing happens, against a bare QApplication with a tray icon beside it.

Both run at the same time on one virtual screen with a real panel, the program's tray on the big book. Memory is the
proportional set size; a wake-up is a voluntary switch of context, summed over all threads.
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.settings import set_preferences
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.measure import ROOT, Bench, Line, children
from tests.support.display import virtual_display
from tests.support.panel import trayer
from tests.support.processes import environment, running
from tests.support.session_bus import session_bus

_BARE = """
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
application = QApplication([])
application.setQuitOnLastWindowClosed(False)
picture = QPixmap(32, 32)
picture.fill("teal")
icon = QSystemTrayIcon(QIcon(picture))
icon.show()
application.exec()
"""
_SETTLING = 10
"""Seconds that both are given to come up and fall still."""
_MINUTE = 60
_MORE_WAKE_UPS = 2
"""How many a minute the program's tray may have more than a bare one."""


def measure(bench: Bench) -> list[Line]:
    """Memory, and wake-ups a minute, of the tray and of a bare one."""
    data = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    _announce_nothing(data)
    with ExitStack() as stack:
        home = bench.folder
        bus = stack.enter_context(session_bus(home))
        display = stack.enter_context(virtual_display())
        stack.enter_context(trayer(display))
        quiet = _environment(home, bus.address, display)
        ours = _start(stack, quiet, "-m", "followup_desktop", "--data", str(data), "--tray")
        bare = _start(stack, quiet, "-c", _BARE)
        time.sleep(_SETTLING)
        before = [_wake_ups(pid) for pid in (ours, bare)]
        time.sleep(bench.size.idle_seconds)
        woke = [
            (_wake_ups(pid) - earlier) * _MINUTE / bench.size.idle_seconds
            for pid, earlier in zip((ours, bare), before, strict=True)
        ]
        memory = [_memory(pid) for pid in (ours, bare)]
    during = f"over {bench.size.idle_seconds} s"
    return [
        Line("idle memory", *memory, 1.4, 0.0, "MB", "the tray; a bare tray (PSS)"),
        Line("idle wake-ups", woke[0], woke[1] + _MORE_WAKE_UPS, 1.0, 0.0, "/min", f"{during}; a bare tray's and two"),
    ]


def _announce_nothing(data: Path) -> None:
    """Idle is before anything is announced: what shows a notification is loaded then, and stays."""
    book = open_book(data)
    set_preferences(book, Preferences(digest_days=()), NOW)
    book.close()


def _environment(home: Path, bus: str, display: str) -> dict[str, str]:
    return children() | environment(
        DISPLAY=display,
        DBUS_SESSION_BUS_ADDRESS=bus,
        QT_QPA_PLATFORM="xcb",
        HOME=str(home),
        XDG_RUNTIME_DIR=str(home),
        XDG_CURRENT_DESKTOP=None,
        WAYLAND_DISPLAY=None,
    )


def _start(stack: ExitStack, quiet: dict[str, str], *arguments: str) -> int:
    """Start Python so, to be ended with the stack; its process."""
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=quiet, text=True)
    stack.enter_context(running(process))
    return process.pid


def _wake_ups(pid: int) -> int:
    """How often the threads of a process have gone to sleep by themselves so far."""
    found = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        lines = (task / "status").read_text().splitlines()
        found += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
    return found


def _memory(pid: int) -> float:
    """The proportional set size of a process, in megabytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
