"""start: the process to the frame with the list's first page and Today's count, against a bare QMainWindow's first.

Run as a program it is the process that is measured: it ends itself in the moment when that frame is painted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import ROOT, Bench, Line, by_turns, children, compare

_BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
application = QApplication(sys.argv)
window = Window()
window.resize(1360, 860)
window.show()
application.exec()
"""
_REMEMBERED = '{"view": "contacts"}'


def measure(bench: Bench) -> list[Line]:
    """The big book, a hundredth of it, and the bare window, by turns."""
    # Here, because the process that is measured has no use for it.
    from tests.benchmarks.book import big_book, copy_of

    big = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    small = copy_of(big_book(bench.size.small_contacts, bench.size.small_interactions), bench.folder / "small")
    for folder in (big, small):
        (folder / "window.json").write_text(_REMEMBERED, encoding="utf-8")
    in_big, in_small, bare = by_turns(
        bench.size.rounds * 2, lambda: _ours(big), lambda: _ours(small), lambda: _python("-c", _BARE), warm=2
    )
    sizes = f"{bench.size.contacts:,} / {bench.size.small_contacts:,} contacts"
    return [
        compare("start", in_big, bare, 1.6, "to the list's first page and Today's count; a bare QMainWindow"),
        compare("start growth", in_big, in_small, 1.1, sizes),
    ]


def _ours(folder: Path) -> None:
    _python("-m", "tests.benchmarks.starting", str(folder))


def _python(*arguments: str) -> None:
    environment = children() | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


def start(folder: Path) -> None:
    """Start the window as the program does, and end the process when it shows what is waited for."""
    from followup_desktop.window import application as program

    class Watched(program.Session):
        """A session that watches for its first whole frame."""

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            self._waits = {"list", "count"}
            self._panel = self.window.go("contacts").list
            self._panel.loaded.connect(lambda: self._came("list"))
            set_badge = self.window.rail.set_badge
            self.window.rail.set_badge = lambda *badge: (set_badge(*badge), self._came("count"))

        def _came(self, what: str) -> None:
            self._waits.discard(what)
            if not self._waits:
                self.window.repaint()
                self._panel.table.viewport().repaint()
                os._exit(0)

    program.Session = Watched
    program.main(folder, tray=False)


if __name__ == "__main__":
    start(Path(sys.argv[1]))
