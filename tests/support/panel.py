"""Panels of a test's own: one that speaks StatusNotifierItem, and a real one for icons of the older kind (XEmbed)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.processes import environment, running

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Item:
    """An icon as the panel knows it: what it is called, its words under the pointer, the sizes of its pictures."""

    name: str
    id: str
    title: str
    tooltip: str
    status: str
    icon_sizes: tuple[int, ...]


class Panel:
    """A panel in a process of its own, as a person uses it: look at the icon, click it, open its menu, choose."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def item(self) -> Item:
        """Wait for the icon of the program."""
        answer = self._ask(do="item")
        return Item(icon_sizes=tuple(answer.pop("icon_sizes")), **answer)

    def click(self) -> None:
        """Click the icon with the first button."""
        self._ask(do="activate")

    def middle_click(self) -> None:
        """Click the icon with the middle button."""
        self._ask(do="secondary")

    def menu(self) -> list[Any]:
        """The menu: each entry its text, or the text and the entries below it; a line between them is None."""
        return self._ask(do="menu")

    def choose(self, *path: str) -> None:
        """Choose an entry of the menu by the texts that lead to it."""
        assert self._ask(do="choose", path=path), f"there is no {' > '.join(path)} in the menu"

    def _ask(self, **order: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def status_notifier_panel(address: str) -> Iterator[Panel]:
    """A panel for StatusNotifierItem on a bus, once programs can see it."""
    command = [sys.executable, "-m", "tests.support.scripted_panel"]
    process = subprocess.Popen(
        command,
        cwd=_ROOT,
        env=environment(DBUS_SESSION_BUS_ADDRESS=address),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with running(process):
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "ready"
        yield Panel(process)


@contextmanager
def trayer(display: str) -> Iterator[subprocess.Popen[str]]:
    """A real panel for icons, at the lower right of the screen."""
    command = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32"]
    with running(subprocess.Popen(command, env=environment(DISPLAY=display), text=True)) as process:
        yield process
