"""What a process may be doing when it is killed: the window, the tray, and commands, each the program's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

from followup_desktop.__main__ import main as followup
from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from tests.conftest import NOON
from tests.reliability.scribe import say, write_once
from tests.store.test_history import STEPS
from tests.support import announcing

SCREEN, CARDS, SAVED, TRAY_MINUTES = "screen", "people.vcf", "saved.db", 10
_WRITES = 25


def window(folder: Path, random: Random) -> None:
    """The window, and in it somebody who does things as fast as they are done, until all is done."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder.parent)}
    from followup_desktop.window import application
    from followup_desktop.window.main_window import MainWindow

    class Busy(MainWindow):
        left = _WRITES

        def showEvent(self, event: object) -> None:
            super().showEvent(event)
            self.write()

        def write(self, *_answer: object) -> None:
            self.left -= 1
            if self.left < 0:
                self.close()
                return
            step, a, b = random.choice(sorted(STEPS)), random.randrange(12), random.randrange(12)
            self.context.write(lambda book, _now: STEPS[step](book, NOON, a, b), self._written, self.write)

        def _written(self, changes: Changes) -> None:
            if changes:
                say(f"safe {changes.set_id}")
            self.write()

    application.MainWindow = Busy
    application.main(folder, tray=False)


def tray(folder: Path, random: Random) -> None:
    """A tray's agent, which claims what is due, shows it and notes it."""
    announcing.main(folder, folder.parent / SCREEN, TRAY_MINUTES, 0, random.randrange(1 << 30))


def commands(folder: Path, random: Random) -> None:
    """A script that calls the command line again and again."""
    calls: list[Callable[[int], list[str]]] = [
        lambda number: ["add", f"Zoe {number}", "--circle", "Close"],
        lambda number: ["log", f"call {number}", "--with", "Ana 1"],
        lambda number: ["favor", "Ana 2", "received", f"a lift {number}"],
        lambda _number: ["undo"],
    ]
    for number in range(_WRITES):
        code = followup(["--data", str(folder), *random.choice(calls)(number)])
        if code == 0:
            say(f"safe {_newest(folder)}")


def writes(folder: Path, random: Random) -> None:
    """Every write that there is."""
    book = open_book(folder)
    for _number in range(_WRITES):
        if safe := write_once(book, random):
            say(f"safe {safe}")
    book.close()


def importing(folder: Path, _random: Random) -> None:
    """A file of people is imported."""
    if followup(["--data", str(folder), "import", str(folder.parent / CARDS)]) == 0:
        say("imported")


def migrating(folder: Path, _random: Random) -> None:
    """A book of an earlier version is opened."""
    open_book(folder).close()
    say("migrated")


def saving(folder: Path, _random: Random) -> None:
    """Backups are written, one over the other and one beside the other."""
    for number in count():
        target = folder / "backups" / f"{number // 3}.db"
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if followup(["--data", str(folder), "backup", str(target), "--force"]) == 0:
            say(f"backup {target.name}")
        if number == 5:
            return


def restoring(folder: Path, _random: Random) -> None:
    """A backup is put back."""
    if followup(["--data", str(folder), "restore", str(folder.parent / SAVED)]) == 0:
        say("restored")


DOINGS: dict[str, Callable[[Path, Random], None]] = {
    "window": window, "tray": tray, "commands": commands, "writes": writes, "import": importing, "migrate": migrating,
    "migrate later": migrating, "backup": saving, "restore": restoring,
}  # fmt: skip


def _newest(folder: Path) -> int:
    book = Book(folder / "book.db")
    try:
        return int(book.value("SELECT max(id) FROM change_sets"))
    finally:
        book.close()
