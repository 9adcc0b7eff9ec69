"""python -m tests.tour DIR [SCENE ...]: draw all scenes or some, light and dark, and a real notification, into DIR."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.window.application import make_application
from tests.tour.notification import notification
from tests.tour.scenes import HEIGHT, SCENES, USUAL, Scene
from tests.tour.stage import Stage, demo_book, stage

MODES = ("light", "dark")
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=1)))
"""The drawings' moment: a Sunday morning."""


def main(arguments: Sequence[str]) -> int:
    """Draw into the folder that is named; without a notification server's bus, everything but the notification."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(make_application())
    wanted = arguments[1:]
    for file in draw(folder, theme, [scene for scene in SCENES if not wanted or scene.name in wanted]):
        print(file.name, flush=True)
    if wanted and "notification" not in wanted:
        return 0
    if "DISPLAY" in os.environ and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        draw_notification(folder / "notification.png", theme)
    else:
        print("no screen or no session bus: the picture of the notification is left out", file=sys.stderr)
    return 0


def draw(folder: Path, theme: Theme, scenes: Sequence[Scene], now: datetime = NOW) -> Iterator[Path]:
    """Draw scenes in both looks; the files as they are made. Each scene has a book and a window of its own."""
    with tempfile.TemporaryDirectory(prefix="fu-") as name:
        demo = demo_book(Path(name) / "demo", now)
        for number, scene in enumerate(scenes):
            place = Path(name) / str(number)
            place.mkdir()
            with stage(theme, place, now, None if scene.empty else demo) as played:
                yield from _draw(scene, played, folder)


def _draw(scene: Scene, played: Stage, folder: Path) -> Iterator[Path]:
    """All widths and looks of a scene in one window: what is dressed anew must be as if it had always been so."""
    played.theme.set_mode(MODES[0])
    played.window.resize(scene.widths[0], HEIGHT)
    played.settle()
    shown = scene.act(played)
    for width in scene.widths:
        played.window.resize(width, HEIGHT)
        for mode in MODES:
            played.theme.set_mode(mode)
            suffix = "" if width == USUAL else f"-{width}"
            file = folder / f"{scene.name}{suffix}-{mode}.png"
            if not played.picture(shown).save(str(file)):
                raise OSError(f"{file} cannot be written")
            yield file


def draw_notification(file: Path, theme: Theme) -> None:
    """Draw the notification over the window, at the present moment: the tray keeps no other time."""
    theme.set_mode("light")
    now = datetime.now().astimezone()
    with tempfile.TemporaryDirectory(prefix="fu-") as name:
        demo = demo_book(Path(name) / "demo", now)
        with stage(theme, Path(name), now, demo) as played:
            notification(played, now).save(str(file))
    print(file.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
