"""A virtual screen as a person has it: windows that are seen, pictures of it, and a mouse that really clicks."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from tests.support.processes import environment, wait_until

_WORD_GAP = 12
_BUTTON_ROW = (52, 24)
"""Pixels from the bottom of notification-daemon's window between which its buttons' labels stand."""


@dataclass(frozen=True)
class Area:
    """A rectangle of the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int


class Screen:
    """The screen of one DISPLAY."""

    def __init__(self, display: str) -> None:
        self._environment = environment(DISPLAY=display)

    def window(self, name: str) -> Area:
        """Wait for the one visible window whose name is exactly this; where it is."""
        found: list[Area] = []

        def one_there() -> bool:
            found[:] = [area for number in self._windows(name) if (area := self._area(number))]
            return len(found) == 1

        wait_until(one_there, f"a window named {name}")
        return found[0]

    def wait_until_gone(self, name: str) -> None:
        """Wait until no visible window has this name."""
        wait_until(lambda: not self._windows(name), f"the window {name} to go away")

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move the mouse there and press a button of it, the first one if none is named."""
        # Not with --sync, which waits for a quarter of a minute where the mouse is there already.
        self._xdotool("mousemove", str(x), str(y))
        self._xdotool("click", str(button))

    def picture(self) -> QImage:
        """What is on the screen now."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "screen.png"
            subprocess.run(["scrot", "--silent", str(file)], env=self._environment, check=True)
            return QImage(str(file)).convertToFormat(QImage.Format.Format_Grayscale8)

    def press_notification_button(self, number: int, of: int) -> None:
        """Click one of notification-daemon's buttons, counted from the left and 0, when `of` of them are there."""
        found: list[tuple[int, int]] = []

        def all_there() -> bool:
            row = _button_row(self.window("Notification"))
            found[:] = [((left + right) // 2, row.y + row.height // 2) for left, right in words(self.picture(), row)]
            return len(found) == of

        wait_until(all_there, f"{of} buttons")
        self.click(*found[number])

    def _windows(self, name: str) -> list[str]:
        return self._xdotool("search", "--onlyvisible", "--name", f"^{name}$").split()

    def _area(self, window: str) -> Area | None:
        """Where the window is, or None if it has just gone away."""
        shell = self._xdotool("getwindowgeometry", "--shell", window)
        values = dict(line.split("=") for line in shell.splitlines())
        return Area(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))) if values else None

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False).stdout


def _button_row(window: Area) -> Area:
    top, bottom = (window.y + window.height - distance for distance in _BUTTON_ROW)
    return Area(window.x + 20, top, window.width - 40, bottom - top)


def words(picture: QImage, area: Area) -> list[tuple[int, int]]:
    """The words in a row of text: left and right of each run of pixels that differ from the area's background."""
    background = picture.pixelColor(area.x, area.y).lightness()
    runs: list[tuple[int, int]] = []
    for x in range(area.x, area.x + area.width):
        column = (picture.pixelColor(x, y).lightness() for y in range(area.y, area.y + area.height))
        if not any(abs(lightness - background) > 60 for lightness in column):
            continue
        if runs and x - runs[-1][1] < _WORD_GAP:
            runs[-1] = (runs[-1][0], x)
        else:
            runs.append((x, x))
    return runs
