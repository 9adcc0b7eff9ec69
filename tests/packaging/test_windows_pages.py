"""The pages of the Windows installer, gone through by keyboard under wine; their pictures are under build/journeys."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.support.display import virtual_display
from tests.support.installers import make_installer
from tests.support.processes import end, environment, wait_until
from tests.support.screen import Screen
from tests.support.wine import Windows, fresh_windows
from windows import pictures

missing = [name for name in ("makensis", "wine", "xdotool", "scrot") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(missing), reason=f"{' and '.join(missing)} missing"),
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
]

PICTURES = Path(__file__).parents[2] / "build" / "journeys"


class Pages:
    """A Windows on a screen of its own, with a keyboard."""

    def __init__(self, system: Windows, display: str) -> None:
        self.system = system
        self._display = display
        self._screen = Screen(display)
        self._seen = QImage()

    def open(self, program: Path, *arguments: str) -> subprocess.Popen[str]:
        """Start a program and wait until something is to be seen."""
        started = self.system.start(program, *arguments, DISPLAY=self._display)
        wait_until(lambda: self._windows() != [], "the first page")
        self._settle()
        return started

    def press(self, *keys: str) -> None:
        """Press keys, one after another, and wait until what follows is to be seen."""
        for key in keys:
            self._xdotool("key", key)
            wait_until(lambda: self._screen.picture() != self._seen, f"an answer to {key}")
            self._settle()

    def keep(self, name: str) -> None:
        """Keep a picture of the page."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = str(PICTURES / f"windows-{name}.png")
        command = ["scrot", "--overwrite", "--silent", "--autoselect", "{},{},{},{}".format(*self._place()), file]
        subprocess.run(command, env=environment(DISPLAY=self._display), check=True)

    def _settle(self) -> None:
        looked = [self._screen.picture()]

        def still() -> bool:
            time.sleep(0.4)
            looked.append(self._screen.picture())
            return looked[-1] == looked[-2]

        wait_until(still, "the page to stand still")
        self._seen = looked[-1]

    def _windows(self) -> list[str]:
        return self._xdotool("search", "--onlyvisible", "--name", "Followup").split()

    def _place(self) -> tuple[int, ...]:
        """Where the newest window is, and how large."""
        shell = self._xdotool("getwindowgeometry", "--shell", self._windows()[0])
        values = dict(line.split("=") for line in shell.splitlines())
        return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        own = environment(DISPLAY=self._display)
        return subprocess.run(command, env=own, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    with virtual_display("800x600x24") as display, fresh_windows(tmp_path / "windows" / "prefix") as system:
        yield Pages(system, display)


@pytest.fixture
def installer(tmp_path: Path) -> Path:
    pictures.make(tmp_path / "pictures")
    return make_installer(tmp_path / "made", "1.0.0", pictures=tmp_path / "pictures")


def test_from_the_first_page_to_the_books_end(pages: Pages, installer: Path) -> None:
    local = pages.system.home / "AppData" / "Local"
    book = local / "Followup" / "book.db"
    book.parent.mkdir()
    book.write_bytes(b"a book")
    setup = pages.open(installer)
    try:
        pages.keep("1-choices")
        pages.press("alt+r")
        pages.press("alt+n")
        pages.keep("2-folder")
        pages.press("alt+i")
        wait_until((local / "Programs" / "Followup" / "uninstall.exe").exists, "the files")
        pages.keep("3-files")
        pages.press("alt+n")
        pages.keep("4-end")
        pages.press("space")  # Not now: a stand-in has nothing to show.
        pages.press("alt+f")
        setup.wait(20)
    finally:
        end(setup)
    run = pages.system.registry(r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run")
    assert list(run) == ["followup-desktop"]

    taken_away = pages.open(local / "Programs" / "Followup" / "uninstall.exe")
    try:
        pages.keep("5-book")
        pages.press("alt+d", "alt+u")
        pages.keep("6-sure")
        pages.press("alt+n")  # No: back to the question.
        assert book.exists()
        pages.press("alt+u", "alt+y")
        wait_until(lambda: not book.parent.exists(), "the book to go")
        pages.keep("7-gone")
    finally:
        end(taken_away)
    assert not (local / "Programs" / "Followup").exists()
