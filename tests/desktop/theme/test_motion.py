"""What the desktop's portal says of motion, over a real bus of the test's own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from followup_desktop.desktop.theme.motion import system_reduces_motion
from tests.support.fixtures import bus, short_folder  # noqa: F401
from tests.support.processes import running

PORTAL = """
import asyncio
from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, method

class Settings(ServiceInterface):
    @method()
    def Read(self, namespace: "s", key: "s") -> "v":
        assert (namespace, key) == ("org.gnome.desktop.interface", "enable-animations")
        return Variant("v", Variant("b", {animations}))

async def serve():
    bus = await MessageBus().connect()
    bus.export("/org/freedesktop/portal/desktop", Settings("org.freedesktop.portal.Settings"))
    await bus.request_name("org.freedesktop.portal.Desktop")
    print("ready", flush=True)
    await bus.wait_for_disconnect()

asyncio.run(serve())
"""
ASK = """
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from followup_desktop.desktop.theme.motion import system_reduces_motion
print(system_reduces_motion())
"""


def asked_in_a_process_of_its_own():
    """Qt keeps one session bus for a process, so each question needs its own."""
    return subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="the portal is Linux's")
@pytest.mark.parametrize(("animations", "reduced"), [(True, "False"), (False, "True")])
@pytest.mark.usefixtures("bus")
def test_the_portal_is_believed(animations, reduced):
    portal = subprocess.Popen(
        [sys.executable, "-c", PORTAL.format(animations=animations)], stdout=subprocess.PIPE, text=True
    )
    with running(portal):
        assert portal.stdout.readline() == "ready\n"
        assert asked_in_a_process_of_its_own() == reduced


@pytest.mark.skipif(sys.platform != "linux", reason="the portal is Linux's")
@pytest.mark.usefixtures("bus")
def test_nobody_on_the_bus_means_motion():
    assert asked_in_a_process_of_its_own() == "False"


def test_macos_is_asked_for_its_setting(monkeypatch):
    asked = []

    class Answer:
        stdout = "1\n"

    def run(command, **_options):
        asked.append(command)
        return Answer()

    monkeypatch.setattr("followup_desktop.desktop.theme.motion.sys.platform", "darwin")
    monkeypatch.setattr("followup_desktop.desktop.theme.motion.subprocess.run", run)
    assert system_reduces_motion() is True
    assert asked == [["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]]


def test_a_system_that_cannot_answer_has_motion(monkeypatch):
    def run(*_command, **_options):
        raise FileNotFoundError("no such program")

    monkeypatch.setattr("followup_desktop.desktop.theme.motion.sys.platform", "darwin")
    monkeypatch.setattr("followup_desktop.desktop.theme.motion.subprocess.run", run)
    assert system_reduces_motion() is False
