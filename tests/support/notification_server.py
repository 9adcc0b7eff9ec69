"""Notification servers on a test's session bus: a scripted one that presses its own buttons, and Debian's real one."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.processes import PATIENCE, end, environment, running, wait_until

ALL_CAPABILITIES = ("actions", "body", "body-markup", "body-hyperlinks", "icon-static", "persistence", "sound")
NOTIFICATION_DAEMON = Path("/usr/lib/notification-daemon/notification-daemon")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Shown:
    """One Notify call as the server received it."""

    id: int
    title: str
    body: str
    actions: tuple[str, ...]
    hints: dict[str, object]
    app: str
    icon: str

    @property
    def buttons(self) -> dict[str, str]:
        """The actions' keys and labels, the click on the body ('default') left out."""
        pairs = dict(zip(self.actions[::2], self.actions[1::2], strict=True))
        return {key: label for key, label in pairs.items() if key != "default"}


class ScriptedServer:
    """org.freedesktop.Notifications in a process of its own, so that it can also be stopped and killed."""

    def __init__(self, address: str, name: str, capabilities: tuple[str, ...], hold: bool) -> None:
        options = json.dumps({"name": name, "capabilities": capabilities, "hold": hold})
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.scripted_server", options],
            cwd=_ROOT,
            env=environment(DBUS_SESSION_BUS_ADDRESS=address),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._events: queue.Queue[dict] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._next("ready")

    def shown(self) -> Shown:
        """Wait for the next notice that is shown."""
        event = self._next("shown", passing_over="closed")
        names = ("id", "title", "body", "hints", "app", "icon")
        return Shown(actions=tuple(event["actions"]), **{name: event[name] for name in names})

    def closed(self) -> int:
        """Wait for the next notice that the program closes; the server's number of it."""
        return self._next("closed")["id"]

    def nothing_happened(self) -> bool:
        """Whether no event waits to be read."""
        return self._events.empty()

    def press(self, number: int, key: str) -> None:
        """Press an action: a button's key, or 'default' for a click on the body."""
        self._order(do="press", id=number, key=key)

    def close(self, number: int, reason: int) -> None:
        """Close a notice: 1 it expired, 2 the person dismissed it."""
        self._order(do="close", id=number, reason=reason)

    def release(self) -> None:
        """Show what was held back, and hold back no more."""
        self._order(do="release")

    def stop(self) -> None:
        """Make the server hang: it stays on the bus and answers nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a stopped server go on."""
        self.process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        """End the process and the thread that reads from it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self._reader.join(5)
        end(self.process)

    def _order(self, **order: object) -> None:
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._events.put(json.loads(line))

    def _next(self, kind: str, *, passing_over: str = "") -> dict:
        event = self._events.get(timeout=PATIENCE)
        while event["event"] == passing_over:
            event = self._events.get(timeout=PATIENCE)
        assert event["event"] == kind, f"waited for {kind}, got {event}"
        return event


@contextmanager
def scripted_server(
    address: str,
    *,
    name: str = "scripted",
    capabilities: tuple[str, ...] = ALL_CAPABILITIES,
    hold: bool = False,
) -> Iterator[ScriptedServer]:
    """A scripted server on the bus; with `hold` it answers no Notify call until released."""
    server = ScriptedServer(address, name, capabilities, hold)
    try:
        yield server
    finally:
        server.end()


@contextmanager
def notification_daemon(address: str, display: str) -> Iterator[subprocess.Popen[str]]:
    """Debian's notification-daemon, with real windows on the display, once it owns its name."""
    env = environment(DBUS_SESSION_BUS_ADDRESS=address, DISPLAY=display, WAYLAND_DISPLAY=None, GTK_THEME="Adwaita")
    daemon = subprocess.Popen([NOTIFICATION_DAEMON], env=env, stderr=subprocess.DEVNULL, text=True)
    with running(daemon):
        wait_until(lambda: name_owned(address, "org.freedesktop.Notifications"), "notification-daemon on the bus")
        yield daemon


def name_owned(address: str, name: str) -> bool:
    """Whether somebody owns a name on a bus."""
    query = "org.freedesktop.DBus.NameHasOwner"
    command = ["dbus-send", f"--bus={address}", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/", query]
    reply = subprocess.run([*command, f"string:{name}"], capture_output=True, text=True, check=True)
    return "true" in reply.stdout
