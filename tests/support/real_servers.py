"""Notification servers that people have, each with its own way of pressing a button."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.notification_server import name_owned, notification_daemon
from tests.support.processes import environment, running, wait_until
from tests.support.screen import Screen

BUTTONS = ("Open", "Done", "Snooze")
"""The order in which the program gives them."""
_LIBRARIES = Path("/usr/lib")
_XFCE_BUTTON_ROW = 32
"""Pixels from the bottom of xfce4-notifyd's window to the middle of its buttons."""
_XFCE_MARGIN = 14
_CHOOSE = """#!/bin/sh
# Takes the place of the menu program: the entry that the test wants.
exec grep -m1 -F -f '{wanted}'
"""
_DUNST = """[global]
    mouse_left_click = do_action, close_current
    mouse_right_click = context, close_current
    dmenu = {choose}
[urgency_normal]
    timeout = 0
"""


@dataclass(frozen=True)
class RealServer:
    """A server that shows notifications in windows of this name; `press` clicks one of its BUTTONS."""

    window: str
    press: Callable[[Screen, str], None]


@contextmanager
def debians_own(address: str, display: str, _home: Path) -> Iterator[RealServer]:
    """notification-daemon: a row of buttons."""

    def press(screen: Screen, button: str) -> None:
        screen.press_notification_button(BUTTONS.index(button), of=len(BUTTONS))

    with notification_daemon(address, display):
        yield RealServer("Notification", press)


@contextmanager
def xfce(address: str, display: str, home: Path) -> Iterator[RealServer]:
    """xfce4-notifyd, with the settings service it asks: buttons of equal width."""

    def press(screen: Screen, button: str) -> None:
        area = screen.window("xfce4-notifyd")
        width = (area.width - 2 * _XFCE_MARGIN) / len(BUTTONS)
        x = area.x + _XFCE_MARGIN + width * (BUTTONS.index(button) + 0.5)
        screen.click(round(x), area.y + area.height - _XFCE_BUTTON_ROW)

    # Without somebody to ask about accessibility GTK warns, and tries again.
    env = _environment(address, display, home, GTK_THEME="Adwaita", NO_AT_BRIDGE="1")
    with ExitStack() as stack:
        for program, name in (("xfconfd", "org.xfce.Xfconf"), ("xfce4-notifyd", "org.freedesktop.Notifications")):
            (found,) = _LIBRARIES.glob(f"*/xfce4/*/{program}")
            stack.enter_context(running(subprocess.Popen([found], env=env, stderr=subprocess.DEVNULL, text=True)))
            wait_until(lambda name=name: name_owned(address, name), name)
        yield RealServer("xfce4-notifyd", press)


@contextmanager
def dunst(address: str, display: str, home: Path) -> Iterator[RealServer]:
    """Dunst: a click on it is its first action, and the right button brings a menu with the others."""
    wanted, choose, settings = (home / name for name in ("wanted", "choose.sh", "dunstrc"))
    choose.write_text(_CHOOSE.format(wanted=wanted))
    choose.chmod(0o700)
    settings.write_text(_DUNST.format(choose=choose))

    def press(screen: Screen, button: str) -> None:
        area = screen.window("Dunst")
        wanted.write_text(f"#{button}")
        screen.click(area.x + area.width // 2, area.y + area.height // 2, button=1 if button == "Open" else 3)

    command = ["dunst", "-config", str(settings)]
    # Its menu speaks the letters of its locale only.
    env = _environment(address, display, home, LC_ALL="C.UTF-8")
    with running(subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL, text=True)):
        wait_until(lambda: name_owned(address, "org.freedesktop.Notifications"), "dunst on the bus")
        yield RealServer("Dunst", press)


def _environment(address: str, display: str, home: Path, **more: str) -> dict[str, str]:
    return environment(
        DBUS_SESSION_BUS_ADDRESS=address,
        DISPLAY=display,
        WAYLAND_DISPLAY=None,
        HOME=str(home),
        XDG_RUNTIME_DIR=str(home),
        XDG_CONFIG_HOME=None,
        **more,
    )
